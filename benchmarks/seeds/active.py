"""Which texts to label next, on AG News from 20 labels to 200: the area under the curve of accuracy.

NEWSLENS_DATA=... python benchmarks/seeds/active.py [--part train] [--draws 3]

Four ways to choose twenty texts at a time: `nl.suggest`, the smallest margins alone (what modAL and small-text call
margin sampling), and at random, all with the same learner, `TopicClassifier()` fitted on labels and the unlabelled
pool; and the smallest margins of TF-IDF and logistic regression on the labels alone, as modAL is used with
scikit-learn. The area is the mean accuracy over the ten sizes.

``--peers`` adds modAL (Danka and Horvath 2018) and small-text (Schroeder and others 2023) themselves, margin sampling
with that logistic regression; it needs a Python with them: ``pip install modAL-python small-text``.
"""

import argparse
import sys
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import newslens as nl
import numpy as np
import pandas as pd
from harness.told import Told, add_out
from newslens.suggestion import _margins
from sets import Pool, agnews
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

SIZES = range(20, 201, 20)

Choice = Callable[[Any, "pd.Series[str]", np.random.RandomState], np.ndarray]


def by_suggest(model: Any, texts: "pd.Series[str]", _: np.random.RandomState) -> np.ndarray:
    return nl.suggest(model, texts, 20)


def by_margin(model: Any, texts: "pd.Series[str]", _: np.random.RandomState) -> np.ndarray:
    return np.argsort(_margins(model, texts), kind="stable")[:20]


def by_margin_alone(model: Any, texts: "pd.Series[str]", _: np.random.RandomState) -> np.ndarray:
    two = np.sort(model.predict_proba(texts), axis=1)[:, -2:]
    return np.argsort(two[:, 1] - two[:, 0], kind="stable")[:20]


def at_random(_: Any, texts: "pd.Series[str]", random: np.random.RandomState) -> np.ndarray:
    return random.choice(len(texts), 20, replace=False)


def with_pool(few: "pd.Series[str]", labels: np.ndarray, others: "pd.Series[str]") -> Any:
    return nl.TopicClassifier().fit(few, labels, unlabelled=others)


def alone(few: "pd.Series[str]", labels: np.ndarray, _: "pd.Series[str]") -> Any:
    return make_pipeline(TfidfVectorizer(), LogisticRegression()).fit(few, labels)


def modal(found: Pool, draw: int) -> list[float]:
    """Return the curve of modAL's ActiveLearner."""
    from modAL.models import ActiveLearner
    from modAL.uncertainty import margin_sampling

    vectors, scored = _vectors(found)
    labels, chosen = np.array(found.pool_labels), first(found, draw)
    learner = ActiveLearner(LogisticRegression(), margin_sampling, vectors[chosen], labels[chosen])
    accuracies = []
    for size in SIZES:
        accuracies.append(float(np.mean(learner.predict(scored) == np.array(found.labels))))
        if size < SIZES[-1]:
            left = np.delete(np.arange(len(labels)), chosen)
            queried = left[learner.query(vectors[left], n_instances=20)[0]]
            learner.teach(vectors[queried], labels[queried])
            chosen = np.concatenate([chosen, queried])
    return accuracies


def small_text(found: Pool, draw: int) -> list[float]:
    """Return the curve of small-text's PoolBasedActiveLearner with the smallest margins."""
    import small_text as st

    vectors, scored = _vectors(found)
    numbers = np.unique(found.pool_labels, return_inverse=True)[1]
    truth = np.unique(found.labels, return_inverse=True)[1]
    target = np.arange(4)
    pool = st.SklearnDataset(vectors, numbers, target_labels=target)
    factory = st.SklearnClassifierFactory(LogisticRegression(), 4)
    learner = st.PoolBasedActiveLearner(factory, st.BreakingTies(), pool)
    chosen = first(found, draw)
    learner.initialize_data(chosen, numbers[chosen])
    accuracies = []
    for size in SIZES:
        told = learner.classifier.predict(st.SklearnDataset(scored, truth, target_labels=target))
        accuracies.append(float(np.mean(told == truth)))
        if size < SIZES[-1]:
            learner.update(numbers[learner.query(num_samples=20)])
    return accuracies


def _vectors(found: Pool) -> tuple[Any, Any]:
    """Return TF-IDF of the pool and of the scored texts; its weights are learned from the pool."""
    vectorizer = TfidfVectorizer()
    return vectorizer.fit_transform(found.pool["text"]), vectorizer.transform(found.scored["text"])


PEERS = {"modAL, margin sampling": modal, "small-text, breaking ties": small_text}

SYSTEMS: dict[str, tuple[Any, Choice]] = {
    "newslens, suggest": (with_pool, by_suggest),
    "newslens, random": (with_pool, at_random),
    "newslens, margin": (with_pool, by_margin),
    "logistic regression, margin": (alone, by_margin_alone),
}


def first(found: Pool, draw: int) -> np.ndarray:
    """Return the rows of the first twenty labels, five of each."""
    random, labels = np.random.RandomState(draw), np.array(found.pool_labels)
    return np.concatenate(
        [random.choice(np.flatnonzero(labels == label), 5, replace=False) for label in np.unique(labels)]
    )


def curve(found: Pool, learn: Any, choose: Choice, draw: int) -> list[float]:
    """Return the accuracy at every number of labels."""
    random, chosen = np.random.RandomState(draw + 1000), first(found, draw)
    texts, labels = found.pool["text"], np.array(found.pool_labels)
    accuracies = []
    for size in SIZES:
        left = np.delete(np.arange(len(texts)), chosen)
        model = learn(texts.iloc[chosen], labels[chosen], texts.iloc[left])
        accuracies.append(float(np.mean(model.predict(found.scored["text"]) == np.array(found.labels))))
        if size < SIZES[-1]:
            chosen = np.concatenate([chosen, left[choose(model, texts.iloc[left], random)]])
    return accuracies


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("train", "test"), default="test", help="which labels are scored")
    parser.add_argument("--draws", type=int, default=3, help="sets of 20 first labels")
    parser.add_argument("--peers", action="store_true", help="add modAL and small-text")
    add_out(parser)
    given = parser.parse_args()
    warnings.simplefilter("ignore")
    found = agnews(given.part)
    told = Told(given.out, "seeds/active.py")
    told.head(("system", "area", "at 20", "at 100", "at 200"))
    ours = {name: partial(curve, learn=learn, choose=choose) for name, (learn, choose) in SYSTEMS.items()}
    for name, of_draw in {**ours, **(PEERS if given.peers else {})}.items():
        mean = np.mean([of_draw(found, draw=draw) for draw in range(given.draws)], axis=0)
        told.row(name, *(f"{value:.4f}" for value in (mean.mean(), mean[0], mean[4], mean[9])))


if __name__ == "__main__":
    main()
