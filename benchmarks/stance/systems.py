"""Stance classifiers: newslens with default arguments, scikit-learn as its users write it."""

from typing import Any, Self

import newslens as nl
import numpy as np
import pandas as pd
from harness.data import BenchmarkSet
from harness.worker import System
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline, make_union
from sklearn.preprocessing import FunctionTransformer
from sklearn.svm import LinearSVC

MOST_WORDS = 5000
"""Words of each column of FNC-1, as the bag-of-words systems of the challenge had."""


def given(frame: pd.DataFrame) -> pd.DataFrame:
    return frame


def target_first(frame: pd.DataFrame) -> "pd.Series[str]":
    """Return one text a row that begins with the target."""
    return frame["target"].str.cat(frame["text"], sep="\n")


class Cosine(TransformerMixin, BaseEstimator):  # type: ignore[misc]
    """One column: how near the target is to the text, both as TF-IDF."""

    def fit(self, frame: pd.DataFrame, _: Any = None) -> Self:
        """Learn how rare words are over the different targets and texts."""
        texts = pd.concat([frame["target"].drop_duplicates(), frame["text"].drop_duplicates()])
        self.words_ = TfidfVectorizer(sublinear_tf=True, min_df=2).fit(texts)
        return self

    def transform(self, frame: pd.DataFrame) -> Any:
        """Return the cosine of every row."""
        target, text = (self.words_.transform(frame[column]) for column in ("target", "text"))
        return np.asarray(target.multiply(text).sum(axis=1))


def newslens(_: BenchmarkSet, __: pd.DataFrame) -> nl.StanceClassifier:
    return nl.StanceClassifier()


def columns_apart() -> ColumnTransformer:
    """Words of the claim, words of the article, and their cosine: what a claim and an article ask for."""
    words = TfidfVectorizer(max_features=MOST_WORDS, sublinear_tf=True)
    return ColumnTransformer([("t", words, "target"), ("a", words, "text"), ("both", Cosine(), ["target", "text"])])


def words(chosen: BenchmarkSet, *, characters: bool) -> Any:
    """Words and word pairs of target and text, perhaps with character n-grams; columns apart for whole articles."""
    if chosen.large:
        return columns_apart()
    pairs = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    runs = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True)
    return make_pipeline(FunctionTransformer(target_first), make_union(pairs, runs) if characters else pairs)


def linear_svc(chosen: BenchmarkSet, _: pd.DataFrame) -> Any:
    return make_pipeline(words(chosen, characters=True), LinearSVC())


def logistic_regression(chosen: BenchmarkSet, _: pd.DataFrame) -> Any:
    return make_pipeline(words(chosen, characters=False), LogisticRegression(class_weight="balanced", max_iter=1000))


SYSTEMS = {
    "newslens": System("newslens", newslens, given),
    "linear_svc": System("TF-IDF + LinearSVC", linear_svc, given),
    "logistic_regression": System("TF-IDF + LogisticRegression, balanced", logistic_regression, given),
}

PUBLISHED = {
    "semeval2016": "F1 68.98, SVM of the organisers; 67.82, best team (2016)",
    "newsmtsc": "macro-F1 .83, pretrained encoder (2021)",
    "fnc1": "score 82.02, macro-F1 .578, winners; 81.72, bag of words, third (2017)",
}
"""What others published for the test parts; nothing of it was run here."""
