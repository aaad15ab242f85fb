"""Resident memory of this process, from Linux's /proc; unknown (None) elsewhere."""

import ctypes
import gc
from pathlib import Path

STATUS = Path("/proc/self/status")
CLEAR = Path("/proc/self/clear_refs")
RESET_PEAK = "5"


def settle() -> None:
    """Give back what loading the data has left over, so that later allocations show."""
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


def reset_peak() -> int | None:
    """Start a new peak at the present size, and return that size in bytes."""
    if not STATUS.exists():
        return None
    CLEAR.write_text(RESET_PEAK)
    return _field("VmRSS")


def peak() -> int | None:
    """Return the largest size since the last reset, in bytes."""
    return _field("VmHWM") if STATUS.exists() else None


def _field(name: str) -> int:
    line = next(line for line in STATUS.read_text().splitlines() if line.startswith(name + ":"))
    return int(line.split()[1]) * 1024
