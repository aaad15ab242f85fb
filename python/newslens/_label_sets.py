"""Labels of rows that may have several, or none: from whatever form users hold them in, and back."""

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

from . import _inputs

Form = Literal["lists", "matrix", "sparse_matrix"]


@dataclass(frozen=True, slots=True)
class LabelSets:
    """Labels of rows: those of row ``n`` are ``numbers[starts[n]:starts[n + 1]]``, positions in ``classes``."""

    classes: list[Any]
    numbers: np.ndarray
    starts: np.ndarray
    form: Form


def label_sets(y: Any, n_rows: int, names: tuple[str, str] = ("X", "y")) -> LabelSets | None:
    """Return the labels of every row, or None if ``y`` has one label a row.

    Parameters
    ----------
    y : column of lists, tuples or sets; or matrix of 0 and 1, array, sparse or frame
        The names of a frame's columns are the labels; those of other matrices are numbers from 0.
    n_rows : int
        How many rows are expected.
    names : tuple of str
        What an error calls texts and labels of different lengths.

    Raises
    ------
    ValueError
        For an entry of a matrix that is neither 0 nor 1, a null, labels of several types, no label at all, or another
        number of rows.
    TypeError
        For a row that is no list where others are, or a label that is neither a string, a whole number nor a bool.
    """
    if hasattr(y, "tocsr") and getattr(y, "ndim", 0) == 2:
        found = _of_sparse(y, n_rows, names)
    elif _inputs.is_frame(y):
        found = _of_frame(y, n_rows, names)
    elif isinstance(y, np.ndarray) and y.ndim == 2:
        found = _of_matrix(y, n_rows, names)
    elif y is None or isinstance(y, str | bytes):
        return None
    else:
        rows = _inputs._as_list(y, "y")
        if not any(map(_is_list, rows)):
            return None
        found = _of_lists(rows, y, n_rows, names)
    if not len(found.numbers):
        raise ValueError("y has no label in any row, at least one is needed")
    return found


def numbered(y: Any, n_rows: int) -> tuple[list[Any], np.ndarray, np.ndarray | None, str]:
    """Return the classes, the numbers of all labels, where those of a row start if it may have several, their form."""
    sets = label_sets(y, n_rows)
    if sets is None:
        return *_inputs.labels(y, n_rows), None, "one"
    return sets.classes, sets.numbers, sets.starts, sets.form


def told(given: np.ndarray, classes: np.ndarray, form: str) -> Any:
    """Return the labels of every row in a form.

    Parameters
    ----------
    given : ndarray of bool, shape (n_rows, n_classes)
        Which labels each row has.
    classes : ndarray, shape (n_classes,)
        The labels.
    form : str
        "lists" gives an object array of tuples, "matrix" and "sparse_matrix" whole numbers 0 and 1.
    """
    if form == "matrix":
        return given.astype(np.int64)
    if form == "sparse_matrix":
        from scipy.sparse import csr_array

        return csr_array(given.astype(np.int64))
    found = np.empty(len(given), dtype=object)
    for at, row in enumerate(given):
        found[at] = tuple(classes[row].tolist())
    return found


def _of_matrix(matrix: np.ndarray, n_rows: int, called: tuple[str, str]) -> LabelSets:
    _check_rows(len(matrix), n_rows, called)
    columns = [_where_one(matrix[:, nth], f"y[{{}}, {nth}]") for nth in range(matrix.shape[1])]
    return _of_columns(list(range(len(columns))), columns, n_rows, "matrix")


def _of_frame(frame: Any, n_rows: int, called: tuple[str, str]) -> LabelSets:
    names = _inputs._columns(frame)
    _check_rows(frame.shape[0], n_rows, called)
    if len(set(names)) < len(names):
        raise ValueError(f"the columns of y are {names}, expected different labels")
    columns = [_where_one(np.asarray(frame[name]), f"y[{name!r}][{{}}]") for name in names]
    classes = [_inputs._plain(name) for name in names]
    _inputs.check_labels(classes, lambda at: f"column {at} of y")
    return _of_columns(classes, columns, n_rows, "matrix")


