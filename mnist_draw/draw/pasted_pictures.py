"""Pictures from clipboard and dropped files: conversion to ink and back."""

from __future__ import annotations

import functools
import os
import struct
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from PySide6.QtCore import QCoreApplication, QFile, QIODevice, QMimeData, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageIOHandler, QImageReader

from mnist_draw.draw.ink import RASTER_SIZE, pixel_slices
from mnist_draw.image_memory import image_of
from trainer.files.reading import open_file
from trainer.ink.photos import ink_from_image
from trainer.ink.picture_bounds import MOST_BYTES, states_too_much

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

translate = QCoreApplication.translate

FITTED_SHARE = 0.7
"""Longest side of pasted ink, as a share of the canvas."""

WEIGHTS_SUFFIX = ".safetensors"
"""Suffix of files that are often mistaken for pictures: the weights of networks."""
_STROKE_SUFFIXES = (".jsonl", ".ndjson", ".unp")

_GIF_HEADER = struct.Struct("<6sHH")  # Signature, width and height of the screen.
# What Qt decodes at once.
_MOST_DECODED_BYTES = 256 * 1024 * 1024
# A JPEG is decoded at reduced size, whatever it states.
_MOST_PIXELS = 200_000_000
# Far more pixels than a photo's digit gets on the canvas; decoding a JPEG at reduced size is
# several times faster.
_MAX_SIDE = 1600
# Not SVG: 100,000 paths in one take minutes, and Qt's decoder can neither be bounded nor stopped.
FORMATS = (
    "bmp", "gif", "ico", "jfif", "jpeg", "jpg", "pbm", "pgm", "png", "ppm", "tif", "tiff", "webp",
)  # fmt: skip
"""Suffixes of the formats that are read; the content decides, not the name."""

PictureSource: TypeAlias = Path | QImage
"""A picture's file, or the picture itself."""


class PictureError(Exception):
    """A picture cannot be used.

    Attributes:
        explain: Returns why, in the present language of the window.
    """

    def __init__(self, explain: Callable[[], str]) -> None:
        super().__init__(explain)
        self.explain = explain

    def __str__(self) -> str:
        return self.explain()


def has_picture(data: QMimeData) -> bool:
    """Whether copied or dragged data offers one picture; reads no file."""
    return data.hasImage() or _picture_file(data) is not None


def offered_picture(data: QMimeData | None) -> PictureSource:
    """The picture that copied or dragged data offers; reads no file.

    Args:
        data: None where the clipboard cannot be read, such as while another program holds it.

    Raises:
        PictureError: There is none.
    """
    # Some programs send the icon of a file along with it: prefer the file.
    path = _picture_file(data) if data is not None else None
    if path is not None:
        return path
    picture = data.imageData() if data is not None and data.hasImage() else None
    if not isinstance(picture, QImage) or picture.isNull():
        raise PictureError(
            lambda: translate("images", "There is no picture to paste. Copy one first.")
        )
    return picture


def load(source: PictureSource) -> QImage:
    """Load a picture, upright, its longest side at most 1,600 pixels; from any thread.

    Raises:
        PictureError: It is no picture, too large, or it cannot be read.
    """
    if isinstance(source, Path):
        return _read_file(source)
    if max(source.width(), source.height()) <= _MAX_SIDE:
        return source
    return source.scaled(
        _MAX_SIDE,
        _MAX_SIDE,
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )


def _read_file(path: Path) -> QImage:
    try:
        with open_file(path, MOST_BYTES) as file:
            device = QFile()
            device.open(file.fileno(), QIODevice.OpenModeFlag.ReadOnly)
            screen = _gif_screen(device.peek(_GIF_HEADER.size).data())
            # Qt's destructors run before the descriptor is closed.
            picture = _decoded(QImageReader(device), os.fstat(file.fileno()).st_size, screen)
            device.close()
    except OSError as error:
        raise PictureError(lambda: translate("images", "This file cannot be opened.")) from error
    if picture is not None:
        return picture
    if path.suffix.casefold() == WEIGHTS_SUFFIX:
        raise PictureError(
            lambda: translate(
                "images", "These are weights. Open them with File, Open weights (Ctrl+O)."
            )
        )
    if path.name.casefold().removesuffix(".gz").endswith(_STROKE_SUFFIXES):
        raise PictureError(
            lambda: translate(
                "images",
                "This is a file of drawings. Open it with File, Play a stroke file or Test with a "
                "stroke file.",
            )
        )
    raise PictureError(
        lambda: translate(
            "images", "This file is not a picture that can be read, or it is damaged."
        )
    )


def _gif_screen(beginning: bytes | bytearray | memoryview) -> QSize:
    """The size of a GIF's screen, which Qt decodes whole; empty of any other file.

    Qt's reader knows the size of the first picture on it alone.
    """
    if len(beginning) < _GIF_HEADER.size or bytes(beginning[:3]) != b"GIF":
        return QSize()
    return QSize(*_GIF_HEADER.unpack(beginning)[1:])


