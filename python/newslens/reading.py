"""Read articles: body, facts, quotes, actors, and where the actors stand."""

from typing import TYPE_CHECKING, Any, TypedDict

from . import _inputs, _parameters
from ._core import read_articles, read_bodies, read_stances, read_utterances
from .article import ActorStance, Article
from .html import extract, stated

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ._core import ReadingOptions
    from .boilerplate import BoilerplateModel
    from .gazetteer import Gazetteer


class Reading(TypedDict, total=False):
    """What articles are read with beside their texts, as :func:`parse` takes it."""

    boilerplate: "BoilerplateModel | None"
    outlet: Any
    gazetteer: "Gazetteer | None"
    repair: bool


def parse(
    text: str | None = None,
    *,
    html: str | bytes | None = None,
    boilerplate: "BoilerplateModel | None" = None,
    outlet: str | None = None,
    gazetteer: "Gazetteer | None" = None,
    repair: bool = False,
) -> Article:
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
    boilerplate : BoilerplateModel or None
        What recurs in the articles of outlets, and is furniture: ``kind`` "recurring", unless a finer kind is known.
    outlet : str or None
        Whose articles the lines of ``boilerplate`` are looked up for; of one it was not fitted on, nothing recurs.
    gazetteer : Gazetteer or None
        Actors to know by name.
    repair : bool
        Whether text that was decoded with the wrong codec is repaired first, as :func:`newslens.repair` does. Values
        and the body are of the repaired text; spans point into the text as passed, or as extracted.

    Returns
    -------
    Article
        Every character of the text stands in one block, with its kind and the rule that decided. The text is empty for
        a page without content, such as one that only scripts fill.

    Raises
    ------
    TypeError
        If ``text`` is not a string, ``html`` neither str nor bytes, not one of the two is given, or an option is of
        another type.
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
    outlets = _inputs.outlets(outlet, 1)
    options = _parameters.reading(boilerplate=boilerplate, gazetteer=gazetteer, repair=repair)
    if html is not None:
        return _read_pages({"html": html}, outlets, options, 1)[0]
    return _read([_inputs.text(text, "text")], outlets, options, 1)[0]


def parse_many(
    texts: Any = None,
    *,
    html: Any = None,
    boilerplate: "BoilerplateModel | None" = None,
    outlet: Any = None,
    gazetteer: "Gazetteer | None" = None,
    repair: bool = False,
    n_jobs: int | None = None,
) -> list[Article]:
    """Read many raw articles.

    Parameters
    ----------
    texts : column of str
        List, tuple, array, or a column of pandas, polars or pyarrow.
    html : column of str or bytes
        Pages with their mark-up, instead of ``texts``, as `parse` takes them. Content is extracted on one thread.
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
        For a page that is a string without a tag, or larger than 20 MB, and for another number of outlets than texts;
        the message names it.
    """
    _not_both(texts, html, "texts")
    threads = _parameters.threads(n_jobs)
    options = _parameters.reading(boilerplate=boilerplate, gazetteer=gazetteer, repair=repair)
    if html is not None:
        pages = _inputs.pages(html, "html")
        return _read_pages(pages, _inputs.outlets(outlet, len(pages)), options, threads)
    rows = _inputs.texts(texts, "texts")
    return _read(rows, _inputs.outlets(outlet, len(rows)), options, threads)


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


