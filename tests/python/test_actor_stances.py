"""Where actors stand: by the rules, by synonyms, and by a model."""

import newslens as nl
import numpy as np
import pandas as pd
import pytest

TARGET = "the harbour toll"
TEXT = "The harbour toll rises in May. Mayor Orla Venn said the harbour toll was paid. Tam Holt drank tea."


class Judge:
    """A model that calls everything by its last class."""

    def __init__(self, classes=("against", "favor"), labels=None):
        self.classes_ = np.array(classes)
        self.labels = labels
        self.seen = []

    def predict_proba(self, rows):
        self.seen += rows
        wide = np.full((len(rows), len(self.classes_)), 0.2 / (len(self.classes_) - 1))
        wide[:, -1] = 0.8
        return wide


def labels(text, **options):
    return {stance.actor: stance.label for stance in nl.actor_stances(text, TARGET, **options)}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Mayor Orla Venn never opposed the harbour toll.", "favor"),
        ("Mayor Orla Venn would back the harbour toll only if ships paid too.", "against"),
        ("Mayor Orla Venn took no side on the harbour toll.", "neutral"),
        ("Mayor Orla Venn said the harbour toll does not go far enough.", "favor"),
        ("Mayor Orla Venn denied that she opposed the harbour toll.", "favor"),
    ],
)
def test_rules(text, label):
    assert labels(text) == {"Orla Venn": label}


def test_synonyms():
    text = "Mayor Orla Venn condemned the pier fee."
    assert labels(text) == {}
    assert labels(text, synonyms=["the pier fee"]) == {"Orla Venn": "against"}


def test_country():
    found = nl.actor_stances("Sweden condemned the harbour toll.", TARGET)
    assert [(stance.actor, stance.country) for stance in found] == [("Sweden", "Sweden")]


def test_a_model_judges_what_is_said():
    model = Judge()
    (stance,) = nl.actor_stances(TEXT, TARGET, model=model)
    assert (stance.actor, stance.label, stance.probability) == ("Orla Venn", "favor", pytest.approx(0.8))
    assert model.seen == [(TARGET, "Mayor Orla Venn said the harbour toll was paid.")]
    assert TEXT[slice(*stance.evidence[0])] == model.seen[0][1]


def test_a_models_classes_by_its_labels():
    model = Judge(("no", "yes"), {"no": "favor", "yes": "against"})
    assert labels(TEXT, model=model) == {"Orla Venn": "against"}
    with pytest.raises(ValueError, match="class 'no' tells no side"):
        labels(TEXT, model=Judge(("no", "yes")))


def test_a_fitted_model_judges():
    pairs = [(TARGET, "We welcome it"), (TARGET, "We reject it"), ("the train", "We welcome it"), ("the train", "No")]
    model = nl.StanceClassifier().fit(pairs, ["favor", "against", "favor", "against"])
    assert set(labels(TEXT, model=model)) == {"Orla Venn"}


def test_accessor_takes_targets_and_a_model():
    texts = pd.Series([TEXT, None], index=["p", "q"])
    found = texts.news.stances([TARGET, "the night train"], model=Judge())
    assert found[["actor", "target"]].to_numpy().tolist() == [["Orla Venn", TARGET]]
    with pytest.raises(ValueError, match="several targets"):
        texts.news.stances([TARGET, "the night train"], synonyms=["the fee"])


@pytest.mark.parametrize(("synonyms", "error"), [("fee", TypeError), ([5], TypeError), ([" "], ValueError)])
def test_wrong_synonyms(synonyms, error):
    with pytest.raises(error):
        nl.actor_stances(TEXT, TARGET, synonyms=synonyms)


def test_a_lexicon_of_ones_own():
    text = "Mayor Orla Venn kneecapped the harbour toll. The Port Union bankrolls the harbour toll."
    assert labels(text) == {}
    found = labels(text, lexicon={"kneecapped": "against", "bankroll": "favor"})
    assert found == {"Orla Venn": "against", "Port Union": "favor"}


def test_a_lexicon_is_read_before_the_built_in_one():
    text = "Mayor Orla Venn supports the harbour toll."
    assert labels(text) == {"Orla Venn": "favor"}
    assert labels(text, lexicon={"support": "against"}) == {"Orla Venn": "against"}
    assert labels(text, lexicon={"support": "neutral"}) == {"Orla Venn": "neutral"}


def test_a_lexicon_of_phrases():
    text = "Mayor Orla Venn walked off into the sunset over the harbour toll."
    phrase = {"walked off into the sunset": "neutral"}
    assert labels(text, lexicon=phrase) == {"Orla Venn": "neutral"}
    found = pd.Series([text]).news.stances(TARGET, lexicon=phrase)
    assert found["label"].tolist() == ["neutral"]


@pytest.mark.parametrize(
    ("lexicon", "error", "message"),
    [
        (["kneecap"], TypeError, "lexicon is .*expected a dict"),
        ("kneecap", TypeError, "expected a dict"),
        ({5: "favor"}, TypeError, "a cue of the lexicon is '5' of type int"),
        ({" ": "favor"}, ValueError, "expected words"),
        ({"kneecap": "bad"}, ValueError, r"lexicon\['kneecap'\] is 'bad', expected 'favor', 'against' or 'neutral'"),
        ({"kneecap": None}, ValueError, "is None"),
    ],
)
def test_wrong_lexicons(lexicon, error, message):
    with pytest.raises(error, match=message):
        nl.actor_stances(TEXT, TARGET, lexicon=lexicon)


def test_a_stance_tells_its_cue_what_it_is_about_and_the_rule():
    text = "Mayor Orla Venn opposes the harbour toll. Fishers never opposed the toll, they said."
    found = {stance.actor: stance for stance in nl.actor_stances(text, TARGET)}["Orla Venn"]
    cue = found.reasons.cues[0]
    assert (cue.text, cue.kind, text[slice(*cue.named)]) == ("opposes", "attitude", "harbour toll")
    assert found.reasons.rule == "sum"
    assert cue.value < 0
    assert "takes a side" in str(found.reasons)
    assert "'opposes'" in str(found.reasons)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("“The harbour toll comes in May,” Mayor Orla Venn said.", "silent"),
        ("Mayor Orla Venn declined to take sides on the harbour toll.", "aloof"),
        ("Mayor Orla Venn opposes the harbour toll.", "sum"),
    ],
)
def test_rules_that_decide(text, rule):
    (stance,) = nl.actor_stances(text, TARGET)
    assert stance.reasons.rule == rule
