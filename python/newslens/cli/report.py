"""``newslens evaluate --report``: everything about how good a model is, on one page."""

import argparse
import json
import sys
import warnings
from typing import Any

from .errors import DataError
from .model import Reader
from .progress import Progress
from .rows import Located, rows


def report(model: Reader, arguments: argparse.Namespace) -> None:
    """Compare a model with labels, write the page, and store the card if that is asked for."""
    with Progress(always=arguments.progress) as progress:
        found = []
        for row in rows(arguments.files, arguments.input_format):
            found.append(row)
            progress.advance(1)
    columns = {"groups": arguments.group_column, "dates": arguments.date_column}
    options = {
        name: [row.value(column, f"--{name[:-1]}-column") for row in found]
        for name, column in columns.items()
        if column is not None
    }
    labels = [_labels(row, arguments.label_column, model) for row in found]
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            evaluation = model.model.evaluate(model.documents(found), labels, **options)
        except (TypeError, ValueError) as error:
            raise DataError(f"{', '.join(arguments.files)}: {error}") from None
    for warning in caught:
        print(f"newslens: {warning.message}", file=sys.stderr)
    if arguments.report:
        evaluation.to_html(arguments.report)
    if arguments.card:
        model.model.card_ = evaluation.card()
        model.model.save(arguments.model)
    print(json.dumps(evaluation.card(), ensure_ascii=False) if arguments.json else evaluation)


def _labels(row: Located, column: str, model: Reader) -> Any:
    """Return what a row is labelled with, as the model has it: CSV has no other labels than texts."""
    known = {str(label): label for label in model.model.classes_.tolist()}
    if model.tells_one:
        label = str(row.label(column))
        return known.get(label, label)
    labels = row.labels(column)
    return [known.get(str(label), str(label)) for label in (labels if isinstance(labels, list) else [labels])]
