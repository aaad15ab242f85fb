"""A drawing of a stance table, as SVG: no library draws it, every notebook and browser shows it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .visible import escaped, one_line

if TYPE_CHECKING:
    import pandas as pd

_ROW, _LEFT, _WIDTH, _TOP, _RIGHT = 22, 300, 420, 34, 70
_FAVOR, _AGAINST, _NEUTRAL = "#1a7f37", "#b42318", "#59636e"
_LONGEST = 44
"""Characters of a row's name that are shown."""


@dataclass(frozen=True, slots=True)
class StancePlot:
    """A drawing: ``svg`` is its source, and a notebook shows it."""

    svg: str

    def _repr_svg_(self) -> str:
        return self.svg


def stance_plot(table: "pd.DataFrame") -> StancePlot:
    """Draw a stance table: a row each, from against to favor, with its interval and how many stances it is of.

    Parameters
    ----------
    table : DataFrame
        Of :func:`newslens.stance_table`; rows without a mean are left out.

    Returns
    -------
    StancePlot
        ``svg`` is the drawing; in a notebook it shows itself.

    Raises
    ------
    TypeError
        If ``table`` is no frame.
    ValueError
        If it lacks a column of a stance table.

    Examples
    --------
    >>> import pandas as pd
    >>> import newslens as nl
    >>> stances = pd.Series(["Mayor Orla Venn backs the harbour toll."]).news.stances("the harbour toll")
    >>> nl.stance_plot(nl.stance_table(stances)).svg[:4]
    '<svg'
    """
    missing = next((name for name in ("n", "mean", "low", "high") if name not in _columns(table)), None)
    if missing is not None:
        raise ValueError(f"table has no column {missing!r}; take what stance_table(...) returns")
    rows = table[table["n"] > 0]
    height = _TOP + _ROW * max(len(rows), 1) + 10
    width = _LEFT + _WIDTH + _RIGHT
    marks = [_row(nth, key, row) for nth, (key, row) in enumerate(rows.iterrows())]
    return StancePlot(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'font-family="system-ui, sans-serif" font-size="12" role="img" aria-label="Stances, from against to favor">'
        f"{_axis(height)}{''.join(marks)}</svg>"
    )


def _columns(table: Any) -> Any:
    if not hasattr(table, "iterrows"):
        raise TypeError(f"table is of type {type(table).__name__}, expected what stance_table(...) returns")
    return table.columns


def _axis(height: int) -> str:
    names = ((0.0, "against", _AGAINST, "start"), (0.5, "neutral", _NEUTRAL, "middle"), (1.0, "favor", _FAVOR, "end"))
    lines = "".join(
        f'<line x1="{_x(value)}" x2="{_x(value)}" y1="{_TOP - 8}" y2="{height - 8}" stroke="#d8dee4"/>'
        for value in (0.0, 0.25, 0.5, 0.75, 1.0)
    )
    texts = "".join(
        f'<text x="{_x(value)}" y="16" fill="{color}" text-anchor="{anchor}">{name}</text>'
        for value, name, color, anchor in names
    )
    return lines + texts


def _row(nth: int, key: Any, row: Any) -> str:
    y = _TOP + _ROW * nth + _ROW // 2
    parts = key if isinstance(key, tuple) else (key,)
    name = one_line(" · ".join(str(part) for part in parts))
    short = name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
    color = _FAVOR if row["low"] > 0.5 else _AGAINST if row["high"] < 0.5 else _NEUTRAL
    told = f"{row['mean']:.2f} ({row['low']:.2f} to {row['high']:.2f}), n = {int(row['n'])}"
    return (
        f"<g><title>{escaped(name)}: {told}</title>"
        f'<text x="{_LEFT - 12}" y="{y + 4}" text-anchor="end" fill="currentColor">{escaped(short)}</text>'
        f'<line x1="{_x(row["low"])}" x2="{_x(row["high"])}" y1="{y}" y2="{y}" stroke="{color}" stroke-width="2"/>'
        f'<circle cx="{_x(row["mean"])}" cy="{y}" r="4.5" fill="{color}"/>'
        f'<text x="{_LEFT + _WIDTH + 14}" y="{y + 4}" fill="{_NEUTRAL}">{int(row["n"])}</text></g>'
    )


def _x(value: float) -> float:
    return round(_LEFT + _WIDTH * float(value), 1)
