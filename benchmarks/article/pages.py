"""The pages of the body benchmark, grouped by publisher, and the Rust side's view of them."""

import json
import subprocess
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

from harness.data import json_lines, root

Page = dict[str, Any]

ROOT = Path(__file__).resolve().parents[2]
GOLD = "article_extraction/extracted.jsonl.gz"
HTML = "article_extraction/scrapinghub.jsonl.gz"
SECOND_LEVEL = {"co", "com", "net", "org", "gov", "ac", "go", "or", "ne"}


def gold() -> Path:
    """Return the file that the scorer compares with."""
    return root() / GOLD


def publisher(url: str) -> str:
    """Return the registered domain, without a list of public suffixes: example.co.uk, example.com."""
    parts = urlparse(url).netloc.lower().split(":")[0].split(".")
    short = len(parts) > 2 and len(parts[-1]) == 2 and parts[-2] in SECOND_LEVEL
    return ".".join(parts[-3 if short else -2 :])


def pages() -> list[Page]:
    """Return the pages with their publisher added."""
    urls = {record["id"]: record["url"] for record in json_lines(HTML)}
    return [{**record, "publisher": publisher(urls[record["id"]])} for record in json_lines(GOLD)]


def folds(found: list[Page], count: int = 10) -> list[int]:
    """Return a fold number for each page; all pages of a publisher share one.

    Publishers are dealt out in the order of their names, always to the fold with the fewest pages.
    """
    sizes, fold_of = [0] * count, {}
    for name in sorted({page["publisher"] for page in found}):
        fold_of[name] = sizes.index(min(sizes))
        sizes[fold_of[name]] += sum(page["publisher"] == name for page in found)
    return [fold_of[page["publisher"]] for page in found]


def rust(mode: str, rows: list[dict[str, Any]], weights: str | None = None) -> list[Any]:
    """Return what `examples/lines.rs` answers, row by row."""
    command = ["cargo", "run", "--release", "--quiet", "--example", "lines", "--", mode]
    command += [weights] if weights else []
    text = "".join(json.dumps(row) + "\n" for row in rows)
    done = subprocess.run(command, input=text, text=True, cwd=ROOT, capture_output=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return [json.loads(line) for line in done.stdout.splitlines()]
