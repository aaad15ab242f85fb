"""Rows in batches that fit in memory."""

from collections.abc import Iterable, Iterator

from .rows import Located

ROWS = 1_000
CHARACTERS = 4_000_000
"""What a batch holds at most, the last row aside: enough to keep every core busy, little enough to stream."""


def batches(rows: Iterable[Located]) -> Iterator[list[Located]]:
    """Group rows into batches of a bounded number of rows and characters."""
    batch: list[Located] = []
    size = 0
    for row in rows:
        batch.append(row)
        size += sum(len(value) for value in row.row.values() if isinstance(value, str))
        if len(batch) >= ROWS or size >= CHARACTERS:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
