"""Body extraction from text without mark-up: the line scorer beside plain rules.

NEWSLENS_DATA=... python benchmarks/article/body.py --score SCORE.py

Every page is read by a model trained without its publisher (10 folds of publishers), on the other pages and the
project's own articles. F1 over 4-word shingles, by the scorer given.
"""

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from harness.scorer import score_records
from marked import read_part
from pages import Page, folds, gold, pages, rust
from train_lines import prepared, train

TERMINAL = re.compile(r"[.!?。！？…][\"'”’)\]]*$")
POLICIES = ("javascript", "cookie", "privacy policy", "terms of use")
MODES = {"body": "line scorer", "parse": "line scorer and typed rules"}


def everything(_: str) -> bool:
    return True


def long_sentences(line: str) -> bool:
    return len(line.split()) >= 12 and ends_a_sentence(line)


def c4(line: str) -> bool:
    """Apply the line rule of C4: five words, a sentence's end, no word of scripts and policies."""
    return len(line.split()) >= 5 and ends_a_sentence(line) and not any(word in line.lower() for word in POLICIES)


def ends_a_sentence(line: str) -> bool:
    return TERMINAL.search(line) is not None


RULES: dict[str, Callable[[str], bool]] = {
    "keep everything": everything,
    "12 words and a sentence's end": long_sentences,
    "C4 line rule": c4,
}


def by_rule(rule: Callable[[str], bool], page: Page) -> dict[str, str]:
    return {"id": page["id"], "body": "\n".join(line for line in page["text"].split("\n") if rule(line))}


def models(found: list[Page]) -> Iterator[tuple[dict[str, Any], list[Page]]]:
    """Train a model for each fold, and give it with the pages whose publishers it has not seen."""
    fold, made = folds(found), prepared(found, read_part("tune"))
    for number in sorted(set(fold)):
        inside = {page["publisher"] for page, its_fold in zip(found, fold, strict=True) if its_fold == number}
        model = train([sample for sample in made if sample["publisher"] not in inside])
        yield model, [page for page in found if page["publisher"] in inside]


def cross_validated(found: list[Page]) -> dict[str, list[Any]]:
    """Return, for each mode, the bodies found by models that have not seen the publisher."""
    bodies: dict[str, list[Any]] = {mode: [] for mode in MODES}
    for model, inside in models(found):
        rows = [{"id": page["id"], "text": page["text"]} for page in inside]
        for mode, read in bodies.items():
            read += read_with(model, mode, rows)
    return bodies


def read_with(model: dict[str, Any], mode: str, rows: list[dict[str, Any]]) -> list[Any]:
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(model, file)
        file.flush()
        return rust(mode, rows, file.name)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--score", required=True, type=Path, help="score.py beside the data")
    script = parser.parse_args().score
    found = pages()
    methods = {name: [by_rule(rule, page) for page in found] for name, rule in RULES.items()}
    methods |= {MODES[mode]: read for mode, read in cross_validated(found).items()}
    publishers = len({page["publisher"] for page in found})
    print(f"{len(found)} pages, {publishers} publishers; each left out of its model's training\n")
    print("| method | F1 | precision | recall |\n|---|---|---|---|")
    for name, rows in methods.items():
        told = score_records(script, "body", gold(), rows)
        print(f"| {name} | {told['f1']:.3f} | {told['precision']:.3f} | {told['recall']:.3f} |")


if __name__ == "__main__":
    main()
