"""Answers of a model beside the truth, as matrices: one label a row and several are the same then."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from .. import _inputs, _label_sets

OPEN = 0.05
"""Where rows may have several labels, the probability from which a label counts for reliability: most are near zero,
and would make any model look calibrated."""


@dataclass(frozen=True, slots=True, eq=False)
class Judged:
    """What is true of each row, what is answered, and with which probability; all of shape (n_rows, n_classes)."""

    classes: list[Any]
    truth: np.ndarray
    given: np.ndarray
    probabilities: np.ndarray
    one: bool

    @property
    def right(self) -> np.ndarray:
        """Whether the answer of each row is right, where there may be several labels all of them."""
        return np.asarray((self.truth == self.given).all(axis=1))

    @property
    def confidence(self) -> np.ndarray:
        """The probability of the answer of each row; of several labels that all are right, if they are independent."""
        if self.one:
            return np.asarray(self.probabilities.max(axis=1))
        return np.asarray(np.where(self.given, self.probabilities, 1 - self.probabilities).prod(axis=1))

    def claims(self) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        """Return rows, probabilities that were claimed, and whether each came true."""
        if self.one:
            return np.arange(len(self.truth)), self.confidence, self.right
        rows, labels = np.nonzero(self.probabilities >= OPEN)
        return rows, self.probabilities[rows, labels], self.truth[rows, labels]


def judged(model: Any, scores: np.ndarray, y: Any) -> Judged:
    """Let a model answer, and lay the truth beside it.

    Raises
    ------
    TypeError, ValueError
        For labels that are not those of such a model.
    """
    known = model.classes_.tolist()
    n_rows = len(scores)
    labels = _several(y, n_rows, known) if not model._tells_one else _one(y, n_rows)
    classes = known + sorted({label for row in labels for label in row} - set(known))
    if labels and not any(label in known for row in labels for label in row):
        raise ValueError(
            f"no label of y is a class of the model; y has {classes[len(known) :][:5]}, the model {known[:5]}"
        )
    probabilities = model._model.probabilities(scores)
    one = model._tells_one
    given = _told(model._chosen(probabilities), len(known)) if one else model._model.decide(probabilities)
    return Judged(
        classes,
        _indicators(labels, classes),
        _widened(given, len(classes)),
        _widened(probabilities, len(classes)),
        model._tells_one,
    )


def _one(y: Any, n_rows: int) -> list[tuple[Any, ...]]:
    if y is None or isinstance(y, str | bytes) or _inputs.is_frame(y):
        raise TypeError(f"y is one {type(y).__name__}, expected a column of labels")
    values = [_inputs._plain(value) for value in _inputs._as_list(y, "y")]
    if len(values) != n_rows:
        raise ValueError(f"X and y have different lengths: {n_rows} texts and {len(values)} labels")
    _inputs.check_labels(values, lambda at: f"y[{at}]{_inputs._index_label(y, at)}")
    return [(value,) for value in values]


def _several(y: Any, n_rows: int, known: list[Any]) -> list[tuple[Any, ...]]:
    sets = _label_sets.label_sets(y, n_rows)
    if sets is None:
        return _one(y, n_rows)
    names = sets.classes
    if sets.form != "lists" and not _inputs.is_frame(y):
        if len(names) != len(known):
            raise ValueError(
                f"y has {len(names)} columns, expected one for each of the {len(known)} classes of the model"
            )
        names = known
    bounds = zip(sets.starts[:-1], sets.starts[1:], strict=True)
    return [tuple(names[number] for number in sets.numbers[start:end]) for start, end in bounds]


def _indicators(labels: list[tuple[Any, ...]], classes: list[Any]) -> np.ndarray:
    number = {label: at for at, label in enumerate(classes)}
    found = np.zeros((len(labels), len(classes)), dtype=bool)
    for at, row in enumerate(labels):
        found[at, [number[label] for label in row]] = True
    return found


def _told(numbers: np.ndarray, n_classes: int) -> np.ndarray:
    found = np.zeros((len(numbers), n_classes), dtype=bool)
    found[np.arange(len(numbers)), numbers] = True
    return found


def _widened(matrix: np.ndarray, columns: int) -> np.ndarray:
    """Append columns of zeros for labels that the model does not know."""
    return np.pad(matrix, ((0, 0), (0, columns - matrix.shape[1])))
