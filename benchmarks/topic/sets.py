"""Topic sets: what a document is in each, and which documents stand in which part."""

from typing import Any

import pandas as pd
from harness.data import BenchmarkSet, Part, PartName, csv_rows, json_lines, root

R8 = ("acq", "crude", "earn", "grain", "interest", "money-fx", "ship", "trade")
REUTERS = "reuters21578/reuters21578_all.jsonl.gz"
ARTICLES = "article_bias/articles.parquet"


def texts(rows: list[str], labels: list[Any]) -> Part:
    return Part(pd.DataFrame({"text": rows}), labels)


def newsgroups(part: PartName) -> Part:
    """20 Newsgroups by date: whole posts with their headers."""
    posts = json_lines(f"20newsgroups/{part}.jsonl.gz")
    return texts([post["text"] for post in posts], [post["label"] for post in posts])


def agnews(part: PartName) -> Part:
    """AG News: headline and teaser, from the 14.5 thousand training rows that are here."""
    rows = csv_rows(f"agnews/{'train_partial' if part == 'train' else part}.csv.gz")
    return texts([f"{row['title']}\n{row['text']}" for row in rows], [row["label"] for row in rows])


def single_topic() -> dict[PartName, list[dict[str, Any]]]:
    """Return the documents of the ModApte split that have exactly one topic."""
    found: dict[PartName, list[dict[str, Any]]] = {"train": [], "test": []}
    for story in json_lines(REUTERS):
        if len(story["topics"]) == 1 and story["modapte_split"] in found:
            found[story["modapte_split"]].append(story)
    return found


def reuters(part: PartName, topics: set[str] | None = None) -> Part:
    """Return the stories of the given topics, or of every topic that stands in both parts (R52)."""
    parts = single_topic()
    if topics is None:
        train, test = ({story["topics"][0] for story in stories} for stories in parts.values())
        topics = train & test
    chosen = [story for story in parts[part] if story["topics"][0] in topics]
    return texts([f"{story['title']}\n{story['body']}" for story in chosen], [story["topics"][0] for story in chosen])


def reuters90(part: PartName) -> Part:
    """Return the stories of any of the 90 topics that stand in both parts of ModApte, with all of those they have."""
    found: dict[str, list[dict[str, Any]]] = {"train": [], "test": []}
    for story in json_lines(REUTERS):
        if story["modapte_split"] in found:
            found[story["modapte_split"]].append(story)
    train, test = ({topic for story in stories for topic in story["topics"]} for stories in found.values())
    chosen = [(story, sorted({*story["topics"]} & train & test)) for story in found[part]]
    chosen = [(story, topics) for story, topics in chosen if topics]
    frame = pd.DataFrame([{"title": story["title"], "body": story["body"]} for story, _ in chosen])
    return Part(frame, [topics for _, topics in chosen])


def articles(part: PartName, label: str) -> Part:
    """ArticleBias: whole news articles, title and body apart; scored on the part named valid."""
    frame = pd.read_parquet(
        root() / ARTICLES,
        columns=["title", "body", label],
        filters=[("split", "==", "train" if part == "train" else "valid")],
    )
    return Part(frame[["title", "body"]], frame[label].tolist())


SETS = {
    "r8": BenchmarkSet("reuters21578", "topic", lambda part: reuters(part, set(R8))),
    "r52": BenchmarkSet("reuters21578", "topic", reuters),
    "reuters90": BenchmarkSet("reuters21578", "labels", reuters90),
    "20newsgroups": BenchmarkSet("20newsgroups", "topic", newsgroups),
    "agnews": BenchmarkSet("agnews", "topic", agnews),
    "article_bias_topics": BenchmarkSet("article_bias", "topic", lambda part: articles(part, "topic"), large=True),
    "article_bias_slant": BenchmarkSet("article_bias", "topic", lambda part: articles(part, "bias"), large=True),
}
