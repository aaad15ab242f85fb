"""Which texts to label next."""

from typing import Any

import numpy as np
from sklearn.utils.validation import check_is_fitted

from . import _parameters
from .topic import TopicClassifier

CANDIDATES = 10
"""Candidates for each text that is suggested: those the model is least sure of."""


def suggest(model: TopicClassifier, pool: Any, n: int = 20) -> np.ndarray:
    """Choose the texts whose labels would teach a classifier most.

    Of the ten times ``n`` texts with the smallest margins (what the most probable topic has over the second; Scheffer,
    Decomain and Wrobel 2001), one after the other is taken whose uncertainty, times its distance from all that are
    taken, is largest: a batch of texts that the model is not sure of, for different reasons (after Carbonell and
    Goldstein 1998). Where a text may have several topics, the margin is the distance of the probability that lies
    nearest to its threshold.

    Parameters
    ----------
    model : TopicClassifier
        A fitted one, from seeds, from few labels, or from many.
    pool : column of str, or frame
        Texts without labels, as the model takes them.
    n : int, default 20
        How many to choose.

    Returns
    -------
    ndarray of int64, shape (min(n, n_texts),)
        Positions in the pool, in the order to label them. The same model and pool give the same ones.

    Raises
    ------
    TypeError, ValueError
        For a model, a pool or a number that cannot be right.

    Examples
    --------
    >>> import newslens as nl
    >>> texts = ["The coach praised the team", "The bank raised its rates", "The team lost the cup", "Rates rise again"]
    >>> topics = nl.TopicClassifier(min_df=1).fit(texts, ["sport", "economy", "sport", "economy"])
    >>> nl.suggest(topics, ["The coach of the team", "The bank and the team", "Rates of the bank"], 1).tolist()
    [1]
    """
    if not isinstance(model, TopicClassifier):
        raise TypeError(f"model is a {type(model).__name__}, expected a fitted TopicClassifier")
    check_is_fitted(model)
    n = _parameters.whole(n, "n", 1)
    fields = model._fields(pool)
    names = model._field_names()
    margins = _margins(model, fields[0] if model.text_columns is None else dict(zip(names, fields, strict=True)))
    candidates: np.ndarray = np.argsort(margins, kind="stable")[: CANDIDATES * n]
    if len(candidates) <= n:
        return candidates
    texts = ["\n".join(field[at] for field in fields) for at in candidates]
    return np.asarray(candidates[_spread(_vectors(texts), 1 - margins[candidates], n)])


def _margins(model: TopicClassifier, pool: Any) -> np.ndarray:
    probabilities = model.predict_proba(pool)
    if not model._tells_one:
        return np.asarray(np.abs(probabilities - model.thresholds_).min(axis=1))
    two = np.sort(probabilities, axis=1)[:, -2:]
    return np.asarray(two[:, 1] - two[:, 0])


def _vectors(texts: list[str]) -> Any:
    """Return TF-IDF rows of length 1; a text without words is a row of zeros."""
    from .feature_extraction import NewsVectorizer

    if not any(any(character.isalnum() for character in text) for text in texts):
        from scipy.sparse import csr_array

        return csr_array((len(texts), 1))
    rows = NewsVectorizer(word_ngrams=1, characters=False, min_df=1).fit_transform(texts)
    lengths = np.sqrt(rows.multiply(rows).sum(axis=1))
    return rows.multiply(1 / np.maximum(np.asarray(lengths).reshape(-1, 1), 1e-12)).tocsr()


def _spread(rows: Any, worth: np.ndarray, n: int) -> np.ndarray:
    """Return positions of rows that are worth much and far from each other, one after the other."""
    nearest = np.zeros(rows.shape[0])
    left = np.ones(rows.shape[0], dtype=bool)
    chosen = []
    for _ in range(n):
        at = int(np.where(left, worth * (1 - nearest), -np.inf).argmax())
        chosen.append(at)
        left[at] = False
        nearest = np.maximum(nearest, (rows @ rows[[at]].T).toarray().ravel())
    return np.array(chosen, dtype=np.int64)
