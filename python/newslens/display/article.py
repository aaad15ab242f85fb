"""An article as its reader sees it: what is kept, what is removed, who says what, who stands where."""

from collections.abc import Iterable, Iterator

from ..article import ActorStance, Article, Block, DateMention, Quote, Span
from .marks import Mark, marked
from .style import STYLE
from .visible import escaped, one_line

LONGEST = 60_000
"""Characters of one text that are shown: a browser should not choke on a page that was scraped whole."""

_LEGEND = (
    '<span class="nl-headline">headline</span> <span class="nl-removed">removed</span> '
    '<span class="nl-quote">reported words</span> <span class="nl-speaker">speaker</span>'
)
_STANCE_LEGEND = "".join(
    f' <span class="nl-{label}">{label}</span>' for label in ("favor", "against", "neutral", "mixed")
)


def article_html(article: Article, stances: Iterable[ActorStance] = ()) -> str:
    """Show an article: its facts, and its text with everything that was found in it.

    Parameters
    ----------
    article : Article
        A reading of a raw text.
    stances : iterable of ActorStance
        Stances whose evidence is to be marked.

    Returns
    -------
    str
        HTML that brings its own style, for a notebook.
    """
    return f'{STYLE}<div class="newslens">{heading(article)}{text_html(article, stances)}</div>'


def heading(article: Article) -> str:
    """Return the headline and the facts of an article as HTML."""
    title = article.headline.value if article.headline else first_words(article.body or article.text)
    facts = " · ".join(escaped(one_line(fact)) for fact in _facts(article))
    return f'<h3 dir="auto">{escaped(one_line(title))}</h3><p class="nl-facts">{facts}</p>'


def text_html(article: Article, stances: Iterable[ActorStance] = ()) -> str:
    """Return the legend and the marked text of an article as HTML."""
    stances = list(stances)
    shown = article.text[:LONGEST]
    rest = len(article.text) - len(shown)
    more = f'<p class="nl-note">{rest:,} more characters are not shown</p>' if rest else ""
    legend = f'<p class="nl-legend">{_LEGEND}{_STANCE_LEGEND if stances else ""}</p>'
    return f'{legend}<div class="nl-text" dir="auto">{marked(shown, _marks(article, stances))}</div>{more}'


def first_words(text: str, width: int = 70) -> str:
    """Return the beginning of a text, cut at a space, for an article without a headline."""
    words = one_line(text[: 4 * width])
    return words if len(words) <= width else words[:width].rsplit(" ", 1)[0] + " …"


def _facts(article: Article) -> Iterator[str]:
    for name in ("outlet", "agency", "byline", "dateline"):
        fact = getattr(article, name)
        if fact is not None:
            yield fact.value if fact.basis == "stated" else f"{fact.value} (inferred)"
    yield from (f"{_DATES[date.kind]} {date.iso}" for date in _told(article.dates))
    yield f"{len(article.body):,} of {len(article.text):,} characters are body"


_DATES = {"published": "published", "updated": "updated", "page_render": "page of"}


def _told(dates: Iterable[DateMention]) -> list[DateMention]:
    return [date for date in dates if date.kind in _DATES]


def _marks(article: Article, stances: list[ActorStance]) -> Iterator[Mark]:
    yield from (_block_mark(block) for block in article.blocks if block.label != "body")
    for quote in article.quotes:
        yield from _quote_marks(quote, article.text, stances)
    for stance in stances:
        yield from _evidence_marks(stance)


def _block_mark(block: Block) -> Mark:
    kind = "headline" if block.label == "headline" else "removed"
    return Mark(block.start, block.end, kind, f"{block.kind.replace('_', ' ')} ({block.rule})")


def _quote_marks(quote: Quote, text: str, stances: list[ActorStance]) -> Iterator[Mark]:
    speaker = _speaker(quote, text)
    title = f"{quote.kind}: {speaker} ({quote.how.replace('_', ' ')}, {quote.confidence:.2f})"
    last = quote.content[-1]
    for span in quote.content:
        yield Mark(*span, "quote", title, speaker if span == last and not _tagged(quote, last, stances) else "")
    if quote.cue:
        yield Mark(*quote.cue, "cue")
    if quote.mention:
        yield Mark(*quote.mention, "speaker", speaker)


def _speaker(quote: Quote, text: str) -> str:
    if quote.speaker or not quote.mention:
        return quote.speaker or "speaker unknown"
    start, end = quote.mention
    return text[start:end]


def _tagged(quote: Quote, last: Span, stances: list[ActorStance]) -> bool:
    """Return whether the speaker's stance will stand right behind the quotation and name the speaker."""
    deciding = [stance.evidence[0] for stance in stances if stance.actor == quote.speaker and stance.evidence]
    return any(start < last[1] <= end for start, end in deciding)


def _evidence_marks(stance: ActorStance) -> Iterator[Mark]:
    title = f"{stance.actor}: {stance.label} ({stance.how}, {stance.probability:.2f})"
    for at, (start, end) in enumerate(stance.evidence):
        yield Mark(start, end, stance.label, title, "" if at else f"{stance.actor}: {stance.label}")
    for cue in stance.reasons.cues if stance.reasons else ():
        if cue.source not in {"owner", "affiliate"}:
            yield Mark(cue.start, cue.end, "cue", f"{cue.kind} {cue.value:+.2f}")
