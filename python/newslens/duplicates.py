"""Texts that are nearly the same."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from . import _core, _inputs, _parameters

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True, eq=False)
class Duplicates:
    """Pairs of nearly equal texts, and the clusters they form.

    Attributes
    ----------
    first, second : ndarray of int64, shape (n_pairs,)
        Positions of the texts of each pair, the earlier one first.
    similarity : ndarray of float64, shape (n_pairs,)
        Word pairs that both texts have, over those that either has; from the least that was asked for to 1.
    labels : ndarray of int64, shape (n_texts,)
        The cluster of every text, numbered in the order of the texts; a text that is like no other is alone in its own.
        They can be passed as ``groups`` to the splitters of scikit-learn.
    """

    first: np.ndarray
    second: np.ndarray
    similarity: np.ndarray
    labels: np.ndarray

    @property
    def clusters(self) -> list[tuple[int, ...]]:
        """The positions of the texts of every cluster of two or more, in the order of the texts."""
        order = np.argsort(self.labels, kind="stable")
        ends = np.flatnonzero(np.diff(self.labels[order])) + 1
        return [tuple(found.tolist()) for found in np.split(order, ends) if len(found) > 1]

    def to_frame(self) -> "pd.DataFrame":
        """Return the pairs as a pandas DataFrame: first, second, similarity, cluster."""
        import pandas as pd

        columns = {"first": self.first, "second": self.second, "similarity": self.similarity}
        return pd.DataFrame({**columns, "cluster": self.labels[self.first]})

    def __repr__(self) -> str:
        alike = sum(map(len, self.clusters))
        return f"Duplicates: {alike:,} of {len(self.labels):,} texts in {len(self.clusters):,} clusters"


def near_duplicates(texts: Any, *, similarity: float = 0.5, n_jobs: int | None = None) -> Duplicates:
    """Find texts that are nearly the same: copies, rewritten leads, agency reports in several papers.

    A text is the set of its pairs of neighbouring words. Signatures of 192 MinHash values (Broder 1997), in bands
    (Leskovec, Rajaraman and Ullman 2014), find texts that may be alike; then the similarity of each pair is counted.
    So no pair is told that is less similar than asked for, and a pair that is more similar is missed in less than one
    case in twenty. Replacing one word in ten leaves a similarity of about .68; two articles on one subject have less
    than .1.

    Of many copies of one text, each is compared with eight that stand before it: clusters are complete, pairs are not.

    Parameters
    ----------
    texts : column of str
        One text a row. Case, punctuation and digits do not count; a text without words is like no other.
    similarity : float, default 0.5
        Least similarity, above 0 and at most 1.
    n_jobs : int or None, default None
        Threads; None and -1 use every core. The result does not depend on it.

    Returns
    -------
    Duplicates
        Pairs and clusters, by position.

    Raises
    ------
    TypeError
        For a bare string, a frame, or a row that is not a string.
    ValueError
        For a similarity out of its range.

    Examples
    --------
    >>> import newslens as nl
    >>> found = nl.near_duplicates(["The toll rises in May, the mayor said", "Storm over the lake",
    ...                             "The toll rises in May, the mayor said on Monday"])
    >>> found.clusters
    [(0, 2)]
    """
    rows = _inputs.texts(texts, "texts")
    least = _parameters.positive(similarity, "similarity")
    return Duplicates(*_core.near_duplicates(rows, least, _parameters.threads(n_jobs)))
