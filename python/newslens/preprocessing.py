"""Raw articles to what is learned from."""

from typing import TYPE_CHECKING, Any, Self

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin, clone
from sklearn.utils.validation import check_is_fitted

from . import _inputs, _parameters
from ._core import read_bodies

if TYPE_CHECKING:
    from ._core import ReadingOptions
    from .boilerplate import BoilerplateModel


class ArticleCleaner(TransformerMixin, BaseEstimator, auto_wrap_output_keys=None):  # type: ignore[misc,call-arg]
    r"""Find the body of raw articles, for whatever stands behind it in a pipeline.

    Without ``boilerplate`` it learns nothing. In front of a :class:`newslens.TopicClassifier` it does what
    ``clean=True`` does inside.

    Parameters
    ----------
    boilerplate : BoilerplateModel or None, default None
        A fresh one learns in ``fit`` what recurs in the texts, all taken as one outlet's, and it is left out.
    repair : bool, default False
        Whether text that was decoded with the wrong codec is repaired first.
    n_jobs : int or None, default None
        Threads; None and -1 use every core. The result does not depend on it.

    Attributes
    ----------
    boilerplate_ : BoilerplateModel
        What was learned; only with ``boilerplate``.

    Examples
    --------
    >>> import newslens as nl
    >>> raw = ["Home / Port\nToll up\n\nThe harbour toll rises in May, Mayor Orla Venn said on Monday."]
    >>> nl.ArticleCleaner().fit_transform(raw).tolist()
    ['The harbour toll rises in May, Mayor Orla Venn said on Monday.']
    """

    def __init__(
        self, *, boilerplate: "BoilerplateModel | None" = None, repair: bool = False, n_jobs: int | None = None
    ) -> None:
        self.boilerplate = boilerplate
        self.repair = repair
        self.n_jobs = n_jobs

    def fit(self, X: Any, y: Any = None) -> Self:
        """Check the texts, and learn what recurs in them if ``boilerplate`` is given.

        Raises
        ------
        TypeError
            For a row that is not a string, which the message names, or a parameter of another type.
        """
        texts = _inputs.texts(X)
        _parameters.threads(self.n_jobs)
        self._options()
        if self.boilerplate is not None:
            self.boilerplate_ = clone(self.boilerplate).fit(texts)
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
        check_is_fitted(self)
        texts = _inputs.texts(X)
        bodies = read_bodies(texts, None, self._options(), _parameters.threads(self.n_jobs))
        found = np.empty(len(texts), dtype=object)
        found[:] = [body or text for body, text in zip(bodies, texts, strict=True)]
        return found

    def _options(self) -> "ReadingOptions":
        if self.boilerplate is not None and not hasattr(self.boilerplate, "min_articles"):
            raise TypeError(f"boilerplate is a {type(self.boilerplate).__name__}, expected a BoilerplateModel")
        return _parameters.reading(boilerplate=getattr(self, "boilerplate_", None), repair=self.repair)

    def get_feature_names_out(self, input_features: Any = None) -> np.ndarray:
        """Give the name of the column: as it came in.

        Returns
        -------
        ndarray of object, shape (1,)
        """
        return np.array(["text"] if input_features is None else input_features, dtype=object)

    def __sklearn_is_fitted__(self) -> bool:
        return self.boilerplate is None or hasattr(self, "boilerplate_")

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.requires_fit = self.boilerplate is not None
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.transformer_tags.preserves_dtype = []
        return tags
