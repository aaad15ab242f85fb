"""Read the marked-up articles of tests/articles; the format is in its README. Run on files, it checks them."""

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

Span = tuple[int, int]

ARTICLES = Path(__file__).resolve().parents[2] / "tests/articles"
FURNITURE = (
    *("duplicate_headline", "title_element", "breadcrumb", "section_label", "date_label", "publish_stamp"),
    *("update_stamp", "page_date", "byline", "editor_masthead", "agency_credit", "caption", "share_buttons"),
    *("cookie_notice", "newsletter", "related_label", "related_headline", "related_teaser", "next_article_link"),
    *("trending_widget", "comment_form", "ad_marker", "tags", "copyright", "about_box", "app_widget", "navigation"),
    *("html_fragment", "other"),
)
LABELS = {"paragraph": "body", "headline": "headline"} | dict.fromkeys(FURNITURE, "boilerplate")
FACTS = ("headline", "outlet", "agency", "byline", "editor", "dateline", "language", "target")
DATE_KINDS = {"published", "updated", "page_render", "other_article"}
QUOTE_KINDS = {"direct", "mixed", "indirect"}
HOW = {"name", "last_name", "pronoun", "role", "document", "inherited", "unresolved"}
ACTOR_KINDS = {"person", "organisation", "country", "group"}
STANCES = {"favor", "against", "neutral", "mixed"}
EVIDENCE = {"direct", "indirect", "action", "described"}
MARK = re.compile(r"\[\[(?P<name>[a-z_]\w*(?:\.cue|\.who)?)(?:=(?P<value>[^:\]]*))?:|\]\]")


@dataclass
class Quote:
    """A quotation as the gold tells it."""

    kind: str
    speaker: str
    how: str
    addressee: str | None
    medium: str | None
    content: list[Span] = field(default_factory=list)
    cue: Span | None = None
    mention: Span | None = None


@dataclass
class Marked:
    """A text and its gold reading. Offsets are code points of the text, half-open."""

    name: str
    text: str = ""
    facts: dict[str, str] = field(default_factory=dict)
    blocks: list[tuple[int, int, str]] = field(default_factory=list)
    dates: list[tuple[str, str, int, int]] = field(default_factory=list)
    quotes: dict[str, Quote] = field(default_factory=dict)
    actors: list[dict[str, object]] = field(default_factory=list)
    stances: list[dict[str, object]] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def body(self) -> str:
        """The paragraphs, joined by newlines."""
        return "\n".join(self.text[start:end] for start, end, kind in self.blocks if LABELS[kind] == "body")


def read(path: Path) -> Marked:
    """Read one file; what is wrong with it is in ``errors``."""
    article = Marked(path.stem)
    head, found, marked = path.read_text(encoding="utf-8").partition("\n===\n")
    if not found:
        article.errors.append("no line ===")
        return article
    lines = head.split("\n")
    for number, line in enumerate(lines, 1):
        if line.strip():
            _head_line(article, line, number)
    _text(article, marked.removesuffix("\n").split("\n"), len(lines) + 2)
    _check(article)
    return article


def read_part(part: str) -> list[Marked]:
    """Read ``tune``, ``kept``, ``further`` or ``blind``."""
    return [read(path) for path in sorted((ARTICLES / part).glob("*.txt"))]


def _head_line(article: Marked, line: str, number: int) -> None:
    key, _, value = (piece.strip() for piece in line.partition(":"))
    parts = [part.strip() for part in value.split("|")]
    width = {"actor": 5, "quote": 6, "stance": 4}.get(key)
    if width and len(parts) != width:
        article.errors.append(f"line {number}: {key} has {len(parts)} parts, expected {width}")
    elif key in FACTS:
        if value:
            article.facts[key] = value
    elif key == "actor":
        name, kind, role, country, forms = parts
        article.actors.append(
            {
                "name": name,
                "kind": kind,
                "role": role or None,
                "country": country or None,
                "forms": [form.strip() for form in forms.split(";") if form.strip()],
            }
        )
        if kind not in ACTOR_KINDS:
            article.errors.append(f"line {number}: {kind!r} is no kind of actor")
    elif key == "quote":
        name, kind, speaker, how, addressee, medium = parts
        if kind not in QUOTE_KINDS or how not in HOW:
            article.errors.append(f"line {number}: {kind!r} or {how!r} is unknown")
        if name in article.quotes:
            article.errors.append(f"line {number}: {name} twice")
        article.quotes[name] = Quote(kind, speaker, how, addressee or None, medium or None)
    elif key == "stance":
        actor, label, how, evidence = parts
        if label not in STANCES or how not in EVIDENCE:
            article.errors.append(f"line {number}: {label!r} or {how!r} is unknown")
        article.stances.append({"actor": actor, "label": label, "how": how, "evidence": evidence})
    else:
        article.errors.append(f"line {number}: unknown key {key!r}")


