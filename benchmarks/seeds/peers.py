"""What users do with seed words today: count them, or let naive Bayes learn from the texts that have them."""

import re
from itertools import chain, pairwise
from typing import Self

import numpy as np
import pandas as pd
from sklearn.feature_extraction.text import CountVectorizer


class SeedCounting:
    """The topic whose seeds stand most often in a text; where there is none, the topic of most texts."""

    def __init__(self, seeds: dict[str, list[str]]) -> None:
        self.seeds = seeds

    def fit(self, X: "pd.Series[str]") -> Self:
        """Learn which topic is the most frequent."""
        counts = self.counts(X)
        self.usual_ = counts[counts.any(axis=1)].argmax(axis=1)
        self.usual_ = np.bincount(self.usual_, minlength=len(self.seeds)).argmax()
        return self

    def counts(self, X: "pd.Series[str]") -> np.ndarray:
        """Return how often seeds of each topic stand in each text."""
        numbers: dict[str, list[int]] = {}
        for number, words in enumerate(self.seeds.values()):
            for word in words:
                numbers.setdefault(word, []).append(number)
        found = np.zeros((len(X), len(self.seeds)), dtype=np.int64)
        for row, text in enumerate(X):
            words = re.findall(r"\w\w+", text.lower())
            for word in chain(words, map(" ".join, pairwise(words))):
                for number in numbers.get(word, ()):
                    found[row, number] += 1
        return found

    def predict(self, X: "pd.Series[str]") -> np.ndarray:
        """Return the topic of every text."""
        counts = self.counts(X)
        found = np.where(counts.any(axis=1), counts.argmax(axis=1), self.usual_)
        return np.array(list(self.seeds))[found]


class Newsmap(SeedCounting):
    """As Newsmap (Watanabe 2018): words that stand with the seeds of a topic speak for it.

    The score of a word is the log of its smoothed share among the words of texts with a seed of the topic, over its
    share in all others; a text's score is the mean over its words.
    """

    def fit(self, X: "pd.Series[str]") -> Self:
        """Learn what every word says of every topic."""
        self.vectorizer_ = CountVectorizer(token_pattern=r"\w\w+", min_df=3)
        words, has = self.vectorizer_.fit_transform(X), (self.counts(X) > 0).astype(float)
        inside = words.T @ has + 1
        outside = words.T @ (1 - has) + 1
        self.scores_ = np.log(inside / inside.sum(axis=0)) - np.log(outside / outside.sum(axis=0))
        return self

    def predict(self, X: "pd.Series[str]") -> np.ndarray:
        """Return the topic of every text."""
        return np.array(list(self.seeds))[(self.vectorizer_.transform(X) @ self.scores_).argmax(axis=1)]
