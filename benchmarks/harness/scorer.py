"""The scorer beside the data, called through files."""

import csv
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

TOLERANCE = 1e-9
UNKNOWN = ("labels",)
"""Tasks that the scorer does not know."""

COLUMN = {"topic": "label", "semeval": "Stance", "fnc1": "Stance"}


def run_scorer(script: Path, task: str, gold: Path, predicted: Path) -> dict[str, Any]:
    """Return what the scorer prints for two files."""
    command = [sys.executable, str(script), task, str(gold), str(predicted)]
    told: dict[str, Any] = json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)
    return told


def score_records(script: Path, task: str, gold: Path, records: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return what the scorer prints for predictions that are records."""
    with tempfile.TemporaryDirectory() as folder:
        return run_scorer(script, task, gold, _lines(Path(folder) / "predicted.jsonl", records))


def score_against(
    script: Path, task: str, gold: Sequence[dict[str, Any]], records: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    """Return what the scorer prints for gold and predictions that are both records."""
    with tempfile.TemporaryDirectory() as folder:
        truth = _lines(Path(folder) / "gold.jsonl", gold)
        return run_scorer(script, task, truth, _lines(Path(folder) / "predicted.jsonl", records))


def check(
    script: Path,
    task: str,
    gold: Sequence[Any],
    predicted: Sequence[Any],
    probability: Sequence[float] | None,
    found: dict[str, float],
) -> None:
    """Raise if the scorer finds other scores than ``found``, where both know the score."""
    with tempfile.TemporaryDirectory() as folder:
        truth = _write(Path(folder), "gold", task, gold, None)
        answer = _write(Path(folder), "predicted", task, predicted, probability)
        told = run_scorer(script, task, truth, answer)
    for name in found.keys() & told.keys():
        if abs(found[name] - told[name]) > TOLERANCE:
            raise AssertionError(f"{task}: {name} is {found[name]} here and {told[name]} by {script.name}")


def _write(folder: Path, name: str, task: str, labels: Sequence[Any], probability: Sequence[float] | None) -> Path:
    if task == "newsmtsc":
        rows = [{"targets": [{"polarity": label}]} if name == "gold" else [label] for label in labels]
        return _lines(folder / f"{name}.jsonl", rows)
    path = folder / f"{name}.csv"
    columns = [labels] if probability is None else [labels, probability]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([COLUMN[task], "probability"][: len(columns)])
        writer.writerows(zip(*columns, strict=True))
    return path


def _lines(path: Path, rows: Sequence[Any]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path
