"""Threads, priority and C++ runtime of a process. Imports no library that reads these settings."""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

_NICENESS = 10
_BELOW_NORMAL_PRIORITY_CLASS = 0x4000  # of Windows
# Microsoft's C++ runtime, in the order in which its parts need each other.
_CPP_RUNTIME = ("vcruntime140.dll", "vcruntime140_1.dll", "msvcp140.dll", "msvcp140_1.dll")


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


def load_cpp_runtime() -> None:
    """Load the C++ runtime of PySide6's wheels before torch is imported; on Windows only.

    A process has one ``msvcp140.dll``. torch ships none and crashes in one that is older than the
    compiler it was built with (microsoft/STL, changelog of Visual Studio 2022 17.10); the system's
    may be older, or missing.
    """
    # Not imported: the engine is free of Qt, and a bare clone has none.
    found = importlib.util.find_spec("shiboken6") if sys.platform == "win32" else None
    if found is not None and found.origin is not None:
        _load([Path(found.origin).parent / name for name in _CPP_RUNTIME])


def _load(libraries: list[Path]) -> None:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - not in every build for other systems

        for library in libraries:
            if library.exists():
                ctypes.WinDLL(str(library))


def _lower_priority() -> None:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - not in every build for other systems

        kernel = ctypes.WinDLL("kernel32")
        # The handle of this process is -1: as a 32-bit number it would name no process.
        kernel.GetCurrentProcess.restype = ctypes.c_void_p
        kernel.SetPriorityClass.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), _BELOW_NORMAL_PRIORITY_CLASS)
    else:
        os.nice(_NICENESS)
