from __future__ import annotations

import gc

import numpy as np
import pytest
from PySide6.QtGui import QImage

from mnist_draw.image_memory import image_of, pixels_of

RED = 0xFFFF0000


def test_an_image_shows_its_array_and_keeps_it() -> None:
    pixels = np.zeros((3, 5), np.uint32)
    image = image_of(pixels, QImage.Format.Format_RGB32)
    pixels[2, 4] = RED
    del pixels
    gc.collect()
    # Would take the memory of the array, had it been freed.
    others = [np.zeros((3, 5), np.uint32) for _ in range(1000)]
    assert len(others) == 1000
    assert image.size().toTuple() == (5, 3)
    assert image.pixel(4, 2) == RED


def test_a_view_of_pixels_writes_to_the_image_and_keeps_it() -> None:
    # Rows of grey images are padded to four bytes.
    image = QImage(5, 3, QImage.Format.Format_Grayscale8)
    image.fill(0)
    pixels = pixels_of(image, np.uint8)
    pixels[2, 4] = 255
    assert image.pixelColor(4, 2).getRgb() == (255, 255, 255, 255)
    del image
    gc.collect()
    others = [QImage(5, 3, QImage.Format.Format_Grayscale8) for _ in range(1000)]
    assert len(others) == 1000
    assert pixels.tolist() == [[0] * 5, [0] * 5, [0, 0, 0, 0, 255]]


@pytest.mark.parametrize("pixels", [np.zeros((4, 4), np.uint32)[:, ::2], np.zeros((0, 4))])
def test_an_array_that_an_image_cannot_show_is_refused(pixels: np.ndarray) -> None:
    with pytest.raises(ValueError, match="order of its pixels"):
        image_of(pixels, QImage.Format.Format_RGB32)
