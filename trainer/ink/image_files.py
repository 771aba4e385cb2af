"""Read image files: pictures (PNG, JPEG, GIF, BMP, WebP, PGM) and NumPy arrays."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from trainer.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

MOST_PIXELS = 100_000_000
"""Largest array that is read; of pictures Pillow reads up to 89 million pixels."""

# 100 million pixels of 32 bits take 400 MB uncompressed. Some formats hold blocks of any length
# that a decoder reads at once.
_MOST_BYTES = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True, eq=False)
class Picture:
    """A decoded picture.

    Attributes:
        grey: uint8, shape (H, W): brightness regardless of opacity, black 0, white 255.
        alpha: uint8, shape (H, W): opacity, opaque 255; None for an opaque picture.
    """

    grey: NDArray[np.uint8]
    alpha: NDArray[np.uint8] | None = None


def read_picture(path: Path) -> Picture:
    """Read a picture, or a NumPy array (``.npy``, uint8, shape (H, W)).

    The content decides about the format, not the name. Nothing in the file is ever executed.

    Returns:
        An array in its own size, a picture with its longest side at most 1,600 pixels.

    Raises:
        DataError: The file cannot be read, is too large, damaged or of another format, or it is a
            picture and Pillow is not installed.
    """
    try:
        with path.open("rb") as file:
            if os.fstat(file.fileno()).st_size > _MOST_BYTES:
                raise DataError(path, "it is too large for a picture.")
            is_array = file.read(6) == b"\x93NUMPY"
        if is_array:
            return Picture(_read_array(path))
        try:
            # The only import of Pillow: a bare clone does without it.
            from trainer.ink import pillow_pictures  # noqa: PLC0415
        except ModuleNotFoundError as error:
            raise DataError(
                path,
                "pictures need Pillow, which is not installed (pip install pillow); "
                "NumPy arrays (.npy) do not.",
            ) from error
        return Picture(*pillow_pictures.read(path))
    except OSError as error:
        raise DataError(path, f"it cannot be read: {error.strerror or error}") from error
    except ValueError as error:
        raise DataError(path, f"it cannot be used as a picture: {error}") from error


def _read_array(path: Path) -> NDArray[np.uint8]:
    """Raises OSError or ValueError."""
    try:
        # Mapped first: a header may state more than the file holds or the memory takes.
        values = np.load(path, mmap_mode="r", allow_pickle=False)
    except (OSError, ValueError):
        raise
    # Python literals in the header are evaluated, which raises errors of a dozen types.
    except Exception as error:
        raise ValueError("it is damaged") from error
    if values.dtype != np.uint8 or values.ndim != 2:
        raise ValueError(f"it holds {values.dtype} of shape {values.shape}, not uint8 of (H, W)")
    if not 1 <= values.size <= MOST_PIXELS:
        height, width = values.shape
        raise ValueError(f"{width:,} x {height:,} pixels are no picture")
    return np.array(values)