def _decoded(reader: QImageReader, file_size: int, screen: QSize) -> QImage | None:
    """Decode a picture; None if it is none, or damaged. Raises PictureError if it is too large.

    Args:
        reader: Of the open file.
        file_size: In bytes.
        screen: See `_gif_screen`.
    """
    reader.setAutoTransform(True)
    # The suffix may be wrong or missing.
    reader.setDecideFormatFromContent(True)
    kind = reader.format().toStdString()
    if kind in {"svg", "svgz"}:
        raise PictureError(
            lambda: translate(
                "images", "SVG drawings cannot be opened. Save this one as PNG first."
            )
        )
    if kind not in FORMATS:
        return None
    size = reader.size().expandedTo(screen)
    if size.isValid():
        _refuse_large(size, reader)
        if states_too_much(size.width(), size.height(), file_size):
            return None
        if max(size.width(), size.height()) > _MAX_SIDE:
            reader.setScaledSize(
                size.scaled(_MAX_SIDE, _MAX_SIDE, Qt.AspectRatioMode.KeepAspectRatio)
            )
    picture = reader.read()
    return None if picture.isNull() else picture


def _refuse_large(size: QSize, reader: QImageReader) -> None:
    most = _MOST_PIXELS
    if not reader.supportsOption(QImageIOHandler.ImageOption.ScaledSize):
        # Even one bit a pixel becomes 32 where it is scaled.
        bits = max(32, QImage.toPixelFormat(reader.imageFormat()).bitsPerPixel())
        most = min(most, 8 * _MOST_DECODED_BYTES // bits)
    if size.width() * size.height() > most:
        raise PictureError(
            lambda: translate(
                "images", "This picture is too large: it has more than {count} megapixels."
            ).format(count=most // 1_000_000)
        )


def ink_from_picture(picture: QImage) -> NDArray[np.uint8]:
    """Extract the ink of a picture, scaled to ``FITTED_SHARE`` of the canvas and centred.

    Returns:
        uint8, shape (840, 840), ink = 255 on 0.

    Raises:
        PictureError: Nothing in it looks like ink.
    """
    grey, alpha = arrays_from_image(picture)
    ink = ink_from_image(grey, alpha=alpha)
    if ink is None or not ink.any():
        raise PictureError(
            lambda: translate(
                "images",
                "No digit found in this picture. Dark writing on light, even paper works best.",
            )
        )
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    return _fitted(ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1])


def arrays_from_image(image: QImage) -> tuple[NDArray[np.uint8], NDArray[np.uint8] | None]:
    """Convert an image to brightness and, if it has an alpha channel, opacity.

    Returns:
        Brightness as uint8, shape (H, W), 255 = white; opacity likewise, 255 = opaque, or None.
    """
    alpha = None
    if image.hasAlphaChannel():
        alpha = _pixels(image.convertToFormat(QImage.Format.Format_Alpha8))
    # Brightness regardless of opacity: a premultiplied image is darker where it is transparent.
    opaque = image.convertToFormat(QImage.Format.Format_ARGB32).convertToFormat(
        QImage.Format.Format_RGB32
    )
    return _pixels(opaque.convertToFormat(QImage.Format.Format_Grayscale8)), alpha


def image_from_ink(ink: NDArray[np.uint8], paper: QColor, pen: QColor) -> QImage:
    """Render ink on paper; shares no memory with the ink.

    Args:
        ink: uint8, shape (H, W), ink = 255 on 0.
        paper: Colour where there is no ink.
        pen: Colour of full ink.
    """
    return image_view(colour_ramp(paper, pen)[ink]).copy()


def colour_ramp(paper: QColor, pen: QColor) -> NDArray[np.uint32]:
    """Colours of all ink values: uint32, shape (256,), pixels of ``QImage.Format_RGB32``."""
    return _ramp(paper.rgb(), pen.rgb())


@functools.lru_cache(maxsize=8)
def _ramp(paper: int, pen: int) -> NDArray[np.uint32]:
    """`colour_ramp` of two RGB32 pixels, read-only; cached, as it is used many times a second."""
    ends = [[pixel >> shift & 255 for shift in (16, 8, 0)] for pixel in (paper, pen)]
    red, green, blue = np.linspace(ends[0], ends[1], num=256).round().astype(np.uint32).T
    ramp: NDArray[np.uint32] = 0xFF000000 | red << 16 | green << 8 | blue
    ramp.flags.writeable = False
    return ramp


def image_view(pixels: NDArray[np.uint32]) -> QImage:
    """Wrap an array as an image without copying; the image keeps the array alive.

    Qt paints 32-bit pixels several times faster than grey or indexed ones.

    Args:
        pixels: uint32, shape (H, W), C-contiguous, as of ``QImage.Format_RGB32``.
    """
    return image_of(pixels, QImage.Format.Format_RGB32)


def _fitted(ink: NDArray[np.uint8]) -> NDArray[np.uint8]:
    height, width = ink.shape
    image = image_of(np.ascontiguousarray(ink), QImage.Format.Format_Grayscale8)
    side = round(FITTED_SHARE * RASTER_SIZE)
    target = QSize(width, height).scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio)
    target = target.expandedTo(QSize(1, 1))
    scaled = _pixels(
        image.scaled(
            target,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        ).convertToFormat(QImage.Format.Format_Grayscale8)
    )
    raster = np.zeros((RASTER_SIZE, RASTER_SIZE), np.uint8)
    box = QRect(0, 0, target.width(), target.height())
    box.moveCenter(QRect(0, 0, RASTER_SIZE, RASTER_SIZE).center())
    raster[pixel_slices(box)] = scaled
    return raster


def _pixels(image: QImage) -> NDArray[np.uint8]:
    """Copy an 8-bit image without the padding of its rows."""
    rows = np.frombuffer(image.constBits(), np.uint8)
    return rows.reshape(image.height(), image.bytesPerLine())[:, : image.width()].copy()


def _picture_file(data: QMimeData) -> Path | None:
    urls = data.urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
