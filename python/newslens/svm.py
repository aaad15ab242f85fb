"""Linear support vector machines over matrices of numbers."""

import warnings
from typing import TYPE_CHECKING, Any, Literal, Self

import numpy as np
from scipy.sparse import csr_array
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.exceptions import ConvergenceWarning
from sklearn.utils import compute_class_weight
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted, validate_data

from . import _inputs, _parameters
from ._core import fit_linear_svc

if TYPE_CHECKING:
    from ._core import LinearSVCOptions


class LinearSVC(ClassifierMixin, BaseEstimator):  # type: ignore[misc]  # scikit-learn is untyped
    """One linear support vector machine a class, against all others.

    Dual coordinate descent with shrinking (Hsieh and others 2008), as in LIBLINEAR; the machines are fitted beside
    each other. Values are kept in single precision, all else is done in double.

    Parameters
    ----------
    C : float, default 1.0
        Cost of an error.
    loss : "squared_hinge" or "hinge", default "squared_hinge"
        What an error costs.
    tol : float, default 1e-4
        Largest spread of the projected gradient that is left.
    max_iter : int, default 1000
        Most passes over the rows.
    fit_intercept : bool, default True
        Whether a constant feature, regularised like the others, stands beside the given ones.
    intercept_scaling : float, default 1.0
        Value of the constant feature.
    class_weight : None, "balanced" or dict, default None
        Factor of `C` by class.
    n_jobs : int or None, default None
        Threads; None and -1 use every core. The result does not depend on it.
    random_state : int, default 0
        Order in which the rows are visited.

    Attributes
    ----------
    classes_ : ndarray, shape (n_classes,)
        The classes, sorted.
    coef_ : ndarray, shape (n_classes, n_features), or (1, n_features) for two classes
        Weights.
    intercept_ : ndarray, shape (n_classes,) or (1,)
        Intercepts.
    n_iter_ : int
        Passes over the rows, of the machine that took most.
    n_features_in_ : int
        Number of features seen at fit.

    Examples
    --------
    >>> from newslens.svm import LinearSVC
    >>> machine = LinearSVC().fit([[0.0, 1.0], [1.0, 3.0], [4.0, 1.0], [5.0, 2.0]], ["left", "left", "right", "right"])
    >>> machine.predict([[0.5, 2.0], [4.5, 1.5]]).tolist()
    ['left', 'right']
    """

    def __init__(
        self,
        *,
        C: float = 1.0,
        loss: Literal["squared_hinge", "hinge"] = "squared_hinge",
        tol: float = 1e-4,
        max_iter: int = 1000,
        fit_intercept: bool = True,
        intercept_scaling: float = 1.0,
        class_weight: Literal["balanced"] | dict[Any, float] | None = None,
        n_jobs: int | None = None,
        random_state: int | None = 0,
    ) -> None:
        self.C = C
        self.loss = loss
        self.tol = tol
        self.max_iter = max_iter
        self.fit_intercept = fit_intercept
        self.intercept_scaling = intercept_scaling
        self.class_weight = class_weight
        self.n_jobs = n_jobs
        self.random_state = random_state

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.sparse = True
        return tags

    def _options(self) -> "LinearSVCOptions":
        _parameters.one_of(self.loss, "loss", ("squared_hinge", "hinge"))
        scaling = _parameters.positive(self.intercept_scaling, "intercept_scaling")
        return {
            "c": _parameters.positive(self.C, "C"),
            "hinge": self.loss == "hinge",
            "tolerance": _parameters.positive(self.tol, "tol"),
            "max_iterations": _parameters.whole(self.max_iter, "max_iter", 1),
            "bias": scaling if self.fit_intercept else 0.0,
            "seed": 0 if self.random_state is None else _parameters.whole(self.random_state, "random_state", 0),
            "threads": _parameters.threads(self.n_jobs),
        }

    def fit(self, X: Any, y: Any, sample_weight: Any = None) -> Self:
        """Fit the machines.

        Parameters
        ----------
        X : array or sparse matrix, shape (n_rows, n_features)
            Finite numbers.
        y : array, shape (n_rows,)
            Class of every row.
        sample_weight : array, shape (n_rows,), or None
            Factor of `C` by row.

        Returns
        -------
        LinearSVC
            This object.

        Raises
        ------
        ValueError
            For numbers that are not finite, another number of rows, or a parameter outside its range.
        """
        options = self._options()
        X, y = validate_data(self, X, y, accept_sparse="csr", dtype=np.float64)
        check_classification_targets(y)
        classes, numbers = np.unique(y, return_inverse=True)
        if len(classes) < 2:
            raise ValueError(f"y has the one class {classes[0]!r}, at least two classes are needed")
        weights = _inputs.sample_weight(sample_weight, X.shape[0])
        weights = np.ones(X.shape[0]) if weights is None else weights
        factors = _parameters.class_weight(self.class_weight, classes.tolist())
        if not isinstance(factors, list):
            factors = compute_class_weight(factors, classes=classes, y=y, sample_weight=weights).tolist()
        sparse, numbers, weights = _distinct(_in_single_precision(X), numbers, weights)
        coef, intercept, passes, converged = fit_linear_svc(
            sparse.shape[1],
            sparse.indptr.astype(np.int64),
            sparse.indices.astype(np.int64),
            sparse.data,
            classes=numbers,
            weights=weights,
            class_weight=factors,
            options=options,
        )
        if not converged:
            warnings.warn(
                f"the tolerance {self.tol} was not reached in {self.max_iter} passes; raise max_iter or tol",
                ConvergenceWarning,
                stacklevel=2,
            )
        self.classes_, self.coef_, self.intercept_, self.n_iter_ = classes, coef, intercept, passes
        return self

    def decision_function(self, X: Any) -> np.ndarray:
        """Score every class for every row.

        Returns
        -------
        ndarray, shape (n_rows, n_classes), or (n_rows,) for two classes
            A higher score is a better match; for two classes, that of the second.
        """
        check_is_fitted(self)
        X = validate_data(self, X, accept_sparse="csr", dtype=np.float64, reset=False)
        scores = np.asarray(X @ self.coef_.T + self.intercept_)
        return scores[:, 0] if len(self.classes_) == 2 else scores

    def predict(self, X: Any) -> np.ndarray:
        """Give the class of the best score of every row.

        Returns
        -------
        ndarray, shape (n_rows,)
            Entries of ``classes_``.
        """
        scores = self.decision_function(X)
        numbers = (scores > 0).astype(int) if scores.ndim == 1 else scores.argmax(axis=1)
        return np.asarray(self.classes_[numbers])


