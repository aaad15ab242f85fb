"""Floors for what is read off the project's own articles; the half `kept` is not looked at."""

import sys
from pathlib import Path

import newslens as nl
import pytest

sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "benchmarks/article"))

from marked import read_part
from own_scores import measures

FLOORS = {"body_f1": 0.95, "body_precision": 0.93, "block_label": 0.93, "block_kind": 0.87}


@pytest.fixture(scope="module")
def reached():
    gold = read_part("tune")
    return measures(gold, nl.parse_many([article.text for article in gold], n_jobs=1))


@pytest.mark.parametrize("measure", FLOORS)
def test_no_measure_falls_below_its_floor(reached, measure):
    assert reached[measure] >= FLOORS[measure]
