"""Rank flipped labels, beside every ranking of cleanlab on the same out-of-fold probabilities.

One label in twenty of the AG News training rows is replaced by another. Average precision of the ranking, over several
draws of the rows; the draws with which the ranking was chosen are others (11 and 12). With ``--several``, one of
twenty of the Reuters training stories (90 topics) lacks one of its topics, has one too many, or one in place of
another. Needs a Python with both: ``pip install cleanlab``.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "topic"))

import newslens as nl
import numpy as np
from harness.data import csv_rows
from harness.told import Told, add_out
from sets import SETS
from sklearn.metrics import average_precision_score

SHARE = 0.05

AGGREGATORS: dict[str, dict[str, float]] = {
    "exponential_moving_average": {"alpha": 0.8},
    "softmin": {"temperature": 0.1},
}
"""How cleanlab joins the labels of a row."""


def flipped(labels: np.ndarray, seed: int) -> np.ndarray:
    """Replace a share of the labels by others."""
    chance = np.random.default_rng(seed)
    classes = np.unique(labels)
    found = labels.copy()
    for at in chance.choice(len(labels), round(SHARE * len(labels)), replace=False):
        found[at] = chance.choice(classes[classes != labels[at]])
    return found


def cleanlab_rankings(numbers: np.ndarray, probabilities: np.ndarray) -> dict[str, np.ndarray]:
    """Return cleanlab's scores by method; less is more suspicious."""
    from cleanlab.rank import get_label_quality_scores

    methods = [(name, adjusted) for name in ("self_confidence", "normalized_margin") for adjusted in (False, True)]
    methods.append(("confidence_weighted_entropy", False))
    return {
        f"cleanlab {name}{', adjusted' if adjusted else ''}": get_label_quality_scores(
            numbers, probabilities, method=name, adjust_pred_probs=adjusted
        )
        for name, adjusted in methods
    }


def out_of_fold(texts: list[str], labels: np.ndarray) -> np.ndarray:
    """Return the probabilities that ``nl.audit`` judges by."""
    from newslens.duplicates import near_duplicates
    from newslens.splits import dealt

    classes, numbers = np.unique(labels, return_inverse=True)
    part = dealt(near_duplicates(texts).labels, numbers, 5, 0)
    found = np.zeros((len(texts), len(classes)))
    for fold in range(5):
        train, test = np.flatnonzero(part != fold), np.flatnonzero(part == fold)
        model = nl.TopicClassifier().fit([texts[row] for row in train], labels[train])
        found[test] = model.predict_proba([texts[row] for row in test])
    return found


def changed(has: np.ndarray, seed: int) -> np.ndarray:
    """Take a label from a share of the rows, add one as frequent labels are, or do both."""
    chance = np.random.default_rng(seed)
    found, frequency = has.copy(), has.sum(axis=0)
    for at in chance.choice(len(has), round(SHARE * len(has)), replace=False):
        own, weights = np.flatnonzero(has[at]), np.where(has[at], 0, frequency)
        kind = chance.integers(3) if len(own) > 1 else 2 * chance.integers(2)
        if kind != 0:
            found[at, chance.choice(own)] = False
        if kind != 1:
            found[at, chance.choice(len(weights), p=weights / weights.sum())] = True
    return found


def of_several(seeds: list[int]) -> dict[str, list[float]]:
    """Return the average precision of every ranking of rows of several labels, a draw each."""
    from cleanlab.multilabel_classification import get_label_quality_scores
    from newslens.duplicates import near_duplicates
    from newslens.label_audit import _Several
    from newslens.splits import dealt

    part = SETS["reuters90"].load("train")
    texts = ["\n".join(row) for row in part.frame.itertuples(index=False)]
    classes = sorted({label for row in part.labels for label in row})
    truth = np.array([[label in row for label in classes] for row in part.labels])
    found: dict[str, list[float]] = {}
    for seed in seeds:
        has = changed(truth, seed)
        rows = _Several(classes, has)
        labels = rows.of_rows(np.arange(len(has)))
        audited = nl.audit(texts, labels, explained=0).sort_values("row")
        folds = dealt(near_duplicates(texts).labels, rows.strata(), 5, 0)
        probabilities = np.zeros(has.shape)
        for fold in range(5):
            train, test = np.flatnonzero(folds != fold), np.flatnonzero(folds == fold)
            model = nl.TopicClassifier().fit([texts[row] for row in train], [labels[row] for row in train])
            columns = [classes.index(label) for label in model.classes_.tolist()]
            probabilities[np.ix_(test, columns)] = model.predict_proba([texts[row] for row in test])
        rankings = {
            "newslens": audited["suspicion"].to_numpy(),
            "largest error": np.abs(has - probabilities).max(axis=1),
        }
        for method, keywords in AGGREGATORS.items():
            quality = get_label_quality_scores(
                [np.flatnonzero(row).tolist() for row in has],
                probabilities,
                method="self_confidence",
                aggregator_kwargs={"method": method, **keywords},
            )
            rankings[f"cleanlab self_confidence, {method}"] = -quality
        for name, ranking in rankings.items():
            found.setdefault(name, []).append(average_precision_score((has != truth).any(axis=1), ranking))
    return found


def of_one(seeds: list[int]) -> dict[str, list[float]]:
    """Return the average precision of every ranking of rows of one label, a draw each."""
    rows = csv_rows("agnews/train_partial.csv.gz")
    texts = [f"{row['title']}\n{row['text']}" for row in rows]
    truth = np.array([row["label"] for row in rows])
    found: dict[str, list[float]] = {}
    for seed in seeds:
        labels = flipped(truth, seed)
        audited = nl.audit(texts, labels.tolist(), explained=0).sort_values("row")
        probabilities, numbers = out_of_fold(texts, labels), np.unique(labels, return_inverse=True)[1]
        given = probabilities[np.arange(len(numbers)), numbers]
        np.testing.assert_allclose(given, audited["probability"])
        rankings = {"newslens": -audited["suspicion"].to_numpy(), **cleanlab_rankings(numbers, probabilities)}
        for name, quality in rankings.items():
            found.setdefault(name, []).append(average_precision_score(labels != truth, -quality))
    return found


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seeds", default="1,2,3")
    options.add_argument("--several", action="store_true", help="rows of several labels")
    add_out(options)
    given = options.parse_args()
    seeds = [int(seed) for seed in given.seeds.split(",")]
    found = of_several(seeds) if given.several else of_one(seeds)
    told = Told(given.out, f"trust/audit.py{' --several' if given.several else ''}")
    told.head(("ranking", "average precision", "of each draw"))
    for name, values in found.items():
        told.row(name, f"{np.mean(values):.4f}", ", ".join(f"{value:.4f}" for value in values))


if __name__ == "__main__":
    main()
