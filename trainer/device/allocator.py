"""Memory allocator settings of glibc: keep freed memory for the next training step.

Each step allocates and frees some megabytes of activations. By default glibc returns blocks of that
size to the system at once; touching them again costs ``fast-cnn`` 1,200 page faults a step and a
tenth of its time.
"""

from __future__ import annotations

import ctypes
import sys
from functools import cache
from typing import Any

# Parameters of mallopt, from glibc's malloc.h.
_TRIM_THRESHOLD = -1
_MMAP_THRESHOLD = -3
# Bytes; the maximum that glibc accepts. Larger blocks still go back to the system at once.
_MAX_KEPT_BLOCK = 32 * 2**20
# Bytes of free memory that the process keeps: what training the largest presets frees.
_MAX_KEPT = 256 * 2**20


@cache
def keep_freed_memory() -> bool:
    """Makes the process keep freed memory; returns whether the C library supports it."""
    library: Any = ctypes.CDLL(None) if sys.platform == "linux" else None
    return (
        hasattr(library, "gnu_get_libc_version")
        and bool(library.mallopt(_MMAP_THRESHOLD, _MAX_KEPT_BLOCK))
        and bool(library.mallopt(_TRIM_THRESHOLD, _MAX_KEPT))
    )
