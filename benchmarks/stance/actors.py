"""Where actors stand in whole articles: `nl.actor_stances` on actor_stance, and on the project's own gold of news.

NEWSLENS_DATA=... python benchmarks/stance/actors.py --score SCORE.py [--part unread --note "what changed"]

`dev` and `read` were read to write the rules: figures on them flatter. `aside` and `unread` are read by nobody; a
scoring of them is added to tests/stance/ASIDE.md and NEWS.md, whatever it says. Weights are fitted on all but `aside`
(`train_actors.py` tells what they get right on articles left out).
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import newslens as nl
from harness.data import json_lines
from harness.scorer import score_against
from harness.scores import calibration_error, chance_error
from news import news
from own import log
from passages import FOLDER

LOGS = {"aside": FOLDER / "ASIDE.md", "unread": FOLDER / "NEWS.md"}


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
    parser.add_argument("--part", choices=("dev", "aside", "read", "unread"), default="dev")
    parser.add_argument("--note", help="what the scoring of aside or unread is for; goes into the log")
    options = parser.parse_args()
    if options.part in LOGS and not options.note:
        parser.error(f"a scoring of {options.part} needs a --note for the log")
    own = options.part in ("read", "unread")
    records = news(options.part) if own else list(json_lines(f"actor_stance/{options.part}.jsonl.gz"))
    predicted = [stances(record) for record in records]
    told = score_against(options.score, "actor", records, predicted)
    right, sure = judged(records, predicted)
    told |= {"ece": calibration_error(right, sure), "ece_chance": chance_error(sure)}
    if options.part in LOGS:
        log(told, options.note, LOGS[options.part])
    print(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()
