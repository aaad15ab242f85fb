"""Where the benchmark sets are, and how their files are read."""

import csv
import gzip
import json
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pandas as pd

PartName = Literal["train", "test"]


@dataclass(frozen=True)
class Part:
    """The documents of one part of a set, a row each, and their labels."""

    frame: pd.DataFrame
    labels: list[Any]


@dataclass(frozen=True)
class BenchmarkSet:
    """A labelled set with two parts.

    ``folder`` is its place in the data, ``task`` the name of its scores, ``large`` whether rare n-grams have to be
    dropped for the peers to fit into memory.
    """

    folder: str
    task: str
    load: Callable[[PartName], Part]
    large: bool = False

    def is_here(self) -> bool:
        """Tell whether the data holds this set."""
        return (root() / self.folder).is_dir()


def root() -> Path:
    """Return the folder that holds the sets, or end with one line that says what to do."""
    found = os.environ.get("NEWSLENS_DATA")
    if not found:
        raise SystemExit("NEWSLENS_DATA is not set; set it to the folder that holds the benchmark sets")
    if not Path(found).is_dir():
        raise SystemExit(f"NEWSLENS_DATA is {found!r}, which is not a folder")
    return Path(found)


def json_lines(path: str) -> list[dict[str, Any]]:
    with gzip.open(root() / path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def csv_rows(path: str) -> list[dict[str, str]]:
    opened = gzip.open if path.endswith(".gz") else open
    with opened(root() / path, "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def held_out(train: Part, rows: int | None) -> tuple[Part, Part]:
    """Split a training part, or a sample of its rows, into three quarters to fit and one to score.

    Rows with the same text stay together. The test part is not needed, so that trials leave it closed.
    """
    from sklearn.model_selection import GroupShuffleSplit

    chosen = train.frame if rows is None else train.frame.sample(min(rows, len(train.frame)), random_state=0)
    labels = pd.Series(train.labels, index=train.frame.index)
    fit, score = next(GroupShuffleSplit(1, test_size=0.25, random_state=0).split(chosen, groups=chosen.iloc[:, -1]))
    return _rows(chosen.iloc[fit], labels), _rows(chosen.iloc[score], labels)


def _rows(frame: pd.DataFrame, labels: "pd.Series[Any]") -> Part:
    return Part(frame.reset_index(drop=True), labels[frame.index].tolist())
