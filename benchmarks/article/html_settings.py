"""What choosing the settings of the HTML path on the pages themselves is worth.

NEWSLENS_DATA=... python benchmarks/article/html_settings.py --score SCORE.py

Prints every setting over all pages, and the figure of a choice that leaves publishers out: for each fold, the setting
that is best on the other folds reads its pages.
"""

import argparse
import json
import logging
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from body import models, read_with
from harness.data import json_lines
from harness.scorer import score_records
from newslens.html import agreed
from pages import HTML, Page, pages
from trafilatura import bare_extraction

Bodies = dict[str, str]
Choice = Callable[[dict[str, list[str]]], list[str]]

EXTRACTIONS: dict[str, dict[str, bool]] = {
    "fast": {"fast": True},
    "default": {},
    "precision": {"favor_precision": True},
    "recall": {"favor_recall": True},
}

SETTINGS: dict[str, Choice] = {
    **{name: (lambda found, name=name: found[name]) for name in EXTRACTIONS},
    "fast, where precision agrees": lambda found: agreed(found["fast"], found["precision"]),
    "default, where precision agrees": lambda found: agreed(found["default"], found["precision"]),
    "default, where fast agrees": lambda found: agreed(found["default"], found["fast"]),
    "recall, where precision agrees": lambda found: agreed(found["recall"], found["precision"]),
}


def extractions(html: str) -> dict[str, list[str]]:
    """Return the lines of a page under every option of trafilatura."""
    found = {name: bare_extraction(html, include_comments=False, **options) for name, options in EXTRACTIONS.items()}
    return {name: document.text.splitlines() if document else [] for name, document in found.items()}


def f1(script: Path, chosen: list[Page], bodies: Bodies) -> float:
    with tempfile.TemporaryDirectory() as folder:
        gold = Path(folder) / "gold.jsonl"
        gold.write_text("".join(json.dumps(page) + "\n" for page in chosen), encoding="utf-8")
        records = [{"id": page["id"], "body": bodies[page["id"]]} for page in chosen]
        return float(score_records(script, "body", gold, records)["f1"])


def read(model: dict[str, Any], inside: list[Page], found: dict[str, dict[str, list[str]]], setting: str) -> Bodies:
    texts = {page["id"]: "\n".join(SETTINGS[setting](found[page["id"]])) for page in inside}
    rows = [{"id": name, "text": text, "begin": 0} for name, text in texts.items()]
    return {row["id"]: row["body"] for row in read_with(model, "extracted", rows)}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--score", required=True, type=Path, help="score.py beside the data")
    script = parser.parse_args().score
    logging.disable(logging.CRITICAL)
    found = pages()
    extracted = {record["id"]: extractions(record["html"]) for record in json_lines(HTML)}
    bodies: dict[str, Bodies] = {setting: {} for setting in SETTINGS}
    parts: list[list[Page]] = []
    for model, inside in models(found):
        parts.append(inside)
        for setting, read_so_far in bodies.items():
            read_so_far |= read(model, inside, extracted, setting)
    for setting, every in bodies.items():
        print(f"{setting:34} {f1(script, found, every):.4f}")
    chosen: Bodies = {}
    for inside in parts:
        others = [page for part in parts if part is not inside for page in part]
        best = max(bodies, key=lambda setting: f1(script, others, bodies[setting]))
        chosen |= {page["id"]: bodies[best][page["id"]] for page in inside}
    print(f"{'chosen on other publishers':34} {f1(script, found, chosen):.4f}")


if __name__ == "__main__":
    main()
