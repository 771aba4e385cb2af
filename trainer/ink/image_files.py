"""Read image files: pictures (PNG, JPEG, GIF, BMP, WebP, PGM) and NumPy arrays."""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Literal

import numpy as np

from trainer.errors import DataError
from trainer.files.npy import read_npy_header
from trainer.files.reading import open_file
from trainer.ink.picture_bounds import MOST_BYTES

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

MOST_PIXELS = 100_000_000
"""Largest array that is read; of pictures Pillow reads up to 89 million pixels."""


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
        with open_file(path, MOST_BYTES) as file:
            if file.peek(6).startswith(b"\x93NUMPY"):
                return Picture(_read_array(file))
            try:
                # The only import of Pillow: a bare clone does without it.
                from trainer.ink import pillow_pictures  # noqa: PLC0415
            except ModuleNotFoundError as error:
                raise DataError(
                    path,
                    "pictures need Pillow, which is not installed "
                    f"({sys.executable} -m pip install pillow); NumPy arrays (.npy) do not.",
                    "no package",
                ) from error
            return Picture(*pillow_pictures.read(file))
    except OSError as error:
        raise DataError(
            path, f"it cannot be read: {error.strerror or error}", "unreadable"
        ) from error
    except ValueError as error:
        raise DataError(path, f"it cannot be used as a picture: {error}", "no picture") from error


def _read_array(file: BinaryIO) -> NDArray[np.uint8]:
    """Raises OSError or ValueError."""
    header = read_npy_header(file)
    if header.dtype != np.uint8 or len(header.shape) != 2:
        raise ValueError(f"it holds {header.dtype} of shape {header.shape}, not uint8 of (H, W)")
    count = math.prod(header.shape)
    if not 1 <= count <= MOST_PIXELS:
        raise ValueError("it states no pixels, or more than a picture has")
    pixels = file.read(count)
    if len(pixels) < count:
        raise ValueError("it ends too early")
    order: Literal["F", "C"] = "F" if header.by_columns else "C"
    return np.frombuffer(pixels, np.uint8).reshape(header.shape, order=order)
