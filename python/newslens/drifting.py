"""How texts have moved away from what a model knows."""

from collections import defaultdict
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from . import _inputs

if TYPE_CHECKING:
    from .topic import TopicClassifier

TOLD = 20
"""Words that are told."""

EXPLAINED = 300
"""Texts a side whose words are looked at; they stand at even distances."""


@dataclass(frozen=True, slots=True)
class Shift:
    """A mean over texts, then and now.

    Attributes
    ----------
    reference, new : float
        The mean over the texts then, and now.
    low, high : float
        The 95 % interval of ``new - reference`` by the normal approximation, each text counted as one observation.
    """

    reference: float
    new: float
    low: float
    high: float

    @property
    def difference(self) -> float:
        """What it is now less what it was."""
        return self.new - self.reference

    @property
    def is_clear(self) -> bool:
        """Whether the interval leaves out 0."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, slots=True)
class Drift:
    """What has changed between two sets of texts, for a model.

    Attributes
    ----------
    unseen : Shift or None
        The part of a text's different words that the model does not know; None if it has no vocabulary (hashed).
    unseen_words : dict from str to int
        Unknown words of the new texts and in how many of them they stand, most frequent first; those that stand there
        in no larger part than in the reference are left out.
    confidence : Shift
        The probability of the most probable topic.
    topics : dict from label to Shift
        The mean probability of each topic.
    scores : dict from label to Shift
        The mean decision score of each topic.
    label : str, int or bool
        The topic whose score has moved most, in standard errors.
    words : dict from str to float
        Words and what each adds to the mean score of ``label`` now, less what it added then; the largest first, either
        way. Taken from texts at even distances, at most 300 a side. Over all words these add up to the difference of
        the scores of those texts.
    """

    unseen: Shift | None
    unseen_words: dict[str, int]
    confidence: Shift
    topics: dict[Any, Shift]
    scores: dict[Any, Shift]
    label: Any
    words: dict[str, float]

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as dicts."""
        return asdict(self)


def drift(model: "TopicClassifier", new_texts: Any, reference: Any) -> Drift:
    """Compare texts with those of an earlier time; see :meth:`newslens.TopicClassifier.drift`."""
    sides = []
    for X, name in ((reference, "reference"), (new_texts, "new_texts")):
        fields = model._fields(X)
        if len(fields[0]) < 2:
            raise ValueError(f"{name} has {len(fields[0])} texts, at least 2 are needed for an interval")
        sides.append([list(row) for row in zip(*fields, strict=True)])
    scores = [model._scores(_given(model, rows)) for rows in sides]
    probabilities = [model._model.probabilities(of_side) for of_side in scores]
    classes = model.classes_.tolist()
    by_score = {label: _shift(*(side[:, nth] for side in scores)) for nth, label in enumerate(classes)}
    label = max(by_score, key=lambda label: _standard(by_score[label]))
    unseen, words = _unseen(model, sides)
    return Drift(
        unseen=unseen,
        unseen_words=words,
        confidence=_shift(*(side.max(axis=1) for side in probabilities)),
        topics={label: _shift(*(side[:, nth] for side in probabilities)) for nth, label in enumerate(classes)},
        scores=by_score,
        label=label,
        words=_words_behind(model, label, sides),
    )


def _given(model: "TopicClassifier", rows: list[list[str]]) -> Any:
    """Return rows of fields in the form that the model takes."""
    return [row[0] for row in rows] if model.text_columns is None else rows


def _shift(reference: np.ndarray, new: np.ndarray) -> Shift:
    then, now = (side.astype(np.float64) for side in (reference, new))
    error = 1.96 * float(np.sqrt(then.var(ddof=1) / len(then) + now.var(ddof=1) / len(now)))
    difference = float(now.mean() - then.mean())
    return Shift(float(then.mean()), float(now.mean()), difference - error, difference + error)


def _standard(shift: Shift) -> float:
    """Return a difference in half intervals."""
    return abs(shift.difference) / max((shift.high - shift.low) / 2, 1e-12)


def _unseen(model: "TopicClassifier", sides: list[list[list[str]]]) -> tuple[Shift | None, dict[str, int]]:
    from .feature_extraction import NewsVectorizer

    known = model._model.words()
    if known is None:
        return None, {}
    texts = ["\n".join(row) for rows in sides for row in rows]
    if model.clean:
        from .reading import clean

        texts = [clean(text) or text for text in texts]
    vectorizer = NewsVectorizer(
        cased=False, word_ngrams=1, characters=False, min_df=1, tokenizer=model.tokenizer, n_jobs=model.n_jobs
    )
    stands = vectorizer.fit_transform(texts)
    stands.data[:] = 1
    names = vectorizer.get_feature_names_out()
    known_words = {word.lower() for word in known}
    unknown = np.array([name not in known_words for name in names], dtype=np.float64)
    parts = (stands @ unknown) / np.maximum(np.asarray(stands.sum(axis=1)).ravel(), 1)
    n = len(sides[0])
    then, now = (np.asarray(side.sum(axis=0)).ravel() * unknown for side in (stands[:n], stands[n:]))
    more = now / len(sides[1]) > then / n
    order = [at for at in np.argsort(-now, kind="stable")[:TOLD] if more[at]]
    return _shift(parts[:n], parts[n:]), {str(names[at]): int(now[at]) for at in order}


def _words_behind(model: "TopicClassifier", label: Any, sides: list[list[list[str]]]) -> dict[str, float]:
    changes: dict[str, float] = defaultdict(float)
    for rows, sign in zip(sides, (-1, 1), strict=True):
        chosen = rows[:: max(1, -(-len(rows) // EXPLAINED))]
        for row in chosen:
            for word in model._explain(row, label).contributions:
                changes[_inputs.valid(word.text).lower()] += sign * word.value / len(chosen)
    order = sorted(changes, key=lambda word: (-abs(changes[word]), word))
    return {word: changes[word] for word in order[:TOLD]}
