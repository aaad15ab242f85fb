"""Linear support vector machines over matrices of numbers."""

from typing import TYPE_CHECKING, Any, Literal, Self

from . import _parameters
from ._core import fit_linear_svc
from ._numeric import Separator

if TYPE_CHECKING:
    from ._core import LinearSVCOptions


class LinearSVC(Separator):
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
        examples, classes = self._examples(X, y, sample_weight)
        (coef, intercept), passes, converged = fit_linear_svc(examples, self._class_weight(examples, classes), options)
        self._warn_unless(converged, "passes")
        self.classes_, self.coef_, self.intercept_, self.n_iter_ = classes, coef, intercept, passes
        return self
