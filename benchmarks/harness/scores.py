"""The scores of every task, by definition the same as those of the scorer beside the data."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from sklearn.metrics import accuracy_score, f1_score
from sklearn.preprocessing import MultiLabelBinarizer

Labels = Sequence[Any]
RELATED = ("agree", "disagree", "discuss")


def accuracy(gold: Labels, predicted: Labels) -> float:
    return float(accuracy_score(gold, predicted))


def macro_f1(gold: Labels, predicted: Labels, classes: Sequence[Any] | None = None) -> float:
    """Average F1 over ``classes``, or over those that stand in the gold labels."""
    chosen = sorted(set(gold)) if classes is None else list(classes)
    return float(f1_score(gold, predicted, labels=chosen, average="macro", zero_division=0))


def calibration_error(right: Sequence[bool], probability: Sequence[float], bins: int = 15) -> float:
    """Return the expected calibration error of the predicted label's probability, over bins of equal mass."""
    rights, probabilities = np.asarray(right, dtype=float), np.asarray(probability)
    order = np.lexsort((rights, probabilities))
    edges = [number * len(order) // bins for number in range(bins + 1)]
    gaps = [abs((probabilities[order[start:end]] - rights[order[start:end]]).sum()) for start, end in pairwise(edges)]
    return float(sum(gaps) / len(order))


def chance_error(probability: Sequence[float], draws: int = 100) -> float:
    """Return the calibration error to be expected of true probabilities, which these few texts alone make."""
    random, told = np.random.default_rng(0), np.asarray(probability)
    errors = [calibration_error((random.random(len(told)) < told).tolist(), probability) for _ in range(draws)]
    return float(np.mean(errors))


def topic(gold: Labels, predicted: Labels) -> dict[str, float]:
    return {"accuracy": accuracy(gold, predicted), "macro_f1": macro_f1(gold, predicted)}


def labels(gold: Labels, predicted: Labels) -> dict[str, float]:
    """Score sets of labels: F1 over all decisions, and its mean over the labels that stand in the gold sets."""
    known = sorted({label for row in [*gold, *predicted] for label in row})
    binarizer = MultiLabelBinarizer(classes=known).fit([])
    truth, answer = binarizer.transform(gold), binarizer.transform(predicted)
    there = truth.any(axis=0)
    return {
        "micro_f1": float(f1_score(truth, answer, average="micro")),
        "macro_f1": float(f1_score(truth[:, there], answer[:, there], average="macro", zero_division=0)),
    }


def semeval(gold: Labels, predicted: Labels) -> dict[str, float]:
    """Score SemEval-2016 task 6 A: the mean F1 of favor and against, pooled over the targets."""
    return {"f_avg": macro_f1(gold, predicted, ["FAVOR", "AGAINST"])}


def newsmtsc(gold: Labels, predicted: Labels) -> dict[str, float]:
    return {"accuracy": accuracy(gold, predicted), "macro_f1": macro_f1(gold, predicted, [2, 4, 6])}


def fnc1(gold: Labels, predicted: Labels) -> dict[str, float]:
    """Score FNC-1: its weighted score in percent of the best possible, and macro-F1 beside it."""
    got = sum(_credit(truth, answer) for truth, answer in zip(gold, predicted, strict=True))
    best = sum(_credit(truth, truth) for truth in gold)
    return {"score": 100 * got / best, "macro_f1": macro_f1(gold, predicted, [*RELATED, "unrelated"])}


def _credit(truth: str, answer: str) -> float:
    if truth == answer:
        return 1.0 if truth in RELATED else 0.25
    return 0.25 if truth in RELATED and answer in RELATED else 0.0


TASKS: dict[str, Callable[[Labels, Labels], dict[str, float]]] = {
    "topic": topic,
    "labels": labels,
    "semeval": semeval,
    "newsmtsc": newsmtsc,
    "fnc1": fnc1,
}


def scores(task: str, gold: Labels, predicted: Labels, probability: Sequence[float] | None) -> dict[str, float]:
    """Return the scores of a task by name, with the calibration error where there are probabilities."""
    found = TASKS[task](gold, predicted)
    if probability is not None:
        right = [truth == answer for truth, answer in zip(gold, predicted, strict=True)]
        found["ece"] = calibration_error(right, probability)
        found["ece_chance"] = chance_error(probability)
    return found
