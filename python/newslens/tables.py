"""The long tables of what articles hold: the columns of each, and the rows that one article gives.

Defined once, for the accessor of pandas and for ``newslens.arrow``.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from . import _inputs
from .article import ActorStance, Article, Field, Span

Kind = Literal["text", "texts", "whole", "number"]
Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The columns of a table with the kind of their values, and what makes its rows of one article."""

    columns: dict[str, Kind]
    of: Callable[[Any], Iterator[Row]]

    def rows(self, articles: Iterable[Any]) -> list[Row]:
        """Return the rows of all articles, each behind the position of the article it is about; None has no rows."""
        found = enumerate(articles)
        return [(at, *row) for at, article in found if article is not None for row in self.of(article)]


def _blocks(article: Article) -> Iterator[Row]:
    for block in article.blocks:
        text = _cut(article.text, (block.start, block.end))
        yield block.label, block.kind, block.score, block.rule, text, block.start, block.end


def _quotes(article: Article) -> Iterator[Row]:
    for quote in article.quotes:
        words = " ".join(_cut(article.text, span) for span in quote.content)
        how = quote.how, quote.confidence, quote.addressee, quote.medium
        yield quote.speaker, words, quote.kind, *how, quote.content[0][0], quote.content[-1][1]


def _actors(article: Article) -> Iterator[Row]:
    for actor in article.actors:
        yield actor.name, actor.kind, actor.role, actor.country, len(actor.mentions), list(actor.aliases)


def _stances(article: tuple[str, list[ActorStance]]) -> Iterator[Row]:
    text, stances = article
    for stance in stances:
        for span in stance.evidence[:1]:
            shown = _cut(text, span), stance.how, *span
            yield stance.actor, stance.label, stance.probability, *shown, stance.target, stance.country


def _articles(article: Article) -> Iterator[Row]:
    facts = (article.headline, article.outlet, article.agency, article.byline, article.editor, article.dateline)
    dates = _date(article, "published"), _date(article, "updated")
    yield *map(_value, facts), *dates, article.language, article.body, len(article.quotes), len(article.actors)


BLOCKS = Table(
    {
        "label": "text",
        "kind": "text",
        "score": "number",
        "rule": "text",
        "text": "text",
        "start": "whole",
        "end": "whole",
    },
    _blocks,
)
"""A row a block."""

QUOTES = Table(
    {
        "speaker": "text",
        "quote": "text",
        "kind": "text",
        "how": "text",
        "confidence": "number",
        "addressee": "text",
        "medium": "text",
        "start": "whole",
        "end": "whole",
    },
    _quotes,
)
"""A row a quotation; ``start`` and ``end`` include a cue that interrupts it."""

ACTORS = Table(
    {"actor": "text", "kind": "text", "role": "text", "country": "text", "mentions": "whole", "aliases": "texts"},
    _actors,
)
"""A row an actor; ``mentions`` tells how many."""

STANCES = Table(
    {
        "actor": "text",
        "label": "text",
        "probability": "number",
        "evidence": "text",
        "how": "text",
        "start": "whole",
        "end": "whole",
        "target": "text",
        "country": "text",
    },
    _stances,
)
"""A row a stance, with the evidence that decided. Made of pairs of a text and its stances."""

ARTICLES = Table(
    {
        "headline": "text",
        "outlet": "text",
        "agency": "text",
        "byline": "text",
        "editor": "text",
        "dateline": "text",
        "published": "text",
        "updated": "text",
        "language": "text",
        "body": "text",
        "quotes": "whole",
        "actors": "whole",
    },
    _articles,
)
"""A row an article; ``published`` and ``updated`` are the first such dates as ISO 8601, the last two are counts."""


def _value(field: Field | None) -> str | None:
    return None if field is None else field.value


def _date(article: Article, kind: str) -> str | None:
    return next((date.iso for date in article.dates if date.kind == kind), None)


def _cut(text: str, span: Span) -> str:
    """Cut out what Arrow can store: it refuses lone surrogates."""
    return _inputs.valid(text[slice(*span)])
