"""A model's stances of actors: it judges every sentence in which an actor says or does something about a target."""

from collections.abc import Iterator, Sequence
from typing import Any, Literal, cast

import numpy as np

from . import _inputs
from .article import ActorStance, Span
from .reasons import StanceReasons

Side = Literal["favor", "against", "neutral", "mixed", "abstain"]

SIDES: dict[str, Side] = {
    **dict.fromkeys(("favor", "favour", "for", "agree", "support", "pro", "positive"), "favor"),
    **dict.fromkeys(("against", "disagree", "oppose", "con", "negative"), "against"),
    **dict.fromkeys(("neutral", "none", "discuss", "comment", "query"), "neutral"),
    **dict.fromkeys(("mixed", "both"), "mixed"),
    **dict.fromkeys(("unrelated", "abstain"), "abstain"),
}
"""Sides by usual names of classes, in small letters."""


def judged(texts: Sequence[str], told: Sequence[Sequence[Any]], target: str, model: Any) -> list[list[ActorStance]]:
    """Return the stances of every text, the surest first.

    Probabilities of an actor's sentences are averaged; the sentence most probable for the label comes first.

    Raises
    ------
    ValueError
        For a class of the model that tells no side.
    """
    sides = class_sides(model)
    rows = [
        (target, _cut(text, span))
        for text, actors in zip(texts, told, strict=True)
        for _, _, spans, *_ in actors
        for span in spans
    ]
    probabilities = iter(np.asarray(model.predict_proba(rows)) if rows else np.empty((0, len(sides))))
    found = []
    for actors in told:
        stances = [_stance(actor, target, _next(probabilities, len(actor[2])), sides) for actor in actors]
        found.append(sorted(stances, key=lambda stance: (-stance.probability, stance.actor)))
    return found


def class_sides(model: Any) -> list[Side]:
    """Return the side of every class of a model.

    Raises
    ------
    ValueError
        For a class that tells none; the message names it.
    """
    named = {str(label).lower(): side for label, side in (getattr(model, "labels", None) or {}).items()}
    known = SIDES | named
    classes = [str(label) for label in model.classes_]
    unknown = next((label for label in classes if known.get(label.lower()) not in set(SIDES.values())), None)
    if unknown is not None:
        raise ValueError(
            f"the model's class {unknown!r} tells no side; name the classes favor, against, neutral or mixed, "
            f"or say what they mean with labels={{{unknown!r}: 'favor', ...}}"
        )
    return [cast("Side", known[label.lower()]) for label in classes]


def _next(probabilities: Iterator[Any], count: int) -> np.ndarray:
    return np.array([next(probabilities) for _ in range(count)])


def _stance(actor: Any, target: str, probabilities: np.ndarray, sides: list[Side]) -> ActorStance:
    name, aliases, spans, kinds, country = actor
    mean = probabilities.mean(axis=0)
    by_side = {side: float(sum(mean[nth] for nth, other in enumerate(sides) if other == side)) for side in sides}
    label = max(by_side, key=lambda side: by_side[side])
    shown = probabilities[:, [side == label for side in sides]].sum(axis=1)
    order = np.argsort(-shown, kind="stable")
    evidence = tuple(cast("Span", tuple(spans[at])) for at in order)
    how, reasons = kinds[order[0]], StanceReasons("model")
    return ActorStance(name, tuple(aliases), target, label, by_side[label], evidence, how, country, reasons)


def _cut(text: str, span: Span) -> str:
    return _inputs.valid(text[slice(*span)])
