"""Train the line scorer: two logistic regressions and the two numbers of the path.

NEWSLENS_DATA=... python benchmarks/article/train_lines.py

Writes src/article/lines/weights.json. The training set is the 181 pages (MIT licence) of the article extraction
benchmark and the project's own articles of the half `tune`. Besides each page whole, the model sees crops of it:
scraped text seldom brings the whole navigation along.
"""

import json
import random
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import numpy as np
from marked import LABELS, Marked, read_part
from pages import ROOT, Page, pages, rust
from sklearn.linear_model import LogisticRegression

Sample = dict[str, Any]

CROPS = 3
OWN_SHARE = 6.0
AROUND = (0, 1, 2, 3, 5, 8, 13, 30)
INNER_FOLDS = 5
FIRST_C, SECOND_C = 1.0, 1.0
SWITCH, BIAS = 0.5, 0.5
WEIGHTS = ROOT / "src/article/lines/weights.json"


def crop(page: Page, rng: random.Random) -> Sample | None:
    """Return a random stretch of the page around its body, with little furniture on either side."""
    lines, labels = page["text"].split("\n"), page["line_labels"]
    body = [number for number, label in enumerate(labels) if label]
    if not body:
        return None
    first = max(0, body[0] - rng.choice(AROUND))
    last = min(len(lines), body[-1] + 1 + rng.choice(AROUND))
    return {**page, "text": "\n".join(lines[first:last]), "line_labels": labels[first:last], "share": 0.5}


def samples(found: list[Page], seed: int = 0) -> list[Sample]:
    """Return whole pages and crops."""
    rng = random.Random(seed)
    crops = [crop(page, rng) for page in found for _ in range(CROPS)]
    return [{**page, "share": 1.0} for page in found] + [sample for sample in crops if sample]


def attach(sample: Sample, answer: list[Any]) -> Sample:
    """Add features, labels and weights of the sample's lines, given the Rust side's answer."""
    raw = sample["text"].encode()
    starts = [start for start, _, _ in answer]
    rows = line_numbers(raw, starts)
    sample["x"] = np.array([row for _, _, row in answer], dtype=np.float32)
    ends = [*starts[1:], len(raw)]
    sample["y"] = (
        inside(sample, answer) if "spans" in sample else np.array([sample["line_labels"][row] for row in rows])
    )
    words = np.array([len(raw[start:end].split()) for start, end in zip(starts, ends, strict=True)])
    weight = 1.0 + np.minimum(words, 60) ** 0.7
    sample["weight"] = sample["share"] * weight / weight.sum() ** 0.5
    return sample


def own(articles: list[Marked]) -> list[Sample]:
    """Return the project's own articles as samples; their kind is their publisher."""
    return [
        {"text": article.text, "spans": body_spans(article), "publisher": article.name[:-3], "share": OWN_SHARE}
        for article in articles
    ]


def body_spans(article: Marked) -> list[tuple[int, int]]:
    """Return the bytes of the blocks of the body."""

    def at(place: int) -> int:
        return len(article.text[:place].encode())

    return [(at(start), at(end)) for start, end, kind in article.blocks if LABELS[kind] == "body"]


def inside(sample: Sample, answer: list[Any]) -> np.ndarray:
    """Tell for each line whether its middle is in the body."""
    middles = [(start + end) // 2 for start, end, _ in answer]
    return np.array([any(start <= middle < end for start, end in sample["spans"]) for middle in middles], dtype=int)


def line_numbers(raw: bytes, starts: list[int]) -> list[int]:
    """Return the number of the line that each byte offset stands in; offsets ascend."""
    number, at, rows = 0, 0, []
    for start in starts:
        number += raw.count(b"\n", at, start)
        at = start
        rows.append(number)
    return rows


def prepared(found: list[Page], articles: list[Marked] | None = None) -> list[Sample]:
    """Return samples of pages and of own articles with their features."""
    made = samples(found) + own(articles or [])
    return [attach(sample, answer) for sample, answer in zip(made, rust("features", made), strict=True)]


def fitted(made: list[Sample], key: str, strength: float) -> np.ndarray:
    """Return the weights of one logistic regression; the first feature is the constant."""
    x, y, weight = (np.concatenate([sample[name] for sample in made]) for name in (key, "y", "weight"))
    weight = weight / weight.mean() * 0.1
    model = LogisticRegression(C=strength, fit_intercept=False, max_iter=300, tol=1e-4)
    return model.fit(x, y, sample_weight=weight).coef_[0]


def probability(weights: np.ndarray, x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-x @ weights))


def with_context(made: list[Sample], scores: list[np.ndarray]) -> None:
    """Add the features of the second look, which see the first scores of the lines around."""
    rows = [
        {"text": sample["text"], "scores": [round(float(score), 5) for score in line]}
        for sample, line in zip(made, scores, strict=True)
    ]
    for sample, context in zip(made, rust("context", rows), strict=True):
        sample["xx"] = np.hstack([sample["x"], np.array(context, dtype=np.float32)])


def out_of_fold(made: list[Sample], inner: int = INNER_FOLDS) -> list[np.ndarray]:
    """Return first scores of every sample by models that have not seen its publisher."""
    names = sorted({sample["publisher"] for sample in made})
    fold = {name: number % inner for number, name in enumerate(names)}
    models = [fitted([s for s in made if fold[s["publisher"]] != number], "x", FIRST_C) for number in range(inner)]
    return [probability(models[fold[sample["publisher"]]], sample["x"]) for sample in made]


def train(made: list[Sample]) -> dict[str, Any]:
    """Return the model, in the form that the Rust side reads."""
    made = [dict(sample) for sample in made]
    with_context(made, out_of_fold(made))
    first, context = rust("names", [{"text": ""}])[0]
    return {
        "names": first + context,
        "first": rounded(fitted(made, "x", FIRST_C)),
        "second": rounded(fitted(made, "xx", SECOND_C)),
        "switch": SWITCH,
        "bias": BIAS,
    }


def rounded(weights: np.ndarray) -> list[float]:
    return [round(float(weight), 4) for weight in weights]


if __name__ == "__main__":
    model = train(prepared(pages(), read_part("tune")))
    WEIGHTS.write_text(json.dumps(model) + "\n")
    print(len(model["first"]) + len(model["second"]) + 2, "numbers")
