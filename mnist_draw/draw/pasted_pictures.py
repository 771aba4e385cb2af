"""Pictures from outside (clipboard, files dropped on the canvas) and their way to ink and back."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QCoreApplication, QMimeData, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader

from mnist_draw.draw.ink import RASTER_SIZE
from trainer.ink.photos import ink_from_image

if TYPE_CHECKING:
    from numpy.typing import NDArray

translate = QCoreApplication.translate

FITTED_SHARE = 0.7
"""Share of the canvas that the longest side of pasted ink takes."""

_MOST_PIXELS = 200_000_000
# A photo's digit has far fewer pixels than this side on the canvas; decoding a JPEG smaller is
# several times faster.
_LONGEST_SIDE = 1600


class PictureError(Exception):
    """A picture cannot be used; the text is translated and meant for the user."""


def has_picture(data: QMimeData) -> bool:
    """Whether something copied or dragged looks like one picture; nothing is read yet."""
    return data.hasImage() or _picture_file(data) is not None


def picture_from(data: QMimeData) -> QImage:
    """The picture that was copied or dragged, upright, its longest side at most 1,600 pixels.

    Raises:
        PictureError: There is none, or it cannot be read.
    """
    # Some programs send a file's icon beside the file: the file goes first.
    path = _picture_file(data)
    if path is not None:
        return _picture_in(path)
    picture = data.imageData() if data.hasImage() else None
    if not isinstance(picture, QImage) or picture.isNull():
        raise PictureError(translate("images", "There is no picture to paste. Copy one first."))
    if max(picture.width(), picture.height()) > _LONGEST_SIDE:
        picture = picture.scaled(
            _LONGEST_SIDE,
            _LONGEST_SIDE,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
    return picture


def ink_of(picture: QImage) -> NDArray[np.uint8]:
    """The ink in a picture, enlarged or shrunk to fill most of the canvas and centred.

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
    """Brightness and, where the image has it, opacity.

    Returns:
        Brightness as uint8, shape (H, W), 255 = white; opacity likewise, 255 = opaque, or None.
    """
    alpha = None
    if image.hasAlphaChannel():
        alpha = _pixels(image.convertToFormat(QImage.Format.Format_Alpha8))
    # Brightness regardless of opacity: a premultiplied image would be darker where it is clear.
    opaque = image.convertToFormat(QImage.Format.Format_ARGB32).convertToFormat(
        QImage.Format.Format_RGB32
    )
    return _pixels(opaque.convertToFormat(QImage.Format.Format_Grayscale8)), alpha


def image_from_ink(ink: NDArray[np.uint8], paper: QColor, pen: QColor) -> QImage:
    """A picture of ink on paper; it shares no memory with the ink.

    Args:
        ink: uint8, shape (H, W), ink = 255 on 0.
        paper: Colour where there is no ink.
        pen: Colour of full ink.
    """
    return view_of(colour_ramp(paper, pen)[ink]).copy()


def colour_ramp(paper: QColor, pen: QColor) -> NDArray[np.uint32]:
    """The colour of each amount of ink: shape (256,), pixels of ``QImage.Format_RGB32``."""
    return _ramp(paper.rgb(), pen.rgb())


@functools.lru_cache(maxsize=8)
def _ramp(paper: int, pen: int) -> NDArray[np.uint32]:
    """As `colour_ramp`, read-only, from pixels; pictures are made of it many times a second."""
    ends = [[pixel >> shift & 255 for shift in (16, 8, 0)] for pixel in (paper, pen)]
    red, green, blue = np.linspace(ends[0], ends[1], num=256).round().astype(np.uint32).T
    ramp: NDArray[np.uint32] = 0xFF000000 | red << 16 | green << 8 | blue
    ramp.flags.writeable = False
    return ramp


def view_of(pixels: NDArray[np.uint32]) -> QImage:
    """An image whose pixels are the array's own memory, so it shows what is there when painted.

    Qt paints 32-bit pixels several times faster than grey or indexed ones. The image must not
    outlive the array.

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
    place = QRect(0, 0, target.width(), target.height())
    place.moveCenter(QRect(0, 0, RASTER_SIZE, RASTER_SIZE).center())
    raster[
        place.top() : place.top() + place.height(), place.left() : place.left() + place.width()
    ] = scaled
    return raster


def _pixels(image: QImage) -> NDArray[np.uint8]:
    """A copy of an 8-bit image without the padding of its rows."""
    rows = np.frombuffer(image.constBits(), np.uint8)
    return rows.reshape(image.height(), image.bytesPerLine())[:, : image.width()].copy()


def _picture_file(data: QMimeData) -> str | None:
    urls = data.urls()
    return urls[0].toLocalFile() if len(urls) == 1 and urls[0].isLocalFile() else None


def _picture_in(path: str) -> QImage:
    reader = QImageReader(path)
    reader.setAutoTransform(True)
    # The name may lie about the format, and a file without one may be a picture.
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if size.isValid():
        if size.width() * size.height() > _MOST_PIXELS:
            raise PictureError(
                translate("images", "This picture is too large: it has more than 200 megapixels.")
            )
        if max(size.width(), size.height()) > _LONGEST_SIDE:
            reader.setScaledSize(
                size.scaled(_LONGEST_SIDE, _LONGEST_SIDE, Qt.AspectRatioMode.KeepAspectRatio)
            )
    picture = reader.read()
    if picture.isNull():
        if reader.error() == QImageReader.ImageReaderError.FileNotFoundError:
            raise PictureError(translate("images", "This file cannot be opened."))
        raise PictureError(
            translate("images", "This file is not a picture that can be read, or it is damaged.")
        )
    return picture
