"""The project's own articles: what `nl.parse` reads off them, beside the C4 line rule and plain "X said" patterns.

python benchmarks/article/own.py [--part kept --note "what changed"] [--kinds indian,ocr]

Develop on `tune`. A scoring of `kept`, and any other with a note, is added to tests/articles/SCORES.md, whatever it
says.
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
HEADINGS = {
    "tune": "# Scorings of the half for tuning",
    "kept": "# Scorings of the kept half",
    "further": "# Scorings of the further articles",
    "blind": "# Scorings of the blind articles",
}


def commit() -> str:
    done = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=ARTICLES, capture_output=True, text=True, check=True
    )
    return done.stdout.strip()


def log(part: str, scores: dict[str, float], note: str) -> None:
    """Add a line to the end of the part's section of the log."""
    figures = ", ".join(f"{name} {value:.3f}" for name, value in scores.items())
    line = f"- {datetime.now(UTC):%Y-%m-%d}, after {commit()}: {note}. {figures}\n"
    before, heading, rest = LOG.read_text(encoding="utf-8").partition(HEADINGS[part])
    own, following, others = rest.partition("\n# ")
    LOG.write_text(f"{before}{heading}{own.rstrip()}\n{line}{following}{others}", encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=tuple(HEADINGS), default="tune")
    parser.add_argument("--note", help="what the scoring is for; goes into the log")
    parser.add_argument("--kinds", help="only articles of these kinds, parted by commas")
    options = parser.parse_args()
    if options.part == "kept" and not options.note:
        parser.error("a scoring of kept needs a --note for the log")
    kinds = options.kinds.split(",") if options.kinds else None
    gold = [article for article in read_part(options.part) if kinds is None or article.name[:-3] in kinds]
    scores = measures(gold, nl.parse_many([article.text for article in gold]))
    scores |= {"c4_body_f1": by_line(gold, c4), "x_said_speaker": plain_patterns(gold)}
    if options.note:
        log(options.part, scores, options.note)
    print(json.dumps({"articles": len(gold), **{name: round(value, 4) for name, value in scores.items()}}, indent=1))


if __name__ == "__main__":
    main()
