"""Rows from text files, CSV and JSONL, one at a time."""

import csv
import io
import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from .errors import DataError, UsageError

Row = dict[str, Any]

_EXTENSIONS = {".csv": "csv", ".jsonl": "jsonl", ".ndjson": "jsonl"}
_SURROGATES = re.compile("[\ud800-\udfff]")
_LONGEST_FIELD = 2**31 - 1


@dataclass(frozen=True, slots=True)
class Located:
    """A row and where it stands, for errors; of a text file, ``hidden`` names the column of the whole text."""

    row: Row
    place: str
    hidden: str | None = None

    @property
    def kept(self) -> Row:
        """The columns that an output repeats: all, but whole files have no place in a table."""
        return {name: value for name, value in self.row.items() if name != self.hidden}

    def extended(self, more: Row) -> Row:
        """Return what is kept with more columns.

        Raises
        ------
        DataError
            If there is such a column already.
        """
        kept = self.kept
        taken = [name for name in more if name in kept]
        if taken:
            raise DataError(f"{self.place}: it has a column {taken[0]!r} already; name the new ones by --prefix")
        return {**kept, **more}

    def text(self, column: str, option: str) -> str:
        """Return the text of a column.

        Raises
        ------
        DataError
            If there is no such column, or it holds no text.
        """
        value = self.value(column, option)
        if isinstance(value, str):
            return value
        found = "null" if value is None else f"a {type(value).__name__}"
        raise DataError(f"{self.place}: column {column!r} is {found}, expected a text; mend or drop the row")

    def labels(self, column: str) -> str | int | bool | list[str | int | bool]:
        """Return the label in a column, or the list of labels.

        Raises
        ------
        DataError
            If there is no such column, or it holds neither.
        """
        value = self.value(column, "--label-column")
        if isinstance(value, list) and all(isinstance(label, str | int) and label != "" for label in value):
            return value
        return self.label(column)

    def label(self, column: str) -> str | int | bool:
        """Return the label in a column.

        Raises
        ------
        DataError
            If there is no such column, or it holds none.
        """
        value = self.value(column, "--label-column")
        if isinstance(value, str | int) and value != "":
            return value
        raise DataError(f"{self.place}: column {column!r} is {value!r}, expected a label; give it one or drop the row")

    def value(self, column: str, option: str) -> Any:
        """Return what a column holds.

        Raises
        ------
        DataError
            If there is no such column.
        """
        if column not in self.row:
            raise DataError(f"{self.place}: no column {column!r}, there are {listed(self.row)}; choose one by {option}")
        return self.row[column]


def listed(names: Iterable[str]) -> str:
    """Return names for a message."""
    return ", ".join(repr(name) for name in names) or "none"


def format_of(path: str, chosen: str | None) -> str:
    """Return the format of a file: as chosen, or by its extension."""
    return chosen or _EXTENSIONS.get(Path(path).suffix.lower(), "text")


def rows(paths: Iterable[str], chosen: str | None, text_column: str = "text") -> Iterator[Located]:
    """Read rows from files, holding one row in memory at a time.

    Parameters
    ----------
    paths : iterable of str
        Files; "-" is stdin.
    chosen : str or None
        Format of all files; None goes by the extension, and takes a file of any other for one text.
    text_column : str
        The column that whole text files go to, beside ``file``.

    Yields
    ------
    Located
        A row with its file and line.

    Raises
    ------
    DataError
        For a file that is empty, or not what its format says.
    OSError
        If a file cannot be read.
    """
    for path in paths:
        yield from _rows_of(path, format_of(path, chosen), text_column)


def _rows_of(path: str, form: str, text_column: str) -> Iterator[Located]:
    name = "stdin" if path == "-" else path
    empty = True
    with _opened(path) as stream:
        lines = _Repaired(stream, name)
        if form == "text":
            found: Iterator[Located] = iter([Located({"file": name, text_column: "".join(lines)}, name, text_column)])
        else:
            found = _csv(lines, name) if form == "csv" else _jsonl(lines, name)
        for row in found:
            empty = False
            yield row
        lines.tell()
    if empty:
        raise DataError(f"{name}: it has no rows")


def _opened(path: str) -> TextIO:
    if path != "-":
        if Path(path).is_dir():
            raise DataError(f"{path}: it is a folder; name the files in it")
        return Path(path).open(encoding="utf-8-sig", errors="surrogateescape", newline="")
    if sys.stdin.isatty():
        raise UsageError("stdin is a terminal; pipe a file into it, or name one")
    return io.TextIOWrapper(sys.stdin.buffer, encoding="utf-8-sig", errors="surrogateescape", newline="")


class _Repaired:
    """Lines in which bytes that are no UTF-8 became U+FFFD; counts them."""

    def __init__(self, lines: Iterable[str], name: str) -> None:
        self._lines = lines
        self._name = name
        self._bad = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            repaired, bad = _SURROGATES.subn("\N{REPLACEMENT CHARACTER}", line)
            self._bad += bad
            yield repaired

    def tell(self) -> None:
        """Note on stderr what was replaced."""
        if self._bad:
            note = f"{self._name}: {self._bad:,} bytes that are no UTF-8 became U+FFFD"
            print(f"newslens: note: {note}; convert the file if it has another encoding", file=sys.stderr)


def _csv(lines: Iterable[str], name: str) -> Iterator[Located]:
    csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(lines)
    try:
        header = next(reader, None)
        if header is None:
            return
        _check_header(header, name)
        first_line = reader.line_num + 1
        for values in reader:
            if values:
                yield _csv_row(header, values, f"{name}, line {first_line}")
            first_line = reader.line_num + 1
    except csv.Error as error:
        raise DataError(f"{name}, line {reader.line_num}: {error}") from None


def _check_header(header: list[str], name: str) -> None:
    twice = [column for at, column in enumerate(header) if column in header[:at]]
    if twice:
        raise DataError(f"{name}, line 1: the header has column {twice[0]!r} twice; rename one")


def _csv_row(header: list[str], values: list[str], place: str) -> Located:
    if len(values) != len(header):
        raise DataError(f"{place}: {len(values)} values, but the header has {len(header)}; mend commas and quotes")
    return Located(dict(zip(header, values, strict=True)), place)


def _jsonl(lines: Iterable[str], name: str) -> Iterator[Located]:
    for number, line in enumerate(lines, start=1):
        if line.strip():
            place = f"{name}, line {number}"
            yield Located(_object(line, place), place)


def _object(line: str, place: str) -> Row:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise DataError(f"{place}: it is no JSON ({error}); expected one object a line") from None
    if not isinstance(value, dict):
        raise DataError(f"{place}: it is a {type(value).__name__}, expected one object a line")
    return value
