"""What to label next: unsure texts, for different reasons."""

import newslens as nl
import numpy as np
import pytest
from sklearn.exceptions import NotFittedError

SPORT, MONEY = "coach match striker league goal", "bank inflation shares profit market"


@pytest.fixture(scope="module")
def topics():
    texts = [f"{word} {other}" for words in (SPORT, MONEY) for word in words.split() for other in words.split()]
    return nl.TopicClassifier().fit(texts, ["sport"] * 25 + ["economy"] * 25)


def test_the_unsure_come_first(topics):
    pool = [*[f"{word} goal" for word in SPORT.split()], "coach inflation", *[f"{word} bank" for word in MONEY.split()]]
    assert nl.suggest(topics, pool, 1).tolist() == [5]


def test_equal_texts_are_not_asked_twice(topics):
    pool = ["coach inflation"] * 10 + ["match shares"] * 10 + ["league profit"] * 10
    chosen = nl.suggest(topics, pool, 3)
    assert sorted(pool[at] for at in chosen) == sorted({*pool})


def test_positions_are_different_and_the_same_again(topics):
    random = np.random.RandomState(0)
    pool = [" ".join(random.choice((SPORT + " " + MONEY).split(), 4)) for _ in range(300)]
    chosen = nl.suggest(topics, pool, 12)
    assert len(set(chosen.tolist())) == 12
    np.testing.assert_array_equal(chosen, nl.suggest(topics, pool, 12))


def test_all_of_a_small_pool(topics):
    assert sorted(nl.suggest(topics, ["coach", "bank"], 5).tolist()) == [0, 1]
    assert nl.suggest(topics, [], 5).tolist() == []


def test_texts_without_words(topics):
    assert len(nl.suggest(topics, ["", "!", "?"], 2)) == 2


def test_several_topics_and_columns():
    texts = ["coach goal", "bank shares", "coach bank", "match league"] * 5
    several = nl.TopicClassifier().fit(texts, [["sport"], ["economy"], ["sport", "economy"], ["sport"]] * 5)
    assert len(nl.suggest(several, texts, 3)) == 3
    frame = {"title": texts, "body": texts}
    columns = nl.TopicClassifier(text_columns=["title", "body"]).fit(frame, ["a", "b", "b", "a"] * 5)
    assert len(nl.suggest(columns, frame, 3)) == 3


def test_wrong_input_is_refused(topics):
    with pytest.raises(TypeError, match="model is a int, expected a fitted TopicClassifier"):
        nl.suggest(3, ["coach"], 1)
    with pytest.raises(NotFittedError):
        nl.suggest(nl.TopicClassifier(), ["coach"], 1)
    with pytest.raises(ValueError, match="n must be a whole number from 1"):
        nl.suggest(topics, ["coach"], 0)
    with pytest.raises(TypeError, match="X is"):
        nl.suggest(topics, "coach", 1)
