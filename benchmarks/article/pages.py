"""The pages of the body benchmark, grouped by publisher, and the Rust side's view of them.

Set NEWSLENS_DATA to the folder that holds article_extraction/. Needs numpy and scikit-learn.
"""
import gzip
import json
import os
import subprocess
from pathlib import Path
from urllib.parse import urlparse

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("NEWSLENS_DATA", ROOT / "data")) / "article_extraction"
GOLD = DATA / "extracted.jsonl.gz"
SECOND_LEVEL = {"co", "com", "net", "org", "gov", "ac", "go", "or", "ne"}


def records(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def publisher(url):
    """The registered domain, without a list of public suffixes: example.co.uk, example.com."""
    parts = urlparse(url).netloc.lower().split(":")[0].split(".")
    short = len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in SECOND_LEVEL
    return ".".join(parts[-3 if short else -2:])


def pages():
    """The pages with their publisher added."""
    urls = {record["id"]: record["url"] for record in records(DATA / "scrapinghub.jsonl.gz")}
    return [{**record, "publisher": publisher(urls[record["id"]])} for record in records(GOLD)]


def folds(found, count=10):
    """A fold number for each page; all pages of a publisher share one.

    Publishers are dealt out in the order of their names, always to the fold with the fewest pages.
    """
    sizes, fold_of = [0] * count, {}
    for name in sorted({page["publisher"] for page in found}):
        fold_of[name] = sizes.index(min(sizes))
        sizes[fold_of[name]] += sum(page["publisher"] == name for page in found)
    return [fold_of[page["publisher"]] for page in found]


def rust(mode, rows, weights=None):
    """What `examples/lines.rs` answers, row by row."""
    command = ["cargo", "run", "--release", "--quiet", "--example", "lines", "--", mode]
    text = "".join(json.dumps(row) + "\n" for row in rows)
    done = subprocess.run(command + ([str(weights)] if weights else []), input=text, text=True, cwd=ROOT, capture_output=True)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]
