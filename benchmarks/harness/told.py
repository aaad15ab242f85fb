"""Lines of a table that are printed, and written to a file, as soon as they are known."""

from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path


class Told:
    """What a script has found so far; ``told.line(...)`` adds to it."""

    def __init__(self, out: Path | None, source: str) -> None:
        self.out = out
        self.lines = [f"Written by `{source}`.", ""]

    def line(self, text: str) -> None:
        """Add a line of any kind."""
        print(text, flush=True)
        self.lines.append(text)
        if self.out:
            self.out.write_text("\n".join(self.lines) + "\n", encoding="utf-8")

    def row(self, *cells: object) -> None:
        """Add a row of a table."""
        self.line(f"| {' | '.join(map(str, cells))} |")

    def head(self, names: Iterable[str]) -> None:
        """Begin a table."""
        names = tuple(names)
        self.row(*names)
        self.row(*["---"] * len(names))


def add_out(parser: ArgumentParser) -> None:
    parser.add_argument("--out", type=Path, help="write the table here too")
