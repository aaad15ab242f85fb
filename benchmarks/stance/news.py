"""The articles of tests/stance/news: gold of the project's own on articles of ArticleBias, read from the data.

A record is like one of actor_stance: text (title, empty line, body), target, stances with their evidence.
"""

import json
from pathlib import Path
from typing import Any

import pandas as pd
from harness.data import root

NEWS = Path(__file__).resolve().parents[2] / "tests/stance/news"


def news(part: str) -> list[dict[str, Any]]:
    """Return the articles of ``read`` or ``unread``."""
    gold = [json.loads(line) for line in (NEWS / f"{part}.jsonl").read_text("utf-8").splitlines()]
    columns = ["id", "title", "body"]
    articles = pd.read_parquet(root() / "article_bias/articles.parquet", columns=columns).set_index("id")
    return [record | _text(articles.loc[record["id"]]) | _stances(record) for record in gold]


def _text(article: "pd.Series[Any]") -> dict[str, str]:
    return {"text": f"{article.title}\n\n{article.body}"}


def _stances(record: dict[str, Any]) -> dict[str, Any]:
    spans = ([{"start": start, "end": end} for start, end in stance["evidence"]] for stance in record["stances"])
    return {"stances": [stance | {"evidence": told} for stance, told in zip(record["stances"], spans, strict=True)]}
