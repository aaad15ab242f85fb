"""Pools of texts without labels, the words that topics start from, and labelled texts to score on."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd
from newslens import taxonomies

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from harness.data import csv_rows, json_lines, root
from iptc_mapping import BY_TOPIC
from words import AGNEWS, NEWSGROUPS, NEWSGROUPS_FIVE

PARENTS = {"alt": "talk", "soc": "talk"}


@dataclass(frozen=True)
class Pool:
    """Columns of texts to learn from and to score on, the labels of both, and seeds."""

    pool: pd.DataFrame
    pool_labels: list[str]
    scored: pd.DataFrame
    labels: list[str]
    seeds: dict[str, list[str]]


def agnews(part: str, seeds: str = "names") -> Pool:
    pool, pool_labels = _agnews("train_partial")
    scored, labels = (pool, pool_labels) if part == "train" else _agnews("test")
    return Pool(pool, pool_labels, scored, labels, dict(zip("1234", AGNEWS[seeds], strict=True)))


def _agnews(name: str) -> tuple[pd.DataFrame, list[str]]:
    rows = csv_rows(f"agnews/{name}.csv.gz")
    return pd.DataFrame({"text": [f"{row['title']}\n{row['text']}" for row in rows]}), [row["label"] for row in rows]


def newsgroups(part: str, *, five: bool = False) -> Pool:
    """Bodies of posts by the first part of the group's name; alt and soc are talk, misc is left out or the fifth."""
    parts = {name: _posts(name, five) for name in ("train", part)}
    return Pool(*parts["train"], *parts[part], NEWSGROUPS_FIVE if five else NEWSGROUPS)


def _posts(part: str, five: bool) -> tuple[pd.DataFrame, list[str]]:
    posts = [
        (post["text"].partition("\n\n")[2], post["label"].split(".")[0])
        for post in json_lines(f"20newsgroups/{part}.jsonl.gz")
    ]
    posts = [(text, PARENTS.get(group, group)) for text, group in posts if five or group != "misc"]
    return pd.DataFrame({"text": [text for text, _ in posts]}), [group for _, group in posts]


def articles(part: str) -> Pool:
    """Whole articles; scored are those whose topic stands in the mapping to IPTC."""
    frame = pd.read_parquet(root() / "article_bias/articles.parquet", columns=["title", "body", "topic", "split"])
    pool = frame[frame["split"] == "train"]
    scored = pool if part == "train" else frame[frame["split"] == "valid"]
    scored = scored[scored["topic"].isin(BY_TOPIC.keys())]
    both = ["title", "body"]
    labels = [[BY_TOPIC.get(topic, "") for topic in chosen["topic"]] for chosen in (pool, scored)]
    return Pool(pool[both], labels[0], scored[both], labels[1], taxonomies.iptc())


SETS: dict[str, Any] = {
    **{f"agnews, {name}": (lambda part, name=name: agnews(part, name)) for name in AGNEWS},
    "20newsgroups": newsgroups,
    "20newsgroups, five": lambda part: newsgroups(part, five=True),
    "article_bias, iptc": articles,
}
