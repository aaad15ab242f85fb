"""Why an actor is told to stand somewhere."""

from dataclasses import dataclass
from typing import Any, Literal, Self

from ._result import _Result

Rule = Literal["sum", "undecided", "balanced", "aloof", "silent", "model"]

RULES: dict[str, str] = {
    "sum": "the sum of the cues takes a side",
    "undecided": "the sum of the cues is too near to nothing to take a side",
    "balanced": "cues of both sides are strong, and nearly equally so",
    "aloof": "the actor refuses to take a side, and little else speaks",
    "silent": "the actor speaks of the target, and no cue shows a side",
    "model": "the mean of a model's probabilities for the sentences shown",
}
"""What each rule says."""

SOURCES = {
    "own": "the actor's words, which name the target",
    "story": "the actor's words right after the target was named",
    "far": "the actor's words, in an article about the target",
    "told": "told of the actor",
    "of_owner": "said of who owns the target",
    "owner": "the actor owns the target",
    "affiliate": "the actor belongs to who owns the target",
}
"""What each source of a cue says."""


@dataclass(frozen=True, slots=True)
class StanceCue(_Result):
    """A cue of an actor's stance, and what it adds to the score: for the target, or against it if negative.

    ``start`` and ``end`` are its code points in the raw text. ``kind`` is what it tells ("attitude", "will", "act",
    "worth" and others), ``source`` where it comes from, a key of ``SOURCES`` ("own", "told" and others), ``named`` the
    words nearby that name the target, if there are any.
    """

    text: str
    start: int
    end: int
    kind: str
    source: str
    named: tuple[int, int] | None
    value: float


@dataclass(frozen=True, slots=True)
class StanceReasons(_Result):
    """The rule that decided a stance, and the cues it decided on, those that weigh most first.

    ``intercept`` and the values of ``cues`` add up to ``score``, in logits for the target. A model in place of the
    rules has neither cues nor a score.
    """

    rule: Rule
    score: float | None = None
    intercept: float | None = None
    cues: tuple[StanceCue, ...] = ()

    @classmethod
    def _from_core(cls, text: str, found: tuple[Any, ...]) -> Self:
        rule, score, intercept, cues = found
        return cls(rule, score, intercept, tuple(StanceCue(text[cue[0] : cue[1]], *cue) for cue in cues))

    def __str__(self) -> str:
        score = "" if self.score is None else f": {self.score:+.3f} (without any cue {self.intercept:+.3f})"
        lines = [f"{RULES[self.rule]}{score}"]
        lines += [f"  {cue.value:+.3f}  {cue.text!r} ({cue.kind}; {SOURCES[cue.source]})" for cue in self.cues]
        return "\n".join(lines)
