"""A score and the words that made it."""

from dataclasses import dataclass
from typing import Any

from ._result import _Result

LONGEST = 60
"""Characters of a passage that are told."""


def cut(passage: str) -> str:
    """Return a passage on one line, its end left out if it is long."""
    line = " ".join(passage.split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rstrip()}…"


@dataclass(frozen=True, slots=True)
class Contribution(_Result):
    """What one word adds to a score: its place in a column of the document, in code points."""

    text: str
    column: str
    start: int
    end: int
    value: float


@dataclass(frozen=True, slots=True)
class FeatureContribution(_Result):
    """What one named feature, which is of no single word, adds to a score; ``feature`` is its value.

    ``places`` are the words, marks and sentences that it was read from, as column, start and end in code points; there
    are none for what is of a whole text.
    """

    name: str
    feature: float
    value: float
    places: tuple[tuple[str, int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Explanation(_Result):
    """The decision score of one class for one document; with ``against``, what it has more than that of another class.

    ``intercept`` and the values of ``contributions`` and ``features`` add up to ``score``. The contribution of a word
    is that of all features it is part of; a feature shares its own equally among its occurrences and their words.
    ``evidence`` are places of the text that features were read from, in code points, the most telling first. ``rule``
    tells, for a stance, how probabilities became the label that is told.
    """

    label: Any
    score: float
    intercept: float
    texts: dict[str, str]
    contributions: tuple[Contribution, ...]
    against: Any = None
    features: tuple[FeatureContribution, ...] = ()
    evidence: tuple[tuple[int, int], ...] = ()
    rule: str = ""

    @property
    def title(self) -> str:
        """The class, and the one it is set against."""
        return str(self.label) if self.against is None else f"{self.label} against {self.against}"

    def top(self, n: int = 10) -> list[tuple[str, float]]:
        """Return the words and features that add or take away most, each word summed over its occurrences."""
        totals: dict[str, float] = {}
        for word in self.contributions:
            key = word.text.lower()
            totals[key] = totals.get(key, 0.0) + word.value
        for feature in self.features:
            totals[feature.name] = totals.get(feature.name, 0.0) + feature.value
        return sorted(totals.items(), key=lambda item: (-abs(item[1]), item[0]))[:n]

    def __str__(self) -> str:
        lines = [f"{self.title}: {self.score:+.3f} (without any text {self.intercept:+.3f})"]
        lines += [f"  {value:+.3f}  {word}{self.read_from(word)}" for word, value in self.top()]
        return "\n".join(lines + [self.rule] * bool(self.rule))

    def read_from(self, name: str, n: int = 4) -> str:
        """Return the first ``n`` different passages that a feature was read from, as plain text."""
        places = next((feature.places for feature in self.features if feature.name == name), ())
        found = dict.fromkeys(cut(self.texts[column][start:end]) for column, start, end in places)
        return f" ({', '.join(list(found)[:n])}{', …' if len(found) > n else ''})" if found else ""

    def _repr_html_(self) -> str:
        from .display import explanation_html

        return explanation_html(self)
