"""Load a saved model of any kind."""

from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING

from ._core import ModelFileError, kind_of

if TYPE_CHECKING:
    from .boilerplate import BoilerplateModel
    from .feature_extraction import NewsVectorizer
    from .stance import StanceClassifier
    from .topic import TopicClassifier


def load(path: str | PathLike[str]) -> "TopicClassifier | StanceClassifier | NewsVectorizer | BoilerplateModel":
    """Load a model that was written by ``save``.

    A model file is data: loading one runs no code, whoever wrote it.

    Parameters
    ----------
    path : str or path-like
        The file.

    Returns
    -------
    TopicClassifier, StanceClassifier, NewsVectorizer or BoilerplateModel
        As it was saved; ``n_jobs`` and ``verbose`` are not part of a file.

    Raises
    ------
    ModelFileError
        If the file is damaged or is no model.
    OSError
        If it cannot be read.
    """
    data = Path(fspath(path)).read_bytes()
    try:
        kind = kind_of(data)
        if kind == "topic":
            from .topic import TopicClassifier

            return TopicClassifier._from_bytes(data)
        if kind == "stance":
            from .stance import StanceClassifier

            return StanceClassifier._from_bytes(data)
        if kind == "boilerplate":
            from .boilerplate import BoilerplateModel

            return BoilerplateModel._from_bytes(data)
        if kind == "vectorizer":
            from .feature_extraction import NewsVectorizer

            return NewsVectorizer._from_bytes(data)
    except ModelFileError as error:
        raise ModelFileError(f"{fspath(path)}: {error}") from None
    raise ModelFileError(f"{fspath(path)}: it holds a model of the unknown kind {kind!r}")
