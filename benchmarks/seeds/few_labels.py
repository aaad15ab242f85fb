"""A handful of labels and a pool without, on AG News: mean of five draws, beside scikit-learn on the labels alone.

NEWSLENS_DATA=... python benchmarks/seeds/few_labels.py [--part train]

SetFit, which has a pretrained language model, is published at .829 with 8 labels a class and .880 with 64.
"""

import argparse
import sys
import warnings
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import newslens as nl
import numpy as np
from harness.told import Told, add_out
from sets import agnews
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC


def draws(labels: np.ndarray, each: int) -> list[np.ndarray]:
    """Return five draws of so many rows of each label."""
    randoms = [np.random.RandomState(draw) for draw in range(5)]
    rows = [np.flatnonzero(labels == label) for label in np.unique(labels)]
    return [np.concatenate([random.choice(of_label, each, replace=False) for of_label in rows]) for random in randoms]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("train", "test"), default="test", help="which labels are scored")
    add_out(parser)
    given = parser.parse_args()
    part, told = given.part, Told(given.out, "seeds/few_labels.py")
    warnings.simplefilter("ignore")
    found = agnews(part)
    texts, labels = found.pool["text"], np.array(found.pool_labels)
    told.head(("labels a class", "system", "mean accuracy", "least", "most"))
    for each in (8, 64):
        scores: dict[str, list[float]] = {}
        for chosen in draws(labels, each):
            few, others = texts.iloc[chosen], texts.drop(index=texts.index[chosen])
            systems: dict[str, Any] = {
                "TF-IDF (1-2) + LinearSVC": make_pipeline(TfidfVectorizer(ngram_range=(1, 2)), LinearSVC()).fit(
                    few, labels[chosen]
                ),
                "newslens, labels alone": nl.TopicClassifier().fit(few, labels[chosen]),
                "newslens, unlabelled too": nl.TopicClassifier().fit(few, labels[chosen], unlabelled=others),
            }
            scored = (others, np.delete(labels, chosen)) if part == "train" else (found.scored["text"], found.labels)
            for name, system in systems.items():
                scores.setdefault(name, []).append(float(np.mean(system.predict(scored[0]) == np.array(scored[1]))))
        for name, values in scores.items():
            told.row(each, name, *(f"{value:.4f}" for value in (np.mean(values), min(values), max(values))))


if __name__ == "__main__":
    main()
