"""Topics from seed words alone, beside what users do with seed words today, in one run.

NEWSLENS_DATA=... python benchmarks/seeds/no_labels.py [--part train] [--sets agnews] [--articles folder]

The pool is the training part without its labels; the test part is scored. The settings were chosen on the training
labels of AG News, as `--part train` scores them, and on no other set's labels.
"""

import argparse
import sys
import time
import warnings
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import newslens as nl
import numpy as np
import pandas as pd
from harness.told import Told, add_out
from peers import Newsmap, SeedCounting
from sets import SETS, Pool
from sklearn.metrics import accuracy_score, f1_score


def joined(frame: pd.DataFrame) -> "pd.Series[str]":
    return frame.iloc[:, 0] if frame.shape[1] == 1 else frame.iloc[:, 0].str.cat(frame.iloc[:, 1:], sep="\n")


def scored(told: Told, name: str, system: str, labels: list[str], found: Any, seconds: float) -> float:
    right = accuracy_score(labels, found)
    macro = f1_score(labels, found, average="macro", labels=sorted(set(labels)), zero_division=0)
    told.row(name, system, f"{right:.4f}", f"{macro:.4f}", f"{seconds:.1f}")
    return right


def run(told: Told, name: str, pool: Pool) -> tuple[nl.TopicClassifier, float]:
    for system, peer in (("seed counting", SeedCounting(pool.seeds)), ("like Newsmap", Newsmap(pool.seeds))):
        started = time.monotonic()
        peer.fit(joined(pool.pool))
        scored(told, name, system, pool.labels, peer.predict(joined(pool.scored)), time.monotonic() - started)
    several = list(pool.pool.columns) if pool.pool.shape[1] > 1 else None
    given = [frame if several else frame.iloc[:, 0] for frame in (pool.pool, pool.scored)]
    started = time.monotonic()
    model = nl.TopicClassifier(seeds=pool.seeds, text_columns=several).fit(given[0])
    seconds = time.monotonic() - started
    return model, scored(told, name, "newslens", pool.labels, model.predict(given[1]), seconds)


def read_articles(told: Told, model: nl.TopicClassifier, folder: Path) -> None:
    for path in sorted(folder.glob("*.txt")):
        article = nl.parse(path.read_text(encoding="utf-8"))
        title = article.headline.value if article.headline else ""
        probabilities = model.predict_proba({"title": [title], "body": [article.body]})[0]
        first = np.argsort(-probabilities)[:2]
        topics = ", ".join(f"{model.classes_[at]} {probabilities[at]:.2f}" for at in first)
        told.line(f"\n{path.name}: {topics}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("train", "test"), default="test", help="which labels are scored")
    parser.add_argument("--sets", default="", help="beginnings of names, with commas between")
    parser.add_argument("--articles", type=Path, help="articles to read with the model of article_bias")
    add_out(parser)
    given = parser.parse_args()
    told = Told(given.out, "seeds/no_labels.py")
    warnings.simplefilter("always")
    told.head(("pool, seeds", "system", "accuracy", "macro-F1", "seconds to fit"))
    agnews, readers = [], []
    for name, load in SETS.items():
        if not name.startswith(tuple(given.sets.split(","))):
            continue
        model, right = run(told, name, load(given.part))
        agnews += [right] if name.startswith("agnews") else []
        if name.startswith("article") and given.articles:
            readers.append(model)
    if agnews:
        told.line(f"\nAG News over {len(agnews)} sets of seeds: mean {np.mean(agnews):.4f}, least {min(agnews):.4f}")
    for model in readers:
        read_articles(told, model, given.articles)


if __name__ == "__main__":
    main()
