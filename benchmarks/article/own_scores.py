"""What a reading of the project's own articles is worth, measure by measure.

Every function takes gold and readings in one order.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from marked import LABELS, Marked, Quote, Span

Reading = Any
Measure = dict[str, float]


def measures(gold: Sequence[Marked], readings: Sequence[Reading]) -> Measure:
    """Return every measure by name."""
    pairs = list(zip(gold, readings, strict=True))
    english = [(article, reading) for article, reading in pairs if article.facts.get("language", "en") == "en"]
    return {
        **body([(article.body, reading.body) for article, reading in pairs]),
        **blocks(pairs),
        **{name: fact(name, pairs) for name in ("headline", "dateline", "outlet", "agency", "byline", "editor")},
        "language": share(reading.language == article.facts.get("language", "en") for article, reading in pairs),
        **dates(pairs),
        **quotes(english),
        **actors(english),
    }


def share(found: Iterable[bool]) -> float:
    """Return the share that is true; 1 of nothing."""
    held = list(found)
    return sum(held) / len(held) if held else 1.0


def body(bodies: Sequence[tuple[str, str]]) -> Measure:
    """F1 over 4-word shingles: of precision and recall averaged over the articles."""
    precisions, recalls = [], []
    for wanted, found in bodies:
        gold, mine = shingles(wanted), shingles(found)
        hit = (gold & mine).total()
        recalls.append(hit / gold.total() if gold else 1.0)
        if mine:
            precisions.append(hit / mine.total())
    precision, recall = (sum(held) / len(held) if held else 0.0 for held in (precisions, recalls))
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"body_f1": f1, "body_precision": precision, "body_recall": recall}


def shingles(text: str, width: int = 4) -> Counter[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return Counter(tuple(words[at : at + width]) for at in range(max(1, len(words) - width + 1)) if words)


def blocks(pairs: Sequence[tuple[Marked, Reading]]) -> Measure:
    """Share of the gold's blocks whose label, and whose kind, the block over their middle has."""
    labels, kinds = [], []
    for article, reading in pairs:
        for start, end, kind in article.blocks:
            middle = (start + end) // 2
            over = next((block for block in reading.blocks if block.start <= middle < block.end), None)
            labels.append(over is not None and over.label == LABELS[kind])
            kinds.append(over is not None and over.kind == kind)
    return {"block_label": share(labels), "block_kind": share(kinds)}


def fact(name: str, pairs: Sequence[tuple[Marked, Reading]]) -> float:
    """Share of the articles whose field is exactly the gold's, white space aside; None where the gold has none."""
    return share(same(article.facts.get(name), value(getattr(reading, name))) for article, reading in pairs)


def value(field: Any) -> str | None:
    return None if field is None else field.value


def same(wanted: str | None, found: str | None) -> bool:
    return plain(wanted) == plain(found)


def plain(text: str | None) -> str | None:
    return None if text is None else " ".join(text.split()).lower()


def dates(pairs: Sequence[tuple[Marked, Reading]]) -> Measure:
    """Dates found with their kind; publication dates found; and publication dates claimed without one in the gold."""
    kinds, published, invented = [], [], []
    for article, reading in pairs:
        # The gold keeps the day only; a reading adds the hour.
        found = {(date.iso[:10], date.kind) for date in reading.dates}
        kinds += [(iso, kind) in found for iso, kind, *_ in article.dates]
        wanted = {iso for iso, kind, *_ in article.dates if kind == "published"}
        claimed = {iso for iso, kind in found if kind == "published"}
        if wanted:
            published.append(bool(wanted & claimed))
        invented.append(bool(claimed - wanted))
    return {"date_kind": share(kinds), "published_found": share(published), "published_wrong": share(invented)}


def quotes(pairs: Sequence[tuple[Marked, Reading]]) -> Measure:
    """Quotes found, by kind; speakers right over all of the gold's; and how much of what was claimed overlaps gold."""
    found: dict[str, list[bool]] = {"direct": [], "mixed": [], "indirect": []}
    exact, speakers, named, true = [], [], [], []
    for article, reading in pairs:
        for quote in article.quotes.values():
            match = best(quote, reading.quotes)
            found[quote.kind].append(match is not None)
            right = match is not None and speaker_right(quote, match.speaker)
            speakers.append(right)
            if match is not None and match.speaker is not None:
                named.append(right)
            if quote.kind == "direct":
                exact.append(match is not None and list(match.content) == quote.content)
        spans = [span for quote in article.quotes.values() for span in quote.content]
        true += [any(overlap(mine, span) for mine in quote.content for span in spans) for quote in reading.quotes]
    return {
        **{f"{kind}_found": share(held) for kind, held in found.items()},
        "direct_exact": share(exact),
        "quote_precision": share(true),
        "speaker": share(speakers),
        "speaker_precision": share(named),
    }


def best(quote: Quote, candidates: Sequence[Any]) -> Any:
    """Return the reading's quotation that shares most characters with the gold's."""

    def shared(candidate: Any) -> int:
        return sum(overlap(mine, span) for mine in candidate.content for span in quote.content)

    most = max(candidates, key=shared, default=None)
    return most if most is not None and shared(most) else None


def overlap(left: Span, right: Span) -> int:
    return max(0, min(left[1], right[1]) - max(left[0], right[0]))


def speaker_right(quote: Quote, found: str | None) -> bool:
    """Compare full names; an unnamed source may be None or hold the words' last one."""
    if quote.speaker.startswith("~"):
        return found is None or quote.speaker.split()[-1].strip("~.,").lower() in found.lower()
    return found is None if quote.speaker == "-" else same(quote.speaker, found)


def actors(pairs: Sequence[tuple[Marked, Reading]]) -> Measure:
    """Actors found under their full name, and with the right kind."""
    names, kinds = [], []
    for article, reading in pairs:
        found = {plain(actor.name): actor.kind for actor in reading.actors}
        for actor in article.actors:
            names.append(plain(str(actor["name"])) in found)
            kinds.append(found.get(plain(str(actor["name"]))) == actor["kind"])
    return {"actor_name": share(names), "actor_kind": share(kinds)}


NAME = r"(?:(?:[A-Z][\w.'’-]*|de|van|bin|al)\s){0,3}[A-Z][\w'’-]+"
SAID = re.compile(rf"(?P<before>{NAME}) said|said (?P<after>{NAME})")


def plain_patterns(gold: Sequence[Marked]) -> float:
    """Share of the speakers that "X said" and "said X" in the quote's paragraph find; any form of the name counts."""
    right = []
    for article in gold:
        forms = {str(actor["name"]): {str(actor["name"]), *actor["forms"]} for actor in article.actors}  # type: ignore[misc]
        for quote in article.quotes.values():
            start = article.text.rfind("\n", 0, quote.content[0][0]) + 1
            end = article.text.find("\n", quote.content[-1][1])
            said = [match["before"] or match["after"] for match in SAID.finditer(article.text[start:end])]
            right.append(any(name in forms.get(quote.speaker, ()) for name in said))
    return share(right)


def by_line(gold: Sequence[Marked], keep: Callable[[str], bool]) -> float:
    """Return the body F1 of a rule that keeps or drops whole lines."""
    kept = ["\n".join(line for line in article.text.split("\n") if keep(line)) for article in gold]
    return body([(article.body, found) for article, found in zip(gold, kept, strict=True)])["body_f1"]
