"""``newslens predict``: label rows with a model, in bounded memory."""

import argparse
from collections.abc import Iterator

import numpy as np

from .batches import batches
from .errors import UsageError
from .model import Reader, reader
from .output import output_format, writer
from .progress import Progress
from .rows import Located, Row, format_of, rows


def run(arguments: argparse.Namespace) -> None:
    """Run the command."""
    model = reader(arguments)
    _check_inputs(model, arguments)
    found = rows(arguments.files, arguments.input_format, model.columns[-1])
    form = output_format(arguments.output, arguments.format, arguments.files, arguments.input_format)
    with Progress(always=arguments.progress) as progress, writer(arguments.output, form) as output:
        label = _labelled if model.tells_one else _labelled_by_several
        for batch in batches(found):
            for row in label(model, batch, arguments.prefix):
                output.write(row)
            progress.advance(len(batch))


def _check_inputs(model: Reader, arguments: argparse.Namespace) -> None:
    texts = [path for path in arguments.files if format_of(path, arguments.input_format) == "text"]
    if texts and len(model.columns) > 1:
        raise UsageError(f"the model reads the columns {list(model.columns)}, {texts[0]} is one text; use CSV or JSONL")


def _labelled(model: Reader, batch: list[Located], prefix: str) -> Iterator[Row]:
    probabilities = model.probabilities(batch)
    told = model.told(probabilities)
    labels = model.model.classes_[told].tolist()
    chances = np.take_along_axis(probabilities, told[:, None], axis=1)[:, 0].tolist()
    for row, label, probability in zip(batch, labels, chances, strict=True):
        yield row.extended({f"{prefix}label": label, f"{prefix}probability": round(probability, 6)})


def _labelled_by_several(model: Reader, batch: list[Located], prefix: str) -> Iterator[Row]:
    """Add the labels of every row and their probabilities, the most probable first."""
    probabilities = model.probabilities(batch)
    given = model.decided(probabilities)
    classes = model.model.classes_.tolist()
    for row, chances, chosen in zip(batch, probabilities, given, strict=True):
        numbers = [at for at in (-chances).argsort(kind="stable").tolist() if chosen[at]]
        labels = [classes[at] for at in numbers]
        rounded = [round(chances[at].item(), 6) for at in numbers]
        yield row.extended({f"{prefix}labels": labels, f"{prefix}probabilities": rounded})
