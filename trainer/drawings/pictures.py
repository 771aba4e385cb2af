"""Pictures of stored drawings: the canvas, a blank digit image, and PNG files."""

from __future__ import annotations

import struct
import zlib
from typing import TYPE_CHECKING

import numpy as np

from trainer.ink.framing import FRAME_SIZE
from trainer.ink.image_filters import shrink
from trainer.ink.pen import SCALE
from trainer.ink.stroke_raster import draw_strokes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from trainer.ink.pen import Stroke


def canvas_image(strokes: Sequence[Stroke]) -> NDArray[np.uint8]:
    """The canvas with a drawing: uint8, shape (280, 280), ink = 255 on 0."""
    return shrink(draw_strokes(strokes).astype(np.float32), SCALE).round().astype(np.uint8)


def blank_image() -> NDArray[np.uint8]:
    """The digit image of a drawing without ink: uint8, shape (28, 28)."""
    return np.zeros((FRAME_SIZE, FRAME_SIZE), np.uint8)


def encode_png(image: NDArray[np.uint8]) -> bytes:
    """A grey picture as a PNG file.

    Args:
        image: uint8, shape (H, W), black 0, white 255.
    """
    height, width = image.shape
    # Each row begins with its filter: 0 for none.
    pixels = np.pad(image, ((0, 0), (1, 0))).tobytes()
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", header), (b"IDAT", zlib.compress(pixels, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content))
        + kind
        + content
        + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in parts
    )
