"""Stances in the articles the project began with: undisputed ones found with their evidence, and actors without one.

NEWSLENS_SEEDS=... python benchmarks/stance/seeds.py
"""

import json
import os
from pathlib import Path
from typing import Any

import newslens as nl


def told(text: str, target: str, actor: str) -> Any:
    """Return the stance of an actor that is not withheld, if there is one."""
    stances = [stance for stance in nl.actor_stances(text, target) if stance.label != "abstain"]
    return next((stance for stance in stances if actor in (stance.actor, *stance.aliases)), None)


def overlaps(stance: Any, start: int, end: int) -> bool:
    return stance is not None and any(min(last, end) > max(first, start) for first, last in stance.evidence)


def main() -> None:
    folder = Path(os.environ["NEWSLENS_SEEDS"])
    found, evident, silent = [], [], []
    for path in sorted(folder.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        for gold in json.loads((folder / "gold" / f"{path.name}.json").read_text(encoding="utf-8"))["stances"]:
            stance = told(text, gold["target"], gold["actor"])
            if gold["stance"] == "none":
                silent.append(stance is None)
            elif not gold.get("disputed"):
                found.append(stance is not None and stance.label == gold["stance"])
                if "evidence" in gold:
                    evident.append(overlaps(stance, *gold["evidence"]["span"]))
    for name, held in (("found with the label", found), ("evidence overlaps", evident), ("none gets none", silent)):
        print(f"{name}: {sum(held)} of {len(held)}")


if __name__ == "__main__":
    main()
