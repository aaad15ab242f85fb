"""Fits from batches beside fits from all texts at once: memory with the texts, time, and whether the models are equal.

NEWSLENS_DATA=... python benchmarks/topic/batches.py --out benchmarks/results/topic_batches.md
"""

import argparse
import hashlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import newslens as nl
import pyarrow.compute as pc
import pyarrow.parquet as pq
from harness import memory
from harness.data import root
from harness.told import Told, add_out
from harness.worker import timed
from sets import ARTICLES, articles

NAMES = ["title", "body"]
ROWS = 1000
LABEL = "bias"


def batches(texts: int) -> Iterator[tuple[dict, list]]:
    """Read the first texts of the training part, a thousand rows of the file at a time."""
    left = texts
    for batch in pq.ParquetFile(root() / ARTICLES).iter_batches(ROWS, columns=[*NAMES, LABEL, "split"]):
        part = batch.filter(pc.equal(batch["split"], "train"))[:left]
        left -= len(part)
        yield {name: part[name] for name in NAMES}, part[LABEL].to_pylist()
        if left <= 0:
            return


def whole(texts: int) -> nl.TopicClassifier:
    part = articles("train", LABEL)
    return nl.TopicClassifier(text_columns=NAMES).fit(part.frame[:texts], part.labels[:texts])


def one(way: str, texts: int) -> None:
    """Fit in this process and print megabytes, seconds and the hash of the model."""
    memory.settle()
    before = memory.reset_peak() or 0
    fit = {
        "fit": whole,
        "fit_batches": lambda n: nl.TopicClassifier(text_columns=NAMES).fit_batches(lambda: batches(n)),
    }
    model, wall, cpu = timed(lambda: fit[way](texts))
    used = (memory.peak() or 0) - before
    print(f"{used / 1e6:.0f} {wall:.1f} {cpu:.1f} {hashlib.sha256(model.to_bytes()).hexdigest()}")


def main() -> None:
    made = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    made.add_argument("--one", nargs=2, metavar=("WAY", "TEXTS"), help="measure in this process")
    add_out(made)
    options = made.parse_args()
    if options.one:
        one(options.one[0], int(options.one[1]))
        return
    told = Told(options.out, "topic/batches.py")
    told.line("ArticleBias, slant; memory above that of the imports, with the texts of a fit from a frame.")
    told.line("")
    told.head(("texts", "way", "memory, MB", "wall, s", "CPU, s", "same bytes"))
    total = len(articles("train", LABEL).labels)
    for texts in (total // 4, total // 2, total):
        first = None
        for way in ("fit", "fit_batches"):
            command = [sys.executable, __file__, "--one", way, str(texts)]
            *figures, digest = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
            first = first or digest
            told.row(f"{texts:,}", f"`{way}`", *figures, "yes" if digest == first else "no")


if __name__ == "__main__":
    main()
