"""Intervals by drawing groups of rows again and again (Efron 1979; by groups: Davison and Hinkley 1997)."""

from collections.abc import Callable

import numpy as np

CELLS = 4_000_000
"""Numbers that are drawn at once."""

Statistic = Callable[[np.ndarray], np.ndarray]


def intervals(
    values: "np.ndarray", groups: np.ndarray, statistic: Statistic, draws: int, confidence: float, seed: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return statistics of the rows, and their lower and upper limits.

    Parameters
    ----------
    values : sparse array, shape (n_values, n_rows)
        What each row adds to each total.
    groups : ndarray of int64, shape (n_rows,)
        The group of every row: groups are drawn whole.
    statistic : callable
        From totals, shape (n_values, n_draws), to statistics, shape (n_statistics, n_draws).
    draws : int
        How often the groups are drawn; 0 gives limits that are NaN.
    confidence : float
        Share of the draws between the limits.
    seed : int
        Of the draws.

    Returns
    -------
    value, low, high : ndarray of float64, shape (n_statistics,)
    """
    totals = _by_group(values, groups)
    n_groups = totals.shape[1]
    value = statistic(totals @ np.ones((n_groups, 1)))[:, 0]
    if not draws or not n_groups:
        nothing = np.full(len(value), np.nan)
        return value, nothing, nothing
    random = np.random.default_rng(seed)
    at_once = max(1, CELLS // n_groups)
    sizes = [min(at_once, draws - start) for start in range(0, draws, at_once)]
    found = np.concatenate([statistic(totals @ _weights(random, n_groups, size)) for size in sizes], axis=1)
    tail = (1 - confidence) / 2
    with np.errstate(all="ignore"):
        low, high = np.nanquantile(found, [tail, 1 - tail], axis=1)
    return value, low, high


def _by_group(values: "np.ndarray", groups: np.ndarray) -> "np.ndarray":
    from scipy.sparse import csr_array

    n_rows, n_groups = len(groups), int(groups.max(initial=-1)) + 1
    which = csr_array((np.ones(n_rows), (np.arange(n_rows), groups)), shape=(n_rows, n_groups))
    found: np.ndarray = values @ which
    return found


def _weights(random: np.random.Generator, n_groups: int, draws: int) -> np.ndarray:
    """Return how often each group is drawn, shape (n_groups, n_draws)."""
    drawn = random.integers(0, n_groups, size=(draws, n_groups))
    drawn += np.arange(draws)[:, None] * n_groups
    counts = np.bincount(drawn.ravel(), minlength=draws * n_groups).reshape(draws, n_groups)
    return np.ascontiguousarray(counts.T, dtype=np.float64)
