"""``newslens parse``: read raw articles, in bounded memory."""

import argparse
from collections.abc import Callable
from typing import Any

from .. import Article, actor_stances, parse_many
from .batches import batches
from .errors import UsageError
from .output import output_format, writer
from .progress import Progress
from .rows import Row, rows

_FACTS = ("headline", "outlet", "agency", "byline", "editor", "dateline")


def run(arguments: argparse.Namespace) -> None:
    """Run the command."""
    form = output_format(arguments.output, arguments.format, arguments.files, arguments.input_format)
    if form == "csv" and arguments.target is not None:
        raise UsageError("stances do not fit into CSV; use --format jsonl with --target")
    told = _columns_of if form == "csv" else _tree(arguments.target)
    found = rows(arguments.files, arguments.input_format, arguments.text_column)
    with Progress(always=arguments.progress) as progress, writer(arguments.output, form) as output:
        for batch in batches(found):
            texts = [row.text(arguments.text_column, "--text-column") for row in batch]
            for row, article in zip(batch, parse_many(texts, n_jobs=arguments.jobs), strict=True):
                more = {f"{arguments.prefix}{name}": value for name, value in told(article).items()}
                output.write(row.extended(more))
            progress.advance(len(batch))


def _columns_of(article: Article) -> Row:
    """Return what fits into a table: facts, first date of publication, language, body."""
    facts = {name: getattr(article, name) for name in _FACTS}
    published = next((date.iso for date in article.dates if date.kind == "published"), "")
    return {
        **{name: fact.value if fact else "" for name, fact in facts.items()},
        "published": published,
        "language": article.language or "",
        "body": article.body,
    }


def _tree(target: str | None) -> Callable[[Article], Row]:
    """Return a function that tells all of an article but its text, which the input has."""

    def tell(article: Article) -> Row:
        found: dict[str, Any] = article.to_dict()
        del found["text"]
        stances = {} if target is None else {"stances": [stance.to_dict() for stance in actor_stances(article, target)]}
        return {"article": found, **stances}

    return tell
