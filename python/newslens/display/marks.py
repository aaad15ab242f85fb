"""A text with marked passages, which may nest and overlap, as HTML."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from .visible import escaped


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage to mark: half-open code points of the text.

    ``kind`` is a class of the style sheet, ``title`` is shown on hovering, ``tag`` stands after the passage
    without being part of the text.
    """

    start: int
    end: int
    kind: str
    title: str = ""
    tag: str = ""


def marked(text: str, marks: Iterable[Mark]) -> str:
    """Return a text as HTML, its marked passages in spans.

    The text is cut wherever a mark begins or ends, and each piece carries all marks that cover it: spans never
    nest, so marks may overlap in any way, and the text can be read back from the HTML unchanged.

    Parameters
    ----------
    text : str
        Any text; it is escaped.
    marks : iterable of Mark
        Parts outside the text and empty marks are ignored.

    Returns
    -------
    str
        HTML of phrasing content.
    """
    return "".join(_piece(text[start:end], end, active) for start, end, active in _pieces(text, marks))


def _pieces(text: str, marks: Iterable[Mark]) -> Iterator[tuple[int, int, list[Mark]]]:
    size = len(text)
    within = [mark for mark in marks if max(mark.start, 0) < min(mark.end, size)]
    # The first stands last, to be popped; marks that begin together keep the order they were given in.
    waiting = sorted(within, key=lambda mark: mark.start)[::-1]
    cuts = sorted({0, size} | {min(max(at, 0), size) for mark in waiting for at in (mark.start, mark.end)})
    active: list[Mark] = []
    for start, end in pairwise(cuts):
        active = [mark for mark in active if mark.end > start]
        while waiting and waiting[-1].start <= start:
            active.append(waiting.pop())
        yield start, end, active


def _piece(text: str, end: int, active: list[Mark]) -> str:
    if not active:
        return escaped(text)
    attributes = {
        "class": " ".join(dict.fromkeys(f"nl-{mark.kind}" for mark in active)),
        "title": "; ".join(dict.fromkeys(mark.title for mark in active if mark.title)),
        "data-tag": " · ".join(dict.fromkeys(mark.tag for mark in active if mark.tag and mark.end == end)),
    }
    written = "".join(f' {name}="{escaped(value)}"' for name, value in attributes.items() if value)
    return f"<span{written}>{escaped(text)}</span>"
