"""Texts, labels and weights from whatever container users hold them in.

Lists, tuples, NumPy arrays, pandas, polars and pyarrow columns all come out as lists of ``str``. What
cannot be right raises an error that names the position, the index label and the fix.
"""

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from ._core import first_not_text


def texts(X: Any, name: str = "X", *, allow_empty: bool = True) -> list[str]:
    """Return the texts of a column as a list of ``str``.

    Parameters
    ----------
    X : list, tuple, array, Series or pyarrow array of str
        One text a row.
    name : str
        What errors call it.
    allow_empty : bool
        Whether no rows at all are accepted.

    Raises
    ------
    TypeError
        For a bare string or bytes, a frame, or a row that is not a string.
    ValueError
        For no rows where some are needed.
    """
    if isinstance(X, str | bytes):
        raise TypeError(f"{name} is one {type(X).__name__}, expected a list of texts; pass [{name}] for a single text")
    if is_frame(X):
        raise TypeError(
            f"{name} is a {type(X).__name__} with columns {_columns(X)}, expected one column of texts; "
            f"pass {name}[{_columns(X)[0] if _columns(X) else 'text'!r}], or name the columns by text_columns"
        )
    rows = _as_list(X, name)
    at = first_not_text(rows)
    if at is not None:
        raise _wrong_row(rows[at], at, X, name)
    if not rows and not allow_empty:
        raise ValueError(f"{name} has no rows")
    return rows


def columns(X: Any, names: Sequence[str], *, allow_empty: bool = True) -> list[list[str]]:
    """Return the named columns of a frame, or the columns of an array of rows, as lists of texts.

    Parameters
    ----------
    X : DataFrame, mapping of columns, or sequence of rows
        A frame is read by name, anything else by position.
    names : sequence of str
        The columns, in order.
    allow_empty : bool
        Whether no rows at all are accepted.

    Raises
    ------
    ValueError
        For a column that is missing, or rows of another length than ``names``.
    TypeError
        For a value that is not a string.
    """
    if is_frame(X) or isinstance(X, dict):
        present = list(X) if isinstance(X, dict) else _columns(X)
        missing = [name for name in names if name not in present]
        if missing:
            raise ValueError(f"X has no column {missing[0]!r}, it has {present}")
        found = [texts(X[name], f"X[{name!r}]", allow_empty=allow_empty) for name in names]
    else:
        rows = [list(row) if not isinstance(row, str | bytes) else [row] for row in _as_list(X, "X", rows=True)]
        wrong = next((at for at, row in enumerate(rows) if len(row) != len(names)), None)
        if wrong is not None:
            raise ValueError(f"X[{wrong}] has {len(rows[wrong])} values, expected {len(names)}: {list(names)}")
        found = [
            texts([row[nth] for row in rows], f"X[:, {nth}]", allow_empty=allow_empty) for nth in range(len(names))
        ]
    lengths = {len(column) for column in found}
    if len(lengths) > 1:
        raise ValueError(f"the columns of X have different lengths: {[len(column) for column in found]}")
    return found


def labels(y: Any, n_rows: int) -> tuple[list[Any], np.ndarray]:
    """Return the sorted classes of a column of labels, and the number of each row's class.

    Parameters
    ----------
    y : column of str, int or bool
        One label a row.
    n_rows : int
        How many are expected.

    Returns
    -------
    classes : list
        The different labels, sorted.
    numbers : ndarray of int64, shape (n_rows,)
        Positions in ``classes``.

    Raises
    ------
    ValueError
        For a null, labels of several types, fewer than two classes, or another length.
    TypeError
        For a label that is neither a string, a whole number nor a truth value.
    """
    if y is None:
        raise ValueError("y is None, expected one label a row (requires y to be passed)")
    if isinstance(y, str | bytes) or is_frame(y):
        raise TypeError(f"y is one {type(y).__name__}, expected a column of labels")
    values = [_plain(value) for value in _as_list(y, "y")]
    if len(values) != n_rows:
        raise ValueError(f"X and y have different lengths: {n_rows} texts and {len(values)} labels")
    for at, value in enumerate(values):
        if _is_null(value):
            raise ValueError(f"y[{at}] is {value!r}{_index_label(y, at)}; drop the row or give it a label")
        if not isinstance(value, str | int):
            raise TypeError(
                f"y[{at}] is {value!r} of type {type(value).__name__}, expected a string, a whole number or a bool"
            )
    kinds = sorted({type(value).__name__ for value in values})
    if len(kinds) > 1:
        raise ValueError(f"y mixes labels of the types {kinds}; convert them to one, for instance by map(str, y)")
    classes = sorted(set(values))
    if len(classes) < 2:
        found = f"the one class {classes[0]!r}" if classes else "no label"
        raise ValueError(f"y has {found}, at least two classes are needed")
    number = {label: at for at, label in enumerate(classes)}
    return classes, np.fromiter((number[value] for value in values), dtype=np.int64, count=len(values))


