"""``newslens demo``: learn from the samples, read articles, show what is found."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from .. import actor_stances, parse
from ..display import Entry, page_html
from ..samples import Sample, load
from ..topic import TopicClassifier
from .rows import rows
from .table import table

HELD_OUT = 24
"""Every 24th sample is shown and not learned from: articles of six of the twelve topics."""


def run(arguments: argparse.Namespace) -> None:
    """Run the command."""
    samples = load()
    shown = [] if arguments.files else samples[::HELD_OUT]
    learned = [sample for sample in samples if sample not in shown]
    documents = list(_files(arguments) if arguments.files else _samples(shown, arguments.target))
    entries = _read(documents, _classifier(learned))
    notes = list(_notes(len(learned), documents, entries))
    print("\n".join([*notes, "", *table(entries)]))
    Path(arguments.html).write_text(page_html(entries, notes), encoding="utf-8")
    print(f"The same with the marked texts: {Path(arguments.html).resolve()}")


@dataclass(frozen=True, slots=True)
class _Document:
    """A text to read, and what is known about it if it is a sample."""

    source: str
    text: str
    target: str | None
    sample: Sample | None = None


def _files(arguments: argparse.Namespace) -> Iterator[_Document]:
    for row in rows(arguments.files, "text"):
        yield _Document(Path(row.place).name, row.text("text", "--text-column"), arguments.target)


def _samples(shown: list[Sample], target: str | None) -> Iterator[_Document]:
    for sample in shown:
        own = sample.stances[0].target if sample.stances else None
        yield _Document(sample.file, sample.text, target or own, sample)


def _classifier(samples: list[Sample]) -> TopicClassifier:
    texts = [sample.text for sample in samples]
    return TopicClassifier(clean=True).fit(texts, [sample.topic for sample in samples])


def _read(documents: list[_Document], classifier: TopicClassifier) -> list[Entry]:
    probabilities = classifier.predict_proba([document.text for document in documents])
    topics = classifier.classes_[probabilities.argmax(axis=1)].tolist()
    return [
        Entry(
            source=document.source,
            article=(article := parse(document.text)),
            topic=topic,
            probability=probability,
            target=document.target,
            stances=tuple(actor_stances(article, document.target)) if document.target else (),
            labelled=document.sample.topic if document.sample else None,
        )
        for document, topic, probability in zip(documents, topics, probabilities.max(axis=1).tolist(), strict=True)
    ]


def _notes(learned: int, documents: list[_Document], entries: list[Entry]) -> Iterator[str]:
    yield f"Topics were learned from {learned} synthetic articles that ship with newslens: a demonstration, no more."
    yield "Stances are read by rules, which learned from none of them."
    judged = [(document.sample, entry) for document, entry in zip(documents, entries, strict=True) if document.sample]
    if judged:
        topics = sum(sample.topic == entry.topic for sample, entry in judged)
        stances = [told == label for sample, entry in judged for told, label in _recorded(sample, entry)]
        yield (
            f"The {len(judged)} below, every {HELD_OUT}th, were held out: {topics} of {len(judged)} topics are as "
            f"labelled, and {sum(stances)} of the {len(stances)} stances that are labelled too."
        )


def _recorded(sample: Sample, entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield what was told and what is labelled for every actor that has both."""
    for told in entry.stances:
        for labelled in sample.stances:
            if labelled.target == told.target and labelled.actor in (told.actor, *told.aliases):
                yield told.label, labelled.label
