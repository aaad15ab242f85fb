"""Topics from seed words alone, beside what users do with seed words today, in one run.

NEWSLENS_DATA=... python benchmarks/seeds/no_labels.py [--part train] [--sets agnews] [--articles folder]

The pool is the training part without its labels; the test part is scored. The settings were chosen on the training
labels of AG News, as `--part train` scores them, and on no other set's labels.
"""

import argparse
import time
import warnings
from pathlib import Path
from typing import Any

import newslens as nl
import numpy as np
import pandas as pd
from peers import Newsmap, SeedCounting
from sets import SETS, Pool
from sklearn.metrics import accuracy_score, f1_score


def joined(frame: pd.DataFrame) -> "pd.Series[str]":
    return frame.iloc[:, 0] if frame.shape[1] == 1 else frame.iloc[:, 0].str.cat(frame.iloc[:, 1:], sep="\n")


def told(name: str, system: str, labels: list[str], found: Any, seconds: float) -> float:
    right = accuracy_score(labels, found)
    macro = f1_score(labels, found, average="macro", labels=sorted(set(labels)), zero_division=0)
    print(f"| {name} | {system} | {right:.4f} | {macro:.4f} | {seconds:.1f} |", flush=True)
    return right


def run(name: str, pool: Pool) -> tuple[nl.TopicClassifier, float]:
    for system, peer in (("seed counting", SeedCounting(pool.seeds)), ("like Newsmap", Newsmap(pool.seeds))):
        started = time.monotonic()
        peer.fit(joined(pool.pool))
        told(name, system, pool.labels, peer.predict(joined(pool.scored)), time.monotonic() - started)
    several = list(pool.pool.columns) if pool.pool.shape[1] > 1 else None
    given = [frame if several else frame.iloc[:, 0] for frame in (pool.pool, pool.scored)]
    started = time.monotonic()
    model = nl.TopicClassifier(seeds=pool.seeds, text_columns=several).fit(given[0])
    seconds = time.monotonic() - started
    return model, told(name, "newslens", pool.labels, model.predict(given[1]), seconds)


def read_articles(model: nl.TopicClassifier, folder: Path) -> None:
    for path in sorted(folder.glob("*.txt")):
        article = nl.parse(path.read_text(encoding="utf-8"))
        title = article.headline.value if article.headline else ""
        probabilities = model.predict_proba({"title": [title], "body": [article.body]})[0]
        first = np.argsort(-probabilities)[:2]
        print(path.name, [(str(model.classes_[at]), round(float(probabilities[at]), 2)) for at in first])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("train", "test"), default="test", help="which labels are scored")
    parser.add_argument("--sets", default="", help="beginnings of names, with commas between")
    parser.add_argument("--articles", type=Path, help="articles to read with the model of article_bias")
    given = parser.parse_args()
    warnings.simplefilter("always")
    print("| pool, seeds | system | accuracy | macro-F1 | seconds to fit |\n|---|---|---|---|---|")
    agnews = []
    for name, load in SETS.items():
        if not name.startswith(tuple(given.sets.split(","))):
            continue
        model, right = run(name, load(given.part))
        agnews += [right] if name.startswith("agnews") else []
        if name.startswith("article") and given.articles:
            read_articles(model, given.articles)
    if agnews:
        print(f"AG News over {len(agnews)} sets of seeds: mean {np.mean(agnews):.4f}, least {min(agnews):.4f}")


if __name__ == "__main__":
    main()