def _in_single_precision(X: Any) -> csr_array:
    """Return a matrix in sparse rows whose values single precision can hold."""
    sparse = csr_array(X, copy=True)
    sparse.sum_duplicates()
    sparse.eliminate_zeros()
    with np.errstate(over="ignore"):
        large = np.flatnonzero(~np.isfinite(sparse.data.astype(np.float32)))
    if len(large):
        raise ValueError(f"X holds {sparse.data[large[0]]}, which is too large for single precision; scale it")
    return sparse


def _distinct(X: csr_array, numbers: np.ndarray, weights: np.ndarray) -> tuple[csr_array, np.ndarray, np.ndarray]:
    """Merge equal rows of one class, adding up their weights, and put the rows in an order of their own.

    So a weight of 2 is the same as standing twice, a weight of 0 as not standing there, and the order of the rows
    changes nothing: exactly, though coordinate descent depends on the order of its examples.
    """
    found: dict[tuple[int, bytes, bytes], tuple[int, float]] = {}
    for row, (start, end) in enumerate(zip(X.indptr[:-1], X.indptr[1:], strict=True)):
        key = (int(numbers[row]), X.indices[start:end].tobytes(), X.data[start:end].tobytes())
        first, total = found.get(key, (row, 0.0))
        found[key] = (first, total + float(weights[row]))
    kept = [found[key] for key in sorted(found) if found[key][1] > 0]
    rows = np.array([row for row, _ in kept], dtype=np.int64)
    return X[rows], numbers[rows].astype(np.int64), np.array([total for _, total in kept])