def _of_sparse(matrix: Any, n_rows: int, called: tuple[str, str]) -> LabelSets:
    _check_rows(matrix.shape[0], n_rows, called)
    columns = matrix.tocsc()
    wrong = np.flatnonzero((columns.data != 0) & (columns.data != 1))
    if len(wrong):
        raise ValueError(f"y holds {columns.data[wrong[0]]}, expected 0 or 1")
    bounds = zip(columns.indptr[:-1], columns.indptr[1:], strict=True)
    ones = [columns.indices[start:end][columns.data[start:end] == 1] for start, end in bounds]
    return _of_columns(list(range(matrix.shape[1])), ones, n_rows, "sparse_matrix")


def _of_columns(classes: list[Any], columns: list[np.ndarray], n_rows: int, form: Form) -> LabelSets:
    """Join the positions of the ones of every column."""
    rows = np.concatenate(columns) if columns else np.zeros(0, dtype=np.int64)
    numbers = np.repeat(np.arange(len(columns)), [len(column) for column in columns])
    order = np.lexsort((numbers, rows))
    return LabelSets(classes, numbers[order], _starts(np.bincount(rows, minlength=n_rows)), form)


def _of_lists(rows: list[Any], y: Any, n_rows: int, called: tuple[str, str]) -> LabelSets:
    _check_rows(len(rows), n_rows, called)
    labels = [_labels_of(row, at, y) for at, row in enumerate(rows)]
    lengths = [len(row) for row in labels]
    values = [label for row in labels for label in row]
    starts = _starts(lengths)

    def place(at: int) -> str:
        row = int(np.searchsorted(starts, at, side="right")) - 1
        return f"y[{row}]{_inputs._index_label(y, row)}[{at - starts[row]}]"

    _inputs.check_labels(values, place)
    _refuse_indicators(labels)
    classes = sorted(set(values))
    number = {label: at for at, label in enumerate(classes)}
    of_rows = [sorted({number[label] for label in row}) for row in labels]
    numbers = np.fromiter((label for row in of_rows for label in row), dtype=np.int64)
    return LabelSets(classes, numbers, _starts([len(row) for row in of_rows]), "lists")


def _labels_of(row: Any, at: int, y: Any) -> list[Any]:
    if _is_list(row):
        return [_inputs._plain(label) for label in row]
    place = f"y[{at}]{_inputs._index_label(y, at)}"
    if _inputs._is_null(row):
        raise ValueError(f"{place} is {row!r}; give it an empty list, or drop the row")
    raise TypeError(f"{place} is {row!r} of type {type(row).__name__}, but other rows are lists; make it a list too")


def _refuse_indicators(labels: list[list[Any]]) -> None:
    """Refuse rows such as ``[0, 0, 1]``, which are meant as a matrix."""
    for at, row in enumerate(labels):
        if len(set(row)) < len(row) and all(label in (0, 1) for label in row):
            raise ValueError(f"y[{at}] is {row}, which names a label twice; pass np.array(y) for a matrix of 0 and 1")


def _where_one(column: np.ndarray, place: str) -> np.ndarray:
    """Return the positions of the ones of a column of a matrix."""
    if column.dtype.kind not in "biuf":
        column = np.array([value if isinstance(value, bool | int | float) else -1 for value in column.tolist()])
    wrong = np.flatnonzero((column != 0) & (column != 1))
    if len(wrong):
        raise ValueError(
            f"{place.format(wrong[0])} is not 0 or 1; a matrix or frame as y has a column of those for each label, "
            "pass one column if each row has one label"
        )
    return np.flatnonzero(column)


def _starts(lengths: Any) -> np.ndarray:
    return np.concatenate([[0], np.cumsum(lengths, dtype=np.int64)]).astype(np.int64)


def _check_rows(found: int, n_rows: int, called: tuple[str, str]) -> None:
    if found != n_rows:
        raise ValueError(f"{' and '.join(called)} have different lengths: {n_rows} texts and {found} rows of labels")


def _is_list(row: Any) -> bool:
    return isinstance(row, list | tuple | set | frozenset) or (isinstance(row, np.ndarray) and row.ndim == 1)
