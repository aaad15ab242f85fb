"""Ways to calibrate sets on R52 whose later stories differ from the earlier ones, tried on the training part alone.

The stories stand in the order of their time. A model of the earlier seven tenths is scored on the rest, with limits
from: one random fifth held out (the default); five; the latest two fifths, and the latest fifth, of those five; the
same one fifth with the level raised by a standard deviation of its coverage; and the latest fifth, scored by a model of
the earlier ones (``dates=``).
"""

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "topic"))

import numpy as np
from sets import SETS
from systems import given, newslens

ASKED = 0.9
NAME = "r52"


def fitted(frame: Any, labels: np.ndarray, **times: Any) -> Any:
    return newslens(SETS[NAME], frame).fit(given(frame), labels.tolist(), **times)


def limit(scores: np.ndarray, coverage: float) -> float:
    rank = int(np.ceil((len(scores) + 1) * coverage))
    return float(np.sort(scores)[min(rank, len(scores)) - 1])


def crossed(frame: Any, labels: np.ndarray, temperature: float) -> np.ndarray:
    """Return one less the probability of each label by a model of the other four fifths, NaN if it lacks it."""
    part = np.random.RandomState(0).permutation(len(labels)) % 5
    found = np.full(len(labels), np.nan)
    for fold in range(5):
        train, held_out = np.flatnonzero(part != fold), np.flatnonzero(part == fold)
        model = fitted(frame.iloc[train], labels[train])
        scores = model.decision_function(given(frame.iloc[held_out])) / temperature
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        classes = model.classes_.tolist()
        for row, chance in zip(held_out, chances, strict=True):
            if labels[row] in classes:
                found[row] = 1 - chance[classes.index(labels[row])]
    return found


def main() -> None:
    part = SETS[NAME].load("train")
    labels = np.array(part.labels)
    n = int(0.7 * len(labels))
    early, late = part.frame.iloc[:n], part.frame.iloc[n:]
    model = fitted(early, labels[:n])
    dated = fitted(early, labels[:n], dates=np.datetime64("1987-02-26") + np.arange(n))
    cross, one = crossed(early, labels[:n], model.temperature_), model._model.held_out()[1]
    known = ~np.isnan(cross)
    order = np.arange(n)
    raised = ASKED + np.sqrt(ASKED * (1 - ASKED) / len(one))
    trials = {
        "one random fifth": (model, one, ASKED),
        "five random fifths": (model, cross[known], ASKED),
        "the latest two fifths of the five": (model, cross[known & (order >= 0.6 * n)], ASKED),
        "the latest fifth of the five": (model, cross[known & (order >= 0.8 * n)], ASKED),
        "one random fifth, level raised": (model, one, raised),
        "the latest fifth, by the earlier": (dated, dated._model.held_out()[1], ASKED),
    }
    print("| limits from | held-out rows | covered, .90 asked | set size |\n|---|---|---|---|")
    for name, (of, scores, level) in trials.items():
        sets = 1 - of.predict_proba(given(late)) <= limit(scores, level)
        held = [
            label in of.classes_ and sets[row, np.searchsorted(of.classes_, label)]
            for row, label in enumerate(labels[n:])
        ]
        print(f"| {name} | {len(scores):,} | {np.mean(held):.4f} | {sets.sum(axis=1).mean():.3f} |", flush=True)


if __name__ == "__main__":
    main()
