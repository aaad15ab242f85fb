"""Train the line scorer: two logistic regressions and the two numbers of the path.

    python benchmarks/article/train_lines.py            # writes src/article/lines/weights.json

The training set is the 181 pages (MIT licence) of the article extraction benchmark. Besides each page
whole, the model sees crops of it: scraped text seldom brings the whole navigation along.
"""
import json
import random

import numpy as np
from pages import ROOT, pages, rust
from sklearn.linear_model import LogisticRegression

CROPS = 3
INNER_FOLDS = 5
FIRST_C, SECOND_C = 1.0, 1.0
SWITCH, BIAS = 0.5, 0.5
WEIGHTS = ROOT / "src/article/lines/weights.json"


def crop(page, rng):
    """A random stretch of the page around its body, with little furniture on either side."""
    lines, labels = page["text"].split("\n"), page["line_labels"]
    body = [i for i, label in enumerate(labels) if label]
    if not body:
        return None
    first = max(0, body[0] - rng.choice([0, 1, 2, 3, 5, 8, 13, 30]))
    last = min(len(lines), body[-1] + 1 + rng.choice([0, 1, 2, 3, 5, 8, 13, 30]))
    return {**page, "text": "\n".join(lines[first:last]), "line_labels": labels[first:last], "share": 0.5}


def samples(found, seed=0):
    """Whole pages and crops."""
    rng = random.Random(seed)
    crops = [crop(page, rng) for page in found for _ in range(CROPS)]
    return [{**page, "share": 1.0} for page in found] + [c for c in crops if c]


def attach(sample):
    """Add features, labels and weights of the sample's lines, given the Rust side's answer."""
    raw = sample["text"].encode()
    starts = [start for start, _, _ in sample["answer"]]
    number, at, rows = 0, 0, []
    for start in starts:
        number += raw.count(b"\n", at, start)
        at = start
        rows.append(number)
    sample["x"] = np.array([row for _, _, row in sample.pop("answer")], dtype=np.float32)
    sample["y"] = np.array([sample["line_labels"][row] for row in rows])
    words = np.array([len(raw[s:e].split()) for s, e in zip(starts, starts[1:] + [len(raw)])])
    weight = 1.0 + np.minimum(words, 60) ** 0.7
    sample["weight"] = sample["share"] * weight / weight.sum() ** 0.5
    return sample


def prepared(found):
    made = samples(found)
    for sample, answer in zip(made, rust("features", made)):
        sample["answer"] = answer
        attach(sample)
    return made


def fitted(made, key, strength):
    """Weights of one logistic regression; the first feature is the constant."""
    x = np.concatenate([s[key] for s in made])
    y = np.concatenate([s["y"] for s in made])
    weight = np.concatenate([s["weight"] for s in made])
    weight = weight / weight.mean() * 0.1
    model = LogisticRegression(C=strength, fit_intercept=False, max_iter=300, tol=1e-4)
    return model.fit(x, y, sample_weight=weight).coef_[0]


def probability(weights, x):
    return 1 / (1 + np.exp(-x @ weights))


def with_context(made, scores):
    rows = [{"text": s["text"], "scores": [round(float(p), 5) for p in p_line]} for s, p_line in zip(made, scores)]
    for sample, context in zip(made, rust("context", rows)):
        sample["xx"] = np.hstack([sample["x"], np.array(context, dtype=np.float32)])


def out_of_fold(made, inner=INNER_FOLDS):
    """First scores of every sample by models that have not seen its publisher."""
    names = sorted({s["publisher"] for s in made})
    fold = {name: i % inner for i, name in enumerate(names)}
    models = [fitted([s for s in made if fold[s["publisher"]] != k], "x", FIRST_C) for k in range(inner)]
    return [probability(models[fold[s["publisher"]]], s["x"]) for s in made]


def train(made):
    """The model, in the form that the Rust side reads."""
    made = [dict(s) for s in made]
    with_context(made, out_of_fold(made))
    tidy = lambda weights: [round(float(w), 4) for w in weights]
    first, context = rust("names", [{"text": ""}])[0]
    return {"names": first + context, "first": tidy(fitted(made, "x", FIRST_C)), "second": tidy(fitted(made, "xx", SECOND_C)), "switch": SWITCH, "bias": BIAS}


if __name__ == "__main__":
    model = train(prepared(pages()))
    WEIGHTS.write_text(json.dumps(model) + "\n")
    print(len(model["first"]) + len(model["second"]) + 2, "numbers")
