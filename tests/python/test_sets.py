"""Sets of classes, abstaining, what a class is known by, and what a file remembers."""

from pathlib import Path

import newslens as nl
import numpy as np
import pytest

GOLDEN = Path(__file__).parent.parent / "golden"
SUBJECTS = {
    "sport": "cup coach goal league striker",
    "politics": "tax vote bill senate minister",
    "health": "nurse clinic",
}
COMMON = "the a said report on day people city new more will year time group plan work"


def drawn(n, seed, share=0.3):
    """Return texts whose words are partly those of another subject, so that no model can be sure."""
    chance = np.random.default_rng(seed)
    subjects = list(SUBJECTS)
    labels = chance.choice(subjects, n)
    texts = []
    for label in labels:
        own = [
            str(chance.choice(SUBJECTS[label if chance.random() > share else chance.choice(subjects)].split()))
            for _ in range(3)
        ]
        texts.append(" ".join([*own, *chance.choice(COMMON.split(), 8)]))
    return texts, labels.tolist()


@pytest.fixture(scope="module")
def unsure():
    return nl.TopicClassifier(characters=False).fit(*drawn(1500, 0))


@pytest.fixture(scope="module")
def several():
    texts, labels = drawn(600, 1)
    return nl.TopicClassifier(characters=False).fit(
        texts, [[label, "long"] if len(text) > 70 else [label] for text, label in zip(texts, labels, strict=True)]
    )


def naive_lac(model, probabilities, coverage, by_class=False):
    """Return the sets as the papers have them, by NumPy alone."""
    classes, lac, _ = model._model.held_out()
    sets = np.zeros(probabilities.shape, dtype=bool)
    for at in range(probabilities.shape[1]):
        scores = lac[classes == at] if by_class else lac
        rank = int(np.ceil((len(scores) + 1) * coverage))
        limit = np.sort(scores)[rank - 1] if rank <= len(scores) else np.inf
        sets[:, at] = (1 - probabilities[:, at]).astype(np.float32) <= limit
    return sets


@pytest.mark.parametrize("coverage", [0.5, 0.8, 0.9, 0.95])
@pytest.mark.parametrize("by_class", [False, True])
def test_sets_are_those_of_a_plain_count(coverage, by_class, unsure):
    texts, labels = drawn(1500, 2)
    sets = unsure.predict_set(texts, coverage, by_class=by_class)
    np.testing.assert_array_equal(sets, naive_lac(unsure, unsure.predict_proba(texts), coverage, by_class))
    held = sets[np.arange(1500), np.searchsorted(unsure.classes_, labels)]
    assert held.mean() == pytest.approx(coverage, abs=0.05)


def test_cumulative_sets(unsure):
    texts, labels = drawn(1500, 3)
    sets = unsure.predict_set(texts, 0.9, method="aps")
    held = sets[np.arange(1500), np.searchsorted(unsure.classes_, labels)]
    assert held.mean() == pytest.approx(0.9, abs=0.04)
    order = np.random.default_rng(0).permutation(1500)
    np.testing.assert_array_equal(unsure.predict_set([texts[at] for at in order], 0.9, method="aps"), sets[order])


def test_held_out_scores_are_those_of_every_row(topics, topic_data):
    classes, lac, aps = topics._model.held_out()
    assert sorted(classes.tolist()) == sorted(np.searchsorted(topics.classes_, topic_data[1]).tolist())
    assert ((lac >= 0) & (lac <= 1)).all()
    assert (aps <= 1).all()


def test_sets_of_several_labels(several):
    texts, labels = drawn(600, 4)
    sets = several.predict_set(texts, 0.9)
    held = sets[np.arange(600), np.searchsorted(several.classes_, labels)]
    assert held.mean() == pytest.approx(0.9, abs=0.06)
    with pytest.raises(ValueError, match="method is 'aps'"):
        several.predict_set(texts, method="aps")


def test_sets_of_stances(stances, stance_data):
    assert stances.predict_set(stance_data[0], 0.8).shape == (len(stance_data[0]), len(stances.classes_))
    assert stances.predict_set(stance_data[0], 0.8, method="aps").dtype == bool


def test_refusals(unsure, topics):
    for coverage in (0, 1, 1.5, "much"):
        with pytest.raises(ValueError, match="coverage must be"):
            unsure.predict_set(["cup"], coverage)
    with pytest.raises(ValueError, match="method must be 'lac' or 'aps'"):
        unsure.predict_set(["cup"], method="raps")
    with pytest.raises(ValueError, match="holds no held-out scores"):
        nl.load(GOLDEN / "format-1" / "topic_bare.newslens").predict_set(["cup"])


def test_abstaining(unsure, several):
    texts, _ = drawn(200, 5)
    sure = unsure.predict_proba(texts).max(axis=1)
    found = unsure.predict(texts, abstain=0.8)
    assert found.dtype == object
    assert [label is None for label in found] == (sure < 0.8).tolist()
    assert [label for label in found if label is not None] == unsure.predict(texts)[sure >= 0.8].tolist()
    assert unsure.predict(texts, abstain=0).tolist() == unsure.predict(texts).tolist()
    lists = several.predict(texts, abstain=0.9)
    assert {type(labels) for labels in lists} == {tuple, type(None)}
    for wrong in (-0.1, 1.1, True, "0.5"):
        with pytest.raises(ValueError, match="abstain must be"):
            unsure.predict(texts, abstain=wrong)
    matrix = nl.TopicClassifier(min_df=1).fit(["cup", "tax"], np.array([[1, 0], [0, 1]]))
    with pytest.raises(ValueError, match="which a matrix cannot hold"):
        matrix.predict(["cup"], abstain=0.5)


