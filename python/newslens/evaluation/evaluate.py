"""Compare the answers of a classifier with labels."""

import warnings
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from .. import _dates, _inputs, _parameters
from ..splits import group_numbers
from . import tables
from .bootstrap import intervals
from .judged import Judged, judged
from .measures import sums
from .result import Evaluation

LENGTHS = 4
"""Parts by length of text."""


def evaluate(
    model: Any,
    X: Any,
    y: Any,
    *,
    groups: Any = None,
    dates: Any = None,
    slices: Mapping[str, Any] | None = None,
    coverage: float | Sequence[float] = (0.9, 0.95),
    draws: int = 1000,
    confidence: float = 0.95,
    errors: int = 50,
    random_state: int = 0,
) -> Evaluation:
    """Compare the answers of a classifier with labels.

    Parameters
    ----------
    model : TopicClassifier or StanceClassifier
        A fitted classifier.
    X : as in ``predict``
        Documents that the model was not trained on. If some nearly stand in its training, a warning tells how many,
        and they are in :attr:`Evaluation.seen`.
    y : as in ``fit``
        Their labels. A label that the model does not know counts as missed.
    groups : column of str or int, or None
        Outlets or cases: intervals are drawn over whole groups, since rows of one outlet are no independent evidence.
    dates : column of dates, or None
        Scores and coverage are told by month.
    slices : mapping from str to columns, or None
        Other parts of the rows to tell scores of.
    coverage : float or sequence of float, default (.9, .95)
        What sets are to cover, see ``predict_set``.
    draws : int, default 1000
        Bootstrap draws; 0 tells no intervals.
    confidence : float, default .95
        Share of the draws within the intervals.
    errors : int, default 50
        How many wrong answers are explained.
    random_state : int, default 0
        Seed of the draws.

    Returns
    -------
    Evaluation

    Raises
    ------
    TypeError, ValueError
        For inputs that cannot be right; the message names the row and the fix.

    Warns
    -----
    UserWarning
        If documents nearly stand in the training of the model.

    Examples
    --------
    >>> import newslens as nl
    >>> texts = ["The cup final went to penalties", "Parliament passed the budget",
    ...          "The coach praised the goalkeeper", "Ministers debated the tax bill"]
    >>> topics = nl.TopicClassifier(min_df=1).fit(texts, ["sport", "politics", "sport", "politics"])
    >>> new = ["The coach spoke of penalties", "The tax budget of Parliament"]
    >>> found = topics.evaluate(new, ["sport", "politics"], draws=100)
    >>> found.tables["scores"]["score"][0], found.tables["scores"]["value"][0]
    ('accuracy', 1.0)
    """
    fields, scores = model._scored(X, allow_empty=False)
    n_rows = len(fields[0])
    draws = _parameters.whole(draws, "draws", 0)
    if not 0 < _parameters.positive(confidence, "confidence") < 1:
        raise ValueError(f"confidence must be above 0 and below 1, got {confidence!r}")
    asked = (coverage,) if isinstance(coverage, int | float) else tuple(coverage)
    drawn = np.arange(n_rows) if groups is None else group_numbers(groups, n_rows)
    times = None if dates is None else _dates.dates(dates, n_rows)
    found = judged(model, scores, y)
    seen = _seen(model, fields)
    parts = _parts(fields, groups, times, slices, seen)
    own = {"class": [found.classes[at] for at in found.truth.argmax(axis=1)]} if found.one else {}
    return Evaluation(
        rows=n_rows,
        n_groups=None if groups is None else int(drawn.max()) + 1,
        period=_period(times),
        several=not found.one,
        model=f"{type(model).__name__} of {len(model.classes_)} classes, {model.n_features_:,} features",
        draws=draws,
        confidence=confidence,
        tables={
            **_scores(found, drawn, draws, confidence, _parameters.whole(random_state, "random_state", 0)),
            "confusion": tables.confusion(found),
            "reliability": tables.reliability(found),
            "coverage": tables.coverage(found, _sets(model, found, asked), {**parts, **own}),
            "slices": tables.slices(found, parts),
            "errors": tables.errors(model, fields, found, _parameters.whole(errors, "errors", 0)),
            "seen": seen,
        },
    )


