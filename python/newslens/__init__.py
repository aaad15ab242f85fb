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
from .duplicates import Duplicates, near_duplicates
from .gazetteer import Gazetteer, GazetteerEntry
from .reading import actor_stances, clean, parse, parse_many
from .reasons import StanceCue, StanceReasons
from .repaired import Repaired, repair

if TYPE_CHECKING:
    from ._seeds import SeedSpread
    from .aggregation import stance_table
    from .boilerplate import BoilerplateModel
    from .display.stance_plot import StancePlot, stance_plot
    from .drifting import Drift
    from .evaluation import Evaluation
    from .explanation import Explanation
    from .feature_extraction import NewsVectorizer
    from .label_audit import audit
    from .preprocessing import ArticleCleaner
    from .splits import GroupedSplit
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
    "Duplicates",
    "Evaluation",
    "Explanation",
    "Field",
    "Gazetteer",
    "GazetteerEntry",
    "GroupedSplit",
    "InternalError",
    "ModelFileError",
    "NewsVectorizer",
    "Quote",
    "Repaired",
    "SeedSpread",
    "StanceClassifier",
    "StanceCue",
    "StancePlot",
    "StanceReasons",
    "TopicClassifier",
    "__version__",
    "actor_stances",
    "audit",
    "clean",
    "load",
    "near_duplicates",
    "parse",
    "parse_many",
    "repair",
    "stance_plot",
    "stance_table",
    "suggest",
]

__version__ = _core.__VERSION__

_LAZY = {
    "ArticleCleaner": "newslens.preprocessing",
    "BoilerplateModel": "newslens.boilerplate",
    "Evaluation": "newslens.evaluation",
    "Drift": "newslens.drifting",
    "Explanation": "newslens.explanation",
    "GroupedSplit": "newslens.splits",
    "NewsVectorizer": "newslens.feature_extraction",
    "SeedSpread": "newslens._seeds",
    "StanceClassifier": "newslens.stance",
    "StancePlot": "newslens.display.stance_plot",
    "TopicClassifier": "newslens.topic",
    "audit": "newslens.label_audit",
    "stance_plot": "newslens.display.stance_plot",
    "stance_table": "newslens.aggregation",
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