def actor_stances(
    text: str | Article,
    target: str,
    *,
    model: Any = None,
    synonyms: "Sequence[str]" = (),
    lexicon: "Mapping[str, str] | None" = None,
) -> list[ActorStance]:
    """Tell where the actors of an article stand toward a target.

    It judges what each actor says or does about the target, not the article; actors that are merely mentioned get no
    stance. Without a model, a lexicon of cues and rules tells, with weights fitted on labelled articles: signs multiply
    along a chain ("regrets the collapse of the talks" favours them), and negation, denial and conditions are read.
    It reads English only, and cannot know what no cue tells: irony, history, what everybody knows of an actor.

    Parameters
    ----------
    text : str or Article
        A raw article text, or a reading of one, which is read with the same gazetteer, boilerplate and repair again.
    target : str
        What the stance is toward, in words of the text: "the harbour toll", "Orsa peace talks".
    model : StanceClassifier or None
        A fitted one that judges what each actor says and does, instead of the rules. Its classes must tell a side:
        by names such as "favor", "against", "agree", "disagree", "neutral", or by its ``labels``.
    synonyms : sequence of str
        Other words for the target: ``["the pier fee"]``.
    lexicon : dict of str to str or None
        Cues of your own and the side of those who say or do it: "favor", "against" or "neutral". They are read before
        the built-in ones; of a cue's words the first also stands for its regular forms as a verb. With a model they
        only help to find what is said.

    Returns
    -------
    list of ActorStance
        The surest first. Where the evidence does not decide, the label is "abstain". Empty for an article that is not
        in English, or that never names the target.

    Raises
    ------
    TypeError
        If one is not a string, the synonyms are a bare string, or the lexicon is no dict.
    ValueError
        If the target, a synonym or a cue has no words, a cue takes another side, or a class of the model tells none.

    Examples
    --------
    >>> import newslens as nl
    >>> text = "The harbour toll rises in May. Mayor Orla Venn never opposed the toll, she said on Monday."
    >>> [(stance.actor, stance.label) for stance in nl.actor_stances(text, "the harbour toll")]
    [('Orla Venn', 'favor')]
    >>> print(nl.actor_stances(text, "the harbour toll")[0].reasons)
    the sum of the cues takes a side: +0.713 (without any cue +0.048)
      +0.665  'opposed' (attitude; the actor's words, which name the target)
    >>> text = "Mayor Orla Venn kneecaps the harbour toll."
    >>> found = nl.actor_stances(text, "the harbour toll", lexicon={"kneecap": "against"})
    >>> [(stance.actor, stance.label) for stance in found]
    [('Orla Venn', 'against')]
    """
    raw = text.text if isinstance(text, Article) else _inputs.text(text, "text")
    begins = None if not isinstance(text, Article) or text._begin is None else [text._begin]
    read_with = text._read_with if isinstance(text, Article) else None
    options, outlet = read_with or (_parameters.reading(), None)
    words = _inputs.asked(target, synonyms, lexicon)
    if model is None:
        found = read_stances([raw], words, _inputs.outlets(outlet, 1), options, 1, begins)[0]
        return [ActorStance._from_core(raw, stance) for stance in found]
    told = read_utterances([raw], words, _inputs.outlets(outlet, 1), options, 1, begins)
    return _judged([raw], told, words[0], model)[0]


def stances_many(
    texts: list[str],
    target: str,
    *,
    model: Any = None,
    synonyms: "Sequence[str]" = (),
    lexicon: "Mapping[str, str] | None" = None,
    n_jobs: int | None = None,
    outlet: Any = None,
    **reading: Any,
) -> list[list[ActorStance]]:
    """Return `actor_stances` of many texts, on ``n_jobs`` threads."""
    options, threads = _parameters.reading(**reading), _parameters.threads(n_jobs)
    words, outlets = _inputs.asked(target, synonyms, lexicon), _inputs.outlets(outlet, len(texts))
    if model is None:
        found = read_stances(texts, words, outlets, options, threads)
        return [
            [ActorStance._from_core(text, stance) for stance in stances]
            for text, stances in zip(texts, found, strict=True)
        ]
    return _judged(texts, read_utterances(texts, words, outlets, options, threads), words[0], model)


def _judged(texts: list[str], told: list[list[Any]], target: str, model: Any) -> list[list[ActorStance]]:
    """Return the stances that a model sees in what the actors of each text say and do."""
    from .judging import judged

    return judged(texts, told, target, model)


def _not_both(text: Any, html: Any, name: str) -> None:
    if text is not None and html is not None:
        raise TypeError(f"both {name} and html are given, pass one of them")


def _read(
    texts: list[str],
    outlets: "list[str | None] | None",
    options: "ReadingOptions",
    threads: int,
    begins: list[int] | None = None,
) -> list[Article]:
    """Read texts, each remembering what it was read with."""
    found = read_articles(texts, outlets, options, threads, begins)
    named = outlets or [None] * len(texts)
    return [
        Article._from_core(text, article, (options, name))
        for text, article, name in zip(texts, found, named, strict=True)
    ]


def _read_pages(
    pages: dict[str, str | bytes], outlets: "list[str | None] | None", options: "ReadingOptions", threads: int
) -> list[Article]:
    """Read pages, each under the name that errors call it."""
    extracted = [extract(page, name) for name, page in pages.items()]
    texts, begins = [page.text for page in extracted], [page.begin for page in extracted]
    articles = _read(texts, outlets, options, threads, begins)
    return [stated(article, page, options["repair"]) for article, page in zip(articles, extracted, strict=True)]
