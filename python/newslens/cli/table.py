"""Articles that have been read, as plain text."""

import shutil
import textwrap
from collections.abc import Iterable, Iterator

from ..article import ActorStance
from ..display import Entry
from ..display.article import first_words
from ..display.visible import one_line

_WIDEST = 118
_EVIDENCE = 3
"""Lines of evidence for a stance; the page has all of it."""


def table(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield the lines of a table: a headline, the topic, and who stands where.

    Parameters
    ----------
    entries : iterable of Entry
        The articles.

    Yields
    ------
    str
        A line that fits the terminal, without control characters.
    """
    width = min(shutil.get_terminal_size((100, 24)).columns, _WIDEST)
    for entry in entries:
        yield from _entry(entry, max(width, 60))
        yield ""


def _entry(entry: Entry, width: int) -> Iterator[str]:
    article = entry.article
    title = article.headline.value if article.headline else first_words(article.body or article.text)
    yield "─" * width
    yield from textwrap.wrap(one_line(title), width)
    wrong = entry.labelled is not None and entry.labelled != entry.topic
    remark = f" (labelled {entry.labelled})" if wrong else ""
    body = f"{len(article.body):,} of {len(article.text):,} characters are body"
    yield f"  topic   {entry.topic} {entry.probability:.2f}{remark}"
    yield f"  text    {entry.source}: {body}"
    if entry.target is not None:
        yield f"  toward  {one_line(entry.target)}"
        yield from _stances(entry, width)


def _stances(entry: Entry, width: int) -> Iterator[str]:
    if not entry.stances:
        yield "    nobody takes a stance that can be read"
    names = [_name(stance) for stance in entry.stances]
    column = max(map(len, names), default=0)
    for name, stance in zip(names, entry.stances, strict=True):
        lead = f"    {name:{column}}  {stance.label:7}  {stance.probability:.2f}  {stance.how:9}  "
        yield from _beside(lead, _evidence(stance, entry.article.text), width)


def _name(stance: ActorStance) -> str:
    return textwrap.shorten(one_line(stance.actor), 28, placeholder=" …")


def _evidence(stance: ActorStance, text: str) -> str:
    return one_line(" ".join(text[start:end] for start, end in stance.evidence[:1]))


def _beside(lead: str, text: str, width: int) -> Iterator[str]:
    """Yield a text in lines beside its lead."""
    lines = textwrap.wrap(text, max(width - len(lead), 24), max_lines=_EVIDENCE, placeholder=" …") or [""]
    yield f"{lead}{lines[0]}".rstrip()
    yield from (" " * len(lead) + line for line in lines[1:])
