"""The project's own articles: what `nl.parse` reads off them, beside the C4 line rule and plain "X said" patterns.

python benchmarks/article/own.py [--part kept --note "what changed"] [--show MEASURE]

Develop on `tune`. A scoring of `kept` is added to tests/articles/SCORES.md, whatever it says.
"""

import argparse
import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import newslens as nl
from body import c4
from marked import ARTICLES, read_part
from own_scores import by_line, measures, plain_patterns

LOG = ARTICLES / "SCORES.md"


def commit() -> str:
    done = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ARTICLES, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def log(scores: dict[str, float], note: str) -> None:
    """Add a line to the log of the kept half."""
    figures = ", ".join(f"{name} {value:.3f}" for name, value in scores.items())
    with LOG.open("a", encoding="utf-8") as file:
        file.write(f"- {datetime.now(UTC):%Y-%m-%d}, after {commit()}: {note}. {figures}\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("tune", "further", "kept"), default="tune")
    parser.add_argument("--note", help="what the scoring of kept is for; goes into the log")
    options = parser.parse_args()
    if options.part == "kept" and not options.note:
        parser.error("a scoring of kept needs a --note for the log")
    gold = read_part(options.part)
    scores = measures(gold, nl.parse_many([article.text for article in gold]))
    scores |= {"c4_body_f1": by_line(gold, c4), "x_said_speaker": plain_patterns(gold)}
    if options.part == "kept":
        log(scores, options.note)
    print(json.dumps({"articles": len(gold), **{name: round(value, 4) for name, value in scores.items()}}, indent=1))


if __name__ == "__main__":
    main()
