"""An audit puts wrong labels first, whatever the texts stand in, and tells of copies that disagree."""

import newslens as nl
import numpy as np
import pandas as pd
import pytest
from newslens.label_audit import doubts, suspicions


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
    with pytest.raises(ValueError, match="labels has several labels a row, which only a TopicClassifier"):
        nl.audit([(text, text) for text in texts], [[label] for label in labels], model=nl.StanceClassifier())
    for wrong in (labels[:-1], [[label] for label in labels[:-1]], np.zeros((199, 2), dtype=int)):
        with pytest.raises(ValueError, match=r"^texts and labels have different lengths: 200 texts and 199"):
            nl.audit(texts, wrong)
    with pytest.raises(ValueError, match="at least two classes"):
        nl.audit(texts, ["a"] * 200)
    with pytest.raises(TypeError, match="X is one str"):
        nl.audit("text", labels)
    with pytest.raises(ValueError, match="n_splits must be"):
        nl.audit(texts, labels, n_splits=1)


@pytest.fixture(scope="module")
def several(corpus):
    """Return texts, their sets of labels with three left out and three added, and which rows those are."""
    texts, labels, flipped = corpus
    right = [{label} for label in labels]
    for at in flipped:
        right[at] = {"sport", "politics"} - right[at]
    for at in range(0, 200, 5):
        right[at].add("short") if len(texts[at]) < 60 else right[at].add("long")
    wrong = {21: "politics", 42: "sport", 63: "politics"}
    for at in wrong:
        right[at] = right[at] ^ {"sport"}
    return texts, [sorted(row) for row in right], set(wrong)


def test_of_several_labels_the_one_that_is_wrong_is_suspected(several):
    texts, rows, wrong = several
    found = nl.audit(texts, rows, explained=5)
    assert wrong <= set(found["row"][:6])
    assert sorted(found["row"]) == list(range(200))
    assert found["suspicion"].is_monotonic_decreasing
    for told in found.itertuples():
        assert told.label == tuple(rows[told.row])
        assert set(told.label) ^ set(told.suggested) == {told.suspected}
        assert told.probability + told.probability_of_suggested == pytest.approx(1.0)
    assert 1 <= (found["words"] != "").sum() <= 5


def test_matrices_are_audited_as_lists(several):
    texts, rows, _ = several
    classes = sorted({label for row in rows for label in row})
    matrix = pd.DataFrame([[int(name in row) for name in classes] for row in rows], columns=classes)
    found, of_lists = nl.audit(texts, matrix, explained=2), nl.audit(texts, rows, explained=2)
    pd.testing.assert_frame_equal(found, of_lists)


def test_doubts_by_hand():
    probabilities = np.array([[0.81, 0.04], [0.04, 0.49], [np.nan, 0.01]])
    has = np.array([[True, False], [True, False], [False, True]])
    usual = np.array([(0.9 + 0.2 + 10 * 1.2 / 3) / 12, (0.1 + 10 * 1.2 / 3) / 11])
    expected = np.where(has, usual - np.sqrt(probabilities), np.sqrt(probabilities) - (1 - usual))
    np.testing.assert_allclose(doubts(probabilities, has), expected)


def test_a_model_is_a_classifier_of_texts():
    with pytest.raises(TypeError, match="model is a int, expected a TopicClassifier, a StanceClassifier or None"):
        nl.audit(["a", "b"], ["x", "y"], model=3)
