"""The pandas accessor ``Series.news``."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from . import _parameters, tables
from ._core import read_bodies
from .article import Article
from .reading import parse_many, stances_many


@pd.api.extensions.register_series_accessor("news")
class NewsAccessor:
    """Read a Series of raw article texts. Nulls pass through, the index is kept."""

    def __init__(self, series: "pd.Series[Any]") -> None:
        present = series[series.notna()]
        wrong = next((at for at, value in enumerate(present) if not isinstance(value, str)), None)
        if wrong is not None:
            label, kind = present.index[wrong : wrong + 1].tolist()[0], type(present.iloc[wrong]).__name__
            raise AttributeError(
                f"Series.news needs texts, the value at index {label!r} is of type {kind}; take a column of strings"
            )
        self._series = series
        self._present = present

    def clean(self, *, n_jobs: int | None = None) -> "pd.Series[Any]":
        """Return the body of every text.

        Parameters
        ----------
        n_jobs : int or None
            Threads; None and -1 use every core.

        Returns
        -------
        Series of str
            With the same index and name.
        """
        bodies = read_bodies(self._present.tolist(), _parameters.threads(n_jobs))
        return self._spread(bodies, _text_dtype(self._series.dtype))

    def parse(self, *, html: bool = False, n_jobs: int | None = None) -> "pd.Series[Any]":
        """Return the reading of every text.

        Parameters
        ----------
        html : bool
            Whether the texts are pages with their mark-up, as for ``newslens.parse(html=...)``.
        n_jobs : int or None
            Threads; None and -1 use every core.

        Returns
        -------
        Series of Article
            With the same index and name.
        """
        pages = self._present.tolist()
        read = parse_many(html=pages, n_jobs=n_jobs) if html else parse_many(pages, n_jobs=n_jobs)
        return self._spread(read, object)

    def topics(self, model: Any) -> pd.DataFrame:
        """Return the topic of every text.

        Parameters
        ----------
        model : TopicClassifier
            A fitted one.

        Returns
        -------
        DataFrame
            Columns ``label`` and ``probability``, with the same index.
        """
        probabilities = model.predict_proba(self._present.tolist())
        found = pd.DataFrame(
            {"label": model.classes_[probabilities.argmax(axis=1)], "probability": probabilities.max(axis=1)},
            index=self._present.index,
        )
        return _aligned(found, self._series.notna().to_numpy(), self._series.index)

    def blocks(self, *, n_jobs: int | None = None) -> pd.DataFrame:
        """Return every line of every text, and what it is.

        Parameters
        ----------
        n_jobs : int or None
            Threads; None and -1 use every core.

        Returns
        -------
        DataFrame
            A row a block, keyed by the original index: ``label``, ``kind``, ``score`` (the probability of being body),
            ``rule``, ``text``, and ``start`` and ``end`` in the text.
        """
        return self._long(tables.BLOCKS, self._articles(n_jobs))

    def quotes(self, *, n_jobs: int | None = None) -> pd.DataFrame:
        """Return every quotation of every text.

        Parameters
        ----------
        n_jobs : int or None
            Threads; None and -1 use every core.

        Returns
        -------
        DataFrame
            A row a quotation, keyed by the original index: ``speaker``, ``quote``, ``kind``, ``how``, ``confidence``,
            ``addressee``, ``medium``, and ``start`` and ``end`` in the text.
        """
        return self._long(tables.QUOTES, self._articles(n_jobs))

    def actors(self, *, n_jobs: int | None = None) -> pd.DataFrame:
        """Return every actor of every text.

        Parameters
        ----------
        n_jobs : int or None
            Threads; None and -1 use every core.

        Returns
        -------
        DataFrame
            A row an actor, keyed by the original index: ``actor``, ``kind``, ``role``, ``country``, ``mentions`` (how
            many) and ``aliases``.
        """
        return self._long(tables.ACTORS, self._articles(n_jobs))

    def stances(self, target: str, *, n_jobs: int | None = None) -> pd.DataFrame:
        """Return where the actors of every text stand toward a target.

        Parameters
        ----------
        target : str
            What the stance is toward.
        n_jobs : int or None
            Threads; None and -1 use every core.

        Returns
        -------
        DataFrame
            A row an actor, keyed by the original index: ``actor``, ``label``, ``probability``, ``evidence`` (the
            deciding one), ``how``, and ``start`` and ``end`` of the evidence in the text.
        """
        texts = self._present.tolist()
        return self._long(tables.STANCES, zip(texts, stances_many(texts, target, n_jobs=n_jobs), strict=True))

    def _articles(self, n_jobs: int | None) -> list[Article]:
        return parse_many(self._present.tolist(), n_jobs=n_jobs)

    def _spread(self, values: list[Any], dtype: Any) -> "pd.Series[Any]":
        """Put one value a present row beside the nulls."""
        remaining = iter(values)
        spread = [next(remaining) if present else None for present in self._series.notna()]
        return pd.Series(spread, index=self._series.index, name=self._series.name, dtype=dtype)

    def _long(self, table: tables.Table, articles: Iterable[Any]) -> pd.DataFrame:
        """Make a frame of the rows of all articles, each under the label of the text it is about."""
        rows = table.rows(articles)
        index = self._present.index.take([row[0] for row in rows])
        return pd.DataFrame([row[1:] for row in rows], columns=list(table.columns), index=index)


def _text_dtype(dtype: Any) -> Any:
    """Return the dtype of new texts beside those of ``dtype``."""
    return dtype if pd.api.types.is_string_dtype(dtype) and not isinstance(dtype, pd.CategoricalDtype) else "str"


def _aligned(found: pd.DataFrame, present: Any, index: Any) -> pd.DataFrame:
    """Put the rows of ``found`` where ``present`` holds, and nulls elsewhere."""
    positions = iter(range(len(found)))
    order = [next(positions) if there else -1 for there in present]
    spread = found.reset_index(drop=True).reindex(order)
    spread.index = index
    return spread
