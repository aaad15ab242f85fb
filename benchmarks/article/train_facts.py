"""Train what chooses a page's headline and its outlet among their candidates.

NEWSLENS_DATA=... python benchmarks/article/train_facts.py

Writes the weights.json of src/article/metadata/headline and src/article/metadata/outlet. Prints how often each fact is
right when every article is read by weights that have not seen its kind, and every page or bare article by weights that
have not seen its publisher: the honest figures of what ships.

A conditional logit: one of a page's candidates is the fact, or none is, which weighs 0. The penalty draws the weights
to those that were set by hand (`PRIORS`), so that a place that few pages have keeps a sensible one. It learns from the
project's own articles of `tune` and `further`, from the kinds of `blind` that are read (`READ`), and from the 181 pages
(MIT licence) of the article extraction benchmark, whose mark-up tells the title and the site (`page_facts.py`). Bodies
of article_bias (Apache-2.0, `bare_facts.py`) teach when to name no outlet; headlines are only tried on them.
"""

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import bare_facts
import numpy as np
from bare_facts import Bare, bare
from marked import Marked, read_part
from own_scores import same
from page_facts import Stated, is_headline, is_outlet, stated
from pages import ROOT, Page, pages, rust
from scipy.optimize import minimize

# The kinds of `blind` that rules are developed on; the others tell how unseen forms are read.
READ = ("agencyportal", "aggregator", "amp", "biz", "campus", "eurasia", "lawcourt")
METADATA = ROOT / "src/article/metadata"
FOLDS = 6
# Chosen on articles of kinds left out: of .3, 1 and 3 all are within .03 of each other.
DECAY = {"headline": 1.0, "outlet": 0.3}
# What a page of the web weighs beside an article of the project's own: its lists of other stories are long.
PAGE_SHARE = 0.35
# What a bare article weighs, over the root of its outlet's articles. On outlets left out, .05 to .4 name ever fewer
# outlets that are others' and headlines that are none, and leave out ever more that are right.
BARE_SHARE = {"headline": 0.0, "outlet": 0.05}
# What a page weighs that no candidate fits: it may state its outlet in other words, and has some headline.
UNKNOWN_SHARE = {"headline": 0.0, "outlet": 0.1}

# Weights set by hand, in the order of the numbers in `headline/top.rs`, `outlet/places.rs` and `outlet/candidates.rs`.
PRIORS: dict[str, dict[str, float]] = {
    "headline": {
        "Constant": 0.0,
        "Titled": 2.5,
        "Repeated": 2.0,
        "Field": 3.0,
        "Fits": 1.0,
        "Signed": 1.4,
        "SignedNext": 0.3,
        "SignedOther": -0.5,
        "First": 0.6,
        "Below": 0.5,
        "Point": -2.0,
        "Menu": -1.0,
        "Sentences": -0.6,
        "Score": -0.8,
        "Columns": -1.0,
        "Masthead": -2.0,
        "Reader": -2.5,
        "Overlap": 2.0,
        "Shares": 0.0,
        "Distance": -0.5,
        "Prose": -0.3,
        "AboveMenu": -1.2,
        "Capitals": 0.0,
        "Short": 0.8,
        "Long": 0.0,
        "Last": 0.0,
    },
    "outlet": {
        # Places.
        "Title": 4.0,
        "Imprint": 3.0,
        "Credit": 2.0,
        "Source": 0.5,
        "Maker": 2.5,
        "Rights": 3.2,
        "House": 1.5,
        "Masthead": 2.4,
        "Sender": 2.5,
        "Follow": 2.0,
        "Store": 2.0,
        "Sort": 2.0,
        "About": 1.5,
        "Support": 1.5,
        "Disowned": 2.5,
        "Told": 1.8,
        "Shown": 0.5,
        "Picture": 0.5,
        "Signed": 0.0,
        "Byline": 1.0,
        "Controls": 1.5,
        "Suffix": 1.0,
        "Prefix": 1.5,
        "Whole": 0.8,
        "Opens": 0.3,
        "Furniture": 0.5,
        "Ours": 1.0,
        "Prose": 0.0,
        "Described": 0.5,
        "Works": 1.0,
        "Inside": 0.3,
        "Sign": 0.5,
        "Head": 1.0,
        "Foot": 0.5,
        "Address": 2.0,
        # Traits.
        "Constant": -3.3,
        "Often": 0.5,
        "Talked": -0.2,
        "Titled": 1.5,
        "Weak": -0.5,
        "OneWord": -0.3,
        "ManyWords": -0.2,
        "Letters": 0.0,
        "CallSign": 1.5,
        "Article": 0.3,
        "Menu": -3.0,
        "Body": -0.5,
        "AgencyName": -0.3,
        "Wire": -1.0,
        "RawWire": -6.0,
        "Headline": -1.0,
        "BeginsLonger": 0.4,
        "EndsLonger": -2.5,
        "HasBeginning": 0.2,
        "HasEnd": 1.5,
        "Abbreviated": 1.5,
        "Initials": -0.5,
        "Writer": -0.3,
        "Places": 0.4,
        "Shouted": -0.3,
        "Publisher": -1.5,
        "Dotted": 1.0,
        "Camel": 0.7,
    },
}
BARE_FITS: dict[str, Callable[[Bare], Callable[[str | None], bool]]] = {
    "headline": bare_facts.is_headline,
    "outlet": bare_facts.is_outlet,
}
FITS: dict[str, Callable[[Stated, str | None], bool]] = {"headline": is_headline, "outlet": is_outlet}


