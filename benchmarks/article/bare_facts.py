"""Articles without furniture, and what their headline and outlet are: the training part of article_bias.

The bodies of this set (Apache-2.0) seldom state who published them, and name others' papers and stations often: they
teach when to name nobody. Their table gives the title and the outlet; a name that the outlet's begins with is right.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import pyarrow.parquet as pq
from harness.data import root
from page_facts import TELLING, key, letters

COLUMNS = ["title", "body", "source", "split"]
ARTICLES, SEED = 2500, 0
# Bytes of a body in which a title stands that is its headline, and letters that tell it.
HEAD, BEGINNING = 3000, 25


@dataclass(frozen=True)
class Bare:
    """An article of the set."""

    text: str
    title: str
    outlet: str


@cache
def bare() -> list[Bare]:
    """Return a sample of the training part, the pieces of guests left out, whose outlets are many."""
    table = pq.read_table(root() / "article_bias/articles.parquet", columns=COLUMNS)
    rows = [row for row in table.to_pylist() if row["split"] == "train" and row["body"]]
    named = [row for row in rows if not row["source"].startswith("Guest")]
    return [
        Bare(row["body"], row["title"], outlet(row["source"])) for row in random.Random(SEED).sample(named, ARTICLES)
    ]


def outlet(source: str) -> str:
    """Return the name of an outlet without its section or edition: "Northern Wire (Web News)", "Arn Mail - News"."""
    return re.sub(r"\([^)]*\)|\bOnline\b", "", source.split(" - ")[0]).strip()


def is_outlet(article: Bare) -> Callable[[str | None], bool]:
    """Tell whether a name is the outlet's; none is right where the body does not have it."""
    wanted = key(article.outlet)
    stands = wanted in letters(article.text)

    def right(name: str | None) -> bool:
        if name is None:
            return not stands
        found = key(name)
        return found == wanted or (len(found) > 3 and (wanted.startswith(found) or found.startswith(wanted)))

    return right


def is_headline(article: Bare) -> Callable[[str | None], bool]:
    """Tell whether a line is the title, or the most of it; none is right where the body has no title."""
    title = letters(article.title)
    stands = title[:BEGINNING] in letters(article.text[:HEAD])

    def right(line: str | None) -> bool:
        found = letters(line)
        if not found:
            return not stands
        return found == title or (len(found) > TELLING and (found in title or title in found))

    return right
