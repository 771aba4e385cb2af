"""Bounds of picture files, the same in the window and in the terminal."""

from __future__ import annotations

MOST_BYTES = 512 * 1024 * 1024
"""Size of the largest picture file that is opened.

100 million pixels of 32 bits take 400 MB uncompressed. Some formats hold blocks of any length that
a decoder reads at once.
"""

# The best compression, of a blank page, is that of PNG with 1 bit a pixel: 8,256 pixels a byte.
_MOST_PIXELS_PER_BYTE = 10_000


def states_too_much(width: int, height: int, file_size: int) -> bool:
    """Whether a picture states more pixels than any compression can put into its file.

    A decoder takes the memory for all of them before it finds that they are not there: 37 bytes of
    GIF take 640 MB.
    """
    return width * height > _MOST_PIXELS_PER_BYTE * file_size
