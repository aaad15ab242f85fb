"""An audit puts wrong labels first, whatever the texts stand in, and tells of copies that disagree."""

import newslens as nl
import numpy as np
import pandas as pd
import pytest
from newslens.label_audit import suspicions


@pytest.fixture(scope="module")
def corpus():
    """Return texts of two subjects, their labels with six of them flipped, and which."""
    chance = np.random.default_rng(0)
    words = {
        "sport": ["cup", "coach", "goal", "league", "striker", "pitch"],
        "politics": ["tax", "vote", "bill", "senate", "minister", "law"],
    }
    common = [
        "the",
        "a",
        "said",
        "report",
        "on",
        "day",
        "people",
        "city",
        "new",
        "more",
        "will",
        "year",
        "plan",
        "work",
    ]
    labels = ["sport", "politics"] * 100
    texts = [" ".join(map(str, [*chance.choice(words[label], 3), *chance.choice(common, 8)])) for label in labels]
    flipped = chance.choice(200, 6, replace=False)
    for at in flipped:
        labels[at] = "politics" if labels[at] == "sport" else "sport"
    return texts, labels, set(flipped.tolist())


def test_flipped_labels_come_first(corpus):
    texts, labels, flipped = corpus
    found = nl.audit(texts, labels, explained=4)
    assert set(found["row"][:6]) == flipped
    assert sorted(found["row"]) == list(range(200))
    assert found["suspicion"].is_monotonic_decreasing
    assert (found["label"] == [labels[at] for at in found["row"]]).all()
    first = found.iloc[0]
    assert first["suggested"] != first["label"]
    assert first["probability"] < 0.5 < first["probability_of_suggested"]
    assert " +" in first["words"]
    assert (found["words"] != "").sum() == 4


def test_the_index_is_kept_and_frames_are_read(corpus):
    texts, labels, _ = corpus
    series = pd.Series(texts, index=[f"a{at}" for at in range(200)])
    found = nl.audit(series, labels, explained=0)
    assert found.index.tolist() == [f"a{row}" for row in found["row"]]
    frame = pd.DataFrame({"title": [text[:9] for text in texts], "body": texts})
    titled = nl.audit(frame, labels, model=nl.TopicClassifier(text_columns=["title", "body"]), explained=1)
    assert titled["row"].iloc[0] in corpus[2]
    one_column = nl.audit(frame, labels, model=nl.TopicClassifier(text_columns=["body"]), explained=0)
    assert set(one_column["row"][:3]) <= corpus[2]


def test_stances_are_audited(stance_data):
    pairs, labels = stance_data
    found = nl.audit(pairs, labels, model=nl.StanceClassifier(), n_splits=3, similarity=1.0)
    assert len(found) == len(labels)


def test_copies_with_different_labels_are_told(corpus):
    texts, labels, _ = corpus
    found = nl.audit([*texts, texts[0], texts[1]], [*labels, "politics", labels[1]], explained=0).set_index("row")
    assert found.loc[[0, 200], "cluster"].nunique() == 1
    assert found.loc[[0, 200], "conflict"].tolist() == [labels[0] != "politics"] * 2
    assert found.loc[[1, 201], "conflict"].tolist() == [False, False]
    assert (found["cluster"].drop([0, 1, 200, 201]) == -1).all()


def test_nothing_depends_on_threads_and_little_on_order(corpus):
    texts, labels, _ = corpus
    one, two = (nl.audit(texts, labels, n_jobs=n_jobs, explained=3) for n_jobs in (1, 2))
    pd.testing.assert_frame_equal(one, two)


def test_a_label_of_one_text_cannot_be_judged(corpus):
    texts, labels, _ = corpus
    found = nl.audit([*texts, "weather all day"], [*labels, "weather"], explained=300)
    assert found["row"].iloc[-1] == 200
    assert np.isnan(found["suspicion"].iloc[-1])


def test_suspicion_is_distance_from_the_usual():
    given = np.array([0.81, 0.64, 0.81, 0.04, np.nan] * 20)
    numbers = np.zeros(100, dtype=np.int64)
    found = suspicions(given, numbers, 1)
    fit = np.sqrt(given)
    np.testing.assert_allclose(found, (np.nanmean(fit) - fit) / np.nanstd(fit))


def test_refusals(corpus):
    texts, labels, _ = corpus
    with pytest.raises(ValueError, match="labels has several labels a row"):
        nl.audit(texts, [[label] for label in labels])
    with pytest.raises(ValueError, match="at least two classes"):
        nl.audit(texts, ["a"] * 200)
    with pytest.raises(TypeError, match="X is one str"):
        nl.audit("text", labels)
    with pytest.raises(ValueError, match="n_splits must be"):
        nl.audit(texts, labels, n_splits=1)


def test_a_model_is_a_classifier_of_texts():
    with pytest.raises(TypeError, match="model is a int, expected a TopicClassifier, a StanceClassifier or None"):
        nl.audit(["a", "b"], ["x", "y"], model=3)
