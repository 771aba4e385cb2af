"""The lesson about framing: the same drawing, shrunk as most apps do it and framed as MNIST was."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_draw.draw.ink_picture import (
    THINNING,
    InkPicture,
    caption_height,
    paint_arrows,
    whole_cells,
)
from mnist_draw.shared.numbers import percent
from mnist_draw.shared.steady_label import SteadyLabel
from trainer.ink.framing import FRAME_SIZE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from mnist_draw.shared import theme

_GAP: Final = 18
_EVERYTHING: Final = QRectF(0, 0, 1, 1)


@dataclass(frozen=True, slots=True, eq=False)
class Seen:
    """A digit image and what the network says of it.

    Attributes:
        digit_image: uint8, shape (28, 28), ink = 255 on 0.
        probabilities: float32, shape (10,); None where the network gives no answer.
    """

    digit_image: NDArray[np.uint8]
    probabilities: NDArray[np.float32] | None


class FramingComparison(QWidget):
    """The canvas, its plain 28x28 pixels and the framed ones, each with what the network reads."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("framingComparison")
        centred = Qt.AlignmentFlag.AlignHCenter
        self._canvas = InkPicture(self)
        self._canvas.setObjectName("wholeCanvas")
        self._pictures = (
            InkPicture(self, grid=FRAME_SIZE, marked=True),
            InkPicture(self, grid=FRAME_SIZE),
        )
        self._readings = (
            SteadyLabel("plainReading", "title", alignment=centred, parent=self),
            SteadyLabel("framedReading", "title", alignment=centred, parent=self),
        )
        for picture, name in zip(self._pictures, ("plainInput", "framedInput"), strict=True):
            picture.setObjectName(name)
        self._seen: tuple[Seen, Seen] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._name()

    def sizeHint(self) -> QSize:
        return QSize(380, 5 * FRAME_SIZE + self._text_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.sizeHint().height())

    def most_height(self, width: int) -> int:
        """Height in pixels of which, in this width, all can be used."""
        return _largest(width) + self._text_height()

    def show_readings(self, raster: NDArray[np.uint8], *, plain: Seen, framed: Seen) -> None:
        """Shows what the network reads with and without framing.

        Args:
            raster: The ink on the canvas: uint8, shape (H, W), ink = 255 on 0.
            plain: The whole canvas made small.
            framed: The drawing framed as MNIST's digits were.
        """
        self._seen = (plain, framed)
        self._canvas.show_ink(raster[::THINNING, ::THINNING], _EVERYTHING)
        for picture, seen in zip(self._pictures, self._seen, strict=True):
            picture.show_ink(seen.digit_image, _EVERYTHING)
        self._tell()

    def clear(self) -> None:
        """Shows that there is no ink."""
        self._seen = None
        for picture in (self._canvas, *self._pictures):
            picture.clear()
        self._tell()

    def _tell(self) -> None:
        """Puts into words what is shown."""
        if self._seen is None:
            for reading in self._readings:
                reading.set_text("")
            self.setAccessibleDescription("")
            return
        words = [self._words(seen) for seen in self._seen]
        plain, framed = (seen.probabilities for seen in self._seen)
        misread = plain is not None and (framed is None or plain.argmax() != framed.argmax())
        tones: tuple[theme.Tone, theme.Tone] = ("warning" if misread else "text", "text")
        for reading, text, tone in zip(self._readings, words, tones, strict=True):
            reading.set_text(text, tone)
        self.setAccessibleDescription(
            self.tr("Framed as MNIST: {framed}. As most apps do: {plain}.").format(
                framed=words[1], plain=words[0]
            )
        )

    def _words(self, seen: Seen) -> str:
        if seen.probabilities is None:
            return self.tr("not sure")
        digit = int(seen.probabilities.argmax())
        return self.tr("{digit} ({percent})").format(
            digit=digit, percent=percent(float(seen.probabilities[digit]))
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
            self._tell()
            self._arrange()
        elif event.type() == QEvent.Type.FontChange:
            self._arrange()
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        paint_arrows(self, [self._canvas], _GAP)

    def _arrange(self) -> None:
        """Gives the digit images whole pixels for their cells and the canvas what is left."""
        caption, reading = caption_height(), self._readings[0].sizeHint().height()
        room = self.width() - 2 * _GAP
        side = min(whole_cells(self.height() - caption - reading), _largest(self.width()))
        small = min(room - 2 * side, side)
        x = (room - 2 * side - small) // 2
        self._canvas.setGeometry(x, (side - small) // 2, small, small + caption)
        x += small + _GAP
        for picture, label in zip(self._pictures, self._readings, strict=True):
            picture.setGeometry(x, 0, side, side + caption)
            label.setGeometry(x - _GAP // 2, side + caption, side + _GAP, reading)
            x += side + _GAP

    def _text_height(self) -> int:
        return caption_height() + self._readings[0].sizeHint().height()

    def _name(self) -> None:
        self.setAccessibleName(self.tr("Two ways to show the network a drawing"))
        self._canvas.name(self.tr("Canvas"), self.tr("The whole canvas, as you have drawn on it."))
        plain, framed = self._pictures
        plain.name(
            self.tr("As most apps do"),
            self.tr(
                "The whole canvas, shrunk to 28 by 28 pixels: where and how large you draw "
                "matters, though MNIST's digits are all of one size and in the middle."
            ),
        )
        framed.name(
            self.tr("Framed as MNIST"),
            self.tr("The same drawing in the size and place that MNIST's digits have."),
        )
        for label, picture in zip(self._readings, self._pictures, strict=True):
            label.setAccessibleName(picture.accessibleName())
            label.setToolTip(
                self.tr("What the same network says of this picture, and how sure it is")
            )


def _largest(width: int) -> int:
    """Side of two digit images beside a canvas at least half as wide."""
    return whole_cells((width - 2 * _GAP) * 2 // 5)
