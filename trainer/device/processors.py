"""Processor cores, the processes that share them, and instructions. Free of torch."""

from __future__ import annotations

import os
import sys
from pathlib import Path

# Windows waits for 64 objects at a time, some of which Python's process pool needs itself.
_MOST_PROCESSES_ON_WINDOWS = 61
# Without them the binaries of Qt, NumPy and PyTorch end with an illegal instruction; they do
# without AVX, AVX2 and AVX-512.
_NEEDED = {"sse4_2", "popcnt"}
_PF_SSE4_2 = 38  # of Windows: PF_SSE4_2_INSTRUCTIONS_AVAILABLE
# Build of Windows 10, version 2004. Earlier ones, 1809 among them, report that no processor has it.
_KNOWS_SSE4_2 = 19041
_CPU_INFO = Path("/proc/cpuinfo")


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


def is_too_old() -> bool:
    """Whether an x86 processor lacks SSE4.2, which Qt, NumPy and PyTorch need.

    Processors have had it since 2008 (Intel) and 2011 (AMD); virtual machines may hide it.
    """
    too_old = False
    if sys.platform == "win32" and os.environ.get("PROCESSOR_ARCHITECTURE") == "AMD64":
        import ctypes  # noqa: PLC0415 - not in every build for other systems

        too_old = sys.getwindowsversion().build >= _KNOWS_SSE4_2 and not ctypes.WinDLL(
            "kernel32"
        ).IsProcessorFeaturePresent(_PF_SSE4_2)
    elif sys.platform == "linux" and os.uname().machine == "x86_64":
        flags = _linux_flags()
        too_old = bool(flags) and not flags >= _NEEDED
    return too_old


def _linux_flags() -> set[str]:
    """Names of the processor's instructions; empty where Linux hides them."""
    try:
        with _CPU_INFO.open(encoding="utf-8", errors="replace") as lines:
            # The processors of a machine are alike.
            return set(next((line for line in lines if line.startswith("flags")), "").split())
    except OSError:
        return set()
