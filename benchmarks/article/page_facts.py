"""Headline, outlet and day of publication of the 181 pages, beside what their mark-up states.

NEWSLENS_DATA=... python benchmarks/article/page_facts.py

The pages of the article extraction benchmark keep their HTML, whose meta elements give the title, the name of the site
and the day of publication. newslens reads the text alone. Where the mark-up names no site, a name that the page's
address spells is right. A title is asked for only where the text has it, a day only where it is given; a day may be
one off, for the mark-up has UTC.
"""

import html
import json
import re
import sys
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import newslens as nl
from harness.data import json_lines
from pages import HTML, pages, publisher

META = re.compile(r"<meta\b[^>]*>", re.IGNORECASE)
NAME = re.compile(r"(?:property|name|itemprop)\s*=\s*[\"']?([^\"'\s>]+)", re.IGNORECASE)
CONTENT = re.compile(r"content\s*=\s*(?:\"([^\"]*)\"|'([^']*)')", re.IGNORECASE)
SITE, TITLE = ("og:site_name",), ("og:title",)
PUBLISHED = ("article:published_time", "datepublished", "article.published", "parsely-pub-date", "dc.date.issued")
LINKED = re.compile(r'"datePublished"\s*:\s*"([^"]+)"')
DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
# Letters of a headline that tell it from a label.
TELLING = 15


@dataclass(frozen=True)
class Stated:
    """What a page's mark-up states."""

    domain: str
    site: str | None
    title: str | None
    published: date | None


@cache
def stated() -> dict[str, Stated]:
    """Return what the mark-up of every page states, by the page's id."""
    return {record["id"]: of(record["url"], record["html"]) for record in json_lines(HTML)}


def of(url: str, source: str) -> Stated:
    found: dict[str, str] = {}
    for element in META.findall(source):
        name, content = NAME.search(element), CONTENT.search(element)
        if name and content:
            found.setdefault(name[1].lower(), html.unescape(content[1] or content[2] or "").strip())

    def first(names: tuple[str, ...]) -> str | None:
        return next((found[name] for name in names if found.get(name)), None)

    linked = LINKED.search(source)
    return Stated(publisher(url), first(SITE), first(TITLE), day(first(PUBLISHED) or (linked[1] if linked else None)))


def day(text: str | None) -> date | None:
    found = DAY.match(text or "")
    # Year 1 stands for none on some sites.
    return date(*map(int, found.groups())) if found and int(found[1]) > 1900 else None


def letters(text: str | None) -> str:
    return re.sub(r"\W", "", text or "").lower()


def key(name: str | None) -> str:
    return letters(name).removeprefix("the")


def is_outlet(facts: Stated, name: str | None) -> bool:
    """Tell whether a name is the site's, or one that its address spells."""
    return name is not None and ((bool(facts.site) and key(name) == key(facts.site)) or spells(facts.domain, name))


def spells(domain: str, name: str) -> bool:
    """Tell whether an address spells a name: whole, by beginnings of its words, or for the most part."""
    label = letters(domain.split(".")[0]).removeprefix("the")
    words = re.findall(r"\w+", name.lower())
    words = words[1:] if words[:1] == ["the"] else words
    whole = "".join(words)
    if not words or whole in {letters(domain), label} or eaten(label, words):
        return bool(words)
    return len(whole) > 4 and (
        (label.startswith(whole) and len(whole) * 3 >= len(label) * 2) or (whole.startswith(label) and len(label) > 5)
    )


def eaten(label: str, words: list[str]) -> bool:
    """Tell whether beginnings of all words make the label, small words perhaps left out."""
    if not label or not words:
        return not label and not words
    word, rest = words[0], words[1:]
    if word in {"of", "the", "and"} and eaten(label, rest):
        return True
    return any(label.startswith(word[:end]) and eaten(label[end:], rest) for end in range(len(word), 0, -1))


def is_headline(facts: Stated, headline: str | None) -> bool:
    """Tell whether a headline is the title, or the most of it: titles have the site's name behind it."""
    found, wanted = letters(headline), letters(facts.title)
    return bool(found) and (found == wanted or (len(found) > TELLING and found in wanted))


def main() -> None:
    told, found = stated(), pages()
    heads, outlets, days = [], [], []
    for page, reading in zip(found, nl.parse_many([page["text"] for page in found]), strict=True):
        facts = told[page["id"]]
        outlets.append(is_outlet(facts, reading.outlet and reading.outlet.value))
        if facts.title and letters(facts.title)[:25] in letters(page["text"]):
            heads.append(is_headline(facts, reading.headline and reading.headline.value))
        if facts.published:
            claimed = [day(one.iso) for one in reading.dates if one.kind == "published"]
            days.append(any(one and abs((one - facts.published).days) <= 1 for one in claimed))
    shares = {"headline": heads, "outlet": outlets, "published_found": days}
    scores = {name: {"pages": len(held), "right": round(sum(held) / len(held), 4)} for name, held in shares.items()}
    print(json.dumps(scores, indent=1))


if __name__ == "__main__":
    main()
