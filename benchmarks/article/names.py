"""The names most often read as actors in news, to be gone through by eye.

NEWSLENS_DATA=... python benchmarks/article/names.py [--articles 2500] [--most 300]

Nobody has marked the actors of article_bias, but what is read as a person in many of its articles and is none ("York",
"Oct") shows at the head of these lists. Only the training part is read. A person of one word is somebody whom the
article never names in full, or a mistake.
"""

import argparse
import random
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import newslens as nl
import pyarrow.parquet as pq
from harness.data import root

SEED = 1
AT_ONCE = 100


def bodies(count: int) -> list[str]:
    """Return a sample of the bodies."""
    table = pq.read_table(root() / "article_bias/articles.parquet", columns=["body", "split"])
    return random.Random(SEED).sample([row["body"] for row in table.to_pylist() if row["split"] == "train"], count)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2500)
    parser.add_argument("--most", type=int, default=300, help="names that are told of each kind")
    options = parser.parse_args()
    names: dict[str, Counter[str]] = {}
    texts = bodies(options.articles)
    for start in range(0, len(texts), AT_ONCE):
        for article in nl.parse_many(texts[start : start + AT_ONCE]):
            for actor in article.actors:
                alone = actor.kind == "person" and " " not in actor.name
                names.setdefault("person of one word" if alone else actor.kind, Counter())[actor.name] += 1
                if actor.role:
                    names.setdefault("role", Counter())[actor.role] += 1
    for kind, found in sorted(names.items()):
        told = ", ".join(f"{name} {count}" for name, count in found.most_common(options.most))
        print(f"{kind}: {found.total()}\n{told}\n")


if __name__ == "__main__":
    main()
