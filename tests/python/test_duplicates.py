"""Near-duplicates are those of a naive count, and nothing depends on threads."""

import random
from itertools import pairwise

import newslens as nl
import numpy as np
import pytest

WORDS = [f"{a}{b}{c}" for a in "bdfgk" for b in "aeiou" for c in "lmnrst"]


def story(seed, length=60):
    chance = random.Random(seed)
    return [chance.choice(WORDS) for _ in range(length)]


def edited(words, seed):
    chance = random.Random(seed)
    found = list(words)
    for at in chance.sample(range(len(words)), len(words) // 10):
        found[at] = f"new{chance.choice(WORDS)}"
    return found


def pairs_of(words):
    return set(pairwise(words))


@pytest.fixture(scope="module")
def texts():
    """Return a hundred texts, then edited copies of the first twenty."""
    originals = [story(seed) for seed in range(100)]
    return [" ".join(words) for words in originals + [edited(originals[seed], seed) for seed in range(20)]]


def test_finds_what_a_naive_count_finds(texts):
    sets = [pairs_of(text.split()) for text in texts]
    expected = {}
    for second in range(len(sets)):
        for first in range(second):
            similarity = len(sets[first] & sets[second]) / len(sets[first] | sets[second])
            if similarity >= 0.5:
                expected[first, second] = similarity
    found = nl.near_duplicates(texts)
    assert set(zip(found.first.tolist(), found.second.tolist(), strict=True)) == set(expected)
    np.testing.assert_allclose(found.similarity, list(dict(sorted(expected.items())).values()))


def test_clusters_are_numbered_in_the_order_of_texts(texts):
    found = nl.near_duplicates(texts)
    assert found.clusters == [(at, at + 100) for at in range(20)]
    assert found.labels.tolist() == [*range(100), *range(20)]
    assert found.to_frame().columns.tolist() == ["first", "second", "similarity", "cluster"]
    assert repr(found) == "Duplicates: 40 of 120 texts in 20 clusters"


def test_nothing_depends_on_threads(texts):
    one, two = (nl.near_duplicates(texts, n_jobs=n_jobs) for n_jobs in (1, 2))
    for name in ("first", "second", "similarity", "labels"):
        np.testing.assert_array_equal(getattr(one, name), getattr(two, name))


def test_many_copies_are_one_cluster():
    found = nl.near_duplicates(["The toll rises in May."] * 5000 + ["Another thing"])
    assert len(found.first) <= 8 * 5000
    assert found.clusters == [tuple(range(5000))]


@pytest.mark.parametrize("text", ["", "?!", "\0", "\ud800", "a", "x " * 100_000, "é" * 100_000])
def test_any_text(text):
    found = nl.near_duplicates([text, "The toll rises in May.", text])
    assert found.clusters in ([], [(0, 2)])


def test_no_texts():
    found = nl.near_duplicates([])
    assert len(found.labels) == 0
    assert found.clusters == []


def test_refusals():
    with pytest.raises(TypeError, match="texts is one str"):
        nl.near_duplicates("toll")
    with pytest.raises(TypeError, match=r"texts\[1\] is None"):
        nl.near_duplicates(["toll", None])
    for similarity in (0, 1.5, float("nan"), "much"):
        with pytest.raises(ValueError, match="similarity must be"):
            nl.near_duplicates(["toll"], similarity=similarity)
