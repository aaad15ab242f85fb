"""Stances: each target has a model of its own, beside one that all share."""

import newslens as nl
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st


def test_a_new_target_is_judged_by_what_targets_share(stances):
    pairs = [("the bypass", "We support it and welcome the news."), ("the bypass", "We reject it and oppose the plan.")]
    assert stances.predict(pairs).tolist() == ["favor", "against"]


def test_the_target_matters(stance_data):
    pairs, labels = stance_data
    turned = {"favor": "against", "against": "favor", "neutral": "neutral"}
    X = [*pairs, *[("the old tariff", text) for _, text in pairs]]
    y = [*labels, *[turned[label] for label in labels]]
    model = nl.StanceClassifier().fit(X, y)
    text = "We support it and welcome it."
    assert model.predict([("the harbour toll", text), ("the old tariff", text)]).tolist() == ["favor", "against"]


def test_columns_have_the_names_they_are_given(stance_data, stances, tmp_path):
    pairs, labels = stance_data
    columns = {"about": [target for target, _ in pairs], "words": [text for _, text in pairs], "other": labels}
    model = nl.StanceClassifier(target_column="about", text_column="words").fit(columns, labels)
    assert (model.predict_proba(columns) == stances.predict_proba(pairs)).all()
    assert list(model.explain("the harbour toll", "We support it").texts) == ["about", "words"]
    model.save(tmp_path / "stances.newslens")
    loaded = nl.load(tmp_path / "stances.newslens")
    assert (loaded.target_column, loaded.text_column) == ("about", "words")
    assert (loaded.predict(columns) == model.predict(columns)).all()


PLACES = ["Lake Union", "Norland", "Hill Town", "Old Quay", "East Bank"]
EVENTS = ["ferry sinks", "bakery burns", "bridge falls", "river floods"]


def claims():
    """Return claims with an article that confirms, denies or ignores each, and the stances."""
    rows, labels = [], []
    for p, place in enumerate(PLACES):
        for e, event in enumerate(EVENTS):
            claim = f"{event} in {place}"
            rows.append((claim, f"Officials confirmed that a {event} near {place}. It is true, they said."))
            rows.append((claim, f"The report that a {event} near {place} is false. The mayor denied it as a hoax."))
            rows.append((claim, f"Prices of {EVENTS[(e + 2) % 4]} rose in {PLACES[(p + 3) % 5]}."))
            labels += ["agree", "disagree", "unrelated"]
    return rows, labels


@pytest.fixture(scope="module")
def claim_model():
    return nl.StanceClassifier(kind="claim").fit(*claims())


def test_claims_have_a_first_stage(claim_model):
    rows, labels = claims()
    assert claim_model.kind_ == "claim"
    assert (claim_model.predict(rows) == np.array(labels)).mean() > 0.9
    unrelated = claim_model.predict([("market burns in New Port", "Bread is dear this winter.")])
    assert unrelated.tolist() == ["unrelated"]


def test_an_explained_claim_shows_features_and_sentences(claim_model):
    claim, text = "ferry sinks in Norland", "Bread’s dear. A ferry sinks near Norland, it is true."
    found = claim_model.explain(claim, text, "agree")
    total = found.intercept + sum(part.value for part in found.features)
    assert (
        total
        == pytest.approx(found.score)
        == pytest.approx(claim_model.decision_function([(claim, text)])[0, 0], abs=1e-4)
    )
    start, end = found.evidence[0]
    assert text[start:end] == "A ferry sinks near Norland, it is true."
    assert found.contributions == ()
    assert "features that raise" in found._repr_html_()
    shared = {text[start:end] for column, start, end in found.features[0].places if column == "text"}
    assert shared == {"ferry", "sinks", "Norland"}
    assert "(ferry, sinks, Norland)" in str(found)
    assert "×" in found.rule
    assert all(found.rule in shown for shown in (str(found), found._repr_html_()))


def test_claims_are_saved_with_their_cues(tmp_path):
    rows, labels = claims()
    model = nl.StanceClassifier(kind="claim", cues={"sea": ["ferry", "=quay"]}).fit(rows, labels)
    assert "sea in the claim" in model.get_feature_names_out().tolist()
    model.save(tmp_path / "claims.newslens")
    loaded = nl.load(tmp_path / "claims.newslens")
    assert (loaded.predict_proba(rows) == model.predict_proba(rows)).all()
    assert loaded.to_bytes() == model.to_bytes()


