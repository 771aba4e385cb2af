"""Image files that need no library to read: NumPy arrays and PGM pictures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from trainer.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

# A photo of 100 million pixels is larger than any camera's; a hostile header may say more.
MOST_PIXELS = 100_000_000

_GAP = rb"(?:\s|#[^\n]*\n)+"
_PGM_HEADER = re.compile(
    rb"(?P<kind>P[25])" + _GAP + rb"(\d{1,9})" + _GAP + rb"(\d{1,9})" + _GAP + rb"(\d{1,5})\s"
)


def read_raster(path: Path) -> NDArray[np.uint8]:
    """Reads a grey picture: a NumPy file (``.npy``, uint8) or a PGM (``P2`` or ``P5``).

    Nothing in the file is ever executed.

    Returns:
        uint8, shape (H, W); PGM greys are stretched from their own range to 0 to 255.

    Raises:
        DataError: The file cannot be read, is of another kind or damaged.
    """
    try:
        with path.open("rb") as file:
            start = file.read(6)
        if start == b"\x93NUMPY":
            return _read_numpy(path)
        if start[:2] in {b"P2", b"P5"}:
            return _parse_pgm(path.read_bytes())
    except OSError as error:
        raise DataError(path, f"it cannot be read: {error.strerror or error}") from error
    except ValueError as error:
        raise DataError(path, f"it cannot be used as an image: {error}") from error
    raise DataError(path, "it is neither a NumPy array (.npy) nor a PGM picture.")


def _read_numpy(path: Path) -> NDArray[np.uint8]:
    # Mapped first: a header may state more than the file holds or the memory takes.
    values = np.load(path, mmap_mode="r", allow_pickle=False)
    if values.dtype != np.uint8 or values.ndim != 2:
        raise ValueError(f"it holds {values.dtype} of shape {values.shape}, not uint8 of (H, W)")
    _check_size(*values.shape)
    return np.array(values)


def _parse_pgm(content: bytes) -> NDArray[np.uint8]:
    header = _PGM_HEADER.match(content)
    if header is None:
        raise ValueError("its header is damaged")
    width, height, peak = (int(header[group]) for group in (2, 3, 4))
    _check_size(height, width)
    if not 1 <= peak <= 65535:
        raise ValueError(f"its greys reach up to {peak}")
    body = content[header.end() :]
    if header["kind"] == b"P5":
        values = np.frombuffer(body, ">u2" if peak > 255 else "u1", height * width)
    else:
        words = re.sub(rb"#[^\n]*", b"", body).split()
        values = np.array([int(word) for word in words[: height * width]], np.int64)
        if len(values) < height * width:
            raise ValueError("it ends too early")
    if values.max() > peak or values.min() < 0:
        raise ValueError(f"a grey lies outside of 0 to {peak}")
    greys = (values.astype(np.int64) * 510 + peak) // (2 * peak)
    return greys.astype(np.uint8).reshape(height, width)


def _check_size(height: int, width: int) -> None:
    if not 1 <= height * width <= MOST_PIXELS:
        raise ValueError(f"{width:,} x {height:,} pixels are no picture")
