"""Find planted near-duplicates, beside datasketch.

Copies of some texts are planted in which one word in ten is replaced by a word of the corpus. Only pairs with a planted
copy are judged: right if the partner is its original, or shares half of the word pairs of it anyway; wrong otherwise.
datasketch has the same shingles, 128 permutations, and a threshold of .5; it is told raw, as its index answers, and
with the pairs whose estimated similarity is below .5 left out. Needs a Python with both: ``pip install datasketch``.
"""

import argparse
import random
import re
import sys
import time
from collections.abc import Callable, Iterable
from itertools import pairwise
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import newslens as nl
import pandas as pd
from harness.data import csv_rows, root
from harness.told import Told, add_out

Pairs = set[tuple[int, int]]
LEAST = 0.5


def articles() -> list[str]:
    columns = ["title", "body"]
    found = pd.read_parquet(
        root() / "article_bias/articles.parquet", columns=columns, filters=[("split", "==", "train")]
    )
    return (found["title"] + "\n" + found["body"]).tolist()


def teasers() -> list[str]:
    return [f"{row['title']}\n{row['text']}" for row in csv_rows("agnews/train_partial.csv.gz")]


SETS: dict[str, Callable[[], list[str]]] = {"agnews": teasers, "article_bias": articles}


def edited(text: str, vocabulary: list[str], share: float, chance: random.Random) -> str:
    """Replace a share of the words of a text."""
    words = text.split()
    for at in chance.sample(range(len(words)), round(share * len(words))):
        words[at] = chance.choice(vocabulary)
    return " ".join(words)


def planted(texts: list[str], copies: int, share: float, seed: int) -> tuple[list[str], dict[int, int]]:
    """Return the texts with copies behind them, and the original of each copy."""
    chance = random.Random(seed)
    vocabulary = [word for text in chance.sample(texts, 2000) for word in text.split()]
    long_enough = [at for at, text in enumerate(texts) if len(text.split()) >= 10]
    originals = chance.sample(long_enough, copies)
    added = [edited(texts[at], vocabulary, share, chance) for at in originals]
    return texts + added, {len(texts) + at: original for at, original in enumerate(originals)}


def shingles(text: str) -> set[str]:
    words = re.findall(r"\w\w+", re.sub(r"\d", "0", text.lower()))
    return set(map(" ".join, pairwise(words)))


def judged(found: Iterable[tuple[int, int]], texts: list[str], original: dict[int, int]) -> tuple[float, float]:
    """Return recall of the copies, and precision of the pairs they are in."""
    copies = {pair: max(pair) for pair in found if max(pair) in original}
    recalled = {copy for pair, copy in copies.items() if min(pair) == original[copy]}
    right = sum(is_right(pair, texts, original) for pair in copies)
    return len(recalled) / len(original), right / max(len(copies), 1)


def is_right(pair: tuple[int, int], texts: list[str], original: dict[int, int]) -> bool:
    one, other = (original.get(at, at) for at in pair)
    if one == other:
        return True
    left, right = shingles(texts[one]), shingles(texts[other])
    return len(left & right) >= LEAST * len(left | right)


def newslens(texts: list[str]) -> dict[str, Pairs]:
    found = nl.near_duplicates(texts, similarity=LEAST)
    return {"newslens": set(zip(found.first.tolist(), found.second.tolist(), strict=True))}


def datasketch(texts: list[str]) -> dict[str, Pairs]:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=LEAST, num_perm=128)
    raw, verified, kept = set(), set(), []
    for at, text in enumerate(texts):
        of_text = MinHash(num_perm=128)
        of_text.update_batch([shingle.encode() for shingle in shingles(text)])
        partners = index.query(of_text)
        raw.update((other, at) for other in partners)
        verified.update((other, at) for other in partners if of_text.jaccard(kept[other]) >= LEAST)
        index.insert(at, of_text)
        kept.append(of_text)
    return {"datasketch, raw": raw, "datasketch, estimates below .5 left out": verified}


def timed(find: Callable[[list[str]], dict[str, Pairs]], texts: list[str]) -> tuple[dict[str, Pairs], float, float]:
    """Return what is found, the wall time, and that of all processors."""
    wall, cpu = time.perf_counter(), time.process_time()
    found = find(texts)
    return found, time.perf_counter() - wall, time.process_time() - cpu


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--sets", default=",".join(SETS))
    options.add_argument("--copies", type=int, default=1000)
    options.add_argument("--share", type=float, default=0.1, help="of the words that are replaced")
    options.add_argument("--alone", action="store_true", help="without datasketch")
    add_out(options)
    chosen = options.parse_args()
    told = Told(chosen.out, "trust/duplicates.py")
    told.head(("set", "texts", "system", "recall", "precision", "wall, s", "processors, s", "processors over newslens"))
    for name in chosen.sets.split(","):
        texts, original = planted(SETS[name](), chosen.copies, chosen.share, seed=1)
        least = 0.0
        for find in (newslens,) if chosen.alone else (newslens, datasketch):
            found, wall, cpu = timed(find, texts)
            least = least or cpu
            for system, pairs in found.items():
                recall, precision = judged(pairs, texts, original)
                figures = (f"{recall:.4f}", f"{precision:.4f}", f"{wall:.2f}", f"{cpu:.2f}", f"{cpu / least:.1f}")
                told.row(name, f"{len(texts):,}", system, *figures)


if __name__ == "__main__":
    main()