def _text(article: Marked, lines: list[str], first: int) -> None:
    pieces: list[str] = []
    at = 0
    for number, line in enumerate(lines, first):
        if not line.strip():
            pieces.append("\n")
            at += 1
            continue
        head = re.match(r"(\+|=?[a-z_]*)> ?", line)
        if not head:
            article.errors.append(f"line {number}: no 'kind> ' in {line[:40]!r}")
            continue
        kind = head[1]
        if kind.startswith(("=", "+")):
            at -= 1
            pieces[-1:] = [" " if kind.startswith("=") else "\n"]
            at += 1
        kind = kind.removeprefix("=")
        plain = _marks(article, line[head.end() :], at, number)
        start, end = at + len(plain) - len(plain.lstrip()), at + len(plain.rstrip())
        if kind == "+":
            article.blocks[-1] = (article.blocks[-1][0], end, article.blocks[-1][2])
        elif kind in LABELS:
            article.blocks.append((start, end, kind))
        else:
            article.errors.append(f"line {number}: unknown kind {kind!r}")
        pieces += [plain, "\n"]
        at += len(plain) + 1
    article.text = "".join(pieces)


def _marks(article: Marked, marked: str, at: int, number: int) -> str:
    """Take the marks out of a line and note where they stood; ``at`` is where the line begins."""
    plain = ""
    opened: list[tuple[str, str | None, int]] = []
    last = 0
    for mark in MARK.finditer(marked):
        plain += marked[last : mark.start()]
        last = mark.end()
        if mark["name"]:
            opened.append((mark["name"], mark["value"], at + len(plain)))
        elif opened:
            _note(article, *opened.pop(), at + len(plain), number)
        else:
            article.errors.append(f"line {number}: ]] without [[")
    if opened:
        article.errors.append(f"line {number}: [[{opened[-1][0]} is not closed (continue it in a mark of its own)")
    return plain + marked[last:]


def _note(article: Marked, name: str, value: str | None, start: int, end: int, number: int) -> None:
    quote, _, part = name.partition(".")
    if name in DATE_KINDS:
        if not re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value or ""):
            article.errors.append(f"line {number}: {name} needs =YYYY-MM-DD")
        article.dates.append((value or "", name, start, end))
    elif quote not in article.quotes:
        article.errors.append(f"line {number}: no quote {quote!r} in the head")
    elif part == "cue":
        article.quotes[quote].cue = (start, end)
    elif part == "who":
        article.quotes[quote].mention = (start, end)
    else:
        article.quotes[quote].content.append((start, end))


def _check(article: Marked) -> None:
    names = {actor["name"] for actor in article.actors}
    for name, quote in article.quotes.items():
        if not quote.content:
            article.errors.append(f"{name} stands nowhere in the text")
        quote.content.sort()
        if quote.speaker != "-" and not quote.speaker.startswith("~") and quote.speaker not in names:
            article.errors.append(f"{name}: {quote.speaker!r} is no actor of the head")
    for actor in article.actors:
        for form in actor["forms"] or [actor["name"]]:  # type: ignore[union-attr]
            if re.sub(r"\s+", " ", form) not in re.sub(r"\s+", " ", article.text):
                article.errors.append(f"actor {actor['name']!r}: {form!r} does not stand in the text")
    if (headline := article.facts.get("headline")) and headline not in article.text:
        article.errors.append("the headline does not stand in the text")
    for stance in article.stances:
        if stance["actor"] not in names:
            article.errors.append(f"stance of {stance['actor']!r}: no actor of the head")
        evidence = str(stance["evidence"])
        if evidence.startswith('"'):
            if evidence.strip('"') not in article.text:
                article.errors.append(f"stance of {stance['actor']!r}: the evidence does not stand in the text")
        elif not evidence or any(name not in article.quotes for name in evidence.split()):
            article.errors.append(f"stance of {stance['actor']!r}: evidence {evidence!r} is no quote")
    if bool(article.stances) != bool(article.facts.get("target")):
        article.errors.append("target and stances go together")


def main() -> int:
    """Check the files named on the command line."""
    wrong = 0
    for path in map(Path, sys.argv[1:]):
        article = read(path)
        wrong += bool(article.errors)
        parts = [article.blocks, article.quotes, article.actors, article.stances]
        print(f"{article.name}: {' '.join(str(len(part)) for part in parts)} blocks, quotes, actors, stances")
        for error in article.errors:
            print(f"  {path}: {error}")
    return int(wrong > 0)


if __name__ == "__main__":
    sys.exit(main())
