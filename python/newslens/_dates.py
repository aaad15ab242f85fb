"""Dates of rows, from whatever container and form users hold them in."""

from datetime import UTC, date, datetime
from typing import Any

import numpy as np

from . import _inputs


def dates(column: Any, n_rows: int) -> np.ndarray:
    """Return the dates of a column, NaT for nulls.

    Parameters
    ----------
    column : column of dates, times, datetime64 or strings in ISO 8601
        Times with a zone are taken in UTC.
    n_rows : int
        How many are expected.

    Returns
    -------
    ndarray of datetime64[s], shape (n_rows,)

    Raises
    ------
    TypeError
        For a frame, a bare string, or a value that is no date.
    ValueError
        For another number of rows, or a string that is no date.
    """
    if isinstance(column, str | bytes) or _inputs.is_frame(column):
        raise TypeError(f"dates is one {type(column).__name__}, expected a column of dates")
    if isinstance(column, np.ndarray) and column.dtype.kind == "M":
        found = column.astype("datetime64[s]")
    else:
        rows = _inputs._as_list(column, "dates")
        found = np.array([_date(value, at, column) for at, value in enumerate(rows)], dtype="datetime64[s]")
    if found.shape != (n_rows,):
        raise ValueError(f"X and dates have different lengths: {n_rows} and {len(found)}")
    return found


def _date(value: Any, at: int, column: Any) -> Any:
    place = f"dates[{at}]{_inputs._index_label(column, at)}"
    if _inputs._is_null(value):
        return np.datetime64("NaT", "s")
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            raise ValueError(f"{place} is {value!r}, expected a date such as '2024-03-05'") from None
    if isinstance(value, datetime) and value.tzinfo is not None:
        value = value.astimezone(UTC).replace(tzinfo=None)
    if not isinstance(value, date | np.datetime64):
        raise TypeError(f"{place} is {_inputs._brief(value)}, expected a date such as '2024-03-05'")
    return np.array(value, dtype="datetime64[s]")[()]
