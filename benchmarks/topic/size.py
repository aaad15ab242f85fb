"""Model files of topic classifiers, whole and compact: megabytes, and what is lost.

NEWSLENS_DATA=... python benchmarks/topic/size.py --out benchmarks/results/topic_size.md
"""

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import newslens as nl
import numpy as np
from harness.main import names
from sets import SETS
from sklearn.metrics import f1_score
from systems import given, newslens

HEADER = ("set", "file", "features", "MB", "accuracy", "macro-F1", "same answers")


def measured(name: str) -> list[str]:
    """Return a line for the whole file and one for the compact one."""
    train, test = (SETS[name].load(part) for part in ("train", "test"))
    model = newslens(SETS[name], train.frame).fit(given(train.frame), train.labels)
    files = {"whole": model.to_bytes(), "compact": model.to_bytes(compact=True)}
    whole, lines = model.predict(given(test.frame)), []
    for title, data in files.items():
        loaded = nl.TopicClassifier._from_bytes(data)
        told = loaded.predict(given(test.frame))
        scores = (np.mean(told == np.array(test.labels)), f1_score(test.labels, told, average="macro"))
        figures = [*(f"{score:.4f}" for score in scores), f"{np.mean(told == whole):.4f}"]
        lines.append(row([name, title, f"{loaded.n_features_:,}", f"{len(data) / 1e6:.2f}", *figures]))
    return lines


def row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def main() -> None:
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    one_label = [name for name, chosen in SETS.items() if chosen.task == "topic"]
    made.add_argument("--sets", type=names(dict.fromkeys(one_label)), default=one_label)
    made.add_argument("--out", type=Path)
    options = made.parse_args()
    lines = ["Written by `topic/size.py`. Scores on the test part.", "", row(list(HEADER)), row(["---"] * len(HEADER))]
    for name in options.sets:
        lines += measured(name)
        print(lines[-2], lines[-1], sep="\n", file=sys.stderr, flush=True)
    if options.out:
        options.out.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
