"""Topic and stance classification for news: raw articles in; body, topics, quotes and stances out.

Importing this package imports neither scikit-learn nor pandas: estimators are loaded when they are
first asked for, and the accessor ``Series.news`` is registered when pandas is there.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from . import _core, _pandas_hook
from ._core import InternalError, ModelFileError
from ._load import load
from .article import Actor, ActorStance, Article, Block, DateMention, Field, Quote
from .gazetteer import Gazetteer, GazetteerEntry
from .reading import actor_stances, clean, parse, parse_many
from .repaired import Repaired, repair

if TYPE_CHECKING:
    from ._seeds import SeedSpread
    from .boilerplate import BoilerplateModel
    from .drifting import Drift
    from .explanation import Explanation
    from .feature_extraction import NewsVectorizer
    from .preprocessing import ArticleCleaner
    from .stance import StanceClassifier
    from .suggestion import suggest
    from .topic import TopicClassifier

__all__ = [
    "Actor",
    "ActorStance",
    "Article",
    "ArticleCleaner",
    "Block",
    "BoilerplateModel",
    "DateMention",
    "Drift",
    "Explanation",
    "Field",
    "Gazetteer",
    "GazetteerEntry",
    "InternalError",
    "ModelFileError",
    "NewsVectorizer",
    "Quote",
    "Repaired",
    "SeedSpread",
    "StanceClassifier",
    "TopicClassifier",
    "__version__",
    "actor_stances",
    "clean",
    "load",
    "parse",
    "parse_many",
    "repair",
    "suggest",
]

__version__ = _core.__VERSION__

_LAZY = {
    "ArticleCleaner": "newslens.preprocessing",
    "BoilerplateModel": "newslens.boilerplate",
    "Drift": "newslens.drifting",
    "Explanation": "newslens.explanation",
    "NewsVectorizer": "newslens.feature_extraction",
    "SeedSpread": "newslens._seeds",
    "StanceClassifier": "newslens.stance",
    "TopicClassifier": "newslens.topic",
    "suggest": "newslens.suggestion",
}
_MODULES = (
    "arrow",
    "feature_extraction",
    "linear_model",
    "naive_bayes",
    "preprocessing",
    "samples",
    "svm",
    "taxonomies",
)


def __getattr__(name: str) -> Any:
    if name in _LAZY:
        return getattr(import_module(_LAZY[name]), name)
    if name in _MODULES:
        return import_module(f"newslens.{name}")
    raise AttributeError(f"module 'newslens' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*__all__, *_MODULES])


_pandas_hook.register()
