"""Stance classifiers: newslens with default arguments, scikit-learn as its users write it."""

from typing import Any

import newslens as nl
import pandas as pd
from harness.data import BenchmarkSet
from harness.worker import System
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline, make_union
from sklearn.svm import LinearSVC


def given(frame: pd.DataFrame) -> pd.DataFrame:
    return frame


def target_first(frame: pd.DataFrame) -> "pd.Series[str]":
    """Return one text a row that begins with the target."""
    return frame["target"].str.cat(frame["text"], sep="\n")


def newslens(_: BenchmarkSet, __: pd.DataFrame) -> nl.StanceClassifier:
    return nl.StanceClassifier()


def rare(chosen: BenchmarkSet) -> dict[str, int]:
    """Leave out n-grams of one document where documents are whole articles."""
    return {"min_df": 2} if chosen.large else {}


def linear_svc(chosen: BenchmarkSet, _: pd.DataFrame) -> Any:
    """Words, word pairs and character n-grams."""
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, **rare(chosen))
    characters = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True, **rare(chosen))
    return make_pipeline(make_union(words, characters), LinearSVC())


def logistic_regression(chosen: BenchmarkSet, _: pd.DataFrame) -> Any:
    """Words and word pairs, balanced classes."""
    words = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, **rare(chosen))
    return make_pipeline(words, LogisticRegression(class_weight="balanced", max_iter=1000))


SYSTEMS = {
    "newslens": System("newslens", newslens, given),
    "linear_svc": System("TF-IDF (words 1-2, characters 2-5) + LinearSVC", linear_svc, target_first),
    "logistic_regression": System("TF-IDF (words 1-2) + LogisticRegression", logistic_regression, target_first),
}
