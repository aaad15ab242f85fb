"""Naive Bayes over matrices of counts."""

from collections.abc import Sequence
from typing import Any, Self

import numpy as np

from . import _parameters
from ._core import fit_complement_nb, fit_multinomial_nb
from ._numeric import Probabilistic


class _NaiveBayes(Probabilistic):
    """What both have in common: numbers from 0, counted by class."""

    feature_log_prob_: np.ndarray
    _intercept: np.ndarray

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.positive_only = True
        tags.classifier_tags.poor_score = True  # as scikit-learn says of its own: its check is of continuous numbers
        return tags

    def _examples(self, X: Any, y: Any, sample_weight: Any) -> Any:
        examples, classes = super()._examples(X, y, sample_weight)
        negative = np.flatnonzero(examples["values"] < 0)
        if len(negative):
            at = negative[0]
            row = int(np.searchsorted(examples["indptr"], at, side="right")) - 1
            raise ValueError(
                f"Negative values in data passed to {type(self).__name__}: X[{row}, {examples['indices'][at]}] is "
                f"{examples['values'][at]}, expected counts or other numbers from 0"
            )
        return examples, classes

    def _attach(self, classes: np.ndarray, fitted: Any) -> Self:
        (self.feature_log_prob_, self._intercept), self.feature_count_, self.class_count_ = fitted
        self.classes_ = classes
        return self

    def _linear(self) -> tuple[np.ndarray, np.ndarray]:
        return self.feature_log_prob_, self._intercept


class ComplementNB(_NaiveBayes):
    """Complement naive Bayes (Rennie and others 2003).

    A class is scored by how little a row looks like the rows of all other classes, which suits classes of different
    sizes. Values are kept in single precision, all else is done in double.

    Parameters
    ----------
    alpha : float, default 1.0
        Occurrences of every feature added to every class.
    norm : bool, default False
        Whether the weights of each class are scaled to sum to 1.
    n_jobs : int or None, default None
        Threads; None and -1 use every core. The result does not depend on it.

    Attributes
    ----------
    classes_ : ndarray, shape (n_classes,)
        The classes, sorted.
    feature_log_prob_ : ndarray, shape (n_classes, n_features)
        Minus the logarithm of the probability of each feature outside each class.
    feature_count_ : ndarray, shape (n_classes, n_features)
        Occurrences of each feature in each class.
    class_count_ : ndarray, shape (n_classes,)
        Weight of the rows of each class.
    n_features_in_ : int
        Number of features seen at fit.

    Examples
    --------
    >>> from newslens.naive_bayes import ComplementNB
    >>> ComplementNB().fit([[2, 0], [3, 1], [0, 2]], ["sport", "sport", "politics"]).predict([[1, 0]]).tolist()
    ['sport']
    """

    def __init__(self, *, alpha: float = 1.0, norm: bool = False, n_jobs: int | None = None) -> None:
        self.alpha = alpha
        self.norm = norm
        self.n_jobs = n_jobs

    def fit(self, X: Any, y: Any, sample_weight: Any = None) -> Self:
        """Count features by class.

        Parameters
        ----------
        X : array or sparse matrix, shape (n_rows, n_features)
            Counts, or other numbers from 0.
        y : array, shape (n_rows,)
            Class of every row.
        sample_weight : array, shape (n_rows,), or None
            What each row counts for.

        Returns
        -------
        ComplementNB
            This object.

        Raises
        ------
        ValueError
            For a number below 0 or not finite, another number of rows, or a parameter outside its range.
        """
        alpha, threads = _parameters.positive(self.alpha, "alpha"), _parameters.threads(self.n_jobs)
        examples, classes = self._examples(X, y, sample_weight)
        return self._attach(classes, fit_complement_nb(examples, alpha, bool(self.norm), threads))


class MultinomialNB(_NaiveBayes):
    """Multinomial naive Bayes (Manning, Raghavan and Schütze 2008, chapter 13).

    Values are kept in single precision, all else is done in double.

    Parameters
    ----------
    alpha : float, default 1.0
        Occurrences of every feature added to every class.
    fit_prior : bool, default True
        Whether the probabilities of the classes are learned; if not, they are all the same.
    class_prior : sequence of float or None, default None
        Probabilities of the classes in sorted order, in place of learned ones.
    n_jobs : int or None, default None
        Threads; None and -1 use every core. The result does not depend on it.

    Attributes
    ----------
    classes_ : ndarray, shape (n_classes,)
        The classes, sorted.
    feature_log_prob_ : ndarray, shape (n_classes, n_features)
        Logarithm of the probability of each feature in each class.
    class_log_prior_ : ndarray, shape (n_classes,)
        Logarithm of the probability of each class.
    feature_count_ : ndarray, shape (n_classes, n_features)
        Occurrences of each feature in each class.
    class_count_ : ndarray, shape (n_classes,)
        Weight of the rows of each class.
    n_features_in_ : int
        Number of features seen at fit.

    Examples
    --------
    >>> from newslens.naive_bayes import MultinomialNB
    >>> MultinomialNB().fit([[2, 0], [3, 1], [0, 2]], ["sport", "sport", "politics"]).predict([[1, 0]]).tolist()
    ['sport']
    """

    def __init__(
        self,
        *,
        alpha: float = 1.0,
        fit_prior: bool = True,
        class_prior: Sequence[float] | None = None,
        n_jobs: int | None = None,
    ) -> None:
        self.alpha = alpha
        self.fit_prior = fit_prior
        self.class_prior = class_prior
        self.n_jobs = n_jobs

    def fit(self, X: Any, y: Any, sample_weight: Any = None) -> Self:
        """Count features by class.

        Parameters
        ----------
        X : array or sparse matrix, shape (n_rows, n_features)
            Counts, or other numbers from 0.
        y : array, shape (n_rows,)
            Class of every row.
        sample_weight : array, shape (n_rows,), or None
            What each row counts for.

        Returns
        -------
        MultinomialNB
            This object.

        Raises
        ------
        ValueError
            For a number below 0 or not finite, another number of rows, or a parameter outside its range.
        """
        alpha, threads = _parameters.positive(self.alpha, "alpha"), _parameters.threads(self.n_jobs)
        examples, classes = self._examples(X, y, sample_weight)
        prior = self._prior(len(classes))
        return self._attach(classes, fit_multinomial_nb(examples, alpha, bool(self.fit_prior), prior, threads))

    def _prior(self, n_classes: int) -> list[float] | None:
        if self.class_prior is None:
            return None
        prior = [_parameters.positive(probability, "class_prior") for probability in self.class_prior]
        if len(prior) != n_classes or abs(sum(prior) - 1) > 1e-6:
            raise ValueError(f"class_prior must be {n_classes} probabilities that sum to 1, got {self.class_prior!r}")
        return prior

    @property
    def class_log_prior_(self) -> np.ndarray:
        """Logarithm of the probability of each class."""
        return self._intercept
