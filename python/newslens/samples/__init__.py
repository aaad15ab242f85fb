"""A small corpus of synthetic news articles, to try newslens on.

Every article was written for this project. People, outlets, places and events are invented: the corpus
shows the forms that scraped news has (stamps, teasers, credits, repeated headlines, quotations), and what is
measured on it says nothing about real news.
"""

import json
from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Literal

__all__ = ["Sample", "SampleStance", "load"]


@dataclass(frozen=True, slots=True)
class SampleStance:
    """Where an actor of a sample stands toward a target; ``evidence`` is a passage of the article."""

    actor: str
    target: str
    label: Literal["favor", "against", "neutral"]
    evidence: str


@dataclass(frozen=True, slots=True)
class Sample:
    """One synthetic article as it would be scraped, with the labels it was written to.

    ``topic`` is a name of the IPTC Media Topics; ``headline`` (None where the page lacks one) and all evidence are
    passages of ``text``.
    """

    file: str
    text: str
    topic: str
    outlet: str | None
    headline: str | None
    stances: tuple[SampleStance, ...]


def load() -> list[Sample]:
    """Load the synthetic articles that ship with newslens.

    Returns
    -------
    list of Sample
        In the same order in every run: twelve articles of every topic.

    Examples
    --------
    >>> from newslens import samples
    >>> articles = samples.load()
    >>> len(articles), articles[0].topic
    (144, 'conflict, war and peace')
    """
    labels = files(__name__).joinpath("labels.jsonl").read_text(encoding="utf-8")
    return [_sample(json.loads(line)) for line in labels.splitlines()]


def _sample(labels: dict[str, Any]) -> Sample:
    text = files(__name__).joinpath("articles", labels["file"]).read_text(encoding="utf-8")
    stances = tuple(SampleStance(**stance) for stance in labels["stances"])
    return Sample(labels["file"], text, labels["topic"], labels["outlet"], labels["headline"], stances)
