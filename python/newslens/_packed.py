"""Columns of texts as Arrow lays them out: handed to the core without a Python string for every row."""

from collections.abc import Iterator, Sequence
from typing import Any, overload

import numpy as np

from . import _inputs

Part = tuple[np.ndarray, np.ndarray]
"""Where texts begin and end among some bytes (int64, one more than there are texts), and the bytes (uint8)."""


class PackedTexts(Sequence[str]):
    """Texts of one or more parts, each made into a string when it is asked for."""

    def __init__(self, parts: list[Part]) -> None:
        self.parts = parts
        self._firsts = np.cumsum([0, *(len(bounds) - 1 for bounds, _ in parts)])

    def __len__(self) -> int:
        return int(self._firsts[-1])

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> list[str]: ...
    def __getitem__(self, at: int | slice) -> str | list[str]:
        if isinstance(at, slice):
            return [self[nth] for nth in range(*at.indices(len(self)))]
        row = at + len(self) if at < 0 else at
        if not 0 <= row < len(self):
            raise IndexError(f"there is no text {at} among {len(self)}")
        part = int(np.searchsorted(self._firsts, row, side="right")) - 1
        return _text(*self.parts[part], row - int(self._firsts[part]))

    def __iter__(self) -> Iterator[str]:
        for bounds, data in self.parts:
            for row in range(len(bounds) - 1):
                yield _text(bounds, data, row)


def texts(X: Any, name: str = "X", *, allow_empty: bool = True) -> Sequence[str]:
    """Return the texts of a column: packed if they are so already, else as `_inputs.texts` does, with its errors."""
    packed = None if _inputs.is_frame(X) else _packed(X)
    return packed if packed else _inputs.texts(X, name, allow_empty=allow_empty)


def _text(bounds: np.ndarray, data: np.ndarray, row: int) -> str:
    return data[bounds[row] : bounds[row + 1]].tobytes().decode()


def _packed(X: Any) -> PackedTexts | None:
    """Return the texts of an Arrow column without nulls; None for any other."""
    dtype = getattr(X, "dtype", None)
    if getattr(dtype, "storage", None) == "pyarrow" or type(dtype).__name__ == "ArrowDtype":
        X = X.array.__arrow_array__() if hasattr(X, "array") else X.__arrow_array__()
    elif type(X).__module__.partition(".")[0] == "polars" and str(dtype) == "String":
        X = X.to_arrow()
    if type(X).__module__ != "pyarrow.lib" or str(getattr(X, "type", "")) not in ("string", "large_string"):
        return None
    chunks = X.chunks if hasattr(X, "chunks") else [X]
    if any(chunk.null_count for chunk in chunks):
        return None
    return PackedTexts([_part(chunk) for chunk in chunks if len(chunk)])


def _part(chunk: Any) -> Part:
    _, bounds, data = chunk.buffers()
    width = np.int32 if str(chunk.type) == "string" else np.int64
    bounds = np.frombuffer(bounds, width)[chunk.offset : chunk.offset + len(chunk) + 1].astype(np.int64)
    data = np.frombuffer(b"" if data is None else data, np.uint8)[bounds[0] : bounds[-1]]
    return bounds - bounds[0], data
