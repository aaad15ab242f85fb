"""Tables of what articles hold, as Arrow tables: a row a block, a quotation, an actor, a stance or an article.

The column ``row`` holds the position of the text that a row is about. A null among the texts has no rows, and in
`articles` a row of nulls. The schema is the same for any texts, also for none. Needs pyarrow, the extra ``arrow``.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Unpack

from . import _inputs, tables
from .article import Article
from .reading import Reading, parse_many, stances_many

try:
    import pyarrow as pa
except ModuleNotFoundError as error:
    raise ImportError("newslens.arrow needs pyarrow; install it by: pip install 'newslens[arrow]'") from error

__all__ = ["actors", "articles", "blocks", "quotes", "stances"]

TYPES = {"text": pa.string(), "texts": pa.list_(pa.string()), "whole": pa.int64(), "number": pa.float64()}


def blocks(texts: Any, *, n_jobs: int | None = None, **reading: Unpack[Reading]) -> pa.Table:
    """Return every line of every text, and what it is.

    Parameters
    ----------
    texts : column of str
        List, tuple, array, or a column of pandas, polars or pyarrow; nulls have no rows.
    n_jobs : int or None
        Threads; None and -1 use every core.
    **reading
        ``outlet``, ``boilerplate``, ``gazetteer``, ``repair``, as for `newslens.parse_many`.

    Returns
    -------
    pyarrow.Table
        ``row`` (int64), ``label``, ``kind`` (string), ``score`` (float64: the probability of being body, 0 to 1),
        ``rule``, ``text`` (string), ``start``, ``end`` (int64: code points of the text).

    Raises
    ------
    TypeError
        For a row that is neither a string nor null; the message names it.
    """
    return _table(tables.BLOCKS, _read(texts, n_jobs, reading))


def quotes(texts: Any, *, n_jobs: int | None = None, **reading: Unpack[Reading]) -> pa.Table:
    """Return every quotation of every text.

    Parameters
    ----------
    texts : column of str
        As for `blocks`.
    n_jobs : int or None
        Threads; None and -1 use every core.
    **reading
        ``outlet``, ``boilerplate``, ``gazetteer``, ``repair``, as for `newslens.parse_many`.

    Returns
    -------
    pyarrow.Table
        ``row`` (int64), ``speaker``, ``quote``, ``kind``, ``how`` (string), ``confidence`` (float64, 0 to 1),
        ``addressee``, ``medium`` (string), ``start``, ``end`` (int64: code points of the text).

    Raises
    ------
    TypeError
        For a row that is neither a string nor null; the message names it.

    Examples
    --------
    >>> import newslens as nl
    >>> found = nl.arrow.quotes(['"The toll is fair," said Mayor Orla Venn.', None])
    >>> found.select(["row", "speaker", "kind"]).to_pylist()
    [{'row': 0, 'speaker': 'Orla Venn', 'kind': 'direct'}]
    """
    return _table(tables.QUOTES, _read(texts, n_jobs, reading))


def actors(texts: Any, *, n_jobs: int | None = None, **reading: Unpack[Reading]) -> pa.Table:
    """Return every actor of every text.

    Parameters
    ----------
    texts : column of str
        As for `blocks`.
    n_jobs : int or None
        Threads; None and -1 use every core.
    **reading
        ``outlet``, ``boilerplate``, ``gazetteer``, ``repair``, as for `newslens.parse_many`.

    Returns
    -------
    pyarrow.Table
        ``row`` (int64), ``actor``, ``kind``, ``role``, ``country`` (string), ``mentions`` (int64: how many),
        ``aliases`` (list of string).

    Raises
    ------
    TypeError
        For a row that is neither a string nor null; the message names it.
    """
    return _table(tables.ACTORS, _read(texts, n_jobs, reading))


def stances(
    texts: Any,
    target: str,
    *,
    model: Any = None,
    synonyms: Sequence[str] = (),
    lexicon: Mapping[str, str] | None = None,
    n_jobs: int | None = None,
    **reading: Unpack[Reading],
) -> pa.Table:
    """Return where the actors of every text stand toward a target.

    Parameters
    ----------
    texts : column of str
        As for `blocks`.
    target : str
        What the stance is toward.
    model, synonyms, lexicon
        As for `newslens.actor_stances`.
    n_jobs : int or None
        Threads; None and -1 use every core.
    **reading
        ``outlet``, ``boilerplate``, ``gazetteer``, ``repair``, as for `newslens.parse_many`.

    Returns
    -------
    pyarrow.Table
        ``row`` (int64), ``actor``, ``label`` (string), ``probability`` (float64, 0 to 1), ``evidence`` (the deciding
        one), ``how`` (string), ``start``, ``end`` (int64: code points of the text), ``target``, ``country`` (string).

    Raises
    ------
    TypeError
        For a row that is neither a string nor null, or a target that is no string.
    ValueError
        If the target has no words.
    """
    rows, present, reading = _present(texts, reading)
    found = stances_many(present, target, model=model, synonyms=synonyms, lexicon=lexicon, n_jobs=n_jobs, **reading)
    pairs = zip(present, found, strict=True)
    return _table(tables.STANCES, _beside_nulls(rows, pairs))


def articles(texts: Any, *, n_jobs: int | None = None, **reading: Unpack[Reading]) -> pa.Table:
    """Return the fields of every text, a row each.

    Parameters
    ----------
    texts : column of str
        As for `blocks`; a null has a row of nulls.
    n_jobs : int or None
        Threads; None and -1 use every core.
    **reading
        ``outlet``, ``boilerplate``, ``gazetteer``, ``repair``, as for `newslens.parse_many`.

    Returns
    -------
    pyarrow.Table
        ``row`` (int64), ``headline``, ``outlet``, ``agency``, ``byline``, ``editor``, ``dateline``, ``published``,
        ``updated`` (ISO 8601), ``language``, ``body`` (string), ``quotes``, ``actors`` (int64: how many).

    Raises
    ------
    TypeError
        For a row that is neither a string nor null; the message names it.
    """
    read = _read(texts, n_jobs, reading)
    nulls = (None,) * len(tables.ARTICLES.columns)
    rows = [(at, *(nulls if one is None else next(tables.ARTICLES.of(one)))) for at, one in enumerate(read)]
    return _of_rows(tables.ARTICLES, rows)


def _read(texts: Any, n_jobs: int | None, reading: Reading) -> list[Article | None]:
    rows, present, reading = _present(texts, reading)
    return _beside_nulls(rows, parse_many(present, n_jobs=n_jobs, **reading))


def _present(texts: Any, reading: Reading) -> tuple[list[str | None], list[str], Reading]:
    """Return the rows, those that are no nulls, and what those are read with."""
    rows = _inputs.optional_texts(texts, "texts")
    outlets = _inputs.outlets(reading.get("outlet"), len(rows))
    if outlets is not None:
        outlets = [outlet for outlet, row in zip(outlets, rows, strict=True) if row is not None]
    return rows, [row for row in rows if row is not None], {**reading, "outlet": outlets}


def _beside_nulls(rows: list[str | None], values: Any) -> list[Any]:
    """Put one value a present row beside the nulls."""
    remaining = iter(values)
    return [None if row is None else next(remaining) for row in rows]


def _table(table: tables.Table, articles: list[Any]) -> pa.Table:
    return _of_rows(table, table.rows(articles))


def _of_rows(table: tables.Table, rows: list[tables.Row]) -> pa.Table:
    schema = pa.schema([("row", pa.int64()), *((name, TYPES[kind]) for name, kind in table.columns.items())])
    columns = zip(*rows, strict=True) if rows else ((),) * len(schema)
    return pa.table([pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)], schema)
