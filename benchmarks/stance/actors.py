#!/usr/bin/env python3
"""Stances of actors toward a named target in news articles.

    NEWSLENS_DATA=… python3 benchmarks/stance/actors.py

Reads with `cargo run --release --example read`,
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
    gold = DATA / "actor_stance" / f"{part}.jsonl.gz"
    with gzip.open(gold) as lines, tempfile.NamedTemporaryFile(suffix=".jsonl") as predicted:
        read = ["cargo", "run", "--quiet", "--release", "--example", "read"]
        subprocess.run(read, input=lines.read(), stdout=predicted, cwd=ROOT, check=True)
        subprocess.run([sys.executable, DATA.parent / "scorers" / "score.py", "actor", gold, predicted.name], check=True)


if __name__ == "__main__":
    main("dev")
