"""Texts, labels and weights, from whatever container users hold them in.

Lists, tuples, NumPy arrays, pandas, polars and pyarrow columns all come out as lists of ``str``. What
cannot be right raises an error that names the position, the index label and the fix.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from ._core import first_not_text
from ._parameters import LARGEST_WEIGHT, LARGEST_WHOLE


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
    rows = _column(X, name)
    at = first_not_text(rows)
    if at is not None:
        raise _wrong_row(rows[at], at, X, name)
    if not rows and not allow_empty:
        raise ValueError(f"{name} has no rows")
    return rows


def optional_texts(X: Any, name: str) -> list[str | None]:
    """Return the texts of a column that may have nulls, which become None.

    Raises
    ------
    TypeError
        As `texts` does, but for nulls.
    """
    rows = [None if _is_null(row) else row for row in _column(X, name)]
    at = next((at for at, row in enumerate(rows) if row is not None and not isinstance(row, str)), None)
    if at is not None:
        raise _wrong_row(rows[at], at, X, name)
    return rows


def pages(X: Any, name: str) -> dict[str, str | bytes]:
    """Return the pages of a column of str or bytes, each under the name that errors call it.

    Raises
    ------
    TypeError
        For a bare page, a frame, or a row that is neither str nor bytes.
    """
    rows = _column(X, name)
    at = next((at for at, row in enumerate(rows) if not isinstance(row, str | bytes)), None)
    if at is not None:
        raise _wrong_row(rows[at], at, X, name)
    return {f"{name}[{at}]{_index_label(X, at)}": row for at, row in enumerate(rows)}


def text(value: Any, name: str) -> str:
    """Return a single text.

    Raises
    ------
    TypeError
        If it is not a string.
    """
    if not isinstance(value, str):
        raise TypeError(f"{name} is {_brief(value)}, expected a string")
    return value


def outlets(outlet: Any, n_rows: int) -> list[str | None] | None:
    """Return the outlet of each row, null where it has none; None where no row has one.

    Raises
    ------
    TypeError
        For a frame, or an outlet that is neither a string nor null.
    ValueError
        For another length.
    """
    if outlet is None or isinstance(outlet, str):
        return None if outlet is None else [valid(outlet)] * n_rows
    if is_frame(outlet):
        raise TypeError(f"outlet is a {type(outlet).__name__} with columns {_columns(outlet)}, expected one column")
    rows = [None if _is_null(value) else value for value in _as_list(outlet, "outlet")]
    if len(rows) != n_rows:
        raise ValueError(f"texts and outlet have different lengths: {n_rows} and {len(rows)}")
    wrong = next((at for at, value in enumerate(rows) if not isinstance(value, str | None)), None)
    if wrong is not None:
        raise TypeError(
            f"outlet[{wrong}]{_index_label(outlet, wrong)} is {_brief(rows[wrong])}, expected a string or a null"
        )
    return [None if value is None else valid(value) for value in rows]


def target(value: Any) -> str:
    """Return what a stance is toward.

    Raises
    ------
    TypeError
        If it is not a string.
    ValueError
        If it has no words.
    """
    if not text(value, "target").strip():
        raise ValueError(f"target is {value!r}, expected words such as 'the harbour toll'")
    return valid(value)


def synonyms(values: Any) -> list[str]:
    """Return other words for a target.

    Raises
    ------
    TypeError
        If they are a bare string, or one is no string.
    ValueError
        If one has no words.
    """
    if isinstance(values, str):
        raise TypeError(f"synonyms is the string {values!r}, expected a list such as [{values!r}]")
    return [target(value) for value in values]


def lexicon(values: Any) -> list[tuple[str, str]]:
    """Return cues of stance with the sides they take.

    Raises
    ------
    TypeError
        If they are no dict, or a cue is no string.
    ValueError
        If a cue has no words, or its side is none of "favor", "against" and "neutral".
    """
    if values is None:
        return []
    if not isinstance(values, Mapping):
        raise TypeError(f"lexicon is {_brief(values)}, expected a dict such as {{'walk back': 'against'}}")
    return [(_cue(cue), _side(cue, side)) for cue, side in values.items()]


def _cue(cue: Any) -> str:
    words = text(cue, "a cue of the lexicon")
    if not any(character.isalnum() for character in words):
        raise ValueError(f"a cue of the lexicon is {cue!r}, expected words such as 'walk back'")
    return valid(words)


def _side(cue: str, side: Any) -> str:
    if side not in ("favor", "against", "neutral"):
        raise ValueError(f"lexicon[{cue!r}] is {side!r}, expected 'favor', 'against' or 'neutral'")
    return str(side)


def asked(name: Any, others: Any, cues: Any) -> tuple[str, list[str], list[tuple[str, str]]]:
    """Return a target, its synonyms and the user's cues, checked as `target`, `synonyms` and `lexicon` tell."""
    return target(name), synonyms(others), lexicon(cues)


