"""MNIST's digits as a pen would leave them on the canvas, at random size and place."""

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
_MARGIN = 2  # Cells of paper around a digit, for the soft edge of its ink.


def redrawn(images: NDArray[np.uint8], random: np.random.Generator) -> Iterator[NDArray[np.uint8]]:
    """Digit images as a pen would leave them on the canvas, at random size and place.

    The outline is where an enlarged image is half ink, which keeps the amount of ink (within
    0.1 %), with an edge one pixel soft. The longest side is a quarter of the canvas to all of it.

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
    """The ink of a digit image, its longest side about so many pixels and no more."""
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
