"""Slant of articles of outlets that were not trained on: five folds of the outlets of the training part of ArticleBias.

NEWSLENS_DATA=... python benchmarks/topic/outlets.py --out benchmarks/results/topic_outlets.md

A classifier of slant mostly knows outlets again. Here no outlet stands on both sides, so that what is left is what the
words themselves tell.
"""

import argparse
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
import pandas as pd
from harness.data import BenchmarkSet, root
from harness.main import names
from sets import ARTICLES, SETS
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupKFold
from systems import SYSTEMS

FOLDS = 5


def articles() -> pd.DataFrame:
    """Return the training part with its outlets."""
    columns = ["title", "body", "bias", "source"]
    return pd.read_parquet(root() / ARTICLES, columns=columns, filters=[("split", "==", "train")])


def folded(frame: pd.DataFrame, chosen: BenchmarkSet, name: str) -> tuple[list[float], float]:
    """Return the accuracy of every fold, and macro-F1 of all answers together."""
    system, texts = SYSTEMS[name], frame[["title", "body"]]
    labels = frame["bias"].to_numpy(dtype=object)
    told = np.empty(len(frame), dtype=object)
    right = []
    for train, test in GroupKFold(FOLDS).split(frame, groups=frame["source"]):
        model = system.build(chosen, texts)
        model.fit(system.view(texts.iloc[train]), labels[train].tolist())
        told[test] = model.predict(system.view(texts.iloc[test]))
        right.append(float(np.mean(told[test] == labels[test])))
        print(f"{name}: {right[-1]:.4f} on {len(test):,} articles", file=sys.stderr, flush=True)
    return right, float(f1_score(labels.tolist(), told.tolist(), average="macro"))


def row(cells: list[Any]) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def main() -> None:
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--systems", type=names(SYSTEMS), default=list(SYSTEMS))
    made.add_argument("--out", type=Path)
    options = made.parse_args()
    frame = articles()
    told = f"Written by `topic/outlets.py`: {len(frame):,} articles of {frame['source'].nunique():,} outlets, "
    lines = [f"{told}{FOLDS} folds of outlets.", "", row(["system", "accuracy", "lowest and highest fold", "macro-F1"])]
    lines.append(row(["---"] * 4))
    for name in options.systems:
        right, macro = folded(frame, SETS["article_bias_slant"], name)
        bounds = f"{min(right):.4f} to {max(right):.4f}"
        lines.append(row([SYSTEMS[name].title, f"{np.mean(right):.4f}", bounds, f"{macro:.4f}"]))
        if options.out:
            options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
