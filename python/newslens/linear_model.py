"""Linear models over matrices of numbers."""

from typing import TYPE_CHECKING, Any, Literal, Self

from . import _parameters
from ._core import fit_logistic_regression
from ._numeric import Probabilistic, Separator

if TYPE_CHECKING:
    from ._core import LogisticRegressionOptions


class LogisticRegression(Probabilistic, Separator):
    """Logistic regression with an L2 penalty: binomial for two classes, multinomial for more.

    The loss is that of scikit-learn's estimator of the same name, and so is the method: limited-memory BFGS (Liu and
    Nocedal 1989). Values are kept in single precision, all else is done in double.

    Parameters
    ----------
    C : float, default 1.0
        Inverse of the strength of the penalty on the weights; the intercept is free.
    tol : float, default 1e-4
        Largest entry of the gradient of the mean loss that is left.
    max_iter : int, default 1000
        Most steps.
    fit_intercept : bool, default True
        Whether an intercept is learned.
    class_weight : None, "balanced" or dict, default None
        Factor of a row's loss by class.
    n_jobs : int or None, default None
        Threads; None and -1 use every core. The result does not depend on it.

    Attributes
    ----------
    classes_ : ndarray, shape (n_classes,)
        The classes, sorted.
    coef_ : ndarray, shape (n_classes, n_features), or (1, n_features) for two classes
        Weights.
    intercept_ : ndarray, shape (n_classes,) or (1,)
        Intercepts.
    n_iter_ : int
        Steps taken.
    n_features_in_ : int
        Number of features seen at fit.

    Examples
    --------
    >>> from newslens.linear_model import LogisticRegression
    >>> X, y = [[0.0, 1.0], [1.0, 3.0], [4.0, 1.0], [5.0, 2.0]], ["left", "left", "right", "right"]
    >>> LogisticRegression().fit(X, y).predict_proba([[0.5, 2.0]]).round(2).tolist()
    [[0.88, 0.12]]
    """

    def __init__(
        self,
        *,
        C: float = 1.0,
        tol: float = 1e-4,
        max_iter: int = 1000,
        fit_intercept: bool = True,
        class_weight: Literal["balanced"] | dict[Any, float] | None = None,
        n_jobs: int | None = None,
    ) -> None:
        self.C = C
        self.tol = tol
        self.max_iter = max_iter
        self.fit_intercept = fit_intercept
        self.class_weight = class_weight
        self.n_jobs = n_jobs

    def _options(self) -> "LogisticRegressionOptions":
        return {
            "c": _parameters.positive(self.C, "C"),
            "fit_intercept": bool(self.fit_intercept),
            "tolerance": _parameters.positive(self.tol, "tol"),
            "max_iterations": _parameters.whole(self.max_iter, "max_iter", 1),
            "threads": _parameters.threads(self.n_jobs),
        }

    def fit(self, X: Any, y: Any, sample_weight: Any = None) -> Self:
        """Fit the weights.

        Parameters
        ----------
        X : array or sparse matrix, shape (n_rows, n_features)
            Finite numbers.
        y : array, shape (n_rows,)
            Class of every row.
        sample_weight : array, shape (n_rows,), or None
            What each row counts for.

        Returns
        -------
        LogisticRegression
            This object.

        Raises
        ------
        ValueError
            For numbers that are not finite, another number of rows, or a parameter outside its range.
        """
        options = self._options()
        examples, classes = self._examples(X, y, sample_weight)
        factors = self._class_weight(examples, classes)
        (coef, intercept), steps, converged = fit_logistic_regression(examples, factors, options)
        self._warn_unless(converged, "steps")
        self.classes_, self.coef_, self.intercept_, self.n_iter_ = classes, coef, intercept, max(steps, 1)
        return self
