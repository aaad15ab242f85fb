"""Topic classifiers: newslens with default arguments, scikit-learn as its users write it."""

from typing import Any

import newslens as nl
import pandas as pd
from harness.data import BenchmarkSet
from harness.worker import System
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.naive_bayes import ComplementNB
from sklearn.pipeline import make_pipeline
from sklearn.svm import LinearSVC


def joined(frame: pd.DataFrame) -> "pd.Series[str]":
    """Return one text a row, the title first."""
    return frame.iloc[:, 0] if frame.shape[1] == 1 else frame.iloc[:, 0].str.cat(frame.iloc[:, 1:], sep="\n")


def given(frame: pd.DataFrame) -> Any:
    """Return a column of texts, or the frame where there are several columns."""
    return frame.iloc[:, 0] if frame.shape[1] == 1 else frame


def newslens(_: BenchmarkSet, frame: pd.DataFrame) -> nl.TopicClassifier:
    return nl.TopicClassifier() if frame.shape[1] == 1 else nl.TopicClassifier(text_columns=list(frame.columns))


def linear_svc(chosen: BenchmarkSet, _: pd.DataFrame) -> Any:
    """Words and word pairs, which on whole articles fit into memory only without those of one document."""
    rare = {"min_df": 2} if chosen.large else {}
    return make_pipeline(TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True, **rare), LinearSVC())


def logistic(_: BenchmarkSet, __: pd.DataFrame) -> Any:
    return make_pipeline(TfidfVectorizer(), LogisticRegression())


def complement_nb(_: BenchmarkSet, __: pd.DataFrame) -> Any:
    return make_pipeline(TfidfVectorizer(), ComplementNB(alpha=0.1))


SYSTEMS = {
    "newslens": System("newslens", newslens, given),
    "linear_svc": System("TF-IDF (1-2, sublinear) + LinearSVC", linear_svc, joined),
    "logistic": System("TF-IDF + LogisticRegression", logistic, joined),
    "complement_nb": System("TF-IDF + ComplementNB (alpha .1)", complement_nb, joined),
}
