"""What a topic classifier does where a text may have several topics."""

from typing import Any

import numpy as np
from sklearn.utils.validation import check_is_fitted

from . import _inputs, _label_sets
from ._accounts import unsure
from ._classifier import TextClassifier
from ._core import TopicModel


class SeveralTopics(TextClassifier):
    """A classifier of one topic a text, or of any number."""

    _model: TopicModel

    def predict(self, X: Any, *, abstain: float | None = None) -> Any:
        """Give the topics of every text, in the form they had in training.

        Parameters
        ----------
        X : column of str, or frame
            One text a row.
        abstain : float or None
            Least probability of an answer, from 0 to 1; below it the answer is None, in an object array. Where a text
            may have several topics, an answer is right if all of them are, taken as independent of each other.

        Returns
        -------
        ndarray, shape (n_documents,)
            The most probable topic, the first of equals; or, where topics came as lists, a tuple of topics each, in the
            order of ``classes_``.
        ndarray or csr_array of int64, shape (n_documents, n_classes)
            Where topics came as a matrix: 1 for those that are given.
        """
        if self.__sklearn_is_fitted__() and not self._tells_one:
            return self._predicted_sets(self.predict_proba(X), abstain)
        return super().predict(X, abstain=abstain)

    def _predicted_sets(self, probabilities: np.ndarray, abstain: float | None) -> Any:
        given = self._decided(probabilities)
        found = _label_sets.told(given, self.classes_, self._model.form)
        if abstain is None:
            return found
        if self._model.form != "lists":
            raise ValueError(
                "abstain leaves rows without an answer, which a matrix cannot hold; fit on lists of topics"
            )
        return unsure(found, np.where(given, probabilities, 1 - probabilities).prod(axis=1), abstain)

    def _decided(self, probabilities: np.ndarray) -> np.ndarray:
        return self._model.decide(probabilities)

    def predict_proba(self, X: Any) -> np.ndarray:
        """Give the calibrated probability of every topic, fitted on texts that the scoring model had not seen.

        Returns
        -------
        ndarray of float64, shape (n_documents, n_classes)
            Columns are in the order of ``classes_``. Where a text has one topic, rows sum to 1: the softmax of the
            scores over one temperature (Guo and others 2017). Where it may have several, each topic has a probability
            of its own: a sigmoid of its score (Platt 1999).
        """
        return super().predict_proba(X)

    def score(self, X: Any, y: Any, sample_weight: Any = None) -> float:
        """Give the share of texts whose topics are told right; where there may be several, all of them and no other.

        Parameters
        ----------
        X : column of str, or frame
            One text a row.
        y : as in :meth:`fit`
            Their topics.
        sample_weight : column of float or None
            What each text counts for.

        Returns
        -------
        float
            From 0 to 1.
        """
        check_is_fitted(self)
        if self._tells_one or self._model.form != "lists":
            return float(super().score(X, y, sample_weight))
        found = self.predict(X)
        right = [set(topics) == set(truth) for topics, truth in zip(found, _inputs._as_list(y, "y"), strict=True)]
        return float(np.average(right, weights=_inputs.sample_weight(sample_weight, len(right))))

    @property
    def thresholds_(self) -> np.ndarray:
        """The probability from which each topic is given, shape (n_classes,), above 0 and at most 1."""
        return np.asarray(self._of_labels(self._model.thresholds, "thresholds_"))

    @thresholds_.setter
    def thresholds_(self, thresholds: Any) -> None:
        chosen, expected = np.asarray(thresholds, dtype=np.float32), self.thresholds_.shape
        if chosen.shape not in ((), expected):
            raise ValueError(f"thresholds_ has shape {chosen.shape}, expected one number or {expected}")
        self._model = self._model.with_thresholds(np.full(expected, chosen), self.at_least_one_)

    @property
    def at_least_one_(self) -> bool:
        """Whether a text that reaches no threshold is given the topic that comes nearest to its own."""
        return bool(self._of_labels(self._model.at_least_one, "at_least_one_"))

    @at_least_one_.setter
    def at_least_one_(self, wanted: bool) -> None:
        self._model = self._model.with_thresholds(self.thresholds_, bool(wanted))

    def _of_labels(self, value: Any, name: str) -> Any:
        if value is None:
            raise AttributeError(f"there is no {name} where a text has one topic")
        return value

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.classifier_tags.multi_label = True
        return tags
