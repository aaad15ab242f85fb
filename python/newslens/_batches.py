"""Batches of labelled texts that are gone through several times."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import numpy as np

from . import _inputs

Batch = tuple[Any, Any, Any]
"""Texts, labels, and sample weights or None."""


def passes(batches: Any) -> Callable[[], Iterator[Batch]]:
    """Return what starts a pass over batches, each of which is (X, y) or (X, y, sample_weight).

    Raises
    ------
    TypeError
        For what can be gone through only once, or not at all.
    """
    if callable(batches) and not isinstance(batches, Iterable):
        return lambda: _checked(batches())
    if isinstance(batches, Iterator):
        raise TypeError(
            f"batches is a {type(batches).__name__}, which can be gone through only once; pass a list, an object whose "
            "__iter__ starts anew, or the function that makes it"
        )
    if not isinstance(batches, Iterable) or isinstance(batches, str | bytes | dict) or _inputs.is_frame(batches):
        raise TypeError(f"batches is a {type(batches).__name__}, expected an iterable of (X, y)")
    return lambda: _checked(batches)


def _checked(batches: Iterable[Any]) -> Iterator[Batch]:
    for at, batch in enumerate(batches):
        if not isinstance(batch, tuple | list) or len(batch) not in (2, 3):
            raise TypeError(f"batch {at} is a {type(batch).__name__}, expected (X, y) or (X, y, sample_weight)")
        yield batch[0], batch[1], batch[2] if len(batch) == 3 else None


@contextmanager
def noted(at: int) -> Iterator[None]:
    """Say in what goes wrong which batch it is about."""
    try:
        yield
    except (TypeError, ValueError) as error:
        error.add_note(f"in batch {at}")
        raise


class Labels:
    """Labels and weights of all batches, joined."""

    def __init__(self) -> None:
        self._labels: list[Any] = []
        self._weights: list[np.ndarray | None] = []
        self._rows: list[int] = []

    def add(self, y: Any, sample_weight: Any, n_rows: int) -> None:
        """Add those of a batch.

        Raises
        ------
        ValueError
            If there are not as many as texts.
        TypeError
            For labels that cannot be joined: a frame, or one text.
        """
        if y is None or isinstance(y, str | bytes) or _inputs.is_frame(y):
            raise TypeError(f"y is a {type(y).__name__}, expected a column of labels, of lists of them, or a matrix")
        values = y if getattr(y, "ndim", 1) == 2 else _inputs._as_list(y, "y")
        length = values.shape[0] if hasattr(values, "shape") else len(values)
        if length != n_rows:
            raise ValueError(f"X and y have different lengths: {n_rows} texts and {length} labels")
        self._labels.append(values)
        self._weights.append(None if sample_weight is None else _inputs.sample_weight(sample_weight, n_rows))
        self._rows.append(n_rows)

    def __len__(self) -> int:
        return sum(self._rows)

    def joined(self) -> Any:
        """Return the labels of all texts in one of the forms that `fit` takes.

        Raises
        ------
        ValueError
            If some batches have a matrix and others a column.
        """
        matrices = [getattr(values, "ndim", 1) == 2 for values in self._labels]
        if not any(matrices):
            return [label for values in self._labels for label in values]
        if not all(matrices):
            raise ValueError("y is a matrix in some batches and a column in others; use one form for all")
        if any(hasattr(values, "tocsr") for values in self._labels):
            from scipy.sparse import vstack

            return vstack(self._labels, format="csr")
        return np.vstack(self._labels)

    def weights(self) -> np.ndarray | None:
        """Return the weights of all texts, 1 where a batch has none; None if no batch has any."""
        if all(weights is None for weights in self._weights):
            return None
        each: Sequence[np.ndarray] = [
            np.ones(rows) if weights is None else weights
            for weights, rows in zip(self._weights, self._rows, strict=True)
        ]
        return np.concatenate(each)
