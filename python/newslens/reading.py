"""Read articles: body, facts, quotes, actors, and where the actors stand."""

from typing import TYPE_CHECKING, Any

from . import _inputs, _parameters
from ._core import read_articles, read_bodies, read_stances
from .article import ActorStance, Article

if TYPE_CHECKING:
    from .boilerplate import BoilerplateModel
    from .gazetteer import Gazetteer


def parse(
    text: str,
    *,
    boilerplate: "BoilerplateModel | None" = None,
    outlet: str | None = None,
    gazetteer: "Gazetteer | None" = None,
    repair: bool = False,
) -> Article:
    r"""Read a raw article text: what is body, what is furniture, who says what.

    Parameters
    ----------
    text : str
        A scraped article as it is: with stamps, teasers, credits and repeated headlines.
    boilerplate : BoilerplateModel or None
        What recurs in the articles of outlets, and is furniture: ``kind`` "recurring", unless a finer kind is known.
    outlet : str or None
        Whose articles the lines of ``boilerplate`` are looked up for; of one it was not fitted on, nothing recurs.
    gazetteer : Gazetteer or None
        Actors to know by name.
    repair : bool
        Whether text that was decoded with the wrong codec is repaired first, as :func:`newslens.repair` does. Values
        and the body are of the repaired text; spans point into the text as passed.

    Returns
    -------
    Article
        Every character of the text stands in one block, with its kind and the rule that decided.

    Raises
    ------
    TypeError
        If ``text`` is not a string, or an option is of another type.

    Examples
    --------
    >>> import newslens as nl
    >>> article = nl.parse("Home / Port\nToll up\n\nThe harbour toll rises in May, Mayor Orla Venn said on Monday.")
    >>> article.body
    'The harbour toll rises in May, Mayor Orla Venn said on Monday.'
    >>> article.quotes[0].speaker
    'Orla Venn'
    """
    return parse_many(
        [_inputs.text(text, "text")],
        boilerplate=boilerplate,
        outlet=outlet,
        gazetteer=gazetteer,
        repair=repair,
        n_jobs=1,
    )[0]


def parse_many(
    texts: Any,
    *,
    boilerplate: "BoilerplateModel | None" = None,
    outlet: Any = None,
    gazetteer: "Gazetteer | None" = None,
    repair: bool = False,
    n_jobs: int | None = None,
) -> list[Article]:
    """Read many raw article texts.

    Parameters
    ----------
    texts : column of str
        List, tuple, array, or a column of pandas, polars or pyarrow.
    boilerplate : BoilerplateModel or None
        What recurs in the articles of outlets, and is furniture: ``kind`` "recurring", unless a finer kind is known.
    outlet : column of str, str or None
        Whose articles the lines of ``boilerplate`` are looked up for; of one it was not fitted on, nothing recurs.
    gazetteer : Gazetteer or None
        Actors to know by name.
    repair : bool
        Whether text that was decoded with the wrong codec is repaired first, as :func:`newslens.repair` does.
    n_jobs : int or None
        Threads; None and -1 use every core.

    Returns
    -------
    list of Article
        In the order of the texts.

    Raises
    ------
    TypeError
        For a row that is not a string, or an option of another type; the message names it.
    ValueError
        For another number of outlets than texts.
    """
    rows = _inputs.texts(texts, "texts")
    outlets = _inputs.outlets(outlet, len(rows))
    options = _parameters.reading(boilerplate=boilerplate, gazetteer=gazetteer, repair=repair)
    found = read_articles(rows, outlets, options, _parameters.threads(n_jobs))
    named = outlets or [None] * len(rows)
    return [
        Article._from_core(text, article, (options, name))
        for text, article, name in zip(rows, found, named, strict=True)
    ]


def clean(
    text: str,
    *,
    boilerplate: "BoilerplateModel | None" = None,
    outlet: str | None = None,
    repair: bool = False,
) -> str:
    """Return the body of a raw article text: the same as ``parse(text, ...).body``.

    Parameters
    ----------
    text : str
        A scraped article as it is.
    boilerplate, outlet, repair
        As for :func:`parse`.

    Returns
    -------
    str
        The paragraphs of the body, joined by newlines.

    Raises
    ------
    TypeError
        If ``text`` is not a string, or an option is of another type.
    """
    options = _parameters.reading(boilerplate=boilerplate, repair=repair)
    return read_bodies([_inputs.text(text, "text")], _inputs.outlets(outlet, 1), options, 1)[0]


def actor_stances(text: str | Article, target: str) -> list[ActorStance]:
    """Tell where the actors of an article stand toward a target.

    It judges what each actor says or does about the target, by a lexicon of cues and rules; actors that are merely
    mentioned get no stance.

    Parameters
    ----------
    text : str or Article
        A raw article text, or a reading of one, which is read with the same gazetteer, boilerplate and repair again.
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
    read_with = text._read_with if isinstance(text, Article) else None
    options, outlet = read_with or (_parameters.reading(), None)
    found = read_stances([raw], _inputs.target(target), _inputs.outlets(outlet, 1), options, 1)[0]
    return [ActorStance._from_core(stance) for stance in found]
