"""Quotes and their speakers: `nl.parse` on PolNeAR (Newell and others 2018).

NEWSLENS_DATA=... python benchmarks/article/quotes.py --score SCORE.py [--part train]

Tune on train, report dev. The articles are plain ones, but they are read as scraped ones are: what is taken for
furniture holds no quotes.
"""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import newslens as nl
from harness.data import json_lines, root
from harness.scorer import score_records


def quotes(name: str, article: nl.Article) -> dict[str, Any]:
    """Return what the scorer reads: kind, content and source of every quote of one article."""
    found = [{"kind": quote.kind, "content": quote.content, "source": quote.mention} for quote in article.quotes]
    return {"id": name, "quotes": found}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--score", required=True, type=Path, help="score.py beside the data")
    parser.add_argument("--part", choices=("train", "dev"), default="dev")
    options = parser.parse_args()
    path = f"polnear/{options.part}.jsonl.gz"
    records = json_lines(path)
    articles = nl.parse_many([record["text"] for record in records])
    read = [quotes(record["id"], article) for record, article in zip(records, articles, strict=True)]
    print(json.dumps(score_records(options.score, "polnear", root() / path, read), indent=1))


if __name__ == "__main__":
    main()
