"""Progress on stderr."""

import sys
import time
from types import TracebackType
from typing import Self

_EVERY = 0.5


class Progress:
    """Tells how many rows are done, on a terminal or when it is asked to.

    Parameters
    ----------
    always : bool
        Tell even where stderr is no terminal, on a line of its own each time.
    """

    def __init__(self, *, always: bool = False) -> None:
        self._terminal = sys.stderr.isatty()
        self._on = always or self._terminal
        self._rows = 0
        self._begun = time.monotonic()
        self._told = self._begun

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._on and self._rows:
            self._tell()
            if self._terminal:
                print(file=sys.stderr)

    def advance(self, rows: int) -> None:
        """Count rows as done."""
        self._rows += rows
        if self._on and time.monotonic() - self._told > _EVERY:
            self._tell()

    def _tell(self) -> None:
        self._told = time.monotonic()
        speed = self._rows / max(self._told - self._begun, 1e-3)
        line = f"newslens: {self._rows:,} rows, {speed:,.0f} a second"
        print(f"\r{line}" if self._terminal else line, end="" if self._terminal else "\n", file=sys.stderr, flush=True)
