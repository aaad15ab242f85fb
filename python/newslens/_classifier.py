"""What topic and stance classifiers have in common."""

import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.validation import check_is_fitted

from . import _parameters
from ._accounts import Accountable, difference, unsure
from ._core import StanceModel, TopicModel
from ._stored import Stored
from .explanation import Contribution, Explanation

if TYPE_CHECKING:
    from ._core import ClassifierOptions


class TextClassifier(Accountable, Stored, ClassifierMixin, BaseEstimator):  # type: ignore[misc]  # scikit-learn is untyped
    """A classifier of documents, over a fitted model of the core.

    Subclasses say which columns a document has, and fit the model.
    """

    _model: TopicModel | StanceModel
    classes_: np.ndarray

    def _fields(self, X: Any, *, allow_empty: bool = True) -> list[Sequence[str]]:
        raise NotImplementedError

    def _field_names(self) -> list[str]:
        raise NotImplementedError

    def _options(self, classes: list[Any], parts: list[int] | None = None, *, min_df: int = 2) -> "ClassifierOptions":
        """Return the options of the core; ``min_df`` stands for a parameter that is None."""
        return {
            "c": _parameters.positive(self.C, "C"),
            "min_df": min_df if self.min_df is None else _parameters.whole(self.min_df, "min_df", 1),
            "class_weight": self._class_weight(classes),
            "seed": 0 if self.random_state is None else _parameters.whole(self.random_state, "random_state", 0),
            "parts": parts,
            "threads": _parameters.threads(self.n_jobs),
        }

    def _class_weight(self, classes: list[Any]) -> str | list[float] | None:
        return _parameters.class_weight(self.class_weight, classes)

    @contextmanager
    def _told(self, n_rows: int, n_classes: int) -> Iterator[None]:
        """Tell on stderr what is being done and how long it took, if that was asked for."""
        if not self.verbose:
            yield
            return
        print(f"{type(self).__name__}: learning {n_classes} classes from {n_rows} texts", file=sys.stderr, flush=True)
        started = time.monotonic()
        yield
        print(f"{type(self).__name__}: learned in {time.monotonic() - started:.1f} s", file=sys.stderr, flush=True)

    def _attach(self, model: TopicModel | StanceModel) -> Self:
        self._model = model
        self.classes_ = np.array(model.labels)
        self.temperature_ = model.temperature
        self.n_features_ = model.n_features
        return self

    @property
    def _tells_one(self) -> bool:
        """Whether a document has one class."""
        return self._model.temperature is not None

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        return tags

    def _scored(self, X: Any, *, allow_empty: bool = True) -> tuple[list[Sequence[str]], np.ndarray]:
        """Return the columns of the documents, and their scores."""
        check_is_fitted(self)
        fields = self._fields(X, allow_empty=allow_empty)
        return fields, self._model.decision_function(fields, _parameters.threads(self.n_jobs))

    def _scores(self, X: Any) -> np.ndarray:
        return self._scored(X)[1]

    def decision_function(self, X: Any) -> np.ndarray:
        """Score every class for every document.

        Returns
        -------
        ndarray of float32, shape (n_documents, n_classes)
            A higher score is a better match. For two classes, shape (n_documents,): the score of the second less
            that of the first.
        """
        scores = self._scores(X)
        return scores[:, 1] - scores[:, 0] if self._tells_one and scores.shape[1] == 2 else scores

    def predict_proba(self, X: Any) -> np.ndarray:
        """Give the calibrated probability of every class.

        Probabilities are the softmax of the scores over one temperature, which was fitted on documents that the
        scoring model had not seen (Guo and others 2017).

        Returns
        -------
        ndarray of float64, shape (n_documents, n_classes)
            Rows sum to 1; columns are in the order of ``classes_``.
        """
        scores = self._scores(X)
        return self._model.probabilities(scores)

    def _chosen(self, probabilities: np.ndarray) -> np.ndarray:
        """Return the number of the class that is told for each row of probabilities."""
        numbers: np.ndarray = probabilities.argmax(axis=1)
        return numbers

    def predict(self, X: Any, *, abstain: float | None = None) -> np.ndarray:
        """Give the most probable class of every document.

        Parameters
        ----------
        X : frame or sequence
            Documents.
        abstain : float or None
            Least probability of an answer, from 0 to 1; below it the answer is None.

        Returns
        -------
        ndarray, shape (n_documents,)
            Entries of ``classes_``; of equals the first. With ``abstain`` an object array.
        """
        scores = self._scores(X)
        found = np.asarray(self.classes_[scores.argmax(axis=1)])
        return found if abstain is None else unsure(found, self._model.probabilities(scores).max(axis=1), abstain)

    def _explain(self, document: list[str], label: Any, against: Any = None) -> Explanation:
        check_is_fitted(self)
        classes = self._model.labels
        number = self._likeliest(document) if label is None else self._number(label, "label")
        score, intercept, words = self._model.explain(document, number)[:3]
        if against is not None:
            less = self._model.explain(document, self._number(against, "against"))
            score, intercept, words = score - less[0], intercept - less[1], difference(words, less[2])
        names = self._field_names()
        return Explanation(
            label=classes[number],
            against=against,
            score=score,
            intercept=intercept,
            texts=dict(zip(names, document, strict=True)),
            contributions=self._contributions(document, words),
        )

    def _contributions(self, document: list[str], words: list[tuple[int, int, int, float]]) -> tuple[Contribution, ...]:
        names = self._field_names()
        return tuple(
            Contribution(document[field][start:end], names[field], start, end, value)
            for field, start, end, value in words
        )

    def _likeliest(self, document: list[str]) -> int:
        scores = self._model.decision_function([[text] for text in document], 1)
        return int((scores if self._tells_one else self._model.probabilities(scores))[0].argmax())

    def get_feature_names_out(self, input_features: Any = None) -> np.ndarray:
        """Give the spelling of every feature: words, word pairs and character n-grams.

        Returns
        -------
        ndarray of object, shape (n_features_,)
        """
        check_is_fitted(self)
        return np.array(self._model.feature_names(), dtype=object)
