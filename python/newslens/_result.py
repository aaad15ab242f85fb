"""What all results have in common."""

from dataclasses import asdict
from typing import Any


class _Result:
    """A frozen result that turns into plain data."""

    __slots__ = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as dicts, lists and plain values."""
        return asdict(self)  # type: ignore[call-overload, no-any-return]
