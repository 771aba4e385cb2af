"""Memory of the window's process: freed blocks go back to the system. Imports no Qt."""

from __future__ import annotations

import ctypes
import sys
from typing import Final

# Options of ``mallopt`` (malloc.h of glibc).
_TRIM_THRESHOLD: Final = -1
_MAP_THRESHOLD: Final = -3
# Pictures of windows and arrays of a batch are larger, what one drawing needs is smaller.
_LARGE_BYTES: Final = 256 * 1024
_SPARE_BYTES: Final = 1024 * 1024


def return_large_blocks() -> None:
    """Make the C library give large blocks back to the system as soon as they are freed; on Linux.

    glibc takes blocks from one heap up to the size of the largest that was ever freed, at most
    32 MiB (mallopt(3), M_MMAP_THRESHOLD). In a window that paints, large and small blocks then lie
    side by side, and the heap grows for as long as the window is used.
    """
    if sys.platform == "linux":
        # Other C libraries have no such function.
        set_option = getattr(ctypes.CDLL(None), "mallopt", None)
        if set_option is not None:
            set_option(_MAP_THRESHOLD, _LARGE_BYTES)
            set_option(_TRIM_THRESHOLD, _SPARE_BYTES)
