"""Parameters of stances, checked and as the core takes them."""

from collections.abc import Mapping
from typing import Any

import numpy as np

MEANINGS = ("favor", "against", "neutral", "mixed")


def cues(given: Any) -> dict[str, list[str]]:
    """Return cue words as the core takes them."""
    if given is None:
        return {}
    if not isinstance(given, Mapping):
        raise TypeError(f"cues is {given!r}, expected a dict from group to words")
    for group, words in given.items():
        if not isinstance(group, str):
            raise TypeError(f"cues has the group {group!r}, expected a string")
        if isinstance(words, str) or not all(isinstance(word, str) for word in words):
            raise TypeError(f"cues[{group!r}] is {words!r}, expected a list of words")
    return {group: list(words) for group, words in given.items()}


def cost(given: Any, n_classes: int) -> np.ndarray | None:
    """Return a cost matrix as the core takes it."""
    if given is None:
        return None
    matrix = np.ascontiguousarray(np.asarray(given, dtype=np.float64))
    if matrix.shape != (n_classes, n_classes) or not np.isfinite(matrix).all():
        raise ValueError(
            f"cost has shape {matrix.shape}, expected finite numbers of shape {(n_classes, n_classes)}: "
            "true classes by told classes"
        )
    return matrix


def meanings(labels: Any, classes: list[Any]) -> list[str | None]:
    """Return what each class means."""
    if labels is None:
        names = [str(label).lower() for label in classes]
        return [name if name in MEANINGS else None for name in names]
    if not isinstance(labels, Mapping):
        raise TypeError(f"labels is {labels!r}, expected a dict from class to meaning")
    for label, meaning in labels.items():
        if label not in classes:
            raise ValueError(f"labels names {label!r}, which is not a class; the classes are {classes}")
        if meaning not in MEANINGS:
            raise ValueError(f"labels[{label!r}] is {meaning!r}, expected {' or '.join(map(repr, MEANINGS))}")
    return [labels.get(label) for label in classes]
