"""Read articles: body, facts, quotes, actors, and where the actors stand."""

from typing import Any

from . import _inputs, _parameters
from ._core import read_articles, read_bodies, read_stances
from .article import ActorStance, Article
from .html import extract, stated


def parse(text: str | None = None, *, html: str | bytes | None = None) -> Article:
    r"""Read a raw article, as text or as a page with its mark-up: what is body, what is furniture, who says what.

    Parameters
    ----------
    text : str
        A scraped article as it is: with stamps, teasers, credits and repeated headlines.
    html : str or bytes
        A page with its mark-up, instead of ``text``; at most 20 MB. Needs trafilatura, the extra ``html``.
        ``article.text`` is the text that was extracted, and every span points into it: first a line for each fact that
        the mark-up states (headline, "By" and the author, outlet, "Published:" and the date), then a blank line and the
        content. Bytes are decoded as UTF-8 where they can be, else as trafilatura guesses.

    Returns
    -------
    Article
        Every character of the text stands in one block, with its kind and the rule that decided. The text is empty for
        a page without content, such as one that only scripts fill.

    Raises
    ------
    TypeError
        If ``text`` is not a string, ``html`` neither str nor bytes, or not one of the two is given.
    ValueError
        If ``html`` is a string without a tag, or larger than 20 MB.
    ImportError
        If ``html`` is given and trafilatura is not installed.

    Examples
    --------
    >>> import newslens as nl
    >>> article = nl.parse("Home / Port\nToll up\n\nThe harbour toll rises in May, Mayor Orla Venn said on Monday.")
    >>> article.body
    'The harbour toll rises in May, Mayor Orla Venn said on Monday.'
    >>> article.quotes[0].speaker
    'Orla Venn'

    >>> page = "<html><body><h1>Toll up</h1><p>The harbour toll rises in May, the mayor said.</p></body></html>"
    >>> article = nl.parse(html=page)
    >>> article.headline.value, article.body
    ('Toll up', 'The harbour toll rises in May, the mayor said.')
    """
    _not_both(text, html, "text")
    if html is not None:
        return _read_pages({"html": html}, 1)[0]
    return parse_many([_inputs.text(text, "text")], n_jobs=1)[0]


def parse_many(texts: Any = None, *, html: Any = None, n_jobs: int | None = None) -> list[Article]:
    """Read many raw articles.

    Parameters
    ----------
    texts : column of str
        List, tuple, array, or a column of pandas, polars or pyarrow.
    html : column of str or bytes
        Pages with their mark-up, instead of ``texts``, as `parse` takes them. Content is extracted on one thread.
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
    ValueError
        For a page that is a string without a tag, or larger than 20 MB; the message names it.
    """
    _not_both(texts, html, "texts")
    if html is not None:
        return _read_pages(_inputs.pages(html, "html"), _parameters.threads(n_jobs))
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
    begin = text._begin if isinstance(text, Article) else None
    found = read_stances([raw], _inputs.target(target), 1, None if begin is None else [begin])[0]
    return [ActorStance._from_core(stance) for stance in found]


def stances_many(texts: list[str], target: str, *, n_jobs: int | None = None) -> list[list[ActorStance]]:
    """Return `actor_stances` of many texts, on ``n_jobs`` threads."""
    found = read_stances(texts, _inputs.target(target), _parameters.threads(n_jobs))
    return [[ActorStance._from_core(stance) for stance in stances] for stances in found]


def _not_both(text: Any, html: Any, name: str) -> None:
    if text is not None and html is not None:
        raise TypeError(f"both {name} and html are given, pass one of them")


def _read_pages(pages: dict[str, str | bytes], threads: int) -> list[Article]:
    """Read pages, each under the name that errors call it."""
    extracted = [extract(page, name) for name, page in pages.items()]
    texts, begins = [page.text for page in extracted], [page.begin for page in extracted]
    articles = map(Article._from_core, texts, read_articles(texts, threads, begins))
    return [stated(article, page) for article, page in zip(articles, extracted, strict=True)]
