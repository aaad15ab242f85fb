"""An evaluation as one page: static, escaped, light and dark."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from ..display.style import STYLE
from ..display.visible import escaped, one_line
from .charts import CHART_STYLE, coverage_chart, reliability_chart
from .tables import Columns

if TYPE_CHECKING:
    from .result import Evaluation

MOST = 40
"""Rows of a table that are shown: the frames have all."""

OF_A_KIND = 15
"""Parts of the rows of one kind that are shown: the largest groups, months and so on."""

_PAGE_STYLE = """<style>
body { margin: 0 auto; max-width: 74em; padding: 1.2em; font: 16px/1.5 system-ui, sans-serif; background: #eef1f4;
  color: #1f2328; }
@media (prefers-color-scheme: dark) { body { background: #0b0d10; color: #e2e6eb; } }
header h1 { margin: 0; font-size: 1.5em; letter-spacing: -.01em; }
body .newslens { max-width: none; margin: 1em 0; padding: 1em 1.4em; overflow-x: auto; }
.newslens table.nl-table th { color: var(--nl-soft); font-weight: 600; font-size: .92em; }
.newslens table.nl-table th.nl-number { text-align: right; }
.newslens .nl-warning + h3 { margin-top: .7em; }
.newslens table.nl-table td { overflow-wrap: break-word; max-width: 24em; }
.newslens table.nl-wide td:last-child { min-width: 20em; overflow-wrap: anywhere; color: var(--nl-soft);
  font-size: .92em; }
.newslens .nl-warning { border-left: 4px solid var(--nl-mixed); background: var(--nl-mixed-tint); padding: .4em .8em; }
.newslens .nl-range { position: relative; display: block; width: 16em; height: .9em; margin-top: .35em;
  border-radius: 3px; background: var(--nl-neutral-tint); }
.newslens .nl-range span { position: absolute; top: 0; bottom: 0; background: var(--nl-link); border-radius: 3px; }
</style>"""

# The policy forbids what the page does not have, in case an escape should ever fail.
_HEAD = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>newslens: evaluation</title>{STYLE}{CHART_STYLE}{_PAGE_STYLE}</head>
"""


def page_html(evaluation: "Evaluation") -> str:
    """Return a complete HTML document."""
    parts = "".join(f'<section class="newslens">{part}</section>' for part in _parts(evaluation) if part)
    facts = escaped(one_line(" · ".join(_facts(evaluation))))
    header = f"<header><h1>How good the answers are</h1><p>{facts}</p></header>"
    return f"{_HEAD}<body>{header}<main>{parts}</main></body></html>\n"


def notebook_html(evaluation: "Evaluation") -> str:
    """Return scores and charts, for a notebook."""
    facts = f'<p class="nl-facts">{escaped(one_line(" · ".join(_facts(evaluation))))}</p>'
    shown = _seen(evaluation) + _scores(evaluation) + _charts(evaluation)
    return f'{STYLE}{CHART_STYLE}{_PAGE_STYLE}<div class="newslens">{facts}{shown}</div>'


def _facts(evaluation: "Evaluation") -> Iterable[str]:
    yield evaluation.model
    yield f"{evaluation.rows:,} rows"
    if evaluation.n_groups is not None:
        yield f"{evaluation.n_groups:,} groups"
    if evaluation.period is not None:
        yield " to ".join(evaluation.period)


def _parts(evaluation: "Evaluation") -> Iterable[str]:
    yield _seen(evaluation) + _scores(evaluation)
    yield _charts(evaluation)
    yield _coverage(evaluation)
    yield _classes(evaluation)
    yield _confusion(evaluation)
    yield _slices(evaluation)
    yield _errors(evaluation)
    yield _nearest(evaluation)


def _seen(evaluation: "Evaluation") -> str:
    seen = len(evaluation.tables["seen"]["row"])
    told = (
        f"{seen:,} of {evaluation.rows:,} texts nearly stand in the training of the model; scores on them say little."
    )
    return f'<p class="nl-warning">{told}</p>' if seen else ""


def _scores(evaluation: "Evaluation") -> str:
    drawn = "rows" if evaluation.n_groups is None else "whole groups"
    note = f"Intervals hold {evaluation.confidence:.0%} of {evaluation.draws:,} draws of {drawn}. "
    note += "Of ece, brier and log_loss, less is better."
    table = evaluation.tables["scores"]
    rows = [
        (name, _number(value), f"{_number(low)} to {_number(high)}", _range(low, high))
        for name, value, low, high in zip(*table.values(), strict=True)
    ]
    body = "".join(
        f"<tr><td>{escaped(name)}</td>{_cells([value, limits], numbers=True)}<td>{bar}</td></tr>"
        for name, value, limits, bar in rows
    )
    return f'<h3>Scores</h3><p class="nl-note">{note}</p><table class="nl-table"><tbody>{body}</tbody></table>'


def _range(low: float, high: float) -> str:
    """Return a bar from one share to another, of what lies between 0 and 1."""
    if not 0 <= low <= high <= 1:
        return ""
    width = max(100 * (high - low), 0.8)
    return f'<span class="nl-range"><span style="left:{100 * low:.1f}%;width:{width:.1f}%"></span></span>'


def _charts(evaluation: "Evaluation") -> str:
    charts = reliability_chart(evaluation.tables["reliability"]) + coverage_chart(evaluation.tables["coverage"])
    return f'<h3>What probabilities and sets are worth</h3><div class="nl-charts">{charts}</div>'


def _coverage(evaluation: "Evaluation") -> str:
    table = evaluation.tables["coverage"]
    if not table["by"]:
        return '<h3>Coverage of sets</h3><p class="nl-note">The model holds no held-out scores to make sets from.</p>'
    note = "Sets are approximate, and nothing is promised where texts differ from those of training."
    asked = table["coverage"][0]
    parts = _largest(table, [at for at, share in enumerate(table["coverage"]) if share == asked])
    others = [at for at, by in enumerate(table["by"]) if by == "all" and table["coverage"][at] != asked]
    chosen = [parts[0], *others, *parts[1:]]
    names = ["coverage", "by", "value", "rows", "covered", "set_size", "empty"]
    return _section("Coverage of sets", note, _rows(table, names, chosen), names, len(table["by"]))


def _classes(evaluation: "Evaluation") -> str:
    table = evaluation.tables["classes"]
    order = sorted(range(len(table["class"])), key=lambda at: -table["rows"][at])
    names = ["class", "rows", "predicted", "precision", "recall", "f1", "f1_low", "f1_high"]
    return _section("Classes", "", _rows(table, names, order[:MOST]), names, len(order))


def _confusion(evaluation: "Evaluation") -> str:
    table = evaluation.tables["confusion"]
    wrong = [
        at for at in range(len(table["rows"])) if table["truth"][at] != table["predicted"][at] and table["rows"][at]
    ]
    wrong.sort(key=lambda at: -table["rows"][at])
    return _section("What is taken for what", "", _rows(table, list(table), wrong[:MOST]), list(table), len(wrong))


def _slices(evaluation: "Evaluation") -> str:
    table = evaluation.tables["slices"]
    chosen = _largest(table, range(len(table["by"])))
    rows = _rows(table, list(table), chosen)
    return _section("Parts of the rows", "Limits at 95 %.", rows, list(table), len(table["by"]))


def _largest(table: Columns, rows: Iterable[int]) -> list[int]:
    """Return the rows of the largest parts of every kind, in the order they stand in."""
    of_kind: dict[str, list[int]] = {}
    for at in rows:
        of_kind.setdefault(table["by"][at], []).append(at)
    largest = (sorted(kind, key=lambda at: -table["rows"][at])[:OF_A_KIND] for kind in of_kind.values())
    return [at for kind in largest for at in sorted(kind)]


def _errors(evaluation: "Evaluation") -> str:
    table = evaluation.tables["errors"]
    note = "Words with what they add to the score of the answer, and take from that of the truth."
    if evaluation.several:
        note = "Words with what they add to the score of the label that was wrongly told or missed."
    rows = _rows(table, list(table), range(len(table["row"]))[:MOST])
    return _section("Wrong answers that were surest", note, rows, list(table), len(table["row"]), wide=True)


def _nearest(evaluation: "Evaluation") -> str:
    table = evaluation.tables["seen"]
    if not table["row"]:
        return ""
    order = sorted(range(len(table["row"])), key=lambda at: -table["similarity"][at])
    note = "Similarity is estimated from 32 bytes a training text."
    return _section(
        "Texts that nearly stand in training", note, _rows(table, list(table), order[:MOST]), list(table), len(order)
    )


def _rows(table: Columns, names: Sequence[str], chosen: Iterable[int]) -> list[list[Any]]:
    return [[table[name][at] for name in names] for at in chosen]


def _section(
    title: str, note: str, rows: list[list[Any]], names: Sequence[str], total: int, *, wide: bool = False
) -> str:
    if not rows:
        return f'<h3>{title}</h3><p class="nl-note">none</p>'
    head = "".join(_heading(name, value) for name, value in zip(names, rows[0], strict=True))
    body = "".join(f"<tr>{_cells(row)}</tr>" for row in rows)
    more = f'<p class="nl-note">{len(rows):,} of {total:,} are shown</p>' if total > len(rows) else ""
    told = f'<p class="nl-note">{note}</p>' if note else ""
    kind = "nl-table nl-wide" if wide else "nl-table"
    return (
        f'<h3>{title}</h3>{told}<table class="{kind}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}'
    )


def _heading(name: str, value: Any) -> str:
    kind = ' class="nl-number"' if _is_number(value) else ""
    return f"<th{kind}>{escaped(name.replace('_', ' '))}</th>"


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _cells(values: Iterable[Any], *, numbers: bool = False) -> str:
    return "".join(_cell(value, numbers=numbers) for value in values)


def _cell(value: Any, *, numbers: bool) -> str:
    if numbers or _is_number(value):
        return f'<td class="nl-number">{value if isinstance(value, str) else _number(value)}</td>'
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return f'<td dir="auto">{escaped(one_line(text)) or "none"}</td>'


def _number(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) else "–" if value != value else f"{value:.3f}"
