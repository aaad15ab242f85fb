"""What topics start from without labels or with few: checked on the way in, told on the way out."""

import warnings
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from . import _inputs

FEW_TEXTS = 5000
"""Texts below which topics depend on the choice of the seeds."""

FEW_DRAWN = 0.002
"""Part of the texts below which a topic is told to have collapsed."""


@dataclass(frozen=True, slots=True)
class SeedSpread:
    """How far a seed reached, or a whole topic.

    Attributes
    ----------
    label : str, int or bool
        The topic.
    seed : str or None
        One of its seeds; None for the topic as a whole.
    texts : int
        In how many texts the seed stands; how many the topic drew.
    words : tuple of str
        The words nearest to the seed, nearest first; the words that tell most about the topic.
    """

    label: Any
    seed: str | None
    texts: int
    words: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as a dict."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Start:
    """What is known of the topics: ``seeds`` are pairs of class and phrase, ``known`` of row and class."""

    classes: list[Any]
    seeds: list[tuple[int, str]]
    known: list[tuple[int, int]]
    exclude: list[str]


def start(seeds: Any, y: Any, n_rows: int, exclude: Any) -> Start:
    """Return what is known of the topics, checked.

    Parameters
    ----------
    seeds : dict from label to list of str, or None
        Words of the topics.
    y : column of labels, or None
        The topics of the first ``n_rows`` texts.
    n_rows : int
        How many labels are expected.
    exclude : list of str
        Words to leave alone.

    Raises
    ------
    TypeError, ValueError
        For what cannot be right; the message names the label and the fix.
    """
    if seeds is None and y is None:
        raise ValueError("y is None, expected labels of the texts of X; or give seeds")
    words_of = lists({} if seeds is None else seeds)
    of_rows = [] if y is None else _labels_of_rows(y, n_rows, list(words_of))
    classes = sorted({*words_of, *of_rows})
    if len(classes) < 2:
        raise ValueError(f"there is only the topic {classes}, at least two are needed")
    unknown = [label for label, words in words_of.items() if not words and label not in of_rows]
    if len(unknown) > 1:
        raise ValueError(f"seeds of {unknown} are empty; only one topic may take what is left")
    number = {label: at for at, label in enumerate(classes)}
    return Start(
        classes,
        [(number[label], phrase) for label, words in words_of.items() for phrase in words],
        [(row, number[label]) for row, label in enumerate(of_rows)],
        _words(exclude, "exclude"),
    )


def told(start: Start, spread: Any, n_texts: int) -> list[SeedSpread]:
    """Return how seeds and topics spread, and warn of what has gone wrong with them."""
    of_seeds, of_classes = spread
    found = []
    for number, (label, (texts, words)) in enumerate(zip(start.classes, of_classes, strict=True)):
        found.append(SeedSpread(label, None, texts, tuple(words)))
        reached = zip(start.seeds, of_seeds, strict=True)
        found += [SeedSpread(label, seed, n, tuple(near)) for (nth, seed), (n, near) in reached if nth == number]
    _warn(found, n_texts)
    return found


def _warn(spread: list[SeedSpread], n_texts: int) -> None:
    unseen = [(one.seed, one.label) for one in spread if one.seed is not None and not one.texts]
    drawn = [one for one in spread if one.seed is None and one.texts < FEW_DRAWN * n_texts]
    if n_texts < FEW_TEXTS:
        _say(
            f"there are {n_texts} texts; below {FEW_TEXTS} topics depend on the choice of the seeds, which more seeds "
            "a topic and more texts make steadier"
        )
    for seed, label in unseen:
        _say(f"the seed {seed!r} of {label!r} stands in no text; check how the texts spell it")
    for one in drawn:
        _say(f"{one.label!r} drew {one.texts} of {n_texts} texts; give it other seeds, or leave it out")


def _say(message: str) -> None:
    warnings.warn(message, UserWarning, stacklevel=6)


def lists(seeds: Any) -> dict[Any, list[str]]:
    """Return the words of every label, each once.

    Raises
    ------
    TypeError, ValueError
        For what is no dict from labels to lists of words.
    """
    if not isinstance(seeds, Mapping):
        raise TypeError(f"seeds is a {type(seeds).__name__}, expected a dict from label to list of words")
    labels = [_inputs._plain(label) for label in seeds]
    _inputs.check_labels(labels, lambda at: f"label {at} of seeds")
    return {label: _words(words, f"seeds[{label!r}]") for label, words in zip(labels, seeds.values(), strict=True)}


def _words(words: Any, name: str) -> list[str]:
    found = _inputs.texts(words, name)
    blank = next((word for word in found if not word.strip()), None)
    if blank is not None:
        raise ValueError(f"{name} holds {blank!r}, expected words")
    return list(dict.fromkeys(map(_inputs.valid, found)))


def _labels_of_rows(y: Any, n_rows: int, seeded: list[Any]) -> list[Any]:
    values = [_inputs._plain(value) for value in _inputs._as_list(y, "y")]
    if len(values) != n_rows:
        raise ValueError(f"X and y have different lengths: {n_rows} texts and {len(values)} labels")
    nested = next((at for at, value in enumerate(values) if isinstance(value, list | tuple | set)), None)
    if nested is not None:
        raise ValueError(f"y[{nested}] is {values[nested]!r}; with unlabelled texts a text has one topic")
    _inputs.check_labels([*values, *seeded], lambda at: f"y[{at}]" if at < n_rows else f"label {at - n_rows} of seeds")
    return values
