"""Texts to a sparse matrix beside scikit-learn, in megabytes a second: whole articles, in one run.

NEWSLENS_DATA=... python benchmarks/topic/vectorize.py --rows 4000
"""

import argparse
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import newslens as nl
from sets import articles
from sklearn.feature_extraction.text import HashingVectorizer, TfidfVectorizer

HASHED = {"characters": False, "hash_bits": 18}
PAIRS = {"ngram_range": (1, 2), "sublinear_tf": True, "min_df": 2}

VECTORIZERS: dict[str, Callable[[], Any]] = {
    "newslens, words and pairs, hashed": lambda: nl.NewsVectorizer(**HASHED, n_jobs=1),
    "newslens, words and pairs, hashed, two threads": lambda: nl.NewsVectorizer(**HASHED, n_jobs=2),
    "newslens, defaults": lambda: nl.NewsVectorizer(n_jobs=1),
    "newslens, defaults, two threads": lambda: nl.NewsVectorizer(n_jobs=2),
    "scikit-learn, HashingVectorizer (1-2)": lambda: HashingVectorizer(ngram_range=(1, 2), n_features=2**19),
    "scikit-learn, TfidfVectorizer (1-2, sublinear, min_df 2)": lambda: TfidfVectorizer(**PAIRS),
}


def seconds(work: Callable[[], Any]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def measured(texts: list[str]) -> dict[str, tuple[float, float]]:
    """Return the seconds that every vectorizer takes to fit and transform, and to transform again."""
    found = {}
    for name, make in VECTORIZERS.items():
        vectorizer = make()
        fit = seconds(lambda vectorizer=vectorizer: vectorizer.fit_transform(texts))
        found[name] = fit, seconds(lambda vectorizer=vectorizer: vectorizer.transform(texts))
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rows", type=int, default=4000, help="articles, from the first")
    parser.add_argument("--repeats", type=int, default=3, help="runs, of which the median is shown")
    options = parser.parse_args()
    frame = articles("train", "topic").frame.head(options.rows)
    texts = frame["title"].str.cat(frame["body"], sep="\n").tolist()
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    print(f"{len(texts)} articles, {megabytes:.1f} MB\n")
    print("| | fit and transform, MB/s | transform, MB/s |\n|---|---|---|")
    runs = [measured(texts) for _ in range(options.repeats)]
    for name in VECTORIZERS:
        fit, transform = (megabytes / median(run[name][nth] for run in runs) for nth in (0, 1))
        print(f"| {name} | {fit:.1f} | {transform:.1f} |")


if __name__ == "__main__":
    main()
