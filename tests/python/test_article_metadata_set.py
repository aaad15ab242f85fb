"""The facts read off the project's own articles: floors a little below what the tuning half reaches."""

import sys
from pathlib import Path

import newslens as nl
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks/article"))

from marked import read_part
from own_scores import dates, fact

FLOORS = {"headline": 0.95, "dateline": 0.95, "outlet": 0.95, "agency": 0.93, "byline": 0.95, "editor": 0.95}


@pytest.fixture(scope="module")
def pairs() -> list:
    gold = read_part("tune")
    return list(zip(gold, nl.parse_many([article.text for article in gold]), strict=True))


@pytest.mark.parametrize("name", FLOORS)
def test_facts_are_read(pairs: list, name: str) -> None:
    assert fact(name, pairs) >= FLOORS[name]


def test_dates_have_their_kind(pairs: list) -> None:
    found = dates(pairs)
    assert found["date_kind"] >= 0.9
    assert found["published_found"] >= 0.97
    assert found["published_wrong"] <= 0.02
