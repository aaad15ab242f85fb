"""The tables of an evaluation: columns by name, a value a row."""

from collections.abc import Iterator, Sequence
from itertools import product
from typing import Any

import numpy as np

from .judged import Judged
from .measures import BINS, bins, wilson

Columns = dict[str, list[Any]]
Parts = dict[str, list[Any]]
"""By what rows are parted: the part of every row, None for none."""

SHOWN = 200
"""Characters of a text in the table of errors."""

WORDS = 6
"""Words of a text that are told there."""


def confusion(found: Judged) -> Columns:
    """Return how often each label was told for each true one; where there may be several, hits and misses of each."""
    if found.one:
        true, told = found.truth.argmax(axis=1), found.given.argmax(axis=1)
        pairs, rows = np.unique(np.stack([true, told]), axis=1, return_counts=True)
        names = [[found.classes[at] for at in row] for row in pairs.tolist()]
        return {"truth": names[0], "predicted": names[1], "rows": rows.tolist()}
    columns: Columns = {"label": [], "truth": [], "predicted": [], "rows": []}
    for truth, told in product((True, False), repeat=2):
        rows = ((found.truth == truth) & (found.given == told)).sum(axis=0)
        columns["label"] += found.classes
        columns["truth"] += [truth] * len(found.classes)
        columns["predicted"] += [told] * len(found.classes)
        columns["rows"] += rows.tolist()
    return columns


def reliability(found: Judged) -> Columns:
    """Return, by bins of equal mass, the mean probability that was claimed and the share that came true."""
    _, claimed, happened = found.claims()
    number = bins(claimed, BINS)
    rows = np.bincount(number, minlength=BINS)
    there = rows > 0
    sums = [np.bincount(number, weights, BINS)[there] for weights in (claimed, happened.astype(np.float64))]
    rows = rows[there]
    low, high = wilson(sums[1], rows)
    columns = {"probability": sums[0] / rows, "share": sums[1] / rows, "low": low, "high": high, "rows": rows}
    return {name: values.tolist() for name, values in columns.items()}


def slices(found: Judged, parts: Parts) -> Columns:
    """Return the share of right answers in each part of the rows."""
    columns: Columns = {name: [] for name in ("by", "value", "rows", "accuracy", "low", "high", "confidence")}
    right, confidence = found.right, found.confidence
    for by, value, rows in _parted(parts):
        low, high = wilson(right[rows].sum(), np.array(len(rows)))
        told = by, value, len(rows), right[rows].mean(), low, high, confidence[rows].mean()
        for name, what in zip(columns, told, strict=True):
            columns[name].append(what if isinstance(what, str | int) else float(what))
    return columns


def coverage(found: Judged, sets: dict[float, np.ndarray], parts: Parts) -> Columns:
    """Return the share of true labels that are in the sets, in each part of the rows.

    ``sets`` are those of every coverage that was asked for. Rows without a label do not count.
    """
    columns: Columns = {name: [] for name in ("coverage", "by", "value", "rows", "covered", "set_size", "empty")}
    everything: Parts = {"all": ["all"] * len(found.truth), **parts}
    for asked, given in sets.items():
        held, true, size = (given & found.truth).sum(axis=1), found.truth.sum(axis=1), given.sum(axis=1)
        for by, value, rows in _parted(everything):
            covered = held[rows].sum() / max(true[rows].sum(), 1)
            told = asked, by, value, len(rows), covered, size[rows].mean(), (size[rows] == 0).mean()
            for name, what in zip(columns, told, strict=True):
                columns[name].append(what if isinstance(what, str | int) else float(what))
    return columns


def _parted(parts: Parts) -> Iterator[tuple[str, str, np.ndarray]]:
    for by, values in parts.items():
        rows_of: dict[Any, list[int]] = {}
        for row, value in enumerate(values):
            rows_of.setdefault(value, []).append(row)
        for value in sorted((value for value in rows_of if value is not None), key=str):
            yield by, str(value), np.array(rows_of[value])


def errors(model: Any, fields: list[Sequence[str]], found: Judged, n: int) -> Columns:
    """Return the wrong answers of which the model was surest, and the words that decided them.

    ``words`` are those that speak for what was told and against the truth; where there may be several labels,
    for the label, or against it if it was missed.
    """
    columns: Columns = {
        name: [] for name in ("row", "truth", "predicted", "probability", "probability_of_truth", "words", "text")
    }
    for row, truth, told, probability, of_truth, label, against in _worst(found, n):
        document = [column[row] for column in fields]
        known = [name for name in (label, against) if name in model.classes_.tolist()]
        explained = model._explain(document, *known) if label in known else None
        words = [] if explained is None else explained.top(WORDS)
        values = row, truth, told, probability, of_truth, ", ".join(f"{word} {value:+.2f}" for word, value in words)
        for name, value in zip(columns, (*values, " / ".join(document)[:SHOWN]), strict=True):
            columns[name].append(value)
    return columns


def _worst(found: Judged, n: int) -> Iterator[tuple[Any, ...]]:
    names, p = found.classes, found.probabilities
    if found.one:
        true, told = found.truth.argmax(axis=1), found.given.argmax(axis=1)
        wrong = np.flatnonzero(true != told)
        for row in wrong[np.argsort(-found.confidence[wrong], kind="stable")][:n].tolist():
            truth, answer = names[true[row]], names[told[row]]
            yield row, truth, answer, float(p[row, told[row]]), float(p[row, true[row]]), answer, truth
        return
    rows, labels = np.nonzero(found.truth != found.given)
    sureness = np.where(found.given[rows, labels], p[rows, labels], 1 - p[rows, labels])
    for at in np.argsort(-sureness, kind="stable")[:n].tolist():
        row, label = int(rows[at]), int(labels[at])
        truth, answer = ([names[one] for one in np.flatnonzero(matrix[row])] for matrix in (found.truth, found.given))
        yield row, truth, answer, float(sureness[at]), float(1 - sureness[at]), names[label], None
