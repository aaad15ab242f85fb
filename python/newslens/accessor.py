"""The pandas accessor ``Series.news``."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Unpack

import pandas as pd

from . import _inputs, _parameters, tables
from ._core import read_bodies
from .article import Article
from .reading import Reading, parse_many, stances_many

if TYPE_CHECKING:
    from .boilerplate import BoilerplateModel
    from .gazetteer import Gazetteer


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

    def clean(
        self,
        *,
        outlet: Any = None,
        boilerplate: "BoilerplateModel | None" = None,
        repair: bool = False,
        n_jobs: int | None = None,
    ) -> "pd.Series[Any]":
        """Return the body of every text.

        Parameters
        ----------
        outlet : Series with the same index, other column of str, str or None
            The outlet of every text, or of all. What recurs in the articles of an outlet is left out; texts whose
            outlet is null are taken together.
        boilerplate : BoilerplateModel or None
            What recurs; None learns it from this Series where ``outlet`` is given.
        repair : bool
            Whether text that was decoded with the wrong codec is repaired first.
        n_jobs : int or None
            Threads; None and -1 use every core.

        Returns
        -------
        Series of str
            With the same index and name.

        Raises
        ------
        ValueError
            For another number of outlets than texts, or another index.
        TypeError
            For an outlet that is neither a string nor null.
        """
        outlets = self._outlets(outlet)
        if outlets is not None and boilerplate is None:
            boilerplate = _fitted(self._present.tolist(), outlets, repair, n_jobs)
        options = _parameters.reading(boilerplate=boilerplate, repair=repair)
        bodies = read_bodies(self._present.tolist(), outlets, options, _parameters.threads(n_jobs))
        return self._spread(bodies, _text_dtype(self._series.dtype))

    def parse(
        self,
        *,
        html: bool = False,
        outlet: Any = None,
        boilerplate: "BoilerplateModel | None" = None,
        gazetteer: "Gazetteer | None" = None,
        repair: bool = False,
        n_jobs: int | None = None,
    ) -> "pd.Series[Any]":
        """Return the reading of every text.

        Parameters
        ----------
        html : bool
            Whether the texts are pages with their mark-up, as for ``newslens.parse(html=...)``.
        outlet, boilerplate, repair
            As for :meth:`clean`; nothing is learned here.
        gazetteer : Gazetteer or None
            Actors to know by name.
        n_jobs : int or None
            Threads; None and -1 use every core.

        Returns
        -------
        Series of Article
            With the same index and name.
        """
        pages = {"html" if html else "texts": self._present.tolist()}
        outlets = self._outlets(outlet)
        read = parse_many(
            **pages, boilerplate=boilerplate, outlet=outlets, gazetteer=gazetteer, repair=repair, n_jobs=n_jobs
        )
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

    def blocks(self, *, n_jobs: int | None = None, **reading: Unpack[Reading]) -> pd.DataFrame:
        """Return every line of every text, and what it is.

        Parameters
        ----------
        n_jobs : int or None
            Threads; None and -1 use every core.
        **reading
            ``outlet``, ``boilerplate``, ``gazetteer``, ``repair``, as for :meth:`parse`.

        Returns
        -------
        DataFrame
            A row a block, keyed by the original index: ``label``, ``kind``, ``score`` (the probability of being body),
            ``rule``, ``text``, and ``start`` and ``end`` in the text.
        """
        return self._long(tables.BLOCKS, self._articles(n_jobs, reading))

    def quotes(self, *, n_jobs: int | None = None, **reading: Unpack[Reading]) -> pd.DataFrame:
        """Return every quotation of every text.

        Parameters
        ----------
        n_jobs : int or None
            Threads; None and -1 use every core.
        **reading
            ``outlet``, ``boilerplate``, ``gazetteer``, ``repair``, as for :meth:`parse`.

        Returns
        -------
        DataFrame
            A row a quotation, keyed by the original index: ``speaker``, ``quote``, ``kind``, ``how``, ``confidence``,
            ``addressee``, ``medium``, and ``start`` and ``end`` in the text.
        """
        return self._long(tables.QUOTES, self._articles(n_jobs, reading))

    def actors(self, *, n_jobs: int | None = None, **reading: Unpack[Reading]) -> pd.DataFrame:
        """Return every actor of every text.

        Parameters
        ----------
        n_jobs : int or None
            Threads; None and -1 use every core.
        **reading
            ``outlet``, ``boilerplate``, ``gazetteer``, ``repair``, as for :meth:`parse`.

        Returns
        -------
        DataFrame
            A row an actor, keyed by the original index: ``actor``, ``kind``, ``role``, ``country``, ``mentions`` (how
            many) and ``aliases``.
        """
        return self._long(tables.ACTORS, self._articles(n_jobs, reading))

    def stances(
        self,
        target: str | list[str],
        *,
        model: Any = None,
        synonyms: Sequence[str] = (),
        lexicon: Mapping[str, str] | None = None,
        n_jobs: int | None = None,
        **reading: Unpack[Reading],
    ) -> pd.DataFrame:
        """Return where the actors of every text stand toward a target.

        Parameters
        ----------
        target : str or list of str
            What the stance is toward; of several, each.
        model : StanceClassifier or None
            A fitted one that judges what each actor says and does; None uses the built-in rules.
        synonyms : sequence of str
            Other words for the target; only with one target.
        lexicon : dict of str to str or None
            Cues of your own, as :func:`newslens.actor_stances` tells.
        n_jobs : int or None
            Threads; None and -1 use every core.
        **reading
            ``outlet``, ``boilerplate``, ``gazetteer``, ``repair``, as for :meth:`parse`.

        Returns
        -------
        DataFrame
            A row an actor, keyed by the original index: ``actor``, ``label``, ``probability``, ``evidence`` (the
            deciding one), ``how``, ``start`` and ``end`` of the evidence in the text, ``target``, and the actor's
            ``country``. :func:`newslens.stance_table` counts them.

        Raises
        ------
        ValueError
            If synonyms are given with several targets, or as :func:`newslens.actor_stances` tells.
        """
        targets = target if isinstance(target, list) else [target]
        if len(targets) > 1 and len(synonyms):
            raise ValueError("synonyms are given with several targets; call stances for each target alone")
        texts, reading = self._present.tolist(), self._aligned_reading(reading)
        frames = []
        for one in targets:
            options = {"model": model, "synonyms": synonyms, "lexicon": lexicon, "n_jobs": n_jobs}
            found = stances_many(texts, one, **options, **reading)
            frames.append(self._long(tables.STANCES, zip(texts, found, strict=True)))
        return pd.concat(frames) if len(frames) > 1 else frames[0]

    def _articles(self, n_jobs: int | None, reading: Reading) -> list[Article]:
        return parse_many(self._present.tolist(), n_jobs=n_jobs, **self._aligned_reading(reading))

    def _aligned_reading(self, reading: Reading) -> Reading:
        return {**reading, "outlet": self._outlets(reading.get("outlet"))}

    def _outlets(self, outlet: Any) -> list[str | None] | None:
        """Return the outlet of every text that is there."""
        index = self._series.index
        if isinstance(outlet, pd.Series) and not outlet.index.equals(index):
            raise ValueError("outlet has another index than the texts; take it from the same frame, or reindex it")
        outlets = _inputs.outlets(outlet, len(index))
        if outlets is None:
            return None
        return [name for name, present in zip(outlets, self._series.notna(), strict=True) if present]

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


def _fitted(texts: list[str], outlets: list[str | None], repair: bool, n_jobs: int | None) -> "BoilerplateModel":
    """Learn what recurs in the articles of each outlet."""
    from .boilerplate import BoilerplateModel

    return BoilerplateModel(repair=repair, n_jobs=n_jobs).fit(texts, outlets)


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
