"""Fit the weights of the stance rules: how much each kind of evidence tells of the side an actor is on.

cargo build --locked --example stances
NEWSLENS_DATA=... python benchmarks/stance/train_actors.py target/debug/examples/stances > src/stance/data/weights.txt

Logistic regression, no weight below zero, drawn toward one weight for all, on the stances for and against of the dev
part of actor_stance and of the project's own gold of news (texts Apache-2.0), and of the tune half of the project's own
set. Slope and base of the probability come from the sure stances of the articles nobody read (news, unread) by weights
that were fitted without their articles, in ten folds, where actors on neither side count as wrong: the passages are
written to be hard, and rules fit what was read to write them. What is right is printed.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from harness.data import json_lines
from news import news
from passages import Passage, read_part

FOLDS, RIDGE, PRIOR = 10, 6.0, 0.8
UNSURE = 0.5
"""Weight of a stance that its annotator was not sure of."""
ABSTAIN = 0.02
SIDE = {"favor": 1.0, "against": 0.0}
Rows = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]
"""Features, sides, weights, and the number of the text; the unread articles come first."""


def golds() -> list[tuple[str, str, list[tuple[set[str], str, float]]]]:
    """Text, target and the sides taken, of every training text."""
    records = news("unread") + news("read") + list(json_lines("actor_stance/dev.jsonl.gz"))
    real = [(record["text"], record["target"], [_real(stance) for stance in record["stances"]]) for record in records]
    own = [(passage.text, passage.target, _own(passage)) for passage in read_part("tune")]
    return real + own


def _real(stance: dict[str, Any]) -> tuple[set[str], str, float]:
    return (
        {_plain(form) for form in (stance["actor"], *stance["aliases"])},
        stance["label"],
        1.0 if stance["confident"] else UNSURE,
    )


def _own(passage: Passage) -> list[tuple[set[str], str, float]]:
    return [({_plain(form) for form in passage.forms[name]}, label, 1.0) for name, label in passage.labels.items()]


def _plain(form: str) -> str:
    return form.lower().removeprefix("the ")


def ask(example: str, mode: str, records: Sequence[dict[str, str]]) -> list[Any]:
    """Ask the example built from `examples/stances.rs`."""
    lines = "\n".join(map(json.dumps, records))
    told = subprocess.run([example, mode], input=lines, stdout=subprocess.PIPE, text=True, check=True).stdout
    return [json.loads(line) for line in told.splitlines()]


def rows(example: str) -> Rows:
    """Features, sides (1 for, 0 against, -1 neither), weights and the number of the text."""
    texts = golds()
    found = ask(example, "features", [{"text": text, "target": target} for text, target, _ in texts])
    kept = []
    for number, ((_, _, stances), holders) in enumerate(zip(texts, found, strict=True)):
        for forms, label, weight in stances:
            mine = [values for names, values in holders if forms & {_plain(name) for name in names} and any(values)]
            if label != "none" and mine:
                kept.append((mine[0], SIDE.get(label, -1.0), weight, number))
    values, sides, weights, numbers = zip(*kept, strict=True)
    return np.array(values), np.array(sides), np.array(weights), np.array(numbers)


def fit(values: np.ndarray, sides: np.ndarray, weights: np.ndarray) -> np.ndarray:
    """Return the weights of the features and the bias last."""
    width = values.shape[1]

    def loss(weight: np.ndarray) -> tuple[float, np.ndarray]:
        logits = values @ weight[:width] + weight[width]
        gap = weight - np.append(np.full(width, PRIOR), 0.0)
        share = 1 / (1 + np.exp(-logits))
        told = weights @ (np.logaddexp(0, logits) - sides * logits) + RIDGE / 2 * gap @ gap
        off = weights * (share - sides)
        return told, np.append(values.T @ off, off.sum()) + RIDGE * gap

    start = np.append(np.full(width, PRIOR), 0.0)
    bounds = [(0.0, None)] * width + [(None, None)]
    return np.asarray(minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds).x)


def held_out(data: Rows) -> np.ndarray:
    """Logits of every row by weights that were fitted without its text."""
    values, sides, weights, numbers = data
    logits = np.zeros(len(sides))
    for fold in range(FOLDS):
        out = numbers % FOLDS == fold
        held = ~out & (sides >= 0)
        weight = fit(values[held], sides[held], weights[held])
        logits[out] = values[out] @ weight[:-1] + weight[-1]
    return logits


def calibrate(logits: np.ndarray, sides: np.ndarray) -> tuple[float, float]:
    """Slope and base of the probability that the side is right, by the size of the logits."""
    size, right = np.abs(logits), np.where(logits > 0, sides == 1, sides == 0).astype(float)

    def loss(line: np.ndarray) -> float:
        told = line[0] * size + line[1]
        return float((np.logaddexp(0, told) - right * told).sum() + 0.5 * line @ line)

    slope, base = minimize(loss, np.array([0.5, 0.0]), bounds=[(0.0, None), (None, None)]).x
    return float(slope), float(base)


def main() -> None:
    example = sys.argv[1]
    names = ask(example, "names", [{}])[0]
    data = rows(example)
    values, sides, weights, numbers = data
    logits = held_out(data)
    sure = np.abs(logits) >= ABSTAIN
    right = np.where(logits > 0, sides == 1, sides == 0)
    halves = np.argsort(-np.abs(logits))[: len(logits) // 2]
    print(
        f"{len(sides)} sides, held out: right {right.mean():.3f}, unless abstaining {right[sure].mean():.3f} of "
        f"{sure.mean():.2f}, surer half {right[halves].mean():.3f}, one weight "
        f"{np.where(values.sum(axis=1) > 0, sides == 1, sides == 0).mean():.3f}",
        file=sys.stderr,
    )
    real = (numbers < len(news("unread"))) & (weights == 1.0)
    slope, base = calibrate(logits[real], sides[real])
    taken = sides >= 0
    for name, weight in zip([*names, "bias"], fit(values[taken], sides[taken], weights[taken]), strict=True):
        print(f"{name} {weight:.3f}")
    print(f"slope {slope:.3f}\nbase {base:.3f}\nabstain {ABSTAIN}")


if __name__ == "__main__":
    main()
