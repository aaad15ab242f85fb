"""A gate, not a figure: the weights that ship, through the command line, on the pages they were trained on.

NEWSLENS_DATA=... python benchmarks/article/shipped.py --score SCORE.py

The figure to report is that of `body.py`, whose models have not seen the publisher. This check only tells whether
what is installed reads as the benchmark does: it exits with 1 if the body F1 is below the floor.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from harness.data import json_lines
from harness.scorer import score_records
from pages import GOLD, gold

FLOOR = 0.86


def bodies(found: list[dict[str, str]]) -> list[dict[str, str]]:
    """Return what `newslens parse` takes for the body of every page."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "pages.jsonl"
        path.write_text("".join(json.dumps({"text": page["text"]}) + "\n" for page in found), encoding="utf-8")
        command = [sys.executable, "-m", "newslens", "parse", str(path), "--format", "jsonl"]
        done = subprocess.run(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)
    read = [json.loads(line) for line in done.stdout.split("\n") if line]
    return [{"id": page["id"], "body": row["article"]["body"]} for page, row in zip(found, read, strict=True)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--score", required=True, type=Path, help="score.py beside the data")
    script = parser.parse_args().score
    if score_records(script, "body", gold(), bodies(json_lines(GOLD)))["f1"] < FLOOR:
        raise SystemExit(f"the bodies that newslens parse finds are below the floor of {FLOOR}")
    print(f"newslens parse holds the floor of {FLOOR}")


if __name__ == "__main__":
    main()
