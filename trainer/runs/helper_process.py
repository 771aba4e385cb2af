"""Threads and priority of a child process. Imports no library that reads these settings."""

from __future__ import annotations

import os
import sys

_NICENESS = 10
_BELOW_NORMAL_PRIORITY_CLASS = 0x4000  # of Windows


def prepare(*, low_priority: bool) -> None:
    """Limit the linear algebra of this process to one thread, and lower its priority.

    Call it before numpy is imported, whose linear algebra then starts a thread for each processor:
    several processes with that many threads each would slow one another down.

    Args:
        low_priority: Whether other processes, such as the window's, are scheduled first.
    """
    for library in ("OMP", "OPENBLAS"):
        os.environ[f"{library}_NUM_THREADS"] = "1"
    if low_priority:
        _lower_priority()


def _lower_priority() -> None:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - not in every build for other systems

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL_PRIORITY_CLASS)
    else:
        os.nice(_NICENESS)
