"""How good predictions are."""

from dataclasses import dataclass

import numpy as np

BINS = 15


@dataclass(frozen=True, slots=True)
class ClassScores:
    """Precision, recall and F1 of one class, and how many rows have it."""

    label: str
    precision: float
    recall: float
    f1: float
    support: int


@dataclass(frozen=True, slots=True)
class Scores:
    """Scores of predictions: shares from 0 to 1, of which only ``ece`` is better when it is smaller."""

    rows: int
    accuracy: float
    macro_f1: float
    ece: float
    classes: tuple[ClassScores, ...]


def scores(truth: np.ndarray, predicted: np.ndarray, probability: np.ndarray) -> Scores:
    """Compare predictions with the truth.

    Parameters
    ----------
    truth, predicted : ndarray of str, shape (n_rows,)
        Labels.
    probability : ndarray of float, shape (n_rows,)
        That of the predicted label.

    Returns
    -------
    Scores
        The mean F1 is over the classes that are in the truth.
    """
    right = truth == predicted
    classes = [_class_scores(label, truth, predicted) for label in np.unique(truth)]
    return Scores(
        rows=len(truth),
        accuracy=float(right.mean()),
        macro_f1=float(np.mean([one.f1 for one in classes])),
        ece=expected_calibration_error(probability, right),
        classes=tuple(classes),
    )


def expected_calibration_error(probability: np.ndarray, right: np.ndarray, bins: int = BINS) -> float:
    """Average the distance between probability and accuracy over bins of equal mass (Naeini and others 2015).

    Parameters
    ----------
    probability : ndarray of float, shape (n_rows,)
        That of the predicted label.
    right : ndarray of bool, shape (n_rows,)
        Whether the predicted label is right.
    bins : int
        How many; fewer if there are fewer rows.

    Returns
    -------
    float
        From 0, perfectly calibrated, to 1.
    """
    order = np.argsort(probability, kind="stable")
    parts = [part for part in np.array_split(order, bins) if len(part)]
    gaps = [len(part) * abs(probability[part].mean() - right[part].mean()) for part in parts]
    return float(sum(gaps) / len(order))


def _class_scores(label: str, truth: np.ndarray, predicted: np.ndarray) -> ClassScores:
    hits = int(((truth == label) & (predicted == label)).sum())
    found, support = int((predicted == label).sum()), int((truth == label).sum())
    return ClassScores(
        label=str(label),
        precision=hits / found if found else 0.0,
        recall=hits / support,
        f1=2 * hits / (found + support),
        support=support,
    )