def valid(value: str) -> str:
    """Return a text whose lone surrogates have become question marks, as the core reads it: positions stay."""
    return value.encode("utf-8", "replace").decode()


def columns(
    X: Any, names: Sequence[str], *, allow_empty: bool = True, read: Callable[..., Sequence[str]] | None = None
) -> list[Any]:
    """Return the named columns of a frame, or the columns of an array of rows, as texts.

    Parameters
    ----------
    X : DataFrame, mapping of columns, or sequence of rows
        A frame is read by name, anything else by position.
    names : sequence of str
        The columns, in order.
    allow_empty : bool
        Whether no rows at all are accepted.
    read : function
        What reads a column of a frame; None for `texts`.

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
        found = [(read or texts)(X[name], f"X[{name!r}]", allow_empty=allow_empty) for name in names]
    else:
        rows = [_row(row, at, names) for at, row in enumerate(_as_list(X, "X", rows=True))]
        found = [
            texts([row[nth] for row in rows], f"X[:, {nth}]", allow_empty=allow_empty) for nth in range(len(names))
        ]
    lengths = {len(column) for column in found}
    if len(lengths) > 1:
        raise ValueError(f"the columns of X have different lengths: {[len(column) for column in found]}")
    return found


def labels(y: Any, n_rows: int, names: tuple[str, str] = ("X", "y")) -> tuple[list[Any], np.ndarray]:
    """Return the sorted classes of a column of labels, and the number of each row's class.

    Parameters
    ----------
    y : column of str, int or bool
        One label a row.
    n_rows : int
        How many are expected.
    names : tuple of str
        What errors call the texts and the labels.

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
    texts, name = names
    if y is None:
        raise ValueError(f"{name} is None, expected one label a row (requires {name} to be passed)")
    if isinstance(y, str | bytes) or is_frame(y):
        raise TypeError(f"{name} is one {type(y).__name__}, expected a column of labels")
    values = [_plain(value) for value in _as_list(y, name)]
    if len(values) != n_rows:
        raise ValueError(f"{texts} and {name} have different lengths: {n_rows} texts and {len(values)} labels")
    check_labels(values, lambda at: f"{name}[{at}]{_index_label(y, at)}")
    classes = sorted(set(values))
    if len(classes) < 2:
        found = f"the one class {classes[0]!r}" if classes else "no label"
        raise ValueError(f"{name} has {found}, at least two classes are needed")
    number = {label: at for at, label in enumerate(classes)}
    return classes, np.fromiter((number[value] for value in values), dtype=np.int64, count=len(values))


def check_labels(values: list[Any], place: Callable[[int], str]) -> None:
    """Refuse labels that are not all strings, all whole numbers or all truth values; ``place`` names a position.

    Raises
    ------
    ValueError
        For a null, labels of several types, or one that no model file can hold.
    TypeError
        For a label that is neither a string, a whole number nor a truth value.
    """
    for at, value in enumerate(values):
        if _is_null(value):
            raise ValueError(f"{place(at)} is {value!r}; drop the row or give it a label")
        if not isinstance(value, str | int):
            raise TypeError(
                f"{place(at)} is {value!r} of type {type(value).__name__}, expected a string, a whole number or a bool"
            )
    kinds = sorted({type(value).__name__ for value in values})
    if len(kinds) > 1:
        raise ValueError(f"y mixes labels of the types {kinds}; convert them to one, for instance by map(str, y)")
    unfit = next((label for label in sorted(set(values)) if not _can_be_stored(label)), None)
    if unfit is not None:
        raise ValueError(
            f"{place(values.index(unfit))} is {unfit!r}, which no model file can hold; "
            "use valid Unicode that does not end in NUL, or a whole number of 64 bits"
        )


