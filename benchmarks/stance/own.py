"""The project's own stance set: `nl.actor_stances`, beside a plain lexicon of good and bad words.

python benchmarks/stance/own.py [--part kept --note "what changed"] [--show]

Develop on `tune`. A scoring of `kept` is added to tests/stance/SCORES.md, whatever it says.
"""

import argparse
import json
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import newslens as nl
from passages import FOLDER, Passage, read_part

LOG = FOLDER / "SCORES.md"
SCORED = ("favor", "against", "neutral", "none")
Answer = dict[str, tuple[str, float]]
"""Label and probability of each actor by name."""

GOOD = (
    *("accept", "agree", "applaud", "approve", "back", "benefit", "best", "better", "cheer", "defend", "delighted"),
    *("endorse", "fair", "favor", "favour", "glad", "good", "great", "happy", "hope", "honour", "joy", "love", "need"),
    *("praise", "pride", "protect", "ratify", "safe", "save", "sign", "smile", "success", "support", "thank", "want"),
    *("welcome", "win", "wonderful"),
)
BAD = (
    *("abandon", "accuse", "against", "anger", "angry", "attack", "bad", "ban", "block", "blame", "catastrophe"),
    *("complain", "condemn", "cost", "criticise", "criticize", "cruel", "damage", "danger", "denounce", "deny"),
    *("disappoint", "disaster", "fear", "fight", "furious", "harm", "hate", "kill", "lose", "mourn", "never", "oppose"),
    *("protest", "refuse", "regret", "reject", "ruin", "sad", "scrap", "stop", "threat", "tragedy", "ugly", "unfair"),
    *("veto", "warn", "weak", "worst", "wrong"),
)


def by_rules(passage: Passage) -> Answer:
    """Ask the library."""
    found: Answer = {}
    for stance in nl.actor_stances(passage.text, passage.target):
        for name, forms in passage.forms.items():
            if _names(forms, [stance.actor, *stance.aliases]) and name not in found:
                found[name] = stance.label, stance.probability
    return found


def by_lexicon(passage: Passage) -> Answer:
    """Weigh good against bad words in the sentences that name the actor; neutral if they name a word of the target."""
    found: Answer = {}
    for name, forms in passage.forms.items():
        own = [part for part in re.split(r"(?<=[.?!”\"])\s+", passage.text) if any(form in part for form in forms)]
        words = re.findall(r"[a-z]+", " ".join(own).lower())
        score = sum(_starts(word, GOOD) - _starts(word, BAD) for word in words)
        names_target = any(word in words for word in passage.target.lower().split()[1:])
        level = "neutral" if names_target else "none"
        found[name] = ("favor" if score > 0 else "against" if score < 0 else level), 0.5
    return found


def _starts(word: str, stems: Sequence[str]) -> bool:
    return any(word.startswith(stem) and len(word) <= len(stem) + 3 for stem in stems)


def _names(forms: Sequence[str], found: Sequence[str]) -> bool:
    """Tell whether one name is the other, or its last words."""
    plain = [[re.sub(r"^the ", "", form.lower()) for form in held] for held in (forms, found)]
    return any(
        f" {one}".endswith(f" {other}") or f" {other}".endswith(f" {one}") for one in plain[0] for other in plain[1]
    )


def measures(passages: Sequence[Passage], system: Callable[[Passage], Answer]) -> dict[str, float]:
    """Macro-F1 over four labels, none of an actor being no answer or an abstention; and precision at coverage."""
    pairs = [
        (label, answers.get(name, ("none", 0.0)))
        for passage, answers in _answers(passages, system)
        for name, label in passage.labels.items()
    ]
    plain = [(gold, "none" if label == "abstain" else label, sure) for gold, (label, sure) in pairs]
    held = [(gold, label) for gold, label, _ in plain if gold != "none"]
    given = [(gold, label) for gold, label in held if label != "none"]
    scores = {label: _f1([(gold, found) for gold, found, _ in plain], label) for label in SCORED}
    none = [label for gold, label, _ in plain if gold == "none"]
    return {
        "macro_f1": sum(scores.values()) / len(scores),
        **{f"f1_{label}": score for label, score in scores.items()},
        "found_and_right": _share([gold == label for gold, label in held]),
        "coverage": len(given) / len(held),
        "precision": _share([gold == label for gold, label in given]),
        "none_kept": _share([label == "none" for label in none]),
        "actors": len(plain),
    }


def _answers(passages: Sequence[Passage], system: Callable[[Passage], Answer]) -> list[tuple[Passage, Answer]]:
    return [(passage, system(passage)) for passage in passages]


def _share(held: Sequence[bool]) -> float:
    return sum(held) / len(held) if held else 0.0


def _f1(pairs: Sequence[tuple[str, str]], label: str) -> float:
    right = sum(gold == found == label for gold, found in pairs)
    both = sum(gold == label for gold, _ in pairs) + sum(found == label for _, found in pairs)
    return 2 * right / both if both else 0.0


def by_case(passages: Sequence[Passage]) -> dict[str, str]:
    """Right of all actors, by hard case."""
    right, whole = Counter[str](), Counter[str]()
    for passage, answers in _answers(passages, by_rules):
        for name, label in passage.labels.items():
            found = answers.get(name, ("none", 0.0))[0].replace("abstain", "none")
            whole[passage.case] += 1
            right[passage.case] += found == label
    return {case: f"{right[case]}/{whole[case]}" for case in whole}


def show(passages: Sequence[Passage]) -> None:
    """Print every wrong answer."""
    for passage, answers in _answers(passages, by_rules):
        wrong = {
            name: f"{label} <- {answers.get(name, ('none',))[0]}"
            for name, label in passage.labels.items()
            if answers.get(name, ("none",))[0].replace("abstain", "none") != label
        }
        if wrong:
            print(
                f"[{passage.case}] {passage.target}: {wrong}\n    {passage.text if passage.case != 'article' else ''}"
            )


def log(told: dict[str, Any], note: str, path: Path = LOG) -> None:
    """Add a line to a log of scorings."""
    command = ["git", "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(command, cwd=FOLDER, capture_output=True, text=True, check=True).stdout.strip()
    with path.open("a", encoding="utf-8") as file:
        file.write(f"- {datetime.now(UTC):%Y-%m-%d}, after {commit}: {note}. {json.dumps(told)}\n")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("tune", "kept"), default="tune")
    parser.add_argument("--note", help="what the scoring of kept is for; goes into the log")
    parser.add_argument("--show", action="store_true", help="print what is wrong; of tune alone")
    options = parser.parse_args()
    if options.part == "kept" and (not options.note or options.show):
        parser.error("a scoring of kept needs a --note for the log, and shows nothing")
    passages = read_part(options.part)
    if options.show:
        show(passages)
    told: dict[str, Any] = {name: round(value, 3) for name, value in measures(passages, by_rules).items()}
    told |= {"passages": len(passages), "articles": sum(passage.case == "article" for passage in passages)}
    told["plain_lexicon_macro_f1"] = round(measures(passages, by_lexicon)["macro_f1"], 3)
    if options.part == "kept":
        log(told, options.note)
    else:
        told["cases"] = by_case(passages)
    print(json.dumps(told, indent=1))


if __name__ == "__main__":
    main()
