"""How good the answers of a classifier are, as one can defend it: scores with intervals, and where it goes wrong."""

from .charts import Chart
from .evaluate import evaluate
from .result import Evaluation

__all__ = ["Chart", "Evaluation", "evaluate"]
