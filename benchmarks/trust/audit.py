"""Rank flipped labels, beside every ranking of cleanlab on the same out-of-fold probabilities.

One label in twenty of the AG News training rows is replaced by another. Average precision of the ranking, over several
draws of the rows; the draws with which the ranking was chosen are others (11 and 12). Needs a Python with both:
``pip install cleanlab``.
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import newslens as nl
import numpy as np
from harness.data import csv_rows
from sklearn.metrics import average_precision_score

SHARE = 0.05


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


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--seeds", default="1,2,3")
    rows = csv_rows("agnews/train_partial.csv.gz")
    texts = [f"{row['title']}\n{row['text']}" for row in rows]
    truth = np.array([row["label"] for row in rows])
    found: dict[str, list[float]] = {}
    for seed in map(int, options.parse_args().seeds.split(",")):
        labels = flipped(truth, seed)
        audited = nl.audit(texts, labels.tolist(), explained=0).sort_values("row")
        probabilities, numbers = out_of_fold(texts, labels), np.unique(labels, return_inverse=True)[1]
        given = probabilities[np.arange(len(numbers)), numbers]
        np.testing.assert_allclose(given, audited["probability"])
        rankings = {"newslens": -audited["suspicion"].to_numpy(), **cleanlab_rankings(numbers, probabilities)}
        for name, quality in rankings.items():
            found.setdefault(name, []).append(average_precision_score(labels != truth, -quality))
    print("| ranking | average precision | of each draw |\n|---|---|---|")
    for name, values in found.items():
        print(f"| {name} | {np.mean(values):.4f} | {', '.join(f'{value:.4f}' for value in values)} |")


if __name__ == "__main__":
    main()
