"""Where actors stand in whole articles: `nl.actor_stances` on actor_stance.

NEWSLENS_DATA=... python benchmarks/stance/actors.py --score SCORE.py [--part aside --note "what changed"]

`dev` was read to write the rules, and their weights were fitted on it: figures on it flatter. `aside` is read by
nobody; a scoring of it is added to tests/stance/ASIDE.md, whatever it says.
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
from harness.scores import calibration_error, chance_error
from own import log
from passages import FOLDER

LOG = FOLDER / "ASIDE.md"


def stances(record: dict[str, Any]) -> dict[str, Any]:
    """Return what the scorer reads: every stance of one article that is not withheld."""
    found = [stance.to_dict() for stance in nl.actor_stances(record["text"], record["target"])]
    return {"id": record["id"], "stances": [stance for stance in found if stance["label"] != "abstain"]}


def judged(records: list[dict[str, Any]], predicted: list[dict[str, Any]]) -> tuple[list[bool], list[float]]:
    """Return for every confident actor that was found whether the surest label is right, and its probability."""
    right, sure = [], []
    for record, answer in zip(records, predicted, strict=True):
        for gold in record["stances"]:
            forms = {form.lower() for form in (gold["actor"], *gold["aliases"])}
            mine = [told for told in answer["stances"] if forms & {form.lower() for form in _forms(told)}]
            if gold["confident"] and mine:
                surest = max(mine, key=lambda told: told["probability"])
                right.append(surest["label"] == gold["label"])
                sure.append(surest["probability"])
    return right, sure


def _forms(told: dict[str, Any]) -> list[str]:
    return [told["actor"], *told["aliases"]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--score", required=True, type=Path, help="score.py beside the data")
    parser.add_argument("--part", choices=("dev", "aside"), default="dev")
    parser.add_argument("--note", help="what the scoring of aside is for; goes into the log")
    options = parser.parse_args()
    if options.part == "aside" and not options.note:
        parser.error("a scoring of aside needs a --note for the log")
    name = f"actor_stance/{options.part}.jsonl.gz"
    records = list(json_lines(name))
    predicted = [stances(record) for record in records]
    told = score_records(options.score, "actor", root() / name, predicted)
    right, sure = judged(records, predicted)
    told |= {"ece": calibration_error(right, sure), "ece_chance": chance_error(sure)}
    if options.part == "aside":
        log(told, options.note, LOG)
    print(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()
