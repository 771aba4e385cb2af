"""Threads and priority of a process. Imports no library that reads these settings."""

from __future__ import annotations

import os
import sys

_NICENESS = 10
_BELOW_NORMAL_PRIORITY_CLASS = 0x4000  # of Windows


def prepare(*, low_priority: bool) -> None:
    """Limit the linear algebra of this process to one thread, and lower its priority.

    Args:
        low_priority: Whether other processes, such as the window's, are scheduled first.
    """
    use_one_thread()
    if low_priority:
        _lower_priority()


def use_one_thread() -> None:
    """Limit the linear algebra of this process to one thread.

    Call it before numpy is imported, whose linear algebra then starts a thread for each processor.
    They wait for work by spinning: several processes with that many threads each slow one another
    down, and one drawing is too little work to share.
    """
    for library in ("OMP", "OPENBLAS"):
        os.environ[f"{library}_NUM_THREADS"] = "1"


def _lower_priority() -> None:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - not in every build for other systems

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL_PRIORITY_CLASS)
    else:
        os.nice(_NICENESS)
