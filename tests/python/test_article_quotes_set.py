"""Floors of quotes, speakers and actors on the articles for developing the reader."""

import sys
from pathlib import Path

import newslens as nl
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks/article"))

from marked import read_part
from own_scores import actors, quotes

FLOORS = {
    "direct_found": 0.90,
    "mixed_found": 0.93,
    "indirect_found": 0.76,
    "direct_exact": 0.78,
    "quote_precision": 0.81,
    "speaker": 0.64,
    "speaker_precision": 0.76,
    "actor_name": 0.79,
    "actor_kind": 0.76,
}


@pytest.fixture(scope="module")
def scores() -> dict[str, float]:
    gold = [article for article in read_part("tune") if article.facts.get("language", "en") == "en"]
    pairs = list(zip(gold, nl.parse_many([article.text for article in gold]), strict=True))
    return {**quotes(pairs), **actors(pairs)}


@pytest.mark.parametrize("measure", FLOORS)
def test_no_measure_falls_below_its_floor(scores: dict[str, float], measure: str) -> None:
    assert scores[measure] >= FLOORS[measure]
