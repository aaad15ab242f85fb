"""Where actors stand in whole articles: `nl.actor_stances` on the dev part of actor_stance.

NEWSLENS_DATA=... python benchmarks/stance/actors.py --score SCORE.py
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import newslens as nl
from harness.data import json_lines, root
from harness.scorer import score_records

DEV = "actor_stance/dev.jsonl.gz"


def stances(record: dict[str, Any]) -> dict[str, Any]:
    """Return what the scorer reads: every stance of one article that is not withheld."""
    found = [stance.to_dict() for stance in nl.actor_stances(record["text"], record["target"])]
    return {"id": record["id"], "stances": [stance for stance in found if stance["label"] != "abstain"]}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--score", required=True, type=Path, help="score.py beside the data")
    script = parser.parse_args().score
    told = score_records(script, "actor", root() / DEV, [stances(record) for record in json_lines(DEV)])
    print(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()
