"""A score as the words that made it."""

from ..explanation import Explanation
from .marks import Mark, marked
from .style import STYLE, tint
from .visible import escaped, one_line

LONGEST = 20_000
"""Characters of one column that are shown."""


def explanation_html(explanation: Explanation) -> str:
    """Show an explanation: the sum that is the score, the words that weigh most, and all of them in the text.

    Parameters
    ----------
    explanation : Explanation
        What ``explain`` returned.

    Returns
    -------
    str
        HTML that brings its own style, for a notebook.
    """
    parts = (
        f"<h3>{escaped(one_line(explanation.title))}</h3>",
        _sum_line(explanation),
        _top_words(explanation),
        _LEGEND,
        *(_column(name, text, explanation) for name, text in explanation.texts.items()),
    )
    return f'{STYLE}<div class="newslens">{"".join(parts)}</div>'


_LEGEND = (
    '<p class="nl-legend"><span class="nl-up4">raises the score</span> '
    '<span class="nl-down4">lowers the score</span> the deeper, the more</p>'
)


def _sum_line(explanation: Explanation) -> str:
    values = [word.value for word in explanation.contributions] + [part.value for part in explanation.features]
    noun = "features" if explanation.features else "words"
    raised = sum(value for value in values if value > 0)
    lowered = sum(value for value in values if value < 0)
    return (
        f'<p class="nl-facts">intercept {explanation.intercept:+.3f}, {noun} that raise {raised:+.3f}, '
        f"{noun} that lower {lowered:+.3f}: together the score <b>{explanation.score:+.3f}</b></p>"
    )


def _top_words(explanation: Explanation) -> str:
    top = explanation.top()
    largest = max((abs(value) for _, value in top), default=0.0)
    rows = "".join(_word_row(word, value, largest) for word, value in top)
    return f'<table class="nl-table nl-bars"><tbody>{rows}</tbody></table>' if rows else ""


def _word_row(word: str, value: float, largest: float) -> str:
    width = round(100 * abs(value) / largest) if largest else 0
    way = "up4" if value > 0 else "down4"
    return (
        f'<tr><td>{escaped(one_line(word))}</td><td class="nl-number">{value:+.3f}</td>'
        f'<td><span class="nl-bar nl-{way}" style="width:{width}%"></span></td></tr>'
    )


def _column(name: str, text: str, explanation: Explanation) -> str:
    title = f'<p class="nl-facts"><b>{escaped(one_line(name))}</b></p>' if len(explanation.texts) > 1 else ""
    shown = text[:LONGEST]
    rest = len(text) - len(shown)
    more = f'<p class="nl-note">{rest:,} more characters are not shown</p>' if rest else ""
    return f'{title}<div class="nl-text" dir="auto">{marked(shown, _marks(name, explanation))}</div>{more}'


def _marks(name: str, explanation: Explanation) -> list[Mark]:
    largest = max((abs(word.value) for word in explanation.contributions), default=0.0)
    return [
        Mark(word.start, word.end, kind, f"{word.value:+.4f}")
        for word in explanation.contributions
        if word.column == name and (kind := tint(word.value, largest))
    ]
