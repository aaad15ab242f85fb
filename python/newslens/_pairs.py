"""Targets and texts, and where a text names its target, from whatever container users hold them in."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from . import _inputs

Places = tuple[np.ndarray, np.ndarray]
"""Starts and ends of mentions in code points, one of each a row."""


def has_places(X: Any, names: Sequence[str]) -> bool:
    """Return whether ``X`` says where mentions stand: columns of these names, or four values a row."""
    if isinstance(X, dict):
        return all(name in X for name in names)
    if _inputs.is_frame(X):
        return all(name in _inputs._columns(X) for name in names)
    if isinstance(X, np.ndarray):
        return X.ndim == 2 and X.shape[1] == 4
    if not isinstance(X, list | tuple) or not X:
        return False
    first = X[0]
    return isinstance(first, Sequence | np.ndarray) and not isinstance(first, str | bytes) and len(first) == 4


def mentions(X: Any, names: Sequence[str]) -> tuple[list[Sequence[str]], Places]:
    """Return the columns of targets and texts, and the places of the targets.

    Parameters
    ----------
    X : frame, or rows of (target, text, start, end)
        Places are half-open, in code points of the text.
    names : sequence of str
        The four columns, in this order.

    Raises
    ------
    ValueError
        For a column that is missing, rows of another length, or a place that is not in its text.
    TypeError
        For a text that is not a string or a place that is not a whole number.
    """
    if isinstance(X, str | bytes):
        raise TypeError(f"X is one {type(X).__name__}, expected a frame or rows of {tuple(names)}")
    if _inputs.is_frame(X) or isinstance(X, dict):
        present = list(X) if isinstance(X, dict) else _inputs._columns(X)
        missing = [name for name in names if name not in present]
        if missing:
            raise ValueError(f"X has no column {missing[0]!r}, it has {present}; mentions need a place in the text")
        columns = [list(X[name]) for name in names]
    else:
        rows = [_row(row, at, names) for at, row in enumerate(X)]
        columns = [[row[nth] for row in rows] for nth in range(4)]
    targets, texts = (
        _inputs.texts(column, f"X[{name!r}]") for column, name in zip(columns[:2], names[:2], strict=True)
    )
    starts, ends = (_whole(column, name) for column, name in zip(columns[2:], names[2:], strict=True))
    _check(texts, starts, ends, names)
    return [targets, texts], (starts, ends)


def place(text: str, start: Any, end: Any) -> tuple[int, int]:
    """Return the place of a mention in one text.

    Raises
    ------
    TypeError, ValueError
        For a place that is missing, is no whole number, or is not in the text.
    """
    names = ("target", "text", "start", "end")
    starts, ends = _whole([start], "start"), _whole([end], "end")
    _check([text], starts, ends, names)
    return int(starts[0]), int(ends[0])


def _row(row: Any, at: int, names: Sequence[str]) -> list[Any]:
    values = [] if isinstance(row, str | bytes) else list(row)
    if len(values) != 4:
        raise ValueError(f"X[{at}] has {len(values)} values, expected 4: {list(names)}")
    return values


def _whole(column: list[Any], name: str) -> np.ndarray:
    for at, value in enumerate(column):
        whole = isinstance(value, int | np.integer) and not isinstance(value, bool)
        if not whole and not (isinstance(value, float | np.floating) and float(value).is_integer()):
            raise TypeError(f"X[{name!r}][{at}] is {value!r} of type {type(value).__name__}, expected a whole number")
    return np.array([int(value) for value in column], dtype=np.int64)


def _check(texts: list[str], starts: np.ndarray, ends: np.ndarray, names: Sequence[str]) -> None:
    lengths = np.fromiter(map(len, texts), dtype=np.int64, count=len(texts))
    bad = np.flatnonzero((starts < 0) | (starts >= ends) | (ends > lengths))
    if len(bad):
        at = bad[0]
        raise ValueError(
            f"row {at} has {names[2]} {starts[at]} and {names[3]} {ends[at]} in a text of {lengths[at]} characters; "
            "expected 0 <= start < end <= length, in code points"
        )
