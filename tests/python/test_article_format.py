"""The marked articles are in their format; the half `kept` is not looked at."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks/article"))

from marked import read_part


@pytest.mark.parametrize("part", ["tune", "further", "blind"])
def test_every_article_is_well_formed(part: str) -> None:
    articles = read_part(part)
    assert articles
    assert {article.name: article.errors for article in articles if article.errors} == {}
