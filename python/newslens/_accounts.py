"""What a fitted classifier can say for itself: sets, what it learned, how good it is."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from sklearn.utils.validation import check_is_fitted

from . import _parameters
from ._core import text_shares
from ._result import _Result

if TYPE_CHECKING:
    from .evaluation import Evaluation


@dataclass(frozen=True, slots=True)
class Feature(_Result):
    """A feature of a class.

    ``kind`` is "word", "words" (two in a row) or "characters"; ``columns`` are those it is read from; ``weight`` is
    what it would add to the score if it stood alone in its kind; ``texts`` is in how many training texts it stands, or
    None if the model file is older than these counts.
    """

    text: str
    kind: str
    columns: tuple[str, ...]
    weight: float
    texts: int | None


def unsure(answers: np.ndarray, probability: np.ndarray, least: float) -> np.ndarray:
    """Return answers as an object array, None where their probability is below the least.

    Raises
    ------
    ValueError
        For a least probability that is not from 0 to 1.
    """
    if not (isinstance(least, int | float) and not isinstance(least, bool) and 0 <= least <= 1):
        raise ValueError(f"abstain must be a probability from 0 to 1, or None, got {least!r}")
    found = np.empty(len(answers), dtype=object)
    found[:] = answers.tolist()
    found[probability < least] = None
    return found


def difference(words: list[Any], less: list[Any]) -> list[Any]:
    """Return what words add to one score more than to another; both hold the same words."""
    return [(*word[:3], word[3] - other[3]) for word, other in zip(words, less, strict=True)]


class Accountable:
    """Methods of fitted classifiers, over their model of the core."""

    _model: Any
    n_jobs: int | None

    def _fields(self, X: Any, *, allow_empty: bool = True) -> list[Sequence[str]]:
        raise NotImplementedError

    def _field_names(self) -> list[str]:
        raise NotImplementedError

    def _scored(self, X: Any, *, allow_empty: bool = True) -> tuple[list[Sequence[str]], np.ndarray]:
        raise NotImplementedError

    def predict_set(
        self, X: Any, coverage: float = 0.9, *, method: Literal["lac", "aps"] = "lac", by_class: bool = False
    ) -> np.ndarray:
        """Give, for every document, a set of classes that holds the true one with a chosen probability.

        The limits come from the documents on which probabilities were calibrated: each is scored by a model that had
        not seen it, and the sets are made with the model of all documents, so no data is given up (cross-conformal
        prediction, Vovk 2015). Coverage is therefore approximate, on average over documents like those of training.
        Nothing is promised for other outlets, times or subjects: :meth:`evaluate` shows coverage by group and month.
        Later texts are covered less often; ``fit`` with ``dates=``, or with ``groups=`` of near-duplicates, comes
        nearer (``benchmarks/results/trust_coverage_trials.md``).

        Parameters
        ----------
        X : as in ``predict``
            Documents.
        coverage : float, default 0.9
            Share of documents whose set shall hold their class, above 0 and below 1. Where a document may have several
            labels, the share of true labels that shall be in the sets.
        method : "lac" or "aps", default "lac"
            "lac" gives the smallest sets (Sadinle, Lei and Wasserman 2019), which may be empty where no class fits;
            "aps" adds up probabilities (Romano, Sesia and Candès 2020) and so is more even over easy and hard
            documents. The random share that it takes of the last class depends on the text alone.
        by_class : bool, default False
            Whether every class is covered by itself. A class that has too few documents for that is in every set.

        Returns
        -------
        ndarray of bool, shape (n_documents, n_classes)
            Columns are in the order of ``classes_``.

        Raises
        ------
        ValueError
            For a coverage or method that cannot be, for "aps" where a document may have several labels, or if the model
            holds no held-out scores: it was trained on too few documents, or saved by an older version.
        """
        check_is_fitted(self)
        _parameters.one_of(method, "method", ("lac", "aps"))
        _parameters.one_of(by_class, "by_class", (True, False))
        fields, scores = self._scored(X)
        probabilities = self._model.probabilities(scores)
        shares = text_shares(fields) if method == "aps" else np.zeros(len(probabilities))
        return self._sets(probabilities, shares, coverage, method == "aps", by_class)

    def _sets(
        self, probabilities: np.ndarray, shares: np.ndarray, coverage: float, cumulative: bool, by_class: bool
    ) -> np.ndarray:
        known = len(self._model.held_out()[2 if cumulative else 0])
        if cumulative and not known and self._model.temperature is None:
            raise ValueError("method is 'aps', which is for one class a document; use 'lac' where there may be several")
        if not known:
            raise ValueError("the model holds no held-out scores to make sets from; fit it on more documents")
        sets = self._model.sets(probabilities, shares, _parameters.positive(coverage, "coverage"), cumulative, by_class)
        return np.asarray(sets)

    def top_features(self, label: Any, n: int = 20) -> tuple[Feature, ...]:
        """Tell the features that speak most for a class, wherever it is told.

        Parameters
        ----------
        label : a class
            One of ``classes_``.
        n : int, default 20
            How many at most.

        Returns
        -------
        tuple of Feature
            By falling weight.

        Raises
        ------
        ValueError
            For a label that is not a class.
        """
        check_is_fitted(self)
        number = self._number(label, "label")
        names = self._field_names()
        found = self._model.top_features(number, _parameters.whole(n, "n", 1))
        return tuple(
            Feature(text.strip(), kind, tuple(names[field] for field in fields), weight, texts)
            for text, kind, fields, weight, texts in found
        )

    def _threads(self) -> int:
        return _parameters.threads(self.n_jobs)

    def _number(self, label: Any, name: str) -> int:
        classes = self._model.labels
        if label not in classes:
            raise ValueError(f"{name} is {label!r}, which is not a class; the classes are {classes}")
        return int(classes.index(label))

    def evaluate(self, X: Any, y: Any, **options: Any) -> "Evaluation":
        """Compare the answers with labels: see :func:`newslens.evaluation.evaluate` for the options.

        Parameters
        ----------
        X : as in ``predict``
            Documents that the model was not trained on.
        y : as in ``fit``
            Their labels.
        **options
            ``groups``, ``dates``, ``slices``, ``coverage``, ``draws``, ``confidence``, ``errors``, ``random_state``.

        Returns
        -------
        Evaluation
            Scores with intervals, and tables of where it goes wrong, as frames and as a page.
        """
        from .evaluation import evaluate

        check_is_fitted(self)
        return evaluate(self, X, y, **options)

    @property
    def card_(self) -> dict[str, Any] | None:
        """What was measured of the model and is saved with it, such as ``evaluation.card()``; None if nothing was."""
        card = self._model.card
        return None if card is None else dict(json.loads(card))

    @card_.setter
    def card_(self, card: dict[str, Any] | None) -> None:
        check_is_fitted(self)
        told = None if card is None else json.dumps(card, ensure_ascii=False, sort_keys=True, allow_nan=False)
        self._model = self._model.with_card(told)