def test_any_number_of_threads_gives_the_same_trees(claim_model):
    assert nl.StanceClassifier(kind="claim", n_jobs=1).fit(*claims()).to_bytes() == claim_model.to_bytes()


def mentions():
    """Return rows of a target, a text and the target's place, two of every text, and the stances."""
    rows, labels = [], []
    for at in range(60):
        bad, good = ["accused", "blamed"][at % 2], ["praised", "thanked"][at % 2]
        text = f"Group {at} of “Lake Union” {bad} Nell Dorn of waste while it {good} Bea Lund for her work."
        for name, label in (("Nell Dorn", "against"), ("Bea Lund", "favor")):
            rows.append((name, text, text.index(name), text.index(name) + len(name)))
            labels.append(label)
    return rows, labels


@pytest.fixture(scope="module")
def mention_model():
    return nl.StanceClassifier().fit(*mentions())


def test_places_tell_mentions_apart(mention_model, tmp_path):
    assert mention_model.kind_ == "mention"
    text = "The guild accused Orla Venn of neglect while it praised Ida Holm for her courage."
    rows = [(name, text, text.index(name), text.index(name) + len(name)) for name in ("Orla Venn", "Ida Holm")]
    assert mention_model.predict(rows).tolist() == ["against", "favor"]
    frame = pd.DataFrame(rows, columns=["target", "text", "start", "end"])
    assert (mention_model.predict_proba(frame) == mention_model.predict_proba(rows)).all()
    mention_model.save(tmp_path / "mentions.newslens")
    loaded = nl.load(tmp_path / "mentions.newslens")
    assert (loaded.predict_proba(frame) == mention_model.predict_proba(frame)).all()


def test_an_explained_mention_adds_up_on_the_text(mention_model):
    target, text, start, end = mentions()[0][0]
    found = mention_model.explain(target, text, "favor", start=start, end=end)
    total = found.intercept + sum(word.value for word in found.contributions)
    score = mention_model.decision_function([(target, text, start, end)])[0]
    against = mention_model.explain(target, text, "against", start=start, end=end).score
    assert total == pytest.approx(found.score)
    assert found.score - against == pytest.approx(score, abs=1e-4)
    assert all(text[word.start : word.end] == word.text for word in found.contributions)


@pytest.mark.parametrize(
    ("row", "error", "message"),
    [
        (("Orla", "Orla left", 0, 20), ValueError, "row 0 has start 0 and end 20 in a text of 9 characters"),
        (("Orla", "Orla left", 3, 3), ValueError, "row 0 has start 3 and end 3"),
        (("Orla", "Orla left", -1, 3), ValueError, "row 0 has start -1"),
        (("Orla", "Orla left", "0", 3), TypeError, "expected a whole number"),
        (("Orla", "Orla left", None, 3), TypeError, "is None"),
        (("Orla", None, 0, 3), TypeError, "expected a string"),
        (("Orla", "Orla left"), ValueError, "X\\[0\\] has 2 values, expected 4"),
    ],
)
def test_places_that_cannot_be_right(mention_model, row, error, message):
    with pytest.raises(error, match=message):
        mention_model.predict([row])


def test_places_are_needed_in_a_frame(mention_model):
    with pytest.raises(ValueError, match="no column 'start'"):
        mention_model.predict(pd.DataFrame({"target": ["a"], "text": ["a b"]}))


def test_the_one_rule():
    pairs = [(f"claim {at}", f"Text {at % 7} says word {at % 3}.") for at in range(110)]
    labels = ["a" if at % 3 else "b" for at in range(110)]
    assert nl.StanceClassifier().fit(pairs, labels).kind_ == "claim"
    assert nl.StanceClassifier().fit(pairs[:90], labels[:90]).kind_ == "target"
    assert nl.StanceClassifier(kind="target").fit(pairs, labels).kind_ == "target"


def test_costs_decide(stance_data):
    pairs, labels = stance_data
    dear = np.full((3, 3), 1.0)
    np.fill_diagonal(dear, 0)
    dear[0, 1:] = 1e6  # missing "against" is what must not happen
    model = nl.StanceClassifier(cost=dear).fit(pairs, labels)
    assert (model.predict(pairs) == "against").all()
    assert model.factors_ is None


