#!/usr/bin/env python3
"""Quotes and speakers against PolNeAR (Newell et al., 2018).

    NEWSLENS_DATA=… python3 benchmarks/article/quotes.py [train|dev]

Tune on train; report dev. Reads with `cargo run --release --example read`,
scores with the scorer beside the data.
"""
import gzip
import os
import pathlib
import subprocess
import sys
import tempfile

DATA = pathlib.Path(os.environ["NEWSLENS_DATA"])
ROOT = pathlib.Path(__file__).parents[2]


def main(part: str) -> None:
    gold = DATA / "polnear" / f"{part}.jsonl.gz"
    with gzip.open(gold) as lines, tempfile.NamedTemporaryFile(suffix=".jsonl") as predicted:
        read = ["cargo", "run", "--quiet", "--release", "--example", "read"]
        subprocess.run(read, input=lines.read(), stdout=predicted, cwd=ROOT, check=True)
        subprocess.run([sys.executable, DATA.parent / "scorers" / "score.py", "polnear", gold, predicted.name], check=True)


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "dev")
