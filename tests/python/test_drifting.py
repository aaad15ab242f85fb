"""Drift: what a model does not know, how its scores move, and the words behind it."""

import newslens as nl
import numpy as np
import pytest

SPORT, MONEY = ["coach", "match", "striker", "league", "goal"], ["bank", "inflation", "shares", "profit", "market"]


def texts(words, n, seed, new=()):
    random = np.random.RandomState(seed)
    return [" ".join([*random.choice(words, 5), *(random.choice(new, 2) if len(new) else [])]) for _ in range(n)]


@pytest.fixture(scope="module")
def topics():
    return nl.TopicClassifier().fit(texts(SPORT, 60, 0) + texts(MONEY, 60, 1), ["sport"] * 60 + ["economy"] * 60)


@pytest.fixture(scope="module")
def reference():
    return texts(SPORT, 50, 2) + texts(MONEY, 50, 3)


def test_equal_texts_have_not_moved(topics, reference):
    found = topics.drift(reference, reference)
    assert found.unseen.difference == found.confidence.difference == 0
    assert not found.confidence.is_clear
    assert found.unseen_words == {}
    assert all(change == pytest.approx(0, abs=1e-9) for change in found.words.values())


def test_a_mean_and_its_interval(topics, reference):
    new = texts(SPORT, 80, 4) + texts(MONEY, 20, 5)
    shift = topics.drift(new, reference).topics["sport"]
    then, now = (topics.predict_proba(side)[:, 1] for side in (reference, new))
    error = 1.96 * np.sqrt(then.var(ddof=1) / 100 + now.var(ddof=1) / 100)
    assert shift.difference == pytest.approx(now.mean() - then.mean())
    assert (shift.low, shift.high) == pytest.approx((shift.difference - error, shift.difference + error))
    assert shift.is_clear


def test_new_words_are_found(topics, reference):
    new = texts(SPORT, 50, 6, ["zeppelin", "ukulele"]) + texts(MONEY, 50, 7)
    found = topics.drift(new, reference)
    assert found.unseen.is_clear
    assert found.unseen.reference == 0
    assert set(found.unseen_words) == {"zeppelin", "ukulele"}
    assert found.unseen_words["zeppelin"] == sum("zeppelin" in text for text in new)


def test_words_add_up_to_the_shift_of_the_score(topics, reference):
    new = texts(["coach", "goal"], 90, 8) + texts(MONEY, 10, 9)
    found = topics.drift(new, reference)
    assert sum(found.words.values()) == pytest.approx(found.scores[found.label].difference, rel=1e-4)
    assert {"coach", "goal"} & set(list(found.words)[:4])


def test_other_kinds_of_models(reference):
    labels = ["sport"] * 50 + ["economy"] * 50
    hashed = nl.TopicClassifier(hash_bits=12).fit(reference, labels).drift(reference[:9], reference)
    assert hashed.unseen is None
    frame = {"title": reference, "body": reference}
    columns = nl.TopicClassifier(text_columns=["title", "body"]).fit(frame, labels)
    assert columns.drift({"title": ["zeppelin"] * 2, "body": ["coach"] * 2}, frame).unseen_words == {"zeppelin": 2}
    cleaning = nl.TopicClassifier(clean=True).fit(reference, labels)
    assert cleaning.drift(["zeppelin coach"] * 2, reference).unseen_words == {"zeppelin": 2}
    several = nl.TopicClassifier().fit(reference, [[label] for label in labels])
    assert set(several.drift(reference[:9], reference).to_dict()["topics"]) == {"sport", "economy"}


def test_too_few_texts_are_refused(topics, reference):
    with pytest.raises(ValueError, match="new_texts has 1 texts"):
        topics.drift(["coach"], reference)
    with pytest.raises(ValueError, match="reference has 0 texts"):
        topics.drift(reference, [])