def sample_weight(weights: Any, n_rows: int) -> np.ndarray | None:
    """Return sample weights as an array of float64, or None.

    Raises
    ------
    ValueError
        For another length, a weight that is negative, too large or not finite, or nothing but zeros.
    TypeError
        For what is no column of numbers.
    """
    if weights is None:
        return None
    try:
        array = np.ascontiguousarray(np.asarray(weights, dtype=np.float64).ravel())
    except (TypeError, ValueError):
        raise TypeError(f"sample_weight is {_brief(weights)}, expected one number a row") from None
    if len(array) != n_rows:
        raise ValueError(f"X and sample_weight have different lengths: {n_rows} and {len(array)}")
    bad = np.flatnonzero(~((array >= 0) & (array <= LARGEST_WEIGHT)))
    if len(bad):
        raise ValueError(
            f"sample_weight[{bad[0]}] is {array[bad[0]]}, expected a number from 0 to {LARGEST_WEIGHT:.0e}"
        )
    if not array.any():
        raise ValueError("sample_weight is zero for every row, at least one must count")
    return array


def is_frame(X: Any) -> bool:
    """Return whether ``X`` is a table of named columns."""
    # The class is asked first: a lazy frame would resolve its columns when it is asked itself.
    return hasattr(type(X), "columns") and hasattr(X, "shape") and len(X.shape) == 2


def _columns(X: Any) -> list[Any]:
    names = getattr(X, "column_names", None)
    return list(names if names is not None else X.columns)


def _column(X: Any, name: str) -> list[Any]:
    """Return the rows of one column; refuse a bare text and a table."""
    if isinstance(X, str | bytes):
        raise TypeError(f"{name} is one {type(X).__name__}, expected a list of texts; pass [{name}] for a single text")
    if is_frame(X):
        raise TypeError(
            f"{name} is a {type(X).__name__} with columns {_columns(X)}, expected one column of texts; "
            f"pass {name}[{_columns(X)[0] if _columns(X) else 'text'!r}], or name the columns by text_columns"
        )
    return _as_list(X, name)


def _as_list(X: Any, name: str, *, rows: bool = False) -> list[Any]:
    if isinstance(X, list):
        return X
    if isinstance(X, np.ndarray):
        if X.ndim != (2 if rows else 1) and not (rows and X.ndim == 1):
            raise ValueError(f"{name} has shape {X.shape}, expected {'(n_rows, n_columns)' if rows else '(n_rows,)'}")
        return list(X.tolist())
    for method in ("to_pylist", "to_list", "tolist"):
        if hasattr(X, method):
            return list(getattr(X, method)())
    if isinstance(X, Iterable) and not isinstance(X, dict | set | frozenset):
        return list(X)
    raise TypeError(f"{name} is {_brief(X)}, expected a list or another column")


def _row(row: Any, at: int, names: Sequence[str]) -> list[Any]:
    if isinstance(row, str | bytes) or not isinstance(row, Iterable):
        raise TypeError(f"X[{at}] is {_brief(row)}, expected a row of {len(names)} texts: {list(names)}")
    values = list(row)
    if len(values) != len(names):
        raise ValueError(f"X[{at}] has {len(values)} values, expected {len(names)}: {list(names)}")
    return values


def _plain(value: Any) -> Any:
    """Unwrap NumPy scalars, and whole numbers that stand in a column of floats."""
    value = value.item() if isinstance(value, np.generic) else value
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _is_null(value: Any) -> bool:
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return True
    return isinstance(value, float) and value != value


def _can_be_stored(label: str | int) -> bool:
    if isinstance(label, str):
        return not label.endswith("\0") and not any("\ud800" <= character <= "\udfff" for character in label)
    return -LARGEST_WHOLE <= label <= LARGEST_WHOLE


def _brief(value: Any) -> str:
    return f"{str(value)[:40]!r} of type {type(value).__name__}"


def _index_label(X: Any, at: int) -> str:
    index = getattr(X, "index", None)
    if index is None or callable(index):
        return ""
    return f" (index {index[at : at + 1].tolist()[0]!r})"


def _wrong_row(value: Any, at: int, X: Any, name: str) -> TypeError:
    where = f"{name}[{at}]{_index_label(X, at)}"
    if _is_null(value):
        return TypeError(f"{where} is {value!r}, expected a string; drop the row or fill it with ''")
    if isinstance(value, bytes):
        return TypeError(f"{where} is bytes, expected a string; decode it first")
    return TypeError(f"{where} is {_brief(value)}, expected a string; convert it by str")
