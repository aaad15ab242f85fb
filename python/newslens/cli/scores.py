"""How good predictions are."""

from dataclasses import dataclass

import numpy as np

from newslens._core import class_scores, expected_calibration_error

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
    labels, numbers = np.unique(np.concatenate([truth, predicted]), return_inverse=True)
    true, found = numbers[: len(truth)].astype(np.int64), numbers[len(truth) :].astype(np.int64)
    of_classes = class_scores(true, found, len(labels))
    classes = [ClassScores(str(label), *one) for label, one in zip(labels, of_classes, strict=True) if one[-1]]
    right = true == found
    return Scores(
        rows=len(truth),
        accuracy=float(right.mean()),
        macro_f1=float(np.mean([one.f1 for one in classes])),
        ece=expected_calibration_error(np.asarray(probability, dtype=np.float64), right, BINS),
        classes=tuple(classes),
    )
