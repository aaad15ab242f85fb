"""Splits keep copies, groups and the past on one side."""

from datetime import UTC, date, datetime, timedelta, timezone

import newslens as nl
import numpy as np
import pandas as pd
import pytest
from newslens._dates import dates
from sklearn.model_selection import cross_val_score


@pytest.fixture(scope="module")
def corpus(topic_data):
    """Return the topic texts, each twice with a word more, and their labels."""
    texts, labels = topic_data
    return [*texts, *(f"{text} Yesterday." for text in texts)], [*labels, *labels]


def folds(splitter, *arguments):
    found = list(splitter.split(*arguments))
    assert len(found) == splitter.get_n_splits()
    for train, test in found:
        assert len(train)
        assert len(test)
        assert not set(train) & set(test)
    return found


def test_copies_stand_on_one_side(corpus):
    texts, labels = corpus
    found = folds(nl.GroupedSplit(3), texts, labels)
    assert sorted(np.concatenate([test for _, test in found]).tolist()) == list(range(60))
    for train, test in found:
        assert len(train) + len(test) == 60
        assert {at % 30 for at in test} & {at % 30 for at in train} == set()
        _, counts = np.unique(np.array(labels)[test], return_counts=True)
        assert counts.max() - counts.min() <= 2


def test_groups_and_copies_are_joined(corpus):
    texts, labels = corpus
    outlets = [at % 30 // 3 for at in range(60)]
    for train, test in folds(nl.GroupedSplit(4, random_state=3), texts, labels, outlets):
        assert not {outlets[at] for at in train} & {outlets[at] for at in test}


def test_rows_without_a_group_are_free():
    found = folds(nl.GroupedSplit(4, similarity=None), np.zeros((8, 1)), None, [None, float("nan"), *"aaabbb"])
    assert sorted(len(test) for _, test in found) == [1, 1, 3, 3]


def test_time_trains_on_the_past(corpus):
    texts, labels = corpus
    days = [date(2024, 1, 1) + timedelta(at * 7 % 60) for at in range(60)]
    for train, test in folds(nl.GroupedSplit(4, dates=days), texts, labels):
        assert max(days[at] for at in train) < min(days[at] for at in test)
        assert {at % 30 for at in test} & {at % 30 for at in train} == set()


def test_is_a_splitter_of_scikit_learn(corpus):
    scores = cross_val_score(nl.TopicClassifier(min_df=1), *corpus, cv=nl.GroupedSplit(3))
    assert scores.shape == (3,)
    frame = pd.DataFrame({"title": corpus[0], "body": corpus[0]})
    assert folds(nl.GroupedSplit(2, text_columns=["title", "body"]), frame, corpus[1])


def test_the_seed_changes_the_folds(corpus):
    tests = [[test.tolist() for _, test in nl.GroupedSplit(3, random_state=seed).split(*corpus)] for seed in (0, 0, 1)]
    assert tests[0] == tests[1] != tests[2]


def test_refusals(corpus):
    texts, labels = corpus
    with pytest.raises(ValueError, match="form 2 groups, at least 5 are needed"):
        next(nl.GroupedSplit().split(texts, labels, ["a", "b"] * 30))
    with pytest.raises(ValueError, match="n_splits must be a whole number from 2"):
        next(nl.GroupedSplit(1).split(texts))
    with pytest.raises(ValueError, match="different lengths: 60 and 2"):
        next(nl.GroupedSplit().split(texts, labels, ["a", "b"]))
    with pytest.raises(ValueError, match=r"dates\[0\] is missing"):
        next(nl.GroupedSplit(dates=[None] * 60).split(texts))
    with pytest.raises(ValueError, match="has 0 earlier rows"):
        next(nl.GroupedSplit(dates=["2024-01-01"] * 60).split(texts))
    with pytest.raises(TypeError, match="groups is one str"):
        next(nl.GroupedSplit().split(texts, labels, "a"))


@pytest.mark.parametrize(
    "column",
    [
        ["2024-03-05", "2024-03-06T10:00:00"],
        [date(2024, 3, 5), datetime(2024, 3, 6, 10)],
        [datetime(2024, 3, 5, tzinfo=UTC), datetime(2024, 3, 6, 12, tzinfo=timezone(timedelta(hours=2)))],
        np.array(["2024-03-05", "2024-03-06T10:00"], dtype="datetime64[ns]"),
        pd.Series(pd.to_datetime(["2024-03-05T00:00", "2024-03-06T10:00"])),
        pd.Series(pd.to_datetime(["2024-03-05T00:00", "2024-03-06T10:00"], utc=True)),
    ],
)
def test_dates_of_any_kind(column):
    assert dates(column, 2).tolist() == [datetime(2024, 3, 5), datetime(2024, 3, 6, 10)]


def test_wrong_dates():
    assert np.isnat(dates([None, pd.NaT], 2)).all()
    with pytest.raises(ValueError, match=r"dates\[1\] \(index 'b'\) is 'soon'"):
        dates(pd.Series(["2024-03-05", "soon"], index=["a", "b"]), 2)
    with pytest.raises(TypeError, match=r"dates\[0\] is '7' of type int"):
        dates([7], 1)
    with pytest.raises(TypeError, match="dates is one str"):
        dates("2024-03-05", 1)
    with pytest.raises(ValueError, match="different lengths: 1 and 2"):
        dates(["2024-03-05"] * 2, 1)
