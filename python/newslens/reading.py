"""Read articles: body, facts, quotes, actors, and where the actors stand."""

from typing import Any

from . import _inputs, _parameters
from ._core import read_articles, read_bodies, read_stances
from .article import ActorStance, Article


def parse(text: str) -> Article:
    r"""Read a raw article text: what is body, what is furniture, who says what.

    Parameters
    ----------
    text : str
        A scraped article as it is: with stamps, teasers, credits and repeated headlines.

    Returns
    -------
    Article
        Every character of the text stands in one block, with its kind and the rule that decided.

    Raises
    ------
    TypeError
        If ``text`` is not a string.

    Examples
    --------
    >>> import newslens as nl
    >>> article = nl.parse("Home / Port\nToll up\n\nThe harbour toll rises in May, Mayor Orla Venn said on Monday.")
    >>> article.body
    'The harbour toll rises in May, Mayor Orla Venn said on Monday.'
    >>> article.quotes[0].speaker
    'Orla Venn'
    """
    return parse_many([_inputs.text(text, "text")], n_jobs=1)[0]


def parse_many(texts: Any, *, n_jobs: int | None = None) -> list[Article]:
    """Read many raw article texts.

    Parameters
    ----------
    texts : column of str
        List, tuple, array, or a column of pandas, polars or pyarrow.
    n_jobs : int or None
        Threads; None and -1 use every core.

    Returns
    -------
    list of Article
        In the order of the texts.

    Raises
    ------
    TypeError
        For a row that is not a string; the message names it.
    """
    rows = _inputs.texts(texts, "texts")
    found = read_articles(rows, _parameters.threads(n_jobs))
    return [Article._from_core(text, article) for text, article in zip(rows, found, strict=True)]


def clean(text: str) -> str:
    """Return the body of a raw article text: the same as ``parse(text).body``.

    Parameters
    ----------
    text : str
        A scraped article as it is.

    Returns
    -------
    str
        The paragraphs of the body, joined by newlines.

    Raises
    ------
    TypeError
        If ``text`` is not a string.
    """
    return read_bodies([_inputs.text(text, "text")], 1)[0]


def actor_stances(text: str | Article, target: str) -> list[ActorStance]:
    """Tell where the actors of an article stand toward a target.

    It judges what each actor says or does about the target, by a lexicon of cues and rules; actors that are merely
    mentioned get no stance.

    Parameters
    ----------
    text : str or Article
        A raw article text, or a reading of one.
    target : str
        What the stance is toward, in words of the text: "the harbour toll", "Orsa peace talks".

    Returns
    -------
    list of ActorStance
        The surest first. Where the evidence does not decide, the label is "abstain". Empty for an article that is not
        in English.

    Raises
    ------
    TypeError
        If either is not a string.
    ValueError
        If the target has no words.
    """
    raw = text.text if isinstance(text, Article) else _inputs.text(text, "text")
    found = read_stances([raw], _inputs.target(target), 1)[0]
    return [ActorStance._from_core(stance) for stance in found]