def test_what_classes_mean(stance_data, tmp_path):
    pairs, labels = stance_data
    assert nl.StanceClassifier().fit(pairs, labels).meanings_ == {
        "favor": "favor",
        "against": "against",
        "neutral": "neutral",
    }
    turned = ["pro" if label == "favor" else "contra" for label in labels]
    model = nl.StanceClassifier(labels={"pro": "favor"}).fit(pairs, turned)
    model.save(tmp_path / "meanings.newslens")
    assert nl.load(tmp_path / "meanings.newslens").meanings_ == {"pro": "favor"}


@pytest.mark.parametrize(
    ("parameters", "error", "message"),
    [
        ({"kind": "sentence"}, ValueError, "kind must be 'auto' or 'claim'"),
        ({"unrelated": "apart"}, ValueError, "unrelated is 'apart', which is not a class"),
        ({"labels": {"pro": "favor"}}, ValueError, "labels names 'pro', which is not a class"),
        ({"labels": {"favor": "yes"}}, ValueError, "labels\\['favor'\\] is 'yes'"),
        ({"labels": ["favor"]}, TypeError, "labels is \\['favor'\\]"),
        ({"cost": [[0, 1]]}, ValueError, "cost has shape \\(1, 2\\)"),
        ({"cues": ["no"]}, TypeError, "cues is \\['no'\\]"),
        ({"cues": {"refute": "no"}}, TypeError, "expected a list of words"),
        ({"kind": "claim", "cues": {"refute": [""]}}, ValueError, "cues must be words"),
        ({"class_weight": "auto!"}, ValueError, "class_weight must be"),
    ],
)
def test_parameters_that_cannot_be_right(stance_data, parameters, error, message):
    with pytest.raises(error, match=message):
        nl.StanceClassifier(**parameters).fit(*stance_data)


def test_groups_of_cues_that_mentions_do_not_know():
    with pytest.raises(ValueError, match='words of "good", "bad" or "turn" for mentions'):
        nl.StanceClassifier(cues={"sea": ["quay"]}).fit(*mentions())


def assert_exact(intercept, values, score):
    """Assert that values add up to a score within 1e-5 of the sum of their magnitudes."""
    assert abs(intercept + sum(values) - score) <= 1e-5 * (abs(intercept) + sum(map(abs, values))) + 1e-6


CLAIM_WORDS = st.sampled_from(
    [
        *[
            "ferry",
            "Ferry",
            "sinks",
            "near",
            "Norland",
            "report",
            "said",
            "denied",
            "hoax",
            "false",
            "confirmed",
            "true",
            "not",
            "but",
            "?",
            "“",
            "7",
            "the",
            "é",
            "🎉",
        ],
        ".\n",
    ]
)
CLAIMS = st.lists(CLAIM_WORDS, max_size=30).map(" ".join)


COUNTED = (
    "in the claim",
    "in the article",
    "in the best sentence",
    "in the three best sentences",
    "in the first two sentences",
    "in the last two sentences",
    "in sentences about the claim",
    "in the other sentences",
    "in the first three sentences",
)
"""Features of cue words whose value is how many there are."""


@given(claim=CLAIMS, text=CLAIMS)
def test_claims_add_up_and_show_where_they_were_read(claim, text, claim_model):
    scores = claim_model.decision_function([(claim, text)])[0]
    for label, score in zip(claim_model.classes_.tolist(), scores, strict=True):
        found = claim_model.explain(claim, text, label)
        values = [part.value for part in found.features]
        assert_exact(found.intercept, values, found.score)
        assert_exact(found.intercept, values, float(score))
        for part in found.features:
            assert all(found.texts[column][start:end].strip() for column, start, end in part.places)
            if part.name.endswith(COUNTED):
                assert len(part.places) == part.feature
            if part.name == "words of the claim found":
                words = {found.texts[column][start:end].lower() for column, start, end in part.places}
                assert len(words) >= part.feature


@given(before=st.text(max_size=60), after=st.text(max_size=60))
def test_mentions_add_up(before, after, mention_model):
    text = f"{before} Orla {after}"
    row = ("Orla", text, len(before) + 1, len(before) + 5)
    classes = mention_model.classes_.tolist()
    found = mention_model.explain(*row[:2], classes[1], against=classes[0], start=row[2], end=row[3])
    assert_exact(found.intercept, [word.value for word in found.contributions], found.score)
    assert found.score == pytest.approx(float(mention_model.decision_function([row])[0]), abs=1e-4)
