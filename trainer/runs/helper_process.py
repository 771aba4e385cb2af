"""How a process that helps another behaves; imports nothing that would read its settings."""

from __future__ import annotations

import os
import sys

_LESS_URGENT = 10
_BELOW_NORMAL = 0x4000  # BELOW_NORMAL_PRIORITY_CLASS of Windows


def prepare(*, patient: bool) -> None:
    """Does without threads of its own.

    To be called before numpy is imported: its linear algebra counts the processors then, and as
    many processes with as many threads each would keep one another waiting.

    Args:
        patient: Whether it leaves the processor to others first, to a window perhaps.
    """
    for library in ("OMP", "OPENBLAS"):
        os.environ[f"{library}_NUM_THREADS"] = "1"
    if patient:
        _give_way()


def _give_way() -> None:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - only there

        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL)
    else:
        os.nice(_LESS_URGENT)
