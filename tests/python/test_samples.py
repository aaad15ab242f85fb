"""The synthetic corpus is what it says it is."""

import re
from collections import Counter, defaultdict
from dataclasses import FrozenInstanceError
from importlib.resources import files

import pytest
from newslens import samples

MEDIA_TOPICS = {
    "arts, culture, entertainment and media",
    "conflict, war and peace",
    "crime, law and justice",
    "disaster, accident and emergency incident",
    "economy, business and finance",
    "education",
    "environment",
    "health",
    "labour",
    "politics and government",
    "science and technology",
    "sport",
}
FURNITURE = {"Your email address will not be published."}


@pytest.fixture(scope="module")
def corpus():
    return samples.load()


def test_it_says_that_it_is_synthetic():
    assert "synthetic" in samples.__doc__
    assert "synthetic" in samples.Sample.__doc__


def test_size(corpus):
    assert len(corpus) >= 120
    assert len({sample.file for sample in corpus}) == len(corpus)
    assert sum(len(file.read_bytes()) for file in _shipped()) <= 600_000


def test_topics_are_balanced_names_of_media_topics(corpus):
    count = Counter(sample.topic for sample in corpus)
    assert set(count) == MEDIA_TOPICS
    assert len(set(count.values())) == 1


def test_stances_are_balanced_and_have_many_targets(corpus):
    stances = [stance for sample in corpus for stance in sample.stances]
    labels = Counter(stance.label for stance in stances)
    assert set(labels) == {"favor", "against", "neutral"}
    assert min(labels.values()) > 0.8 * max(labels.values())
    of_target = Counter(stance.target for stance in stances)
    assert len([target for target, number in of_target.items() if number >= 9]) >= 3


def test_evidence_and_headlines_are_passages_of_the_text(corpus):
    for sample in corpus:
        assert sample.headline is None or sample.headline in sample.text, sample.file
        for stance in sample.stances:
            assert stance.evidence in sample.text, (sample.file, stance.actor)


def test_no_two_articles_share_a_sentence(corpus):
    found = defaultdict(set)
    for sample in corpus:
        for sentence in re.split(r"(?<=[.!?…])\s+|\n+", sample.text):
            if len(sentence.split()) > 6:
                found[sentence.strip()].add(sample.file)
    shared = {sentence for sentence, where in found.items() if len(where) > 1}
    assert shared <= FURNITURE


def test_samples_are_frozen_and_loaded_anew(corpus):
    with pytest.raises(FrozenInstanceError):
        corpus[0].topic = "sport"
    again = samples.load()
    assert again == corpus
    assert again is not corpus


def _shipped():
    root = files(samples)
    return [root.joinpath("labels.jsonl"), *root.joinpath("articles").iterdir()]
