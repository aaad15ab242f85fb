"""What classifiers of rows of numbers have in common."""

import warnings
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import csr_array, issparse
from scipy.special import log_softmax, softmax
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.exceptions import ConvergenceWarning
from sklearn.utils import compute_class_weight
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted, validate_data

from . import _inputs, _parameters

if TYPE_CHECKING:
    from ._core import Examples


class LinearClassifier(ClassifierMixin, BaseEstimator):  # type: ignore[misc]  # scikit-learn is untyped
    """A classifier whose scores are linear in the numbers of a row.

    Subclasses say which parameters they have, and fit weights and intercepts.
    """

    classes_: np.ndarray

    def _linear(self) -> tuple[np.ndarray, np.ndarray]:
        """Return weights, shape (n_classes or 1, n_features), and intercepts."""
        raise NotImplementedError

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.sparse = True
        return tags

    def _examples(self, X: Any, y: Any, sample_weight: Any) -> "tuple[Examples, np.ndarray]":
        """Return the rows as the core takes them, and the classes."""
        X, y = validate_data(self, X, y, accept_sparse="csr", dtype=np.float64)
        check_classification_targets(y)
        classes = np.unique(y)
        if len(classes) < 2:
            raise ValueError(f"y has the one class {classes[0]!r}, at least two classes are needed")
        weights = _inputs.sample_weight(sample_weight, X.shape[0])
        rows = _canonical(X)
        examples: Examples = {
            "columns": rows.shape[1],
            "indptr": rows.indptr,
            "indices": rows.indices,
            "values": rows.data,
            "classes": np.searchsorted(classes, y).astype(np.int64),
            "weights": np.ones(rows.shape[0]) if weights is None else weights,
        }
        return examples, classes

    def _class_weight(self, examples: "Examples", classes: np.ndarray) -> list[float]:
        """Return one factor a class."""
        factors = _parameters.class_weight(self.class_weight, classes.tolist())
        if isinstance(factors, list):
            return factors
        numbers, weights = examples["classes"], examples["weights"]
        found = compute_class_weight(factors, classes=np.arange(len(classes)), y=numbers, sample_weight=weights)
        return [float(factor) for factor in found]

    def _warn_unless(self, converged: bool, passes: str) -> None:
        if not converged:
            warnings.warn(
                f"the tolerance {self.tol} was not reached in {self.max_iter} {passes}; raise max_iter or tol",
                ConvergenceWarning,
                stacklevel=3,
            )

    def _scores(self, X: Any) -> np.ndarray:
        """Return one column a class; for two classes perhaps the second alone."""
        check_is_fitted(self)
        X = validate_data(self, X, accept_sparse="csr", dtype=np.float64, reset=False)
        weights, intercept = self._linear()
        return np.asarray(X @ weights.T + intercept)

    def predict(self, X: Any) -> np.ndarray:
        """Give the class of the best score of every row.

        Returns
        -------
        ndarray, shape (n_rows,)
            Entries of ``classes_``.
        """
        scores = self._scores(X)
        numbers = (scores[:, 0] > 0).astype(int) if scores.shape[1] == 1 else scores.argmax(axis=1)
        return np.asarray(self.classes_[numbers])


class Separator(LinearClassifier):
    """A linear classifier that is known by its scores: one of two classes has one."""

    coef_: np.ndarray
    intercept_: np.ndarray

    def _linear(self) -> tuple[np.ndarray, np.ndarray]:
        return self.coef_, self.intercept_

    def decision_function(self, X: Any) -> np.ndarray:
        """Score every class for every row.

        Returns
        -------
        ndarray, shape (n_rows, n_classes), or (n_rows,) for two classes
            A higher score is a better match; for two classes, that of the second.
        """
        scores = self._scores(X)
        return scores[:, 0] if scores.shape[1] == 1 else scores


class Probabilistic(LinearClassifier):
    """A linear classifier whose scores are logarithms of probabilities, up to what all classes share."""

    def _log_odds(self, X: Any) -> np.ndarray:
        scores = self._scores(X)
        return np.hstack([np.zeros_like(scores), scores]) if scores.shape[1] == 1 else scores

    def predict_proba(self, X: Any) -> np.ndarray:
        """Give the probability of every class.

        Returns
        -------
        ndarray, shape (n_rows, n_classes)
            Rows sum to 1; columns are in the order of ``classes_``.
        """
        return np.asarray(softmax(self._log_odds(X), axis=1))

    def predict_log_proba(self, X: Any) -> np.ndarray:
        """Give the logarithm of the probability of every class.

        Returns
        -------
        ndarray, shape (n_rows, n_classes)
            Columns are in the order of ``classes_``.
        """
        return np.asarray(log_softmax(self._log_odds(X), axis=1))


def _canonical(X: Any) -> csr_array:
    """Return a matrix in sparse rows, each column once and in order, without zeros; the caller's stays as it is."""
    if not issparse(X):
        return csr_array(X)
    if X.has_canonical_format and X.data.all():
        return X
    rows = csr_array(X, copy=True)
    rows.sum_duplicates()
    rows.eliminate_zeros()
    return rows
