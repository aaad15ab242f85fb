"""A saved model, and the columns it reads."""

import argparse
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from .. import ModelFileError, load
from ..stance import StanceClassifier
from .errors import DataError, UsageError
from .rows import Located

if TYPE_CHECKING:
    from ..topic import TopicClassifier


@dataclass(frozen=True, slots=True)
class Reader:
    """A model with the columns it reads from rows; ``target`` stands for a column of targets."""

    model: "TopicClassifier | StanceClassifier"
    columns: tuple[str, ...]
    target: str | None = None

    def probabilities(self, batch: list[Located]) -> np.ndarray:
        """Give the probability of every class for every row.

        Returns
        -------
        ndarray of float64, shape (n_rows, n_classes)
        """
        return self.model.predict_proba(self.documents(batch))

    def documents(self, batch: list[Located]) -> list[str] | dict[str, list[str]]:
        """Return the documents of rows as the model takes them."""
        fields = [self._field(row) for row in batch]
        return [field[0] for field in fields] if self._one_text else self._frame(fields)

    @property
    def tells_one(self) -> bool:
        """Whether a row has one label."""
        return self.model._tells_one

    def told(self, probabilities: np.ndarray) -> np.ndarray:
        """Give the number of the class that is told for each row."""
        return self.model._chosen(probabilities)

    def decided(self, probabilities: np.ndarray) -> np.ndarray:
        """Return which labels every row is given, of a model that tells several.

        Returns
        -------
        ndarray of bool, shape (n_rows, n_classes)
        """
        return self.model._decided(probabilities)

    @property
    def _one_text(self) -> bool:
        return getattr(self.model, "text_columns", None) is None and not isinstance(self.model, StanceClassifier)

    def _field(self, row: Located) -> list[str]:
        texts = [row.text(column, "--text-column or --target-column") for column in self.columns]
        return texts if self.target is None else [self.target, *texts]

    def _frame(self, fields: list[list[str]]) -> dict[str, list[str]]:
        names = self.model._field_names()
        return {name: [field[at] for field in fields] for at, name in enumerate(names)}


def reader(arguments: argparse.Namespace) -> Reader:
    """Load the model that a command names, to read the columns that it names.

    Raises
    ------
    DataError
        If the file is no model.
    UsageError
        If the options are not those of such a model.
    """
    try:
        model = load(arguments.model)
    except ModelFileError as error:
        raise DataError(f"{error}; expected a file that 'newslens train' or save() wrote") from None
    if not hasattr(model, "predict_proba"):
        raise DataError(f"{arguments.model}: it holds a {type(model).__name__}, expected a classifier")
    model.n_jobs = arguments.jobs
    if isinstance(model, StanceClassifier):
        return _stance_reader(model, arguments)
    if arguments.target is not None or arguments.target_column is not None:
        raise UsageError(f"{arguments.model} tells topics, which have no target; drop --target and --target-column")
    return Reader(model, _text_columns(model, arguments.text_column))


def _stance_reader(model: StanceClassifier, arguments: argparse.Namespace) -> Reader:
    text = arguments.text_column or model.text_column
    if arguments.target is not None:
        return Reader(model, (text,), arguments.target)
    return Reader(model, (arguments.target_column or model.target_column, text))


def _text_columns(model: Any, chosen: str | None) -> tuple[str, ...]:
    if model.text_columns is None:
        return (chosen or "text",)
    if chosen is not None and len(model.text_columns) > 1:
        raise UsageError(f"the model reads the columns {model.text_columns}; drop --text-column")
    return (chosen,) if chosen else tuple(model.text_columns)
