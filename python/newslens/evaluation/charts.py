"""Charts as SVG: no script, the colours of the page, light and dark."""

from dataclasses import dataclass
from os import PathLike
from pathlib import Path

from ..display.style import STYLE
from ..display.visible import escaped, one_line
from .tables import Columns

SIDE = 300
"""Width and height of the square that is drawn in."""

LEFT, TOP, RIGHT, BOTTOM = 48, 30, 14, 44

PARTS = 16
"""Parts of the rows whose coverage is drawn: those with the most rows."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: ``svg`` is one or more elements; a notebook shows it."""

    svg: str

    def save(self, path: str | PathLike[str]) -> None:
        """Write it as an HTML page that brings its own style."""
        head = '<!DOCTYPE html><meta charset="utf-8"><meta name="color-scheme" content="light dark">'
        Path(path).write_text(f"{head}{self._repr_html_()}", encoding="utf-8")

    def _repr_html_(self) -> str:
        return f'{STYLE}{CHART_STYLE}<div class="newslens nl-charts">{self.svg}</div>'


CHART_STYLE = """<style>
.newslens svg { max-width: 100%; height: auto; margin: .4em 1.4em .4em 0; vertical-align: top;
  font: 11px system-ui, sans-serif; }
.newslens svg text { fill: var(--nl-soft); }
.newslens svg .nl-caption { fill: var(--nl-ink); font-weight: 600; font-size: 12.5px; }
.newslens svg .nl-grid { stroke: var(--nl-line); stroke-width: 1; }
.newslens svg .nl-even { stroke: var(--nl-soft); stroke-width: 1; stroke-dasharray: 4 4; }
.newslens svg .nl-limits { stroke: var(--nl-link); stroke-width: 1.5; opacity: .55; }
.newslens svg .nl-dot { fill: var(--nl-link); }
.newslens svg .nl-mass { fill: var(--nl-neutral-tint); }
</style>"""


def reliability_chart(table: Columns) -> str:
    """Draw the share that came true over the probability that was claimed; the dashed line is where both are equal."""
    ticks = "".join(_tick_x(at / 4) + _tick_y(at / 4) for at in range(5))
    even = f'<line class="nl-even" x1="{_x(0)}" y1="{_y(0)}" x2="{_x(1)}" y2="{_y(1)}"/>'
    rows = zip(table["probability"], table["share"], table["low"], table["high"], table["rows"], strict=True)
    dots = "".join(_dot(*row) for row in rows)
    titles = _caption("Reliability") + _label_x("probability claimed") + _label_y("share that came true")
    return _svg(LEFT + SIDE + RIGHT, TOP + SIDE + BOTTOM, "Reliability", ticks + even + dots + titles)


def _dot(probability: float, share: float, low: float, high: float, rows: int) -> str:
    title = f"<title>{rows:,} rows: claimed {probability:.3f}, came true {share:.3f}</title>"
    limits = f'<line class="nl-limits" x1="{_x(probability)}" x2="{_x(probability)}" y1="{_y(low)}" y2="{_y(high)}"/>'
    return f'{limits}<circle class="nl-dot" cx="{_x(probability)}" cy="{_y(share)}" r="4">{title}</circle>'


def coverage_chart(table: Columns) -> str:
    """Draw what sets cover in the largest parts of the rows, beside what was asked for."""
    names = ("coverage", "by", "value", "rows", "covered")
    rows = list(zip(*(table[name] for name in names), strict=True))
    if not rows:
        return ""
    asked = rows[0][0]
    chosen = [row for row in rows if row[0] == asked and row[1] in ("all", "group", "month")]
    largest = sorted(chosen[1:], key=lambda row: -row[3])[:PARTS]
    shown = [chosen[0], *(row for row in chosen[1:] if row in largest)]
    height, least = TOP + 20 * len(shown) + BOTTOM, min(0.5, *(row[4] for row in shown))

    def at(value: float) -> float:
        return float(round(LEFT + 92 + (SIDE - 92) * (value - least) / (1 - least), 1))

    bottom = height - BOTTOM
    line = f'<line class="nl-even" x1="{at(asked)}" x2="{at(asked)}" y1="{TOP}" y2="{bottom}"/>'
    ticks = "".join(
        f'<line class="nl-grid" x1="{at(value)}" x2="{at(value)}" y1="{TOP}" y2="{bottom}"/>'
        f'<text x="{at(value)}" y="{bottom + 16}" text-anchor="middle">{value:.2f}</text>'
        for value in (least, (1 + least) / 2, 1.0)
    )
    parts = "".join(_part(row, at(row[4]), TOP + 20 * nth + 12) for nth, row in enumerate(shown))
    middle = (at(least) + at(1)) / 2
    label = f'<text x="{middle}" y="{bottom + 34}" text-anchor="middle">share of true labels in the sets</text>'
    title = _caption(f"Coverage, {asked:.2f} asked")
    return _svg(LEFT + SIDE + RIGHT, height, "Coverage", ticks + line + parts + label + title)


def _part(row: tuple[float, str, str, int, float], x: float, y: float) -> str:
    _, by, value, rows, covered = row
    name = one_line("all rows" if by == "all" else value)
    shown = name if len(name) <= 20 else f"{name[:19]}…"
    title = f"<title>{escaped(name)}: {covered:.3f} of {rows:,} rows</title>"
    return (
        f'<text x="{LEFT + 82}" y="{y + 4}" text-anchor="end">{escaped(shown)}</text>'
        f'<circle class="nl-dot" cx="{x}" cy="{y}" r="4">{title}</circle>'
    )


def _x(value: float) -> float:
    return round(LEFT + SIDE * value, 1)


def _y(value: float) -> float:
    return round(TOP + SIDE * (1 - value), 1)


def _tick_x(value: float) -> str:
    line = f'<line class="nl-grid" x1="{_x(value)}" x2="{_x(value)}" y1="{_y(0)}" y2="{_y(1)}"/>'
    return f'{line}<text x="{_x(value)}" y="{_y(0) + 16}" text-anchor="middle">{value:.2f}</text>'


def _tick_y(value: float) -> str:
    line = f'<line class="nl-grid" x1="{_x(0)}" x2="{_x(1)}" y1="{_y(value)}" y2="{_y(value)}"/>'
    return f'{line}<text x="{_x(0) - 6}" y="{_y(value) + 4}" text-anchor="end">{value:.2f}</text>'


def _caption(text: str) -> str:
    return f'<text class="nl-caption" x="{LEFT}" y="18">{escaped(text)}</text>'


def _label_x(text: str) -> str:
    return f'<text x="{_x(0.5)}" y="{_y(0) + 34}" text-anchor="middle">{text}</text>'


def _label_y(text: str) -> str:
    return f'<text transform="translate(12 {_y(0.5)}) rotate(-90)" text-anchor="middle">{text}</text>'


def _svg(width: float, height: float, label: str, content: str) -> str:
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    return f'<svg {size} role="img" aria-label="{label}">{content}</svg>'
