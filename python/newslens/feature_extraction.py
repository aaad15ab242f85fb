"""Texts to features, as a part that others compose."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted

from . import _inputs, _packed, _parameters
from ._core import Vectorizer, fit_vectorizer
from ._stored import Stored

if TYPE_CHECKING:
    from ._core import VectorizerOptions, _SparseParts

LONGEST_RUN = 8
LONGEST_CHARACTERS = 16


class NewsVectorizer(Stored, TransformerMixin, BaseEstimator):  # type: ignore[misc]  # scikit-learn is untyped
    """Turn texts into the features that :class:`newslens.TopicClassifier` learns from.

    Words (told apart by capitalisation), runs of words and, on shorter texts, character n-grams are counted; a value
    is ``(1 + ln count) * idf``, times what the feature tells about the class if ``y`` is given: the square root of
    the Kullback-Leibler divergence of the classes where it stands from the classes overall. Each family of features
    of a text is then brought to a length of its own (1 for words, 0.7 for the others), and what is negligible beside
    the rest is left out. Letters are lower-cased and digits become 0.

    Parameters
    ----------
    cased : bool, default True
        Whether words are told apart by how they are capitalised.
    word_ngrams : int, default 2
        Words in the longest run of words that is a feature, 1 to 8: 2 adds pairs to single words.
    characters : "auto", bool or (shortest, longest), default "auto"
        Character n-grams inside words: True is (3, 4); "auto" uses them where texts are at most 4,000 bytes long on
        average.
    min_df : int, default 2
        Texts a feature must stand in to be kept.
    hash_bits : int or None, default None
        Hash the features of each family into ``2**hash_bits`` columns (8 to 24) instead of keeping a vocabulary.
    supervised : bool, default True
        Whether ``y`` is used if it is given.
    tokenizer : path-like or None, default None
        A ``tokenizer.json`` of the tokenizers library, whose pieces take the place of words.
    text_columns : sequence of str or None, default None
        Columns of a frame that together are the text, the title first; the title's words count once more.
    n_jobs : int or None, default None
        Threads; None and -1 use every core. The result does not depend on it.

    Attributes
    ----------
    n_features_ : int
        Number of features.

    Examples
    --------
    >>> import newslens as nl
    >>> vectorizer = nl.NewsVectorizer(min_df=1, characters=False)
    >>> features = vectorizer.fit_transform(["The toll rises", "The harbour toll"])
    >>> features.shape
    (2, 8)
    >>> sorted(vectorizer.get_feature_names_out().tolist())
    ['The', 'harbour', 'harbour toll', 'rises', 'the harbour', 'the toll', 'toll', 'toll rises']
    """

    _model: Vectorizer

    def __init__(
        self,
        *,
        cased: bool = True,
        word_ngrams: int = 2,
        characters: Literal["auto"] | bool | tuple[int, int] = "auto",
        min_df: int = 2,
        hash_bits: int | None = None,
        supervised: bool = True,
        tokenizer: str | Path | None = None,
        text_columns: Sequence[str] | None = None,
        n_jobs: int | None = None,
    ) -> None:
        self.cased = cased
        self.word_ngrams = word_ngrams
        self.characters = characters
        self.min_df = min_df
        self.hash_bits = hash_bits
        self.supervised = supervised
        self.tokenizer = tokenizer
        self.text_columns = text_columns
        self.n_jobs = n_jobs

    def fit(self, X: Any, y: Any = None) -> Self:
        """Learn columns and their weights.

        Parameters
        ----------
        X : column of str, or frame
            One text a row; a frame if ``text_columns`` is given.
        y : column of str, int or bool, or None
            One class a row, if the weights are to tell of classes.

        Returns
        -------
        NewsVectorizer
            This object. If fitting fails or is interrupted, it is as it was.

        Raises
        ------
        TypeError, ValueError
            For an input or a parameter that cannot be right; the message names the row and the fix.
        """
        self._learn(X, y, transform=False)
        return self

    def fit_transform(self, X: Any, y: Any = None) -> csr_matrix:
        """Learn from texts and give their features: the same as :meth:`fit` and :meth:`transform`, reading them once.

        Returns
        -------
        csr_matrix of float32, shape (n_texts, n_features_)
        """
        parts = self._learn(X, y, transform=True)
        assert parts is not None
        return self._matrix(parts)

    def transform(self, X: Any) -> csr_matrix:
        """Give the features of texts; a row depends on its own text alone.

        Parameters
        ----------
        X : column of str, or frame
            One text a row; a text without any known feature gives an empty row.

        Returns
        -------
        csr_matrix of float32, shape (n_texts, n_features_)
        """
        check_is_fitted(self)
        return self._matrix(self._model.transform(self._fields(X), _parameters.threads(self.n_jobs)))

    def get_feature_names_out(self, input_features: Any = None) -> np.ndarray:
        """Give the spelling of every feature.

        Words and runs of words stand as they are, character n-grams behind ``char=``, words of the title behind its
        column and an equals sign. Hashed features have no spelling but their number.

        Returns
        -------
        ndarray of object, shape (n_features_,)
        """
        check_is_fitted(self)
        return np.array(self._model.feature_names(), dtype=object)

    @classmethod
    def _from_bytes(cls, data: bytes) -> Self:
        model = Vectorizer.from_bytes(data)
        return cls(text_columns=model.columns)._attach(model)

    def _attach(self, model: Vectorizer) -> Self:
        self._model = model
        self.n_features_ = model.n_features
        return self

    def _learn(self, X: Any, y: Any, *, transform: bool) -> "_SparseParts | None":
        options = self._options()
        _parameters.one_of(self.supervised, "supervised", (True, False))
        names = None if self.text_columns is None else _parameters.column_names(self.text_columns, "text_columns")
        fields = self._fields(X, allow_empty=False)
        classes = None
        if y is not None and self.supervised:
            labels, numbers = _inputs.labels(y, len(fields[0]))
            classes = (numbers, len(labels))
        model, parts = fit_vectorizer(fields, names, options, classes, transform)
        self._attach(model)
        return parts

    def _options(self) -> "VectorizerOptions":
        _parameters.one_of(self.cased, "cased", (True, False))
        return {
            "cased": self.cased,
            "longest_run": _parameters.whole(self.word_ngrams, "word_ngrams", 1, LONGEST_RUN),
            "characters": self._characters(),
            "min_df": _parameters.whole(self.min_df, "min_df", 1),
            "hash_bits": None if self.hash_bits is None else _parameters.whole(self.hash_bits, "hash_bits", 8, 24),
            "tokenizer": None if self.tokenizer is None else Path(self.tokenizer).read_text(encoding="utf-8"),
            "threads": _parameters.threads(self.n_jobs),
        }

    def _characters(self) -> Literal["auto"] | tuple[int, int] | None:
        chosen = self.characters
        if isinstance(chosen, tuple | list) and len(chosen) == 2:
            shortest = _parameters.whole(chosen[0], "characters[0]", 1, LONGEST_CHARACTERS)
            return shortest, _parameters.whole(chosen[1], "characters[1]", shortest, LONGEST_CHARACTERS)
        if isinstance(chosen, bool):
            return (3, 4) if chosen else None
        if isinstance(chosen, str) and chosen == "auto":
            return "auto"
        raise ValueError(f"characters must be 'auto', True, False or (shortest, longest), got {chosen!r}")

    def _fields(self, X: Any, *, allow_empty: bool = True) -> list[Sequence[str]]:
        if self.text_columns is None:
            return [_packed.texts(X, allow_empty=allow_empty)]
        names = _parameters.column_names(self.text_columns, "text_columns")
        return _inputs.columns(X, names, allow_empty=allow_empty, read=_packed.texts)

    def _matrix(self, parts: "_SparseParts") -> csr_matrix:
        values, indices, indptr = parts
        matrix = csr_matrix((values, indices, indptr), shape=(len(indptr) - 1, self.n_features_))
        matrix.has_canonical_format = True  # as made by the core; SciPy need not look
        return matrix

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.string = True
        tags.input_tags.two_d_array = False
        tags.transformer_tags.preserves_dtype = []
        return tags
