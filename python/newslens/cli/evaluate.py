"""``newslens evaluate``: compare a model with labels."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict

import numpy as np

from ..display.visible import one_line
from .batches import batches
from .errors import UsageError
from .model import Reader, reader
from .progress import Progress
from .report import report
from .rows import format_of, rows
from .scores import Scores, scores


def run(arguments: argparse.Namespace) -> None:
    """Run the command."""
    for path in arguments.files:
        if format_of(path, arguments.input_format) == "text":
            raise UsageError(f"{path}: labels need CSV or JSONL; name such a file, or say which by --input-format")
    model = reader(arguments)
    if arguments.report or arguments.card:
        report(model, arguments)
        return
    if not model.tells_one:
        raise UsageError(
            f"{arguments.model} tells several topics a text; evaluate compares one label a row; add --report PAGE"
        )
    truth, predicted, probability = zip(*_judged(model, arguments), strict=True)
    found = scores(np.array(truth), np.array(predicted), np.array(probability))
    if arguments.json:
        print(json.dumps(asdict(found)))
    else:
        print("\n".join(_table(found)))


def _judged(model: Reader, arguments: argparse.Namespace) -> Iterator[tuple[str, str, float]]:
    """Yield the truth, the prediction and its probability, row by row.

    Labels are compared as text: CSV has no other, whatever the model was trained on.
    """
    classes = [str(label) for label in model.model.classes_.tolist()]
    with Progress(always=arguments.progress) as progress:
        for batch in batches(rows(arguments.files, arguments.input_format)):
            truth = [str(row.label(arguments.label_column)) for row in batch]
            probabilities = model.probabilities(batch)
            told = model.told(probabilities)
            predicted = [classes[at] for at in told]
            chances = np.take_along_axis(probabilities, told[:, None], axis=1)[:, 0].tolist()
            yield from zip(truth, predicted, chances, strict=True)
            progress.advance(len(batch))


def _table(found: Scores) -> Iterator[str]:
    yield f"rows       {found.rows:,}"
    yield f"accuracy   {found.accuracy:.3f}"
    yield f"macro-F1   {found.macro_f1:.3f}"
    yield f"ECE        {found.ece:.3f}"
    yield ""
    width = max(5, *(len(one_line(one.label)) for one in found.classes))
    yield f"{'class':{width}}  precision  recall     F1   rows"
    for one in found.classes:
        numbers = f"{one.precision:9.3f}  {one.recall:6.3f}  {one.f1:5.3f}  {one.support:5,}"
        yield f"{one_line(one.label):{width}}  {numbers}"