@dataclass
class Sample:
    """The candidates of a page: their values, their numbers, and whether each is right."""

    group: str
    values: list[str]
    numbers: np.ndarray
    right: np.ndarray
    weight: float
    is_right: Callable[[str | None], bool]


def sample(
    group: str, answer: list[Any], weights: tuple[float, float], is_right: Callable[[str | None], bool]
) -> Sample:
    """Return a sample that has the first weight where a candidate is right, or none is, and else the second."""
    values, width = [value for value, _ in answer], len(answer[0][1]) if answer else 0
    numbers = np.array([row for _, row in answer], dtype=float).reshape(len(answer), width)
    right = np.array([is_right(value) for value in values], dtype=bool)
    weight = weights[0] if right.any() or is_right(None) else weights[1]
    return Sample(group, values, numbers, right, weight, is_right)


def own(fact: str, articles: list[Marked]) -> list[Sample]:
    """Return the project's own articles; their kind is their group."""

    def right(article: Marked) -> Callable[[str | None], bool]:
        return lambda value: same(article.facts.get(fact), value)

    answers = rust(f"{fact}s", [{"text": article.text} for article in articles])
    # A fact that is no candidate teaches nothing about the others.
    return [
        sample(article.name[:-3], answer, (1.0, 0.0), right(article))
        for article, answer in zip(articles, answers, strict=True)
    ]


def web(fact: str, found: list[Page]) -> list[Sample]:
    """Return the pages of the web; their publisher is their group, which weighs as one page."""

    def right(facts: Stated) -> Callable[[str | None], bool]:
        return lambda value: FITS[fact](facts, value)

    answers = rust(f"{fact}s", [{"text": page["text"]} for page in found])
    sizes, told = Counter(page["publisher"] for page in found), stated()
    made = []
    for page, answer in zip(found, answers, strict=True):
        share = 1 / sizes[page["publisher"]]
        weights = (PAGE_SHARE * share, UNKNOWN_SHARE[fact] * share)
        made.append(sample(page["publisher"], answer, weights, right(told[page["id"]])))
    return made


def without_furniture(fact: str, articles: list[Bare]) -> list[Sample]:
    """Return articles without furniture; their outlet is their group, of which many weigh less than as many others."""
    answers = rust(f"{fact}s", [{"text": article.text} for article in articles])
    sizes, made = Counter(article.outlet for article in articles), []
    for article, answer in zip(articles, answers, strict=True):
        share = BARE_SHARE[fact] / sizes[article.outlet] ** 0.5
        made.append(sample(f"bare: {article.outlet}", answer, (share, share), BARE_FITS[fact](article)))
    return made


def fitted(samples: Iterable[Sample], prior: np.ndarray, decay: float) -> np.ndarray:
    """Return the weights that make the right candidates likeliest, drawn to the prior."""
    kept = [one for one in samples if one.weight and one.values]
    x = np.vstack([np.vstack([one.numbers, np.zeros(len(prior))]) for one in kept])
    right = np.concatenate([np.append(one.right, not one.right.any()) for one in kept])
    sizes, weight = np.array([len(one.values) + 1 for one in kept]), np.array([one.weight for one in kept])
    starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = x @ weights
        odds = np.exp(scores - np.repeat(np.maximum.reduceat(scores, starts), sizes))
        hits = np.where(right, odds, 0.0)
        every, hit = np.add.reduceat(odds, starts), np.add.reduceat(hits, starts)
        slope = np.repeat(weight, sizes) * (odds / np.repeat(every, sizes) - hits / np.repeat(hit, sizes))
        away = weights - prior
        return decay * away @ away - weight @ np.log(hit / every), 2 * decay * away + x.T @ slope

    return minimize(loss, prior.copy(), jac=True, method="L-BFGS-B").x


def told(weights: np.ndarray, one: Sample) -> str | None:
    """Return the best candidate, if it weighs more than none."""
    scores = one.numbers @ weights if one.values else np.array([])
    return one.values[int(scores.argmax())] if len(scores) and scores.max() > 0 else None


def left_out(samples: list[Sample], groups: list[list[str]], prior: np.ndarray, decay: float) -> tuple[float, float]:
    """Return how often the fact of the groups' pages is right, and what is claimed, each by weights of the others."""
    hits, claims = [], []
    for out in groups:
        weights = fitted([one for one in samples if one.group not in out], prior, decay)
        for one in (one for one in samples if one.group in out):
            value = told(weights, one)
            hits.append(one.is_right(value))
            claims += [hits[-1]] if value is not None else []
    return sum(hits) / len(hits), sum(claims) / len(claims)


def main() -> None:
    opened = [article for article in read_part("blind") if article.name[:-3] in READ]
    articles, found = read_part("tune") + read_part("further") + opened, pages()
    for fact, named in PRIORS.items():
        prior, decay = np.array(list(named.values())), DECAY[fact]
        parts = {
            "kinds": own(fact, articles),
            "publishers": web(fact, found),
            "outlets": without_furniture(fact, bare()),
        }
        samples = [one for part in parts.values() for one in part]
        for name, part in parts.items():
            groups = sorted({one.group for one in part})
            folds = len(groups) if name == "kinds" else FOLDS
            right, claims = left_out(samples, [groups[fold::folds] for fold in range(folds)], prior, decay)
            print(f"{fact}: {name} left out, right {right:.4f}, what is claimed right {claims:.4f}")
        weights = [round(float(weight), 3) for weight in fitted(samples, prior, decay)]
        text = json.dumps({"names": list(named), "weights": weights})
        (METADATA / fact / "weights.json").write_text(text + "\n")


if __name__ == "__main__":
    main()
