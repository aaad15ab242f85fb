"""Topics with words to start from, for :class:`newslens.TopicClassifier` without labels.

The names of :func:`iptc` are the top level of IPTC Media Topics (https://iptc.org/standards/media-topics/), copyright
IPTC, licensed under CC BY 4.0. Their words are the project's own and no part of that standard.
"""

import json
import tomllib
from os import PathLike
from pathlib import Path

from .. import _seeds

LANGUAGES = ("de", "en", "es", "fr")
"""Languages of the words of :func:`iptc`."""


def iptc(*languages: str) -> dict[str, list[str]]:
    """Return the 17 topics of the top level of IPTC Media Topics, each with some ten words.

    Parameters
    ----------
    *languages : str
        Languages of the words, "en" if none is named; those of several stand together. One of "de", "en", "es", "fr".

    Returns
    -------
    dict from str to list of str
        From the topic's English name to its words; a copy, to be changed at will.

    Raises
    ------
    ValueError
        For another language.

    Examples
    --------
    >>> from newslens import taxonomies
    >>> words = taxonomies.iptc("en", "fr")
    >>> len(words), "match" in words["sport"]
    (17, True)
    >>> mine = {topic: words[topic] for topic in ("sport", "health", "weather")} | {"other": []}
    """
    chosen = languages or ("en",)
    unknown = next((language for language in chosen if language not in LANGUAGES), None)
    if unknown is not None:
        raise ValueError(f"there are no words in {unknown!r}, only in {', '.join(LANGUAGES)}")
    lists = [read(Path(__file__).with_name(f"iptc_{language}.toml")) for language in chosen]
    return {topic: list(dict.fromkeys(word for words in lists for word in words[topic])) for topic in lists[0]}


def read(path: str | PathLike[str]) -> dict[str, list[str]]:
    """Return the topics of a file.

    Parameters
    ----------
    path : str or path-like
        A JSON file with one object, or a TOML file (``.toml``), from topic to list of words or phrases.

    Returns
    -------
    dict from str to list of str

    Raises
    ------
    ValueError
        If it is neither, or names a topic without a list of words.
    OSError
        If it cannot be read.
    """
    text = Path(path).read_text(encoding="utf-8")
    parse = tomllib.loads if Path(path).suffix == ".toml" else json.loads
    try:
        found = parse(text)
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from None
    try:
        return _seeds.lists(found)
    except (TypeError, ValueError) as error:
        raise type(error)(f"{path}: {error}") from None
