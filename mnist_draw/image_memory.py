"""One memory for an array and an image, alive as long as either of the two.

Qt keeps no reference to a buffer that it is given, and numpy none to an image whose bits it views:
each of the two functions ties one to the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QImage

if TYPE_CHECKING:
    from numpy.typing import NDArray


class _View(QImage):
    """An image that keeps the array whose pixels it shows."""

    def __init__(self, pixels: NDArray[np.generic], image_format: QImage.Format) -> None:
        height, width = pixels.shape
        super().__init__(pixels.data, width, height, pixels.strides[0], image_format)
        self._pixels = pixels


class _Bits:
    """The pixels of an image, for `numpy.asarray`, which keeps this object and so the image."""

    def __init__(self, image: QImage, dtype: type[np.generic]) -> None:
        self._image = image
        # A shared image is copied now and not later.
        address = np.frombuffer(image.bits(), np.uint8).__array_interface__["data"][0]
        item = np.dtype(dtype)
        self.__array_interface__ = {
            "version": 3,
            "typestr": item.str,
            "shape": (image.height(), image.width()),
            "strides": (image.bytesPerLine(), item.itemsize),
            "data": (address, False),
        }


def image_of(pixels: NDArray[np.generic], image_format: QImage.Format) -> QImage:
    """An image that shows an array and changes with it; for painting at once.

    A copy of it that Qt makes for itself shares the pixels and does not keep them: hand on
    ``copy()``, which owns its own.

    Args:
        pixels: Shape (H, W), C-contiguous, one item a pixel.
        image_format: A format with pixels of this size.
    """
    if not pixels.flags.c_contiguous or not pixels.size:
        raise ValueError("an image shows an array in the order of its pixels, and not an empty one")
    return _View(pixels, image_format)


def pixels_of(image: QImage, dtype: type[np.generic]) -> NDArray[np.generic]:
    """A view of an image's pixels that keeps the image alive: shape (H, W), writable.

    The image must not be copied while pixels are written: the copy would share them.

    Args:
        image: Not null.
        dtype: Of the size of a pixel.
    """
    return np.asarray(_Bits(image, dtype))
