"""Splits that keep together what belongs together: copies of a text, an outlet, the past."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from sklearn.base import BaseEstimator

from . import _dates, _inputs, _label_sets, _parameters
from .duplicates import near_duplicates


class GroupedSplit(BaseEstimator):  # type: ignore[misc]  # scikit-learn is untyped
    """Split texts for cross-validation so that no test text has a copy in training.

    Texts that are nearly the same stand on one side (:func:`newslens.near_duplicates`), and so do those of one group:
    pass outlets, authors or cases as ``groups``. Given ``dates``, each fold is tested on a stretch of time and
    trained on what is earlier. It is a splitter of scikit-learn: ``cross_val_score(model, X, y, cv=GroupedSplit())``.

    Parameters
    ----------
    n_splits : int, default 5
        Folds, at least two.
    similarity : float or None, default 0.5
        From which similarity texts are kept together; None does not look for duplicates, and X may be anything.
    dates : column of dates or None, default None
        One a row of X. Time is cut into ``n_splits + 1`` stretches of about equal numbers of rows, the first of which
        is never tested. Copies, and rows of the groups, of test rows are left out of training.
    text_columns : sequence of str or None, default None
        Columns of a frame that together are the text.
    random_state : int, default 0
        Order in which groups of one size are dealt out.
    n_jobs : int or None, default None
        Threads; None and -1 use every core.

    Examples
    --------
    >>> import newslens as nl
    >>> texts = ["The toll rises in May", "Storm over the lake", "The toll rises in May!", "The night train is back"]
    >>> for train, test in nl.GroupedSplit(2).split(texts):
    ...     print(sorted(test.tolist()))
    [0, 2]
    [1, 3]
    """

    def __init__(
        self,
        n_splits: int = 5,
        *,
        similarity: float | None = 0.5,
        dates: Any = None,
        text_columns: Sequence[str] | None = None,
        random_state: int = 0,
        n_jobs: int | None = None,
    ) -> None:
        self.n_splits = n_splits
        self.similarity = similarity
        self.dates = dates
        self.text_columns = text_columns
        self.random_state = random_state
        self.n_jobs = n_jobs

    def get_n_splits(self, X: Any = None, y: Any = None, groups: Any = None) -> int:
        """Return the number of folds."""
        return _parameters.whole(self.n_splits, "n_splits", 2)

    def split(self, X: Any, y: Any = None, groups: Any = None) -> Iterator[tuple[np.ndarray, np.ndarray]]:
        """Yield the rows to train on and the rows to test on, fold by fold.

        Parameters
        ----------
        X : column of str, or frame if ``text_columns`` is given
            The texts.
        y : column of labels or None
            If each row has one label, folds are balanced by label.
        groups : column of str or int, or None
            Rows of the same group stand on one side; a row without a group (a null) is free.

        Yields
        ------
        train, test : ndarray of int64
            Positions, ascending.

        Raises
        ------
        ValueError
            If there are fewer groups than folds, or dates are missing or too few.
        """
        n_splits = self.get_n_splits()
        together = self._together(X, groups)
        if self.dates is None:
            part = dealt(together, _classes(y, len(together)), n_splits, self.random_state)
            yield from ((np.flatnonzero(part != fold), np.flatnonzero(part == fold)) for fold in range(n_splits))
        else:
            yield from _by_time(_dates.dates(self.dates, len(together)), together, n_splits)

    def _together(self, X: Any, groups: Any) -> np.ndarray:
        """Return a number for each row that it shares with all rows it must not be parted from."""
        n_rows = X.shape[0] if hasattr(X, "shape") else len(X)
        of_copies = np.arange(n_rows)
        if self.similarity is not None:
            of_copies = near_duplicates(self._texts(X), similarity=self.similarity, n_jobs=self.n_jobs).labels
        return of_copies if groups is None else connected(of_copies, group_numbers(groups, n_rows))

    def _texts(self, X: Any) -> list[str]:
        if self.text_columns is None:
            return _inputs.texts(X)
        columns = _inputs.columns(X, _parameters.column_names(self.text_columns, "text_columns"))
        return ["\n".join(row) for row in zip(*columns, strict=True)]


def group_numbers(groups: Any, n_rows: int) -> np.ndarray:
    """Return a number for each row that it shares with those of its group; nulls are groups of their own.

    Raises
    ------
    TypeError
        For a bare string or a frame.
    ValueError
        For another number of rows.
    """
    if isinstance(groups, str | bytes) or _inputs.is_frame(groups):
        raise TypeError(f"groups is one {type(groups).__name__}, expected a column with the group of every row")
    rows = [_inputs._plain(value) for value in _inputs._as_list(groups, "groups")]
    if len(rows) != n_rows:
        raise ValueError(f"X and groups have different lengths: {n_rows} and {len(rows)}")
    known: dict[Any, int] = {}
    keys = [("alone", at) if _inputs._is_null(value) else value for at, value in enumerate(rows)]
    return np.array([known.setdefault(key, len(known)) for key in keys], dtype=np.int64)


def connected(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    """Return a number for each row that it shares with all rows it hangs together with by either numbering."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    size = int(one.max(initial=-1)) + 1, int(other.max(initial=-1)) + 1
    edges = coo_array((np.ones(len(one)), (one, other + size[0])), shape=(sum(size), sum(size)))
    return np.asarray(connected_components(edges, directed=False)[1][one])