def _scores(found: Judged, groups: np.ndarray, draws: int, confidence: float, seed: int) -> dict[str, tables.Columns]:
    of_rows = sums(found)
    value, low, high = intervals(of_rows.values, groups, of_rows.scores, draws, confidence, seed)
    told, n_classes = len(of_rows.names), len(found.classes)
    of_classes = {
        f"{name}{suffix}": part[told + at * n_classes : told + (at + 1) * n_classes].tolist()
        for at, name in enumerate(("precision", "recall", "f1"))
        for suffix, part in (("", value), ("_low", low), ("_high", high))
    }
    counts = {"rows": found.truth.sum(axis=0).tolist(), "predicted": found.given.sum(axis=0).tolist()}
    return {
        "scores": {
            "score": list(of_rows.names),
            "value": value[:told].tolist(),
            "low": low[:told].tolist(),
            "high": high[:told].tolist(),
        },
        "classes": {"class": found.classes, **of_classes, **counts},
    }


def _sets(model: Any, found: Judged, asked: Sequence[float]) -> dict[float, np.ndarray]:
    known = len(model.classes_)
    if not len(model._model.held_out()[0]):
        return {}
    probabilities = np.ascontiguousarray(found.probabilities[:, :known])
    shares = np.zeros(len(probabilities))
    of_model = {share: model._sets(probabilities, shares, share, False, False) for share in asked}
    lacking = found.truth.shape[1] - known
    return {float(share): np.pad(sets, ((0, 0), (0, lacking))) for share, sets in of_model.items()}


def _seen(model: Any, fields: list[Sequence[str]]) -> tables.Columns:
    similarity, text = model._model.seen(fields, model._threads())
    rows = np.flatnonzero(text >= 0)
    if len(rows):
        exact = int((similarity[rows] == 1).sum())
        warnings.warn(
            f"{len(rows):,} of {len(text):,} texts nearly stand in the training of the model, {exact:,} of them as "
            "they are; scores on them say little: see the table seen, and split by newslens.GroupedSplit",
            UserWarning,
            stacklevel=4,
        )
    return {"row": rows.tolist(), "training_row": text[rows].tolist(), "similarity": similarity[rows].tolist()}


def _parts(
    fields: list[Sequence[str]],
    groups: Any,
    times: np.ndarray | None,
    slices: Mapping[str, Any] | None,
    seen: tables.Columns,
) -> tables.Parts:
    n_rows = len(fields[0])
    found: tables.Parts = {"length": _lengths([sum(map(len, row)) for row in zip(*fields, strict=True)])}
    if groups is not None:
        found["group"] = _values(groups, "groups", n_rows)
    if times is not None:
        found["month"] = [None if np.isnat(time) else str(time.astype("datetime64[M]")) for time in times]
    if seen["row"]:
        of_training = set(seen["row"])
        found["training"] = ["nearly stands in it" if row in of_training else "does not" for row in range(n_rows)]
    for name, column in (slices or {}).items():
        found[str(name)] = _values(column, f"slices[{name!r}]", n_rows)
    return found


def _values(column: Any, name: str, n_rows: int) -> list[Any]:
    rows = [None if _inputs._is_null(value) else value for value in _inputs._as_list(column, name)]
    if len(rows) != n_rows:
        raise ValueError(f"X and {name} have different lengths: {n_rows} and {len(rows)}")
    return rows


def _lengths(characters: list[int]) -> list[str]:
    """Return the quarter of every text by length, named by its limits."""
    limits = np.unique(np.quantile(characters, np.arange(1, LENGTHS) / LENGTHS).round().astype(np.int64))
    part = np.searchsorted(limits, characters)
    names = [f"{nth + 1}: to {limit:,} characters" for nth, limit in enumerate(limits)]
    names.append(f"{len(limits) + 1}: longer")
    return [names[at] for at in part]


def _period(times: np.ndarray | None) -> tuple[str, str] | None:
    told = np.array([]) if times is None else times[~np.isnat(times)]
    return (str(told.min())[:10], str(told.max())[:10]) if len(told) else None
