"""Ways to calibrate sets on R52 whose later stories differ from the earlier ones, tried on the training part alone.

The stories stand in the order of their time. A model of the earlier seven tenths is scored on the rest, with limits
from: one random fifth held out (the default); five; the latest two fifths, and the latest fifth, of those five; the
same one fifth with the level raised by a standard deviation of its coverage; the latest fifth, scored by a model of the
earlier ones (``dates=``); five with near-duplicates on one side (``groups=``); every later story compared with the
held-out ones by the model of each fold (CV+: Barber and others 2021); and five fifths, each story weighed by how like
the later ones it is (Tibshirani and others 2019), as a classifier of words tells earlier from later.
"""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "topic"))

import newslens as nl
import numpy as np
from harness.told import Told, add_out
from sets import SETS
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_predict
from systems import given, newslens

ASKED = 0.9
NAME = "r52"


def fitted(frame: Any, labels: np.ndarray, **times: Any) -> Any:
    return newslens(SETS[NAME], frame).fit(given(frame), labels.tolist(), **times)


def limit(scores: np.ndarray, coverage: float) -> float:
    rank = int(np.ceil((len(scores) + 1) * coverage))
    return float(np.sort(scores)[min(rank, len(scores)) - 1])


@dataclass(frozen=True)
class Crossed:
    """One less the probability of each label by a model of the other four fifths, NaN if it lacks it.

    ``below`` counts, for every class of every later story, the held-out stories that fit better by the model of a fold.
    """

    scores: np.ndarray
    below: np.ndarray


def crossed(early: Any, labels: np.ndarray, late: Any, part: np.ndarray, model: Any) -> Crossed:
    scores = np.full(len(labels), np.nan)
    below = np.zeros((len(late), len(model.classes_)))
    for fold in range(5):
        train, held_out = np.flatnonzero(part != fold), np.flatnonzero(part == fold)
        of_fold = fitted(early.iloc[train], labels[train])
        own = misfit(of_fold, early.iloc[held_out], model)
        scores[held_out] = own[np.arange(len(held_out)), np.searchsorted(model.classes_, labels[held_out])]
        scores[held_out[~np.isin(labels[held_out], of_fold.classes_)]] = np.nan
        known = np.sort(scores[held_out][~np.isnan(scores[held_out])])
        below += np.searchsorted(known, misfit(of_fold, late, model))
    return Crossed(scores, below)


def misfit(of_fold: Any, frame: Any, model: Any) -> np.ndarray:
    """Return one less the probabilities of the classes of a model of all, at its temperature; 1 of those unknown."""
    scores = of_fold.decision_function(given(frame)) / model.temperature_
    chances = np.exp(scores - scores.max(axis=1, keepdims=True))
    found = np.ones((len(frame), len(model.classes_)))
    found[:, np.searchsorted(model.classes_, of_fold.classes_)] -= chances / chances.sum(axis=1, keepdims=True)
    return found


def alike(early: list[str], late: list[str]) -> np.ndarray:
    """Return how much likelier each text is among the later ones, the earlier texts first; at most 20."""
    matrix = TfidfVectorizer(min_df=3, sublinear_tf=True).fit_transform([*early, *late])
    is_late = np.repeat([0, 1], [len(early), len(late)])
    found = cross_val_predict(LogisticRegression(C=0.1), matrix, is_late, cv=5, method="predict_proba")
    return np.minimum(found[:, 1] / found[:, 0] * len(early) / len(late), 20)


def weighed_limits(scores: np.ndarray, weights: np.ndarray, own: np.ndarray) -> np.ndarray:
    """Return the limit of every later text; its own weight counts as one more of no fit."""
    order = np.argsort(scores)
    sums = np.cumsum(weights[order])
    return scores[order][np.minimum(np.searchsorted(sums, ASKED * (sums[-1] + own)), len(scores) - 1)]


def joined(frame: Any) -> list[str]:
    return ["\n".join(row) for row in frame.itertuples(index=False)]


def trials(early: Any, labels: np.ndarray, late: Any) -> Iterator[tuple[str, int, Any, np.ndarray]]:
    """Yield a name, the number of held-out rows, a model and the sets."""
    order, n = np.arange(len(labels)), len(labels)
    model = fitted(early, labels)
    misfits, one = 1 - model.predict_proba(given(late)), model._model.held_out()[1]
    yield "one random fifth", len(one), model, misfits <= limit(one, ASKED)
    raised = ASKED + np.sqrt(ASKED * (1 - ASKED) / len(one))
    yield "one random fifth, level raised", len(one), model, misfits <= limit(one, raised)
    five = crossed(early, labels, late, np.random.RandomState(0).permutation(n) % 5, model)
    known = ~np.isnan(five.scores)
    for name, chosen in {
        "five random fifths": known,
        "the latest two fifths of the five": known & (order >= 0.6 * n),
        "the latest fifth of the five": known & (order >= 0.8 * n),
    }.items():
        yield name, int(chosen.sum()), model, misfits <= limit(five.scores[chosen], ASKED)
    yield "five random fifths, CV+", int(known.sum()), model, five.below < ASKED * (known.sum() + 1)
    weights = alike(joined(early), joined(late))
    limits = weighed_limits(five.scores[known], weights[:n][known], weights[n:])
    yield "five random fifths, weighed by likeness", int(known.sum()), model, misfits <= limits[:, None]
    dated = fitted(early, labels, dates=np.datetime64("1987-02-26") + order)
    held_out = dated._model.held_out()[1]
    sets = dated.predict_set(given(late), ASKED)
    yield "the latest fifth, by the earlier", len(held_out), dated, sets
    copies = nl.near_duplicates(joined(early), similarity=0.3).labels
    grouped = fitted(early, labels, groups=copies.tolist())
    held_out = grouped._model.held_out()[1]
    yield "five fifths, near-duplicates together", len(held_out), grouped, grouped.predict_set(given(late), ASKED)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    add_out(options)
    told = Told(options.parse_args().out, "trust/coverage_trials.py")
    part = SETS[NAME].load("train")
    labels = np.array(part.labels)
    n = int(0.7 * len(labels))
    told.head(("limits from", "held-out rows", "covered, .90 asked", "set size"))
    for name, rows, model, sets in trials(part.frame.iloc[:n], labels[:n], part.frame.iloc[n:]):
        held = [
            label in model.classes_ and sets[row, np.searchsorted(model.classes_, label)]
            for row, label in enumerate(labels[n:])
        ]
        told.row(name, f"{rows:,}", f"{np.mean(held):.4f}", f"{sets.sum(axis=1).mean():.3f}")


if __name__ == "__main__":
    main()
