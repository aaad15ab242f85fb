"""Which labels of a training set are likely to be wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from sklearn.base import clone

from . import _inputs, _label_sets, _parameters
from ._classifier import TextClassifier
from .duplicates import near_duplicates
from .splits import dealt
from .topic import TopicClassifier

if TYPE_CHECKING:
    import pandas as pd

WORDS = 6
"""Words that are told of a text."""

PRIOR = 10
"""Texts that the mean and spread of all labels count for beside those of one: a rare label borrows from them."""


def audit(
    texts: Any,
    labels: Any,
    *,
    model: Any = None,
    n_splits: int = 5,
    similarity: float = 0.5,
    explained: int = 100,
    random_state: int = 0,
    n_jobs: int | None = None,
) -> "pd.DataFrame":
    """Rank texts by how likely their label is wrong, the most suspicious first.

    Each text is judged by a model that has seen neither it nor a copy of it. What counts is how badly the label fits
    beside how well it fits other texts of the same label: the square root of its probability, which evens out the
    spread, below the mean over the label, in standard deviations. So a label that is hard to tell is not suspected
    as a whole.

    Parameters
    ----------
    texts : column of str; or what ``model`` takes
        One text a row.
    labels : column of str, int or bool; or of lists of those; or matrix of 0 and 1, shape (n_rows, n_labels)
        One label a row, or any number, as :class:`newslens.TopicClassifier` takes them.
    model : classifier or None
        A TopicClassifier or StanceClassifier, whose parameters are used; it is not fitted. None: ``TopicClassifier()``.
    n_splits : int, default 5
        How many models judge, each a part of the texts.
    similarity : float, default 0.5
        From which similarity texts are copies, see :func:`newslens.near_duplicates`.
    explained : int, default 100
        For how many texts the words that decided are told.
    random_state : int, default 0
        Seed of the folds.
    n_jobs : int or None, default None
        Threads; None and -1 use every core.

    Returns
    -------
    DataFrame
        A row a text, under its index in ``texts``:

        - ``row``, its position, and ``label``, as given;
        - ``suggested``, the most probable label, ``probability`` of the label and ``probability_of_suggested``;
        - ``suspicion``, in standard deviations, about 0 for the usual text of a label and above 3 for the strange; NaN,
          at the end, where a label stands in no other text;
        - ``words`` that speak for the suggested label and against the given one, of the first ``explained``
          that differ;
        - ``cluster``, a number that nearly equal texts share, -1 for a text without copies, and ``conflict``, whether
          copies have different labels.

        Where texts may have several labels, each label of each text is judged, given or not, and the row tells of the
        one that is most likely wrong: ``label`` and ``suggested`` are tuples that differ by ``suspected``, which is
        to be added or removed; ``probability`` is that of leaving it as it is, ``probability_of_suggested`` of the
        other; and ``suspicion`` is how far the root of the label's probability lies below the mean over texts with the
        label, or, if the label is not given, above one less that mean: 0 is usual, and 1 the most.

    Raises
    ------
    TypeError, ValueError
        For texts and labels that a classifier refuses.

    Examples
    --------
    >>> import newslens as nl
    >>> texts = [f"{one} {other} won the cup" for one in ("Lions", "Hawks", "Bears") for other in ("United", "Rovers")]
    >>> texts += [f"The {one} {other} the bill" for one in ("senate", "house") for other in ("passed", "read", "lost")]
    >>> found = nl.audit(texts, ["sport"] * 6 + ["politics"] * 5 + ["sport"], n_splits=3, similarity=0.9)
    >>> found[["label", "suggested"]].iloc[0].tolist()
    ['sport', 'politics']
    """
    import pandas as pd

    template = TopicClassifier() if model is None else model
    if not isinstance(template, TextClassifier):
        raise TypeError(f"model is a {type(model).__name__}, expected a TopicClassifier, a StanceClassifier or None")
    fields = template._fields(texts, allow_empty=False)
    called = ("texts", "labels")
    sets = _label_sets.label_sets(labels, len(fields[0]), called)
    if sets is not None and not isinstance(template, TopicClassifier):
        raise ValueError("labels has several labels a row, which only a TopicClassifier learns")
    truth = _One(*_inputs.labels(labels, len(fields[0]), called)) if sets is None else _Several.of(sets)
    copies = near_duplicates(list(map("\n".join, zip(*fields, strict=True))), similarity=similarity, n_jobs=n_jobs)
    part = dealt(copies.labels, truth.strata(), _parameters.whole(n_splits, "n_splits", 2), random_state)
    judges = [_Judge(at, part, template, n_jobs) for at in range(n_splits)]
    probabilities = np.full((len(part), len(truth.classes)), np.nan)
    for judge in judges:
        judge.judge(fields, truth, probabilities)
    found = truth.judged(probabilities)
    order = np.argsort(-np.nan_to_num(found.suspicion, nan=-np.inf), kind="stable")
    differing = order[found.differs[order]][: _parameters.whole(explained, "explained", 0)].tolist()
    words = {row: judges[part[row]].words(fields, row, *truth.sides(found, row)) for row in differing}
    clusters, conflict = _conflicts(copies.labels, truth.combinations())
    columns = {
        "row": order,
        "label": [found.label[row] for row in order.tolist()],
        "suggested": [found.suggested[row] for row in order.tolist()],
        **({} if sets is None else {"suspected": [truth.classes[number] for number in found.suspected[order]]}),
        "probability": found.given[order],
        "probability_of_suggested": found.of_suggested[order],
        "suspicion": found.suspicion[order],
        "words": [words.get(row, "") for row in order.tolist()],
        "cluster": clusters[order],
        "conflict": conflict[order],
    }
    index = getattr(texts, "index", None)
    return pd.DataFrame(columns, index=None if index is None or callable(index) else index[order])


def suspicions(given: np.ndarray, numbers: np.ndarray, n_classes: int) -> np.ndarray:
    """Return how badly labels fit, in standard deviations below what is usual for the label.

    Parameters
    ----------
    given : ndarray of float64, shape (n_rows,)
        Out-of-fold probability of each row's label, NaN where it is not known.
    numbers : ndarray of int64, shape (n_rows,)
        The label's number.
    n_classes : int
        How many labels there are.
    """
    fit = np.sqrt(given)
    known = ~np.isnan(fit)
    rows, sums, squares = (
        np.bincount(numbers[known], weights, n_classes) for weights in (None, fit[known], fit[known] ** 2)
    )
    total = max(int(known.sum()), 1)
    rows, sums, squares = (
        of_label + PRIOR * of_label.sum() / total for of_label in (rows.astype(np.float64), sums, squares)
    )
    mean = sums / np.maximum(rows, 1)
    spread = np.sqrt(np.maximum(squares / np.maximum(rows, 1) - mean**2, 1e-12))
    return np.asarray((mean[numbers] - fit) / spread[numbers])


def doubts(probabilities: np.ndarray, has: np.ndarray) -> np.ndarray:
    """Return how badly each label of each text fits, given or not.

    Parameters
    ----------
    probabilities : ndarray of float64, shape (n_rows, n_labels)
        Out-of-fold probability of each label, NaN where it is not known.
    has : ndarray of bool, shape (n_rows, n_labels)
        The labels that are given.
    """
    fit = np.sqrt(probabilities)
    told = has & ~np.isnan(fit)
    sums, rows = np.where(told, fit, 0.0).sum(axis=0), told.sum(axis=0)
    usual = (sums + PRIOR * sums.sum() / max(int(rows.sum()), 1)) / (rows + PRIOR)
    return np.asarray(np.where(has, usual - fit, fit - (1 - usual)))


@dataclass(frozen=True, eq=False)
class _Judged:
    """What is told of every row, from the labels given and probabilities of models that had not seen the row."""

    label: list[Any]
    suggested: list[Any]
    suspected: np.ndarray
    given: np.ndarray
    of_suggested: np.ndarray
    suspicion: np.ndarray
    differs: np.ndarray


@dataclass(frozen=True, eq=False)
class _One:
    """One label a row."""

    classes: list[Any]
    numbers: np.ndarray

    def strata(self) -> np.ndarray:
        """Return a number a row by which rows are dealt out evenly."""
        return self.numbers

    def combinations(self) -> np.ndarray:
        """Return a number a row that rows of equal labels share."""
        return self.numbers

    def of_rows(self, rows: np.ndarray) -> list[Any]:
        return [self.classes[number] for number in self.numbers[rows]]

    def judged(self, probabilities: np.ndarray) -> _Judged:
        rows = np.arange(len(self.numbers))
        given = probabilities[rows, self.numbers]
        suggested = np.nan_to_num(probabilities, nan=-1.0).argmax(axis=1)
        return _Judged(
            label=self.of_rows(rows),
            suggested=[self.classes[number] for number in suggested],
            suspected=self.numbers,
            given=given,
            of_suggested=probabilities[rows, suggested],
            suspicion=suspicions(given, self.numbers, len(self.classes)),
            differs=suggested != self.numbers,
        )

    def sides(self, found: _Judged, row: int) -> tuple[Any, Any, float]:
        """Return the label that words speak for, the one they speak against, and the sign they are told with."""
        return found.suggested[row], found.label[row], 1.0


@dataclass(frozen=True, eq=False)
class _Several:
    """Any number of labels a row; ``has`` has a row each and a column a label."""

    classes: list[Any]
    has: np.ndarray

    @classmethod
    def of(cls, sets: _label_sets.LabelSets) -> Self:
        has = np.zeros((len(sets.starts) - 1, len(sets.classes)), dtype=bool)
        has[np.repeat(np.arange(len(has)), np.diff(sets.starts)), sets.numbers] = True
        return cls(sets.classes, has)

    def strata(self) -> np.ndarray:
        """Return the rarest label of each row, one more than the last for a row without."""
        rows_of = np.where(self.has, self.has.sum(axis=0), len(self.has) + 1)
        return np.asarray(np.where(self.has.any(axis=1), rows_of.argmin(axis=1), self.has.shape[1]))

    def combinations(self) -> np.ndarray:
        numbers: np.ndarray = np.unique(self.has, axis=0, return_inverse=True)[1].reshape(-1)
        return numbers

    def of_rows(self, rows: np.ndarray) -> list[Any]:
        return [tuple(self.classes[number] for number in np.flatnonzero(self.has[row])) for row in rows]

    def judged(self, probabilities: np.ndarray) -> _Judged:
        rows = np.arange(len(self.has))
        doubted = doubts(probabilities, self.has)
        suspected = np.nan_to_num(doubted, nan=-np.inf).argmax(axis=1)
        wrong = np.where(self.has, 1 - probabilities, probabilities)
        changed = self.has.copy()
        changed[rows, suspected] ^= True
        of_suggested = wrong[rows, suspected]
        return _Judged(
            label=self.of_rows(rows),
            suggested=_Several(self.classes, changed).of_rows(rows),
            suspected=suspected,
            given=1 - of_suggested,
            of_suggested=of_suggested,
            suspicion=doubted[rows, suspected],
            differs=of_suggested > 0.5,  # more likely wrong than right
        )

    def sides(self, found: _Judged, row: int) -> tuple[Any, Any, float]:
        number = found.suspected[row]
        return self.classes[number], None, -1.0 if self.has[row, number] else 1.0


@dataclass(eq=False)
class _Judge:
    """A model that judges the texts of one part, learned from all others."""

    at: int
    part: np.ndarray
    template: Any
    n_jobs: int | None
    model: Any = None

    def judge(self, fields: list[Sequence[str]], truth: _One | _Several, into: np.ndarray) -> None:
        rows, own = np.flatnonzero(self.part != self.at), np.flatnonzero(self.part == self.at)
        self.model = clone(self.template)
        if self.n_jobs is not None:
            self.model.set_params(n_jobs=self.n_jobs)
        self.model.fit(self._documents(fields, rows), truth.of_rows(rows))
        of_model = np.array([truth.classes.index(label) for label in self.model.classes_.tolist()])
        into[np.ix_(own, of_model)] = self.model.predict_proba(self._documents(fields, own))

    def words(self, fields: list[Sequence[str]], row: int, suggested: Any, label: Any, sign: float) -> str:
        against = label if label in self.model.classes_.tolist() else None
        found = self.model._explain([column[row] for column in fields], suggested, against)
        return ", ".join(f"{word} {sign * value:+.2f}" for word, value in found.top(WORDS))

    def _documents(self, fields: list[Sequence[str]], rows: np.ndarray) -> Any:
        columns = [[column[row] for row in rows] for column in fields]
        names = self.template._field_names()
        return columns[0] if len(columns) == 1 and names == ["text"] else dict(zip(names, columns, strict=True))


def _conflicts(together: np.ndarray, numbers: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the cluster of every row, -1 if it is alone, and whether its cluster has several labels."""
    sizes = np.bincount(together)
    different = np.unique(np.stack([together, numbers]), axis=1)[0]
    labels = np.bincount(different, minlength=len(sizes))
    return np.where(sizes[together] > 1, together, -1), labels[together] > 1