def dealt(together: np.ndarray, classes: np.ndarray, n_parts: int, seed: int) -> np.ndarray:
    """Return the part of every row: groups are dealt out, the largest first, each to where its class is rarest.

    Raises
    ------
    ValueError
        If there are fewer groups than parts.
    """
    _, numbers, sizes = np.unique(together, return_inverse=True, return_counts=True)
    if len(sizes) < n_parts:
        raise ValueError(f"the rows form {len(sizes)} groups, at least {n_parts} are needed for as many folds")
    usual = _usual_class(numbers, classes, len(sizes))
    rows = np.zeros((n_parts, int(classes.max(initial=0)) + 1), dtype=np.int64)
    of_group = np.empty(len(sizes), dtype=np.int64)
    shuffled = np.random.default_rng(seed).permutation(len(sizes))
    for group in shuffled[np.argsort(-sizes[shuffled], kind="stable")]:
        of_class = rows[:, usual[group]]
        part = min(range(n_parts), key=lambda part: (of_class[part], rows[part].sum()))
        of_group[group] = part
        rows[part, usual[group]] += sizes[group]
    return of_group[numbers]


def _usual_class(numbers: np.ndarray, classes: np.ndarray, n_groups: int) -> np.ndarray:
    """Return the most frequent class of every group."""
    pairs, counts = np.unique(np.stack([numbers, classes]), axis=1, return_counts=True)
    order = np.lexsort((pairs[1], counts, pairs[0]))
    usual = np.empty(n_groups, dtype=np.int64)
    usual[pairs[0][order]] = pairs[1][order]
    return usual


def _classes(y: Any, n_rows: int) -> np.ndarray:
    if y is None or _label_sets.label_sets(y, n_rows) is not None:
        return np.zeros(n_rows, dtype=np.int64)
    values = [_inputs._plain(value) for value in _inputs._as_list(y, "y")]
    if len(values) != n_rows:
        raise ValueError(f"X and y have different lengths: {n_rows} texts and {len(values)} labels")
    known: dict[Any, int] = {}
    return np.array([known.setdefault(value, len(known)) for value in values], dtype=np.int64)


def _by_time(dates: np.ndarray, together: np.ndarray, n_splits: int) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    refuse_missing(dates)
    stretch = stretches(dates, n_splits + 1)
    for fold in range(1, n_splits + 1):
        test = np.flatnonzero(stretch == fold)
        train = np.flatnonzero((stretch < fold) & ~np.isin(together, together[test]))
        if not (len(test) and len(train)):
            raise ValueError(
                f"fold {fold} of {n_splits} has {len(train)} earlier rows to train on and {len(test)} to test"
            )
        yield train, test


def calibration_parts(groups: Any, dates: Any, n_rows: int) -> list[int] | None:
    """Return the part of each row that is held out for calibration, -1 for none; None leaves the choice to chance.

    Groups are dealt to five parts; of dates the latest fifth is one.

    Raises
    ------
    ValueError
        For groups and dates at once, fewer than two groups, a missing date, or nothing but one date.
    """
    if groups is not None and dates is not None:
        raise ValueError("groups and dates both say what to calibrate on; pass one of them")
    if groups is not None:
        together = group_numbers(groups, n_rows)
        n_parts = min(5, len(np.unique(together)))
        if n_parts < 2:
            raise ValueError("groups has only one group, at least two are needed")
        found: list[int] = dealt(together, np.zeros(n_rows, dtype=np.int64), n_parts, 0).tolist()
        return found
    if dates is not None:
        return _latest(_dates.dates(dates, n_rows))
    return None


def _latest(dates: np.ndarray) -> list[int]:
    refuse_missing(dates)
    late = stretches(dates, 5) == 4
    if late.all() or not late.any():
        raise ValueError(f"dates has no latest fifth that others are earlier than; the first is {dates.min()}")
    found: list[int] = np.where(late, 0, -1).tolist()
    return found


def refuse_missing(dates: np.ndarray) -> None:
    """Refuse dates of which one is missing."""
    missing = np.flatnonzero(np.isnat(dates))
    if len(missing):
        raise ValueError(f"dates[{missing[0]}] is missing; drop the row or give it a date")


def stretches(dates: np.ndarray, n: int) -> np.ndarray:
    """Return the stretch of time of every row, from 0: about equal numbers of rows, equal dates in the same one."""
    ordered = np.sort(dates)
    starts = ordered[[len(dates) * at // n for at in range(1, n)]] if len(dates) else ordered
    return np.searchsorted(starts, dates, side="right")
