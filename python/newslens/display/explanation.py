"""A score as the words that made it."""

from ..explanation import Explanation
from .marks import Mark, marked
from .style import STYLE, tint
from .visible import escaped, one_line

LONGEST = 20_000
"""Characters of one column that are shown."""

LONGEST_WORD = 40
"""Characters of a passage that is tinted: a longer one is a sentence."""


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
        _rule(explanation),
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


def _rule(explanation: Explanation) -> str:
    return f'<p class="nl-facts">{escaped(one_line(explanation.rule))}</p>' if explanation.rule else ""


def _top_words(explanation: Explanation) -> str:
    top = explanation.top()
    largest = max((abs(value) for _, value in top), default=0.0)
    rows = "".join(_word_row(word, value, largest, explanation.read_from(word)) for word, value in top)
    return f'<table class="nl-table nl-bars"><tbody>{rows}</tbody></table>' if rows else ""


def _word_row(word: str, value: float, largest: float, read_from: str) -> str:
    width = round(100 * abs(value) / largest) if largest else 0
    way = "up4" if value > 0 else "down4"
    source = f'<br><span class="nl-facts">{escaped(one_line(read_from.strip(" ()")))}</span>' if read_from else ""
    return (
        f'<tr><td>{escaped(one_line(word))}{source}</td><td class="nl-number">{value:+.3f}</td>'
        f'<td><span class="nl-bar nl-{way}" style="width:{width}%"></span></td></tr>'
    )


def _column(name: str, text: str, explanation: Explanation) -> str:
    title = f'<p class="nl-facts"><b>{escaped(one_line(name))}</b></p>' if len(explanation.texts) > 1 else ""
    shown = text[:LONGEST]
    rest = len(text) - len(shown)
    more = f'<p class="nl-note">{rest:,} more characters are not shown</p>' if rest else ""
    return f'{title}<div class="nl-text" dir="auto">{marked(shown, _marks(name, explanation))}</div>{more}'


def _marks(name: str, explanation: Explanation) -> list[Mark]:
    words = _words(name, explanation)
    largest = max((abs(value) for _, _, value, _ in words), default=0.0)
    return [
        Mark(start, end, kind, f"{value:+.4f} {told}".strip())
        for start, end, value, told in words
        if (kind := tint(value, largest))
    ]


def _words(name: str, explanation: Explanation) -> list[tuple[int, int, float, str]]:
    """Return passages of a column with what they add; features share theirs equally among their places."""
    found: dict[tuple[int, int], float] = {}
    told: dict[tuple[int, int], list[str]] = {}
    for feature in explanation.features:
        for column, start, end in feature.places:
            if column == name and not _is_sentence((start, end), explanation):
                found[start, end] = found.get((start, end), 0.0) + feature.value / len(feature.places)
                told.setdefault((start, end), []).append(feature.name)
    words = [(word.start, word.end, word.value, "") for word in explanation.contributions if word.column == name]
    return words + [(*place, value, ", ".join(told[place][:3])) for place, value in found.items()]


def _is_sentence(place: tuple[int, int], explanation: Explanation) -> bool:
    """Return whether a place is a sentence, which would hide the words in it."""
    return place in explanation.evidence or place[1] - place[0] > LONGEST_WORD
