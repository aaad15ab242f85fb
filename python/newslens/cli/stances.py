"""``newslens stances``: who stands where toward a target, a row an actor, in bounded memory."""

import argparse
import json
from pathlib import Path
from typing import Any

from .. import _inputs, tables
from ..reading import stances_many
from .batches import batches
from .errors import DataError
from .output import output_format, writer
from .progress import Progress
from .rows import rows


def run(arguments: argparse.Namespace) -> None:
    """Run the command."""
    form = output_format(arguments.output, arguments.format, arguments.files, arguments.input_format)
    lexicon = None if arguments.lexicon is None else read_lexicon(Path(arguments.lexicon))
    asked: dict[str, Any] = {"synonyms": arguments.synonym, "lexicon": lexicon, "n_jobs": arguments.jobs}
    names = [f"{arguments.prefix}{name}" for name in tables.STANCES.columns]
    found = rows(arguments.files, arguments.input_format, arguments.text_column)
    with Progress(always=arguments.progress) as progress, writer(arguments.output, form) as output:
        for batch in batches(found):
            texts = [row.text(arguments.text_column, "--text-column") for row in batch]
            told = stances_many(texts, arguments.target, **asked)
            for at, *values in tables.STANCES.rows(zip(texts, told, strict=True)):
                output.write(batch[at].extended(dict(zip(names, values, strict=True))))
            progress.advance(len(batch))


def read_lexicon(path: Path) -> dict[str, str]:
    """Return the cues of a JSON object and their sides.

    Raises
    ------
    DataError
        If the file is no such object; the message names it and what is wrong.
    """
    try:
        cues = json.loads(path.read_text(encoding="utf-8"))
        return dict(_inputs.lexicon({} if cues is None else cues))
    except OSError as error:
        raise DataError(f"{path}: {error.strerror}") from None
    except (ValueError, TypeError) as error:
        raise DataError(f'{path}: {error}; a lexicon is JSON such as {{"walk back": "against"}}') from None
