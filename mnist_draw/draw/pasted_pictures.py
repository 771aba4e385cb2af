"""Pictures from clipboard and dropped files: conversion to ink and back."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QMimeData, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader

from mnist_draw.draw.ink import RASTER_SIZE, pixel_slices
from trainer.ink.photos import ink_from_image

if TYPE_CHECKING:
    from numpy.typing import NDArray

translate = QCoreApplication.translate

FITTED_SHARE = 0.7
"""Longest side of pasted ink, as a share of the canvas."""

WEIGHTS_SUFFIX = ".safetensors"
"""Suffix of files that are often mistaken for pictures: the weights of networks."""

_MAX_PIXELS = 200_000_000
# Far more pixels than a photo's digit gets on the canvas; decoding a JPEG at reduced size is
# several times faster.
_MAX_SIDE = 1600


class PictureError(Exception):
    """A picture cannot be used; the text is translated for the user."""


def has_picture(data: QMimeData) -> bool:
    """Whether copied or dragged data offers one picture; reads no file."""
    return data.hasImage() or _picture_file(data) is not None


def read_picture(data: QMimeData) -> QImage:
    """Read a copied or dragged picture, upright, its longest side at most 1,600 pixels.

    Raises:
        PictureError: There is none, or it cannot be read.
    """
    # Some programs send the icon of a file along with it: prefer the file.
    path = _picture_file(data)
    if path is not None:
        return read_picture_file(path)
    picture = data.imageData() if data.hasImage() else None
    if not isinstance(picture, QImage) or picture.isNull():
        raise PictureError(translate("images", "There is no picture to paste. Copy one first."))
    if max(picture.width(), picture.height()) > _MAX_SIDE:
        picture = picture.scaled(
            _MAX_SIDE,
            _MAX_SIDE,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    return picture


def read_picture_file(path: str) -> QImage:
    """Read a picture from a file, upright, its longest side at most 1,600 pixels.

    Raises:
        PictureError: It is no picture, or it cannot be read.
    """
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    # The suffix may be wrong or missing.
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if size.isValid():
        if size.width() * size.height() > _MAX_PIXELS:
            raise PictureError(
                translate("images", "This picture is too large: it has more than 200 megapixels.")
            )
        if max(size.width(), size.height()) > _MAX_SIDE:
            reader.setScaledSize(
                size.scaled(_MAX_SIDE, _MAX_SIDE, Qt.AspectRatioMode.KeepAspectRatio)
            )
    picture = reader.read()
    if picture.isNull():
        if reader.error() == QImageReader.ImageReaderError.FileNotFoundError:
            raise PictureError(translate("images", "This file cannot be opened."))
        if path.casefold().endswith(WEIGHTS_SUFFIX):
            raise PictureError(
                translate(
                    "images", "These are weights. Open them with File, Open weights (Ctrl+O)."
                )
            )
        raise PictureError(
            translate("images", "This file is not a picture that can be read, or it is damaged.")
        )
    return picture


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
            translate(
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
    """Wrap an array as an image without copying; it must not outlive the array.

    Qt paints 32-bit pixels several times faster than grey or indexed ones.

    Args:
        pixels: uint32, shape (H, W), C-contiguous, as of ``QImage.Format_RGB32``.
    """
    height, width = pixels.shape
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)


def _fitted(ink: NDArray[np.uint8]) -> NDArray[np.uint8]:
    height, width = ink.shape
    image = QImage(
        np.ascontiguousarray(ink).data, width, height, width, QImage.Format.Format_Grayscale8
    )
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


def _picture_file(data: QMimeData) -> str | None:
    urls = data.urls()
    return urls[0].toLocalFile() if len(urls) == 1 and urls[0].isLocalFile() else None
