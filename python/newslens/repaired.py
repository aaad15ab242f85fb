"""Text that was decoded with the wrong codec, repaired with the way back."""

from bisect import bisect_right
from dataclasses import dataclass, field

from . import _core, _inputs

Span = tuple[int, int]
Piece = tuple[int, int, int, int]
"""Start and end in a text that was made, start and end in the text it was made from."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """A repaired text; offsets are code points, half-open."""

    text: str
    _pieces: tuple[Piece, ...] = field(repr=False)

    def to_raw(self, start: int, end: int) -> Span:
        """Map a range of ``text`` to the range of the original it came from.

        Parameters
        ----------
        start, end : int
            Code points of ``text``, with ``0 <= start <= end <= len(text)``.

        Returns
        -------
        tuple of int
            Start and end in the original; a repaired character is never cut.

        Raises
        ------
        ValueError
            For a range outside the text.
        """
        if not 0 <= start <= end <= len(self.text):
            raise ValueError(f"the range {start}:{end} is not within the text of {len(self.text)} characters")
        return raw_range(self._pieces, start, end, 0)


def repair(text: str) -> Repaired:
    """Repair text that was decoded with the wrong codec, or has HTML entities left in it.

    UTF-8 that was read as Windows-1252 or Latin-1, once or more often, is found sequence by sequence; entities are
    taken with their ampersand or with a space in its place. What correctly encoded text could be stays as it is, and
    so do white space and quotation marks. The kinds of damage are those of ftfy (Speer 2019,
    doi:10.5281/zenodo.2591652).

    Parameters
    ----------
    text : str
        Any text.

    Returns
    -------
    Repaired
        The repaired ``text``, and ``to_raw(start, end)``, the way back.

    Raises
    ------
    TypeError
        If ``text`` is not a string.

    Examples
    --------
    >>> import newslens as nl
    >>> repaired = nl.repair("MÃ¡laga &amp; its port #39;s strike")
    >>> repaired.text
    "Málaga & its port's strike"
    >>> repaired.to_raw(0, 6)
    (0, 7)
    """
    made, pieces = _core.repair(_inputs.text(text, "text"))
    return Repaired(made, tuple(pieces))


def raw_range(pieces: tuple[Piece, ...], start: int, end: int, beyond: int) -> Span:
    """Map a range through pieces; a piece whose two lengths differ is never cut.

    ``beyond`` is where a range of no pieces lies.
    """
    if not pieces:
        return beyond, beyond
    made_start, made_end, raw_start, raw_end = _piece(pieces, start)
    whole = made_end - made_start == raw_end - raw_start
    first = raw_end if start >= made_end else raw_start + (start - made_start) * whole
    if start == end:
        return first, first
    made_start, made_end, raw_start, raw_end = _piece(pieces, end - 1)
    whole = made_end - made_start == raw_end - raw_start
    return first, raw_start + (end - made_start) if whole and end < made_end else raw_end


def _piece(pieces: tuple[Piece, ...], at: int) -> Piece:
    """Find the piece that ``at`` belongs to, or follows."""
    return pieces[max(0, bisect_right(pieces, at, key=lambda piece: piece[0]) - 1)]