def test_explaining_against_another_class(unsure):
    texts, _ = drawn(20, 6)
    for text in texts:
        one, other, both = (
            unsure.explain(text, "sport"),
            unsure.explain(text, "health"),
            unsure.explain(text, "sport", against="health"),
        )
        assert both.score == pytest.approx(one.score - other.score)
        total = both.intercept + sum(word.value for word in both.contributions)
        assert total == pytest.approx(both.score, abs=1e-6)
        assert all(text[word.start : word.end] == word.text for word in both.contributions)
        assert "sport against health" in str(both)
        assert "sport against health" in both._repr_html_()
    with pytest.raises(ValueError, match="against is 'weather', which is not a class"):
        unsure.explain("cup", "sport", against="weather")


def test_explaining_a_stance_against_another(stances, stance_data):
    target, text = stance_data[0][0]
    found = stances.explain(target, text, "favor", against="against")
    assert found.intercept + sum(word.value for word in found.contributions) == pytest.approx(found.score, abs=1e-6)


def test_what_a_class_is_known_by(unsure):
    texts, _ = drawn(1500, 0)
    found = unsure.top_features("sport", 5)
    assert {word for feature in found for word in feature.text.split()} <= set(SUBJECTS["sport"].split())
    for feature in found:
        assert feature.kind == ("words" if " " in feature.text else "word")
        assert feature.columns == ("text",)
        assert feature.texts == sum(f" {feature.text} " in f" {text} " for text in texts)
    assert [feature.weight for feature in found] == sorted((feature.weight for feature in found), reverse=True)
    with pytest.raises(ValueError, match="label is 'weather', which is not a class"):
        unsure.top_features("weather")
    bare = nl.load(GOLDEN / "format-1" / "topic_bare.newslens")
    assert bare.top_features(bare.classes_[0])[0].texts is None


def test_a_model_knows_its_training_texts_again(topics, topic_data, stances, stance_data, titled):
    texts, _ = topic_data
    similarity, text = topics._model.seen([[*texts, "Nothing of this was ever written before."]], 2)
    assert text.tolist() == [*range(30), -1]
    assert similarity.tolist() == [1.0] * 30 + [0.0]
    assert topics._model.n_fingerprints == 30
    targets, bodies = zip(*stance_data[0], strict=True)
    assert (stances._model.seen([list(targets), list(bodies)], 1)[0] == 1).all()
    cleaned = nl.TopicClassifier(clean=True, min_df=1).fit(texts, topic_data[1])
    again = type(cleaned)._from_bytes(cleaned.to_bytes())
    assert again._model.seen([texts[:3]], 1)[1].tolist() == [0, 1, 2]


def test_files_of_the_first_layout_are_read():
    file = GOLDEN / "format-1" / "topic_bare.newslens"
    model, new = nl.load(file), nl.load(GOLDEN / "format-1" / "topic.newslens")
    assert nl.TopicClassifier._from_bytes(model.to_bytes()).to_bytes() == model.to_bytes()
    assert model.predict_proba(["The coach"]).tolist() == new.predict_proba(["The coach"]).tolist()
    assert model._model.n_fingerprints == 0


def test_a_card_is_saved_with_the_model(topic_data, tmp_path):
    model = nl.TopicClassifier().fit(*topic_data)
    bare = model.to_bytes()
    assert model.card_ is None
    model.card_ = {"rows": 30, "note": "<b>é"}
    model.save(tmp_path / "model")
    assert nl.load(tmp_path / "model").card_ == {"rows": 30, "note": "<b>é"}
    with pytest.raises(ValueError, match="its card has"):
        model.card_ = {"note": "x" * (1 << 21)}
    for wrong in ([1], {"note": float("nan")}, {1j: 2}):
        with pytest.raises((TypeError, ValueError)):
            model.card_ = wrong
    model.card_ = None
    assert model.to_bytes() == bare


def test_calibration_by_group_and_by_time():
    texts, labels = drawn(600, 7)
    days = np.datetime64("2024-01-01") + np.arange(600)
    shuffled = np.random.default_rng(1).permutation(600)
    by_time = nl.TopicClassifier(characters=False).fit(texts, labels, dates=days[shuffled])
    latest = np.flatnonzero(shuffled >= 480)
    assert len(latest) == 120
    classes = by_time._model.held_out()[0]
    assert classes.tolist() == np.searchsorted(by_time.classes_, np.array(labels)[latest]).tolist()
    by_group = nl.TopicClassifier(characters=False).fit(texts, labels, groups=np.arange(600) // 60)
    assert len(by_group._model.held_out()[0]) == 600
    assert by_group.temperature_ != by_time.temperature_
    for wrong in ({"groups": ["a"] * 600}, {"dates": ["2024-01-01"] * 600}, {"groups": days, "dates": days}):
        with pytest.raises(ValueError, match=r"groups|dates"):
            nl.TopicClassifier().fit(texts, labels, **wrong)
