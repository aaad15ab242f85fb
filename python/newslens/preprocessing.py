"""Raw articles to what is learned from."""

from typing import Any, Self

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin

from . import _inputs, _parameters
from ._core import read_bodies


class ArticleCleaner(TransformerMixin, BaseEstimator, auto_wrap_output_keys=None):  # type: ignore[misc,call-arg]
    r"""Find the body of raw articles, for whatever stands behind it in a pipeline.

    It learns nothing. In front of a :class:`newslens.TopicClassifier` it does what ``clean=True`` does inside.

    Parameters
    ----------
    n_jobs : int or None, default None
        Threads; None and -1 use every core. The result does not depend on it.

    Examples
    --------
    >>> import newslens as nl
    >>> raw = ["Home / Port\nToll up\n\nThe harbour toll rises in May, Mayor Orla Venn said on Monday."]
    >>> nl.ArticleCleaner().fit_transform(raw).tolist()
    ['The harbour toll rises in May, Mayor Orla Venn said on Monday.']
    """

    def __init__(self, *, n_jobs: int | None = None) -> None:
        self.n_jobs = n_jobs

    def fit(self, X: Any, y: Any = None) -> Self:
        """Check the texts; there is nothing to learn.

        Raises
        ------
        TypeError
            For a row that is not a string; the message names it.
        """
        _inputs.texts(X)
        _parameters.threads(self.n_jobs)
        return self

    def transform(self, X: Any) -> np.ndarray:
        """Give the body of every text.

        Parameters
        ----------
        X : column of str
            One raw article a row.

        Returns
        -------
        ndarray of object, shape (n_texts,)
            As :func:`newslens.clean`; a text in which no body is found stays whole, so that no row is lost.

        Raises
        ------
        TypeError
            For a row that is not a string; the message names it.
        """
        texts = _inputs.texts(X)
        bodies = read_bodies(texts, None, _parameters.reading(), _parameters.threads(self.n_jobs))
        found = np.empty(len(texts), dtype=object)
        found[:] = [body or text for body, text in zip(bodies, texts, strict=True)]
        return found

    def get_feature_names_out(self, input_features: Any = None) -> np.ndarray:
        """Give the name of the column: as it came in.

        Returns
        -------
        ndarray of object, shape (1,)
        """
        return np.array(["text"] if input_features is None else input_features, dtype=object)

    def __sklearn_is_fitted__(self) -> bool:
        return True

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.requires_fit = False
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.transformer_tags.preserves_dtype = []
        return tags
