"""Pages with their mark-up, made into texts that are read as any other, by trafilatura (Barbaresi 2021).

What comes out begins with a line for each fact that the mark-up states, in this order, and goes on with the content
after a blank line::

    Toll up again
    By Orla Venn
    Northern Wire
    Published: 2024-05-06

    The harbour toll rises in May ...

Content is every line of a fast extraction that a stricter one begins in the same words. Where less than half would be
left, the stricter one has failed and the fast one counts alone.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from . import _inputs
from .article import Article, Block, DateMention, Field
from .repaired import repair as repaired

LARGEST = 20_000_000
"""Bytes (of a string: characters) of a page, at most; trafilatura reads nothing larger."""

DATES = {"original_date": True, "extensive_search": False, "max_date": "2999-12-31"}
"""Only what the page states: an extensive search guesses, and the day of reading must not matter."""

OPENING = 8
"""Words by which a line of one extraction is recognised in the other."""

ENOUGH = 0.5
"""Share of the words of the fast extraction that the stricter one must leave."""


@dataclass(frozen=True, slots=True)
class Fact:
    """What the mark-up states, and where its line in the text says so."""

    name: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Extraction:
    """The text of a page: facts in front, content from ``begin`` on."""

    text: str
    begin: int
    facts: tuple[Fact, ...]


def extract(page: str | bytes, name: str = "html") -> Extraction:
    """Make the text of a page.

    Parameters
    ----------
    page : str or bytes
        HTML. Bytes are decoded as UTF-8 where they can be, else as trafilatura guesses; what cannot be decoded is
        replaced.
    name : str
        What errors call it.

    Returns
    -------
    Extraction
        With an empty text for a page that holds no content: an empty one, one that only scripts fill, or bytes of
        something else.

    Raises
    ------
    ImportError
        If trafilatura is not installed.
    TypeError
        If the page is neither str nor bytes.
    ValueError
        For a string without a tag, or a page of more than 20 MB.
    """
    page = _checked(page, name)
    library = _trafilatura()
    tree = library.load_html(page)
    found = tree is not None and library.bare_extraction(
        tree, fast=True, include_comments=False, with_metadata=True, date_extraction_params=DATES
    )
    if not found:
        return Extraction("", 0, ())
    strict = library.bare_extraction(tree, favor_precision=True, include_comments=False)
    content = agreed(_lines(found.text), _lines(strict.text if strict else ""))
    return _composed(found, "\n".join(content))


def agreed(lines: list[str], strict: list[str]) -> list[str]:
    """Return the lines that the stricter extraction begins in the same words, or all where too few would be left."""
    known = {_opening(line) for line in strict}
    kept = [line for line in lines if _opening(line) in known]
    return kept if _words(kept) >= ENOUGH * _words(lines) else lines


def stated(article: Article, extraction: Extraction, repair: bool = False) -> Article:
    """Return a reading in which the facts of the mark-up stand, at their places in the text; repaired if asked for."""
    facts = {fact.name: fact for fact in extraction.facts}
    fields: dict[str, Any] = {
        name: Field(repaired(fact.value).text if repair else fact.value, fact.start, fact.end, "stated")
        for name, fact in facts.items()
        if name != "date"
    }
    if "date" in facts:
        date = facts["date"]
        later = tuple(mention for mention in article.dates if mention.start >= extraction.begin)
        fields["dates"] = (DateMention(date.value, "published", date.start, date.end), *later)
    if "headline" in facts:
        fields["blocks"] = tuple(_with_headline(article.blocks, fields["headline"]))
    return replace(article, _begin=extraction.begin, **fields)


def _with_headline(blocks: tuple[Block, ...], headline: Field) -> Iterator[Block]:
    for block in blocks:
        if block.start < headline.end:
            yield replace(block, label="headline", kind="headline", rule="mark-up")
        elif block.label == "headline":
            yield replace(block, label="boilerplate", kind="duplicate_headline", rule="mark-up")
        else:
            yield block


def _checked(page: str | bytes, name: str) -> str | bytes:
    if not isinstance(page, str | bytes):
        raise TypeError(f"{name} is of type {type(page).__name__}, expected HTML as str or bytes")
    if len(page) > LARGEST:
        raise ValueError(
            f"{name} has {len(page):,} {'characters' if isinstance(page, str) else 'bytes'}, at most "
            f"{LARGEST:,} are read"
        )
    page = _inputs.valid(page).replace("\0", " ") if isinstance(page, str) else page
    if isinstance(page, str) and page.strip() and "<" not in page:
        raise ValueError(f"{name} has no tag, it begins with {page[:40]!r}; pass what is no HTML as text")
    return page


def _trafilatura() -> Any:
    try:
        import trafilatura
    except ModuleNotFoundError as error:
        raise ImportError("reading HTML needs trafilatura; install it by: pip install 'newslens[html]'") from error
    return trafilatura


def _lines(text: str) -> list[str]:
    return text.splitlines()


def _opening(line: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", line[:400].lower())[:OPENING])


def _words(lines: list[str]) -> int:
    return sum(len(line.split()) for line in lines)


def _without_outlet(title: str, outlet: str | None) -> str:
    """Cut off the outlet behind a headline: "Toll up again - Northern Wire"."""
    if not outlet or not title.endswith(outlet):
        return title
    return re.sub(r"\s+[-–—|:»·]+\s*$", "", title.removesuffix(outlet)) or title


def _composed(found: Any, content: str) -> Extraction:
    """Put the facts in front of the content, a line each."""
    text = ""
    facts = []
    for name, lead, value in (
        ("headline", "", found.title and _without_outlet(found.title, found.sitename)),
        ("byline", "By ", found.author and found.author.replace("; ", ", ")),
        ("outlet", "", found.sitename),
        ("date", "Published: ", found.date),
    ):
        if value and value.strip():
            line, start = " ".join(value.split()), len(text) + len(lead)
            facts.append(Fact(name, line, start, start + len(line)))
            text += f"{lead}{line}\n"
    front = text + "\n" if facts else ""
    return Extraction(front + content, len(front), tuple(facts))
