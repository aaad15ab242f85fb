"""Topic classifiers: newslens with default arguments, its peers as their users write them."""

from typing import Any

import newslens as nl
import numpy as np
import pandas as pd
from harness.data import BenchmarkSet
from harness.worker import System
from peers import FastText, VowpalWabbit, only_installed
from sklearn.base import BaseEstimator
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.multiclass import OneVsRestClassifier
from sklearn.naive_bayes import ComplementNB
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import MultiLabelBinarizer
from sklearn.svm import LinearSVC


def joined(frame: pd.DataFrame) -> "pd.Series[str]":
    """Return one text a row, the title first."""
    return frame.iloc[:, 0] if frame.shape[1] == 1 else frame.iloc[:, 0].str.cat(frame.iloc[:, 1:], sep="\n")


def given(frame: pd.DataFrame) -> Any:
    """Return a column of texts, or the frame where there are several columns."""
    return frame.iloc[:, 0] if frame.shape[1] == 1 else frame


class OneVsRestOfLists(BaseEstimator):
    """One machine a label, for rows that are lists of labels."""

    def __init__(self, pipeline: Any) -> None:
        self.pipeline = pipeline

    def fit(self, X: Any, y: list[list[Any]]) -> "OneVsRestOfLists":
        """Learn from lists of labels."""
        self.binarizer_ = MultiLabelBinarizer()
        features, estimator = self.pipeline[:-1], self.pipeline[-1]
        self.model_ = make_pipeline(*(step for _, step in features.steps), OneVsRestClassifier(estimator))
        self.model_.fit(X, self.binarizer_.fit_transform(y))
        return self

    def predict(self, X: Any) -> np.ndarray:
        """Return a tuple of labels a row."""
        rows = self.binarizer_.inverse_transform(self.model_.predict(X))
        found = np.empty(len(rows), dtype=object)
        found[:] = rows
        return found


def made(chosen: BenchmarkSet, *steps: Any) -> Any:
    """Join steps to a classifier of the set's labels."""
    pipeline = make_pipeline(*steps)
    return OneVsRestOfLists(pipeline) if chosen.task == "labels" else pipeline


def newslens(_: BenchmarkSet, frame: pd.DataFrame) -> nl.TopicClassifier:
    return nl.TopicClassifier() if frame.shape[1] == 1 else nl.TopicClassifier(text_columns=list(frame.columns))


def newslens_fast(_: BenchmarkSet, frame: pd.DataFrame) -> nl.TopicClassifier:
    columns = None if frame.shape[1] == 1 else list(frame.columns)
    return nl.TopicClassifier(preset="fast", text_columns=columns)


def linear_svc(chosen: BenchmarkSet, _: pd.DataFrame) -> Any:
    """Words and word pairs, which on whole articles fit into memory only without those of one document."""
    rare = {"min_df": 2} if chosen.large else {}
    return made(chosen, TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, **rare), LinearSVC())


def linear_svc_words(chosen: BenchmarkSet, _: pd.DataFrame) -> Any:
    return made(chosen, TfidfVectorizer(), LinearSVC())


def logistic(chosen: BenchmarkSet, _: pd.DataFrame) -> Any:
    return made(chosen, TfidfVectorizer(), LogisticRegression())


def complement_nb(chosen: BenchmarkSet, _: pd.DataFrame) -> Any:
    return made(chosen, TfidfVectorizer(), ComplementNB(alpha=0.1))


tuned_fasttext = only_installed("fasttext", lambda: FastText(wordNgrams=2, epoch=25, dim=50, lr=0.5))
vowpal_wabbit = only_installed("vowpalwabbit", VowpalWabbit)

SYSTEMS = {
    "newslens": System("newslens", newslens, given),
    "newslens_fast": System('newslens, preset="fast"', newslens_fast, given),
    "linear_svc": System("TF-IDF (1-2, sublinear) + LinearSVC", linear_svc, joined),
    "linear_svc_words": System("TF-IDF + LinearSVC", linear_svc_words, joined),
    "logistic": System("TF-IDF + LogisticRegression", logistic, joined),
    "complement_nb": System("TF-IDF + ComplementNB (alpha .1)", complement_nb, joined),
    "fasttext": System("fastText", only_installed("fasttext", FastText), joined),
    "fasttext_tuned": System("fastText (pairs, 25 epochs, 50 dimensions, lr .5)", tuned_fasttext, joined),
    "vowpal_wabbit": System("Vowpal Wabbit (oaa, pairs, 5 passes)", vowpal_wabbit, joined),
}