def sample_weight(weights: Any, n_rows: int) -> np.ndarray | None:
    """Return sample weights as an array of float64, or None.

    Raises
    ------
    ValueError
        For another length, or a weight that is negative or not finite.
    """
    if weights is None:
        return None
    array = np.ascontiguousarray(np.asarray(weights, dtype=np.float64).ravel())
    if len(array) != n_rows:
        raise ValueError(f"X and sample_weight have different lengths: {n_rows} and {len(array)}")
    bad = np.flatnonzero(~(np.isfinite(array) & (array >= 0)))
    if len(bad):
        raise ValueError(f"sample_weight[{bad[0]}] is {array[bad[0]]}, expected a number from 0")
    return array


def class_weight(weight: Any, classes: list[Any]) -> str | list[float] | None:
    """Return class weights as the core takes them.

    Raises
    ------
    ValueError
        For an unknown word or class, or a weight that is negative.
    """
    if weight is None or (isinstance(weight, str) and weight == "balanced"):
        return weight
    if not isinstance(weight, dict):
        raise ValueError(f"class_weight must be None, 'balanced' or a dict from class to weight, got {weight!r}")
    unknown = [label for label in weight if label not in classes]
    if unknown:
        raise ValueError(f"class_weight names {unknown[0]!r}, which is not a class; the classes are {classes}")
    return [float(weight.get(label, 1.0)) for label in classes]


def is_frame(X: Any) -> bool:
    """Return whether ``X`` is a table of named columns."""
    return hasattr(X, "columns") and hasattr(X, "shape") and len(X.shape) == 2


def threads(n_jobs: int | None) -> int:
    """Return how many threads to use: all cores the process may have, unless told otherwise.

    Raises
    ------
    ValueError
        For ``n_jobs=0`` or what is not a whole number.
    """
    if n_jobs is None:
        n_jobs = -1
    if not isinstance(n_jobs, int | np.integer) or n_jobs == 0:
        raise ValueError(f"n_jobs must be None, a positive number of threads or -1 for all, got {n_jobs!r}")
    if n_jobs > 0:
        return int(n_jobs)
    import os

    available = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else (os.cpu_count() or 1)
    limit = os.environ.get("LOKY_MAX_CPU_COUNT") or os.environ.get("RAYON_NUM_THREADS")
    if limit and limit.isdigit() and int(limit) > 0:
        available = min(available, int(limit))
    return max(1, available + 1 + int(n_jobs))


def _columns(X: Any) -> list[Any]:
    names = getattr(X, "column_names", None)
    return list(names if names is not None else X.columns)


def _as_list(X: Any, name: str, *, rows: bool = False) -> list[Any]:
    if isinstance(X, list):
        return X
    if isinstance(X, np.ndarray):
        if X.ndim != (2 if rows else 1) and not (rows and X.ndim == 1):
            raise ValueError(f"{name} has shape {X.shape}, expected {'(n_rows, n_columns)' if rows else '(n_rows,)'}")
        return X.tolist()
    for method in ("to_pylist", "to_list", "tolist"):
        if hasattr(X, method):
            return list(getattr(X, method)())
    if isinstance(X, Iterable) and not isinstance(X, dict | set | frozenset):
        return list(X)
    raise TypeError(f"{name} is a {type(X).__name__}, expected a list of texts")


def _plain(value: Any) -> Any:
    """Unwrap NumPy scalars, and whole numbers that stand in a column of floats."""
    value = value.item() if isinstance(value, np.generic) else value
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _is_null(value: Any) -> bool:
    return value is None or value != value or type(value).__name__ in ("NAType", "NaTType")


def _index_label(X: Any, at: int) -> str:
    index = getattr(X, "index", None)
    if index is None or callable(index):
        return ""
    return f" (index {index[at]!r})"


def _wrong_row(value: Any, at: int, X: Any, name: str) -> TypeError:
    where = f"{name}[{at}]{_index_label(X, at)}"
    try:
        null = bool(_is_null(value))
    except (TypeError, ValueError):
        null = False
    if null:
        return TypeError(f"{where} is {value!r}, expected a string; drop the row or fill it with ''")
    if isinstance(value, bytes):
        return TypeError(f"{where} is bytes, expected a string; decode it first")
    return TypeError(f"{where} is {str(value)[:40]!r} of type {type(value).__name__}, expected a string")
