"""Read the project's own stance set: the passages of tests/stance, and the articles of tests/articles with a target.

Run, it checks the passages of both parts.
"""

import sys
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "article"))

import marked

FOLDER = Path(__file__).resolve().parents[2] / "tests/stance"
LABELS = ("favor", "against", "neutral", "mixed", "none")


@dataclass
class Passage:
    """A text, a target, and the label of each actor by name. ``case`` is the hard case, or "article"."""

    case: str
    text: str = ""
    target: str = ""
    labels: dict[str, str] = field(default_factory=dict)
    forms: dict[str, list[str]] = field(default_factory=dict)
    evidence: dict[str, list[tuple[int, int]]] = field(default_factory=dict)


def read_part(part: str) -> list[Passage]:
    """Return the passages and the articles of ``tune`` or ``kept``."""
    files = sorted((FOLDER / part).glob("*.txt"))
    found = [_passage(path.stem, piece) for path in files for piece in path.read_text("utf-8").strip().split("\n\n")]
    return found + [_article(article) for article in marked.read_part(part) if "target" in article.facts]


def _passage(case: str, piece: str) -> Passage:
    passage = Passage(case)
    paragraphs = []
    for line in piece.split("\n"):
        key, _, value = line.partition(": ")
        if key == "text":
            paragraphs.append(value)
        elif key == "target":
            passage.target = value
        elif key in LABELS:
            passage.labels[value] = key
        else:
            raise ValueError(f"{case}: unknown key {key!r} in {line!r}")
    passage.text = "\n\n".join(paragraphs)
    passage.forms = {name: [name] for name in passage.labels}
    missing = [name for name in passage.labels if name not in passage.text]
    if missing or not passage.target:
        raise ValueError(f"{case}: {missing or 'the target'} not in {piece[:60]!r}")
    return passage


def _article(article: marked.Marked) -> Passage:
    """Actors of an article without a stance have none."""
    names = [str(actor["name"]) for actor in article.actors]
    labels = {str(stance["actor"]): str(stance["label"]) for stance in article.stances}
    forms = {str(actor["name"]): [str(actor["name"]), *actor["forms"]] for actor in article.actors}  # type: ignore[misc]
    evidence = {str(stance["actor"]): _spans(article, str(stance["evidence"])) for stance in article.stances}
    labels = {name: labels.get(name, "none") for name in names}
    return Passage("article", article.text, article.facts["target"], labels, forms, evidence)


def _spans(article: marked.Marked, evidence: str) -> list[tuple[int, int]]:
    if evidence.startswith('"'):
        words = evidence.strip('"')
        start = article.text.find(words)
        return [(start, start + len(words))]
    return [span for name in evidence.split() for span in article.quotes[name].content]


if __name__ == "__main__":
    for part in ("tune", "kept"):
        print(part, len(list((FOLDER / part).glob("*.txt"))), "files", len(read_part(part)), "texts")
