"""What reading an article gives. Offsets are code points of the text that was passed, half-open."""

from dataclasses import asdict, dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal, Self

from ._result import _Result
from .reasons import StanceReasons
from .repaired import Piece, raw_range
from .repaired import Span as Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from ._core import Reading


@dataclass(frozen=True, slots=True)
class Field(_Result):
    """One fact about an article, with the place it was read from."""

    value: str
    start: int
    end: int
    basis: Literal["stated", "inferred"]


@dataclass(frozen=True, slots=True)
class DateMention(_Result):
    """A date that the page states about itself, as ISO 8601."""

    iso: str
    kind: Literal["published", "updated", "page_render", "other_article"]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Block(_Result):
    """A line of the text, or part of one, and what it is.

    ``score`` is the probability that it is body, ``rule`` what decided ("score" if the score did).
    """

    start: int
    end: int
    label: Literal["body", "headline", "boilerplate"]
    kind: str
    score: float
    rule: str


@dataclass(frozen=True, slots=True)
class Quote(_Result):
    """What somebody is reported to have said.

    ``content`` holds the words without quotation marks, in more than one span where the cue, or a box of
    links that scraping left in the sentence, interrupts them.
    ``speaker`` is None where ``how`` is "unresolved".
    """

    kind: Literal["direct", "mixed", "indirect"]
    content: tuple[Span, ...]
    cue: Span | None
    mention: Span | None
    speaker: str | None
    how: Literal["name", "last_name", "pronoun", "role", "document", "inherited", "unresolved"]
    addressee: str | None
    medium: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Actor(_Result):
    """A person, organisation, country or group, with every way the text names it."""

    name: str
    aliases: tuple[str, ...]
    kind: Literal["person", "organisation", "country", "group"]
    role: str | None
    country: str | None
    mentions: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ActorStance(_Result):
    """Where one actor stands toward one target, and what shows it: the deciding span first.

    ``country`` is the one the actor belongs to, or is, where the text tells. ``reasons`` are the rule that decided and
    the cues, each with its place and weight; printed they are plain text.
    """

    actor: str
    aliases: tuple[str, ...]
    target: str
    label: Literal["favor", "against", "neutral", "mixed", "abstain"]
    probability: float
    evidence: tuple[Span, ...]
    how: Literal["direct", "indirect", "action", "described"]
    country: str | None = None
    reasons: StanceReasons | None = field(default=None, repr=False)

    @classmethod
    def _from_core(cls, text: str, found: tuple[Any, ...]) -> Self:
        actor, aliases, target, label, probability, evidence, how, country, reasons = found
        told = StanceReasons._from_core(text, reasons)
        return cls(actor, tuple(aliases), target, label, probability, tuple(evidence), how, country, told)


#: How the fields of an article are made of what the core read.
_MADE: "dict[str, Callable[[Reading], Any]]" = {
    "dates": lambda reading: tuple(DateMention(*date) for date in reading.dates()),
    "blocks": lambda reading: tuple(Block(*block) for block in reading.blocks()),
    "body": lambda reading: reading.body(),
    "sentences": lambda reading: reading.sentences(),
    "quotes": lambda reading: tuple(Quote(*quote) for quote in reading.quotes()),
    "actors": lambda reading: tuple(Actor(*actor) for actor in reading.actors()),
    "language": lambda reading: reading.language(),
    "_pieces": lambda reading: reading.pieces(),
}
_FACTS = ("headline", "outlet", "agency", "byline", "editor", "dateline")


class _Read(_Result):
    """A result whose fields are made when they are first asked for."""

    __slots__ = ("_reading",)
    _reading: "Reading"

    if not TYPE_CHECKING:

        def __getattr__(self, name: str) -> Any:
            if name in _FACTS:
                fact = self._reading.fact(name)
                made = fact and Field(*fact)
            elif name in _MADE:
                made = _MADE[name](self._reading)
            else:
                raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
            object.__setattr__(self, name, made)
            return made


@dataclass(frozen=True, slots=True)
class Article(_Read):
    """A reading of one raw article text.

    Fields that the text does not tell are None. Articles, quotes and actors are read in English only;
    ``language`` is the ISO 639-1 code of the body, or None where it cannot be told. Where the text was repaired first,
    ``body`` and all values are of the repaired text, and spans still of ``text``. ``body`` is without boxes of links
    that scraping left in sentences; the span of such a sentence holds the box.
    """

    text: str
    headline: Field | None
    outlet: Field | None
    agency: Field | None
    byline: Field | None
    editor: Field | None
    dateline: Field | None
    dates: tuple[DateMention, ...]
    blocks: tuple[Block, ...]
    body: str
    sentences: tuple[Span, ...]
    quotes: tuple[Quote, ...]
    actors: tuple[Actor, ...]
    language: str | None
    _pieces: tuple[Piece, ...] = field(repr=False)
    _begin: int | None = field(default=None, repr=False)
    _read_with: Any = field(default=None, repr=False, compare=False)

    @classmethod
    def _from_core(cls, text: str, reading: "Reading", read_with: Any) -> Self:
        made = object.__new__(cls)
        known = {"text": text, "_reading": reading, "_begin": None, "_read_with": read_with}
        for name, value in known.items():
            object.__setattr__(made, name, value)
        return made

    def to_raw(self, start: int, end: int) -> Span:
        """Map a range of ``body`` to the range of ``text`` it came from.

        Parameters
        ----------
        start, end : int
            Code points of ``body``, with ``0 <= start <= end <= len(body)``.

        Returns
        -------
        tuple of int
            Start and end in ``text``. A range over several pieces covers what stands between them.

        Raises
        ------
        ValueError
            For a range outside the body.
        """
        if not 0 <= start <= end <= len(self.body):
            raise ValueError(f"the range {start}:{end} is not within the body of {len(self.body)} characters")
        return raw_range(self._pieces, start, end, len(self.text))

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as dicts, lists and plain values."""
        found = asdict(replace(self, _read_with=None))
        del found["_pieces"], found["_begin"], found["_read_with"]
        return found

    def _repr_html_(self) -> str:
        from .display import article_html

        return article_html(self)
