"""``newslens train``: learn topics or stances from labelled rows."""

import argparse
import sys
from pathlib import Path
from typing import Any, Literal

from .errors import DataError, UsageError
from .progress import Progress
from .rows import format_of, rows


def run(arguments: argparse.Namespace) -> None:
    """Run the command."""
    _check(arguments)
    columns = [f"{name}_column" for name in ("target", "text") if hasattr(arguments, f"{name}_column")]
    *fields, labels = _columns([getattr(arguments, name) for name in (*columns, "label_column")], arguments)
    model = _model(arguments)
    X = dict(zip([getattr(arguments, name) for name in columns], fields, strict=True))
    try:
        model.fit(fields[0] if len(fields) == 1 else X, labels)
    except (TypeError, ValueError) as error:
        raise DataError(f"{', '.join(arguments.files)}: {error}") from None
    model.save(arguments.output, **({"compact": True} if getattr(arguments, "compact", False) else {}))
    size = Path(arguments.output).stat().st_size
    told = f"learned {len(model.classes_)} classes from {len(labels):,} texts"
    print(f"newslens: {told}; saved {arguments.output} ({size / 1e6:.1f} MB)", file=sys.stderr)


def _check(arguments: argparse.Namespace) -> None:
    """Refuse before reading what could only fail after it."""
    for path in arguments.files:
        if format_of(path, arguments.input_format) == "text":
            raise UsageError(f"{path}: labels need CSV or JSONL; name such a file, or say which by --input-format")
    folder = Path(arguments.output).parent
    if not folder.is_dir():
        raise UsageError(f"{arguments.output}: there is no folder {str(folder)!r}; make it first")


def _columns(names: list[str], arguments: argparse.Namespace) -> list[list[Any]]:
    """Return the columns of all files: texts, and at last the labels."""
    found: list[list[Any]] = [[] for _ in names]
    with Progress(always=arguments.progress) as progress:
        for row in rows(arguments.files, arguments.input_format):
            for column, name in zip(found[:-1], names, strict=False):
                column.append(row.text(name, "--text-column or --target-column"))
            found[-1].append(row.labels(names[-1]))
            progress.advance(1)
    return found


def _model(arguments: argparse.Namespace) -> Any:
    options: dict[str, Any] = {
        "C": arguments.C,
        **({} if arguments.min_df is None else {"min_df": arguments.min_df}),
        "random_state": arguments.seed,
        "n_jobs": arguments.jobs,
    }
    if arguments.kind == "topic":
        from ..topic import TopicClassifier

        weight: Literal["balanced"] | None = "balanced" if arguments.balanced else None
        preset: Literal["default", "fast"] = "fast" if arguments.fast else "default"
        return TopicClassifier(clean=arguments.clean, class_weight=weight, preset=preset, **options)
    from ..stance import StanceClassifier

    columns = {"target_column": arguments.target_column, "text_column": arguments.text_column}
    return StanceClassifier(**columns, **options)
