"""Rows to CSV or JSONL, whole or not at all."""

import csv
import io
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Protocol, TextIO

from .errors import DataError
from .rows import Row, format_of, listed


class Writer(Protocol):
    """Writes rows."""

    def write(self, row: Row) -> None:
        """Write one row."""


class _JsonLines:
    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, row: Row) -> None:
        self._stream.write(json.dumps(row, ensure_ascii=False) + "\n")


class _Csv:
    def __init__(self, stream: TextIO) -> None:
        self._rows = csv.writer(stream, lineterminator="\n")
        self._columns: list[str] = []

    def write(self, row: Row) -> None:
        if not self._columns:
            self._columns = list(row)
            self._rows.writerow(self._columns)
        new = [column for column in row if column not in self._columns]
        if new:
            raise DataError(f"a row has column {new[0]!r}, the first has {listed(self._columns)}; use --format jsonl")
        self._rows.writerow([_cell(row.get(column, "")) for column in self._columns])


def _cell(value: Any) -> Any:
    """Write lists as JSON: a separator of ours could stand in a label."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value


def output_format(output: str, form: str | None, inputs: list[str], input_format: str | None) -> str:
    """Return "csv" or "jsonl": what is asked for, or else the output's extension, or else the input's format.

    Parameters
    ----------
    output : str
        Where to; "-" is stdout.
    form : str or None
        What is asked for.
    inputs : list of str
        What is read.
    input_format : str or None
        Its format, if that is asked for.
    """
    candidates = (form or "text", format_of(output, None), format_of(inputs[0], input_format), "jsonl")
    return next(candidate for candidate in candidates if candidate != "text")


@contextmanager
def writer(output: str, form: str) -> Iterator[Writer]:
    """Open an output; a file appears only once it is complete.

    Parameters
    ----------
    output : str
        Where to; "-" is stdout.
    form : str
        "csv" or "jsonl".
    """
    with _stream(output) as stream:
        yield _Csv(stream) if form == "csv" else _JsonLines(stream)


@contextmanager
def _stream(output: str) -> Iterator[TextIO]:
    path = Path(output)
    if output == "-":
        yield _stdout()
    elif path.exists() and not path.is_file():
        with _opened(path) as stream:
            yield stream
    else:
        with _replaced(path) as stream:
            yield stream


def _stdout() -> TextIO:
    # JSON takes a lone surrogate as \udxxx, which is what this writes.
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    return sys.stdout


@contextmanager
def _replaced(path: Path) -> Iterator[TextIO]:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with _opened(part) as stream:
            yield stream
        part.replace(path)
    finally:
        with suppress(FileNotFoundError):
            part.unlink()


def _opened(path: Path) -> TextIO:
    return path.open("w", encoding="utf-8", errors="backslashreplace", newline="")
