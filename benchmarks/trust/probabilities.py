"""Ask what probabilities and sets are worth: calibration error, Brier score, coverage and size of sets.

Sets are laid beside a plain NumPy LAC on the same held-out and test probabilities. Fitted on the training part, scored
on the test part (article_bias: valid), with default arguments.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "topic"))

import newslens as nl
import numpy as np
from harness.told import Told, add_out
from sets import SETS
from systems import given, newslens

ASKED = (0.9, 0.95)


def plain_lac(held_out: np.ndarray, probabilities: np.ndarray, coverage: float) -> np.ndarray:
    """Return the sets of split conformal prediction with the score 1 - p."""
    limit = np.quantile(held_out, np.ceil((len(held_out) + 1) * coverage) / len(held_out), method="inverted_cdf")
    return 1 - probabilities <= limit + 1e-7


def row(name: str, *, by: str = "") -> list[str]:
    """Return the figures of a set; Reuters stories stand in the order of their time, so their place can be a date."""
    chosen = SETS[name]
    train, test = chosen.load("train"), chosen.load("test")
    X = given(test.frame)
    parts: dict[str, Any] = {}
    if by == "time":
        parts["dates"] = np.datetime64("1987-02-26") + np.arange(len(train.labels))
        name = f"{name}, calibrated on the latest fifth"
    if by == "copies":
        texts = ["\n".join(text) for text in train.frame.itertuples(index=False)]
        parts["groups"] = nl.near_duplicates(texts, similarity=0.3).labels
        name = f"{name}, near-duplicates on one side"
    model = newslens(chosen, train.frame).fit(given(train.frame), train.labels, **parts)
    found = model.evaluate(X, test.labels, coverage=ASKED)
    scores = dict(zip(found.tables["scores"]["score"], found.tables["scores"]["value"], strict=True))
    probabilities, held_out = model.predict_proba(X), model._model.held_out()[1]
    truth = np.searchsorted(model.classes_, test.labels)
    cells = [name, f"{len(truth):,}", f"{scores['ece']:.4f}", f"{scores['brier']:.4f}"]
    for coverage in ASKED:
        sets = model.predict_set(X, coverage)
        plain = plain_lac(held_out, probabilities, coverage)
        covered = sets[np.arange(len(truth)), truth].mean()
        cumulative = model.predict_set(X, coverage, method="aps")
        of_cumulative = cumulative[np.arange(len(truth)), truth].mean()
        cells += [f"{covered:.4f}", f"{sets.sum(1).mean():.4f}", f"{plain.sum(1).mean():.4f}"]
        cells += [f"{of_cumulative:.4f} / {cumulative.sum(1).mean():.3f}"]
    return cells


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sets", default="agnews,r8,r52,article_bias_slant")
    add_out(options)
    chosen = options.parse_args()
    told = Told(chosen.out, "trust/probabilities.py")
    parts = [(f"covered at {asked}", "set size", "plain LAC", "APS covered / size") for asked in ASKED]
    told.head(("set", "rows", "ECE", "Brier", *parts[0], *parts[1]))
    for name in chosen.sets.split(","):
        told.row(*row(name))
        if name == "r52":
            told.row(*row(name, by="time"))
            told.row(*row(name, by="copies"))


if __name__ == "__main__":
    main()
