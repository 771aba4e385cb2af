"""Redraw digit images on the canvas as a pen would, at random size and position."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn import functional

from trainer.ink.pen import CANVAS_SIZE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

_BLOCK = 200
_MARGIN = 2  # Blank pixels around a digit image, for the soft edge of its ink.


def redraw_on_canvas(
    images: NDArray[np.uint8], random: np.random.Generator
) -> Iterator[NDArray[np.uint8]]:
    """Enlarge digit images to sharp ink on the canvas, at random size and position.

    The outline is the 50 % level of the enlarged image, which keeps the amount of ink within 0.1 %,
    with an antialiased edge. The longest side is between a quarter and all of the canvas.

    Args:
        images: uint8, shape (N, 28, 28).
        random: Source of sizes and positions.

    Yields:
        Blocks of rasters, uint8, shape (N, 280, 280).
    """
    for first in range(0, len(images), _BLOCK):
        block = images[first : first + _BLOCK]
        rasters = np.zeros((len(block), CANVAS_SIZE, CANVAS_SIZE), np.uint8)
        for image, raster in zip(block, rasters, strict=True):
            ink = _enlarged(image, random.uniform(CANVAS_SIZE / 4, CANVAS_SIZE))
            height, width = ink.shape
            top = random.integers(0, CANVAS_SIZE - height + 1)
            left = random.integers(0, CANVAS_SIZE - width + 1)
            raster[top : top + height, left : left + width] = ink
        yield rasters


def _enlarged(image: NDArray[np.uint8], side: float) -> NDArray[np.uint8]:
    """Ink of a digit image, enlarged to a longest side of at most `side` pixels."""
    ink = np.pad(_cropped(image), _MARGIN)
    scale = side / (max(ink.shape) - 2 * _MARGIN)
    shape = [max(1, round(length * scale)) for length in ink.shape]
    cells = torch.tensor(ink)[None, None].float() / 255
    smooth = functional.interpolate(cells, shape, mode="bicubic", align_corners=False)[0, 0]
    sharp = ((smooth - 0.5) * scale + 0.5).clamp(0, 1).mul(255).round().byte().numpy()
    return _cropped(sharp)[:CANVAS_SIZE, :CANVAS_SIZE]


def _cropped(raster: NDArray[np.uint8]) -> NDArray[np.uint8]:
    rows, columns = np.flatnonzero(raster.any(axis=1)), np.flatnonzero(raster.any(axis=0))
    return raster[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
