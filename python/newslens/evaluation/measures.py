"""Scores as sums over rows, so that any weighting of the rows gives them again by one product."""

from dataclasses import dataclass

import numpy as np

from .judged import Judged

BINS = 15
"""Bins of equal mass, by which the calibration error is told."""

TINY = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Sums:
    """What each row adds to each total, and how totals become scores."""

    values: np.ndarray
    n_classes: int
    in_truth: np.ndarray
    one: bool

    @property
    def names(self) -> tuple[str, ...]:
        """The scores that are told of all rows."""
        if self.one:
            return "accuracy", "macro_f1", "ece", "brier", "log_loss"
        return "exact", "micro_f1", "macro_f1", "ece", "brier"

    def scores(self, totals: np.ndarray) -> np.ndarray:
        """Return the scores by name, then precision, recall and F1 of every class; a column for each of the totals."""
        rows, right, brier, loss = totals[:4]
        counts = totals[4 : 4 + 3 * self.n_classes].reshape(3, self.n_classes, -1)
        claimed, happened, claims = totals[4 + 3 * self.n_classes :].reshape(3, BINS, -1)
        hits, given, true = counts
        with np.errstate(invalid="ignore", divide="ignore"):
            f1 = _share(2 * hits, given + true)
            macro = np.nanmean(np.where(given + true > 0, f1, np.nan)[self.in_truth], axis=0)
            micro = _share(2 * hits.sum(axis=0), (given + true).sum(axis=0))
            ece = np.abs(claimed - happened).sum(axis=0) / claims.sum(axis=0)
            means = [right / rows, brier / rows, loss / rows]
        told = [means[0], macro, ece, *means[1:]] if self.one else [means[0], micro, macro, ece, means[1]]
        return np.concatenate([np.stack(told), _share(hits, given), _share(hits, true), f1])


def sums(found: Judged) -> Sums:
    """Return what every row adds to the scores."""
    from scipy.sparse import csr_array, vstack

    of_rows = np.stack([np.ones(len(found.truth)), found.right, *_losses(found)])
    counts = [
        csr_array(matrix.T.astype(np.float64)) for matrix in (found.truth & found.given, found.given, found.truth)
    ]
    values = vstack([csr_array(of_rows), *counts, *_bins(found)], format="csr")
    return Sums(values, len(found.classes), np.asarray(found.truth.any(axis=0)), found.one)


def _losses(found: Judged) -> tuple[np.ndarray, np.ndarray]:
    """Return the Brier score (Brier 1950) and, of one label, the log loss of every row."""
    brier = ((found.probabilities - found.truth) ** 2).sum(axis=1)
    of_truth = np.where(found.truth, found.probabilities, 0).sum(axis=1)
    return brier, -np.log(np.maximum(of_truth, TINY)) if found.one else np.zeros(len(brier))


def _bins(found: Judged) -> list[np.ndarray]:
    from scipy.sparse import csr_array

    rows, claimed, happened = found.claims()
    number = bins(claimed, BINS)
    shape = BINS, len(found.truth)
    return [
        csr_array((values.astype(np.float64), (number, rows)), shape=shape)
        for values in (claimed, happened, np.ones(len(rows)))
    ]


def bins(values: np.ndarray, n: int) -> np.ndarray:
    """Return the bin of every value: bins of equal mass, by rank."""
    found = np.empty(len(values), dtype=np.int64)
    found[np.argsort(values, kind="stable")] = np.arange(len(values)) * n // max(len(values), 1)
    return found


def _share(part: np.ndarray, whole: np.ndarray) -> np.ndarray:
    return np.asarray(np.divide(part, whole, out=np.zeros_like(part), where=whole > 0))


def wilson(part: np.ndarray, whole: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the limits of shares at 95 % (Wilson 1927)."""
    z = 1.959964
    whole = np.maximum(whole, 1)
    share = part / whole
    middle, spread = share + z**2 / (2 * whole), z * np.sqrt(share * (1 - share) / whole + z**2 / (4 * whole**2))
    return (middle - spread) / (1 + z**2 / whole), (middle + spread) / (1 + z**2 / whole)
