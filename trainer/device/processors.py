"""Processor cores, and the processes that share them. Free of torch."""

from __future__ import annotations

import os
import sys

# Windows waits for 64 objects at a time, some of which Python's process pool needs itself.
_MOST_PROCESSES_ON_WINDOWS = 61


def cores() -> int:
    """Number of processor cores that this process may use."""
    # Only Linux and some BSDs can restrict it.
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def processes(wanted: int | None = None) -> int:
    """Number of processes for a pool.

    Args:
        wanted: Reduced to what the system allows; None for one a core.
    """
    count = wanted or cores()
    return min(count, _MOST_PROCESSES_ON_WINDOWS) if sys.platform == "win32" else count
