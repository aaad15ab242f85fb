"""Blocks of the project's own articles, each read by a line scorer that has not seen its kind.

NEWSLENS_DATA=... python benchmarks/article/own_folds.py

Eight folds of two kinds of the half `tune`. What is shipped is trained on all of them, so that `own.py` tells how well
they are fitted, and this how well articles of another kind are read. The typed rules were written with `tune` in view.
"""

import json
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from marked import Marked, read_part
from own_scores import blocks, body
from pages import pages, rust
from train_lines import prepared, train

FOLDS = 8


def read_with(model: dict[str, Any], articles: Sequence[Marked]) -> list[SimpleNamespace]:
    """Return the outlines of articles under a model's weights."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(model, file)
        file.flush()
        rows = rust("outline", [{"text": article.text} for article in articles], file.name)
    return [reading(row, article.text.encode()) for row, article in zip(rows, articles, strict=True)]


def reading(row: dict[str, Any], raw: bytes) -> SimpleNamespace:
    """Return body and blocks of an outline, whose spans count bytes, in code points."""

    def at(place: int) -> int:
        return len(raw[:place].decode())

    found = [
        SimpleNamespace(
            start=at(block["span"]["start"]), end=at(block["span"]["end"]), label=block["label"], kind=block["kind"]
        )
        for block in row["blocks"]
    ]
    return SimpleNamespace(body=row["body"], blocks=found)


def main() -> None:
    articles = read_part("tune")
    made = prepared(pages(), articles)
    kinds = sorted({article.name[:-3] for article in articles})
    pairs: list[tuple[Marked, Any]] = []
    for number in range(FOLDS):
        out = kinds[number::FOLDS]
        model = train([sample for sample in made if sample["publisher"] not in out])
        left = [article for article in articles if article.name[:-3] in out]
        pairs += zip(left, read_with(model, left), strict=True)
    scores = body([(article.body, found.body) for article, found in pairs]) | blocks(pairs)
    print(json.dumps({"articles": len(pairs), **{name: round(value, 4) for name, value in scores.items()}}, indent=1))


if __name__ == "__main__":
    main()
