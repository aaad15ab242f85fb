"""A page of articles that have been read: topic, stances, text."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ..article import ActorStance, Article
from ..explanation import cut
from ..reasons import RULES
from .article import heading, text_html
from .style import STYLE
from .visible import escaped, one_line

CUES = 4
"""Cues that are shown of a stance."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One article of a page: where it is from, its topic, and who in it stands where toward the target.

    ``labelled`` is the topic that is known to be right, if one is.
    """

    source: str
    article: Article
    topic: str
    probability: float
    target: str | None = None
    stances: tuple[ActorStance, ...] = ()
    labelled: str | None = None


def page_html(entries: Sequence[Entry], notes: Iterable[str]) -> str:
    """Show articles on a page of its own, which needs no network and runs no script.

    Parameters
    ----------
    entries : sequence of Entry
        The articles.
    notes : iterable of str
        What to say about them first; a paragraph each.

    Returns
    -------
    str
        A complete HTML document.
    """
    told = "".join(f"<p>{escaped(note)}</p>" for note in notes)
    articles = "".join(_section(entry) for entry in entries)
    return f"{_HEAD}<body><header><h1>newslens</h1>{told}</header><main>{articles}</main></body></html>\n"


_PAGE_STYLE = """<style>
body { margin: 0 auto; max-width: 88em; padding: 1.2em; font: 16px/1.5 system-ui, sans-serif; background: #eef1f4;
  color: #1f2328; }
@media (prefers-color-scheme: dark) { body { background: #0b0d10; color: #e2e6eb; } }
header h1 { margin: 0; font-size: 1.5em; letter-spacing: -.01em; }
header p { margin: .2em 0; max-width: 62em; }
body .newslens { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 2fr); gap: 0 2em; max-width: none;
  margin: 1.2em 0; padding: 1.1em 1.4em 1.4em; }
body .newslens .nl-top { grid-column: 1 / -1; }
body .newslens h3 { font-size: 1.3em; }
body .newslens .nl-side { position: sticky; top: 1em; align-self: start; }
.newslens .nl-topic { font-size: 1.05em; }
.newslens .nl-meter { background: var(--nl-neutral-tint); border-radius: 3px; margin: .35em 0 1em; }
.newslens .nl-meter .nl-bar { background: var(--nl-link); margin: 0; }
.newslens .nl-stance { border-top: 1px solid var(--nl-line); padding: .55em 0; }
.newslens .nl-stance p { color: var(--nl-soft); font-size: .92em; }
@media (max-width: 60em) { body .newslens { grid-template-columns: minmax(0, 1fr); } }
</style>"""

# The policy forbids what the page does not have, in case an escape should ever fail.
_HEAD = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>newslens: topics and stances</title>{STYLE}{_PAGE_STYLE}</head>
"""


def _section(entry: Entry) -> str:
    source = f'<p class="nl-facts">{escaped(one_line(entry.source))}</p>'
    text = f"<div>{text_html(entry.article, entry.stances)}</div>"
    side = f'<div class="nl-side">{_topic(entry)}{_stances(entry)}</div>'
    return f'<section class="newslens"><div class="nl-top">{source}{heading(entry.article)}</div>{text}{side}</section>'


def _topic(entry: Entry) -> str:
    wrong = entry.labelled is not None and entry.labelled != entry.topic
    remark = f' <span class="nl-facts">(labelled {escaped(str(entry.labelled))})</span>' if wrong else ""
    width = round(100 * entry.probability)
    return (
        f'<p class="nl-topic"><b>{escaped(one_line(entry.topic))}</b> {entry.probability:.2f}{remark}</p>'
        f'<div class="nl-meter"><span class="nl-bar" style="width:{width}%"></span></div>'
    )


def _stances(entry: Entry) -> str:
    if entry.target is None:
        return ""
    title = f'<p class="nl-facts">toward <b>{escaped(one_line(entry.target))}</b></p>'
    found = "".join(_stance(stance, entry.article.text) for stance in entry.stances)
    return title + (found or '<p class="nl-note">nobody in this article takes a stance that can be read</p>')


def _stance(stance: ActorStance, text: str) -> str:
    evidence = "".join(f"<p>{escaped(one_line(text[start:end]))}</p>" for start, end in stance.evidence[:1])
    label = f"{stance.label} {stance.probability:.2f}"
    return (
        f'<div class="nl-stance"><span class="nl-chip nl-{stance.label}">{label}</span> '
        f'<b>{escaped(one_line(stance.actor))}</b> <span class="nl-facts">{stance.how}</span>'
        f"{evidence}{_reasons(stance)}</div>"
    )


def _reasons(stance: ActorStance) -> str:
    """Return the rule that decided and the cues that weigh most."""
    if stance.reasons is None:
        return ""
    cues = ", ".join(
        f"<b>{escaped(one_line(cut(cue.text)))}</b> {cue.value:+.2f}" for cue in stance.reasons.cues[:CUES]
    )
    rule = escaped(RULES[stance.reasons.rule])
    return f'<p class="nl-facts">{rule}{": " if cues else ""}{cues}</p>'
