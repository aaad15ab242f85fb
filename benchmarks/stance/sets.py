"""Stance sets: the target and the text of every pair."""

from typing import Any

import pandas as pd
from harness.data import BenchmarkSet, Part, PartName, csv_rows, json_lines


def pairs(targets: list[str], texts: list[str], labels: list[Any]) -> Part:
    return Part(pd.DataFrame({"target": targets, "text": texts}), labels)


def semeval(part: PartName) -> Part:
    """SemEval-2016 task 6 A: tweets toward one of five targets."""
    rows = csv_rows(f"semeval2016/{'train' if part == 'train' else 'test_a'}.csv")
    return pairs([r["Target"] for r in rows], [r["Tweet"] for r in rows], [r["Stance"] for r in rows])


def newsmtsc(part: PartName) -> Part:
    """NewsMTSC: sentences of news toward a mention at a place in them, a row a mention."""
    sentences = json_lines(f"newsmtsc/{'train' if part == 'train' else 'devtest_mt'}.jsonl.gz")
    found = [
        (t["mention"], s["sentence_normalized"], t["from"], t["to"], int(t["polarity"]))
        for s in sentences
        for t in s["targets"]
    ]
    frame = pd.DataFrame(found, columns=["target", "text", "start", "end", "polarity"])
    return Part(frame[["start", "end", "target", "text"]], frame["polarity"].tolist())


def fnc1(part: PartName) -> Part:
    """FNC-1: bodies of articles toward a headline, which may be another article's."""
    bodies = {row["Body ID"]: row["articleBody"] for row in csv_rows(f"fnc1/{part}_bodies.csv.gz")}
    rows = csv_rows(f"fnc1/{part}_stances.csv.gz")
    return pairs([r["Headline"] for r in rows], [bodies[r["Body ID"]] for r in rows], [r["Stance"] for r in rows])


SETS = {
    "semeval2016": BenchmarkSet("semeval2016", "semeval", semeval),
    "newsmtsc": BenchmarkSet("newsmtsc", "newsmtsc", newsmtsc),
    "fnc1": BenchmarkSet("fnc1", "fnc1", fnc1, large=True),
}
