"""Comparison of framing with a plain resize of the whole canvas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_draw.draw.network_input.ink_picture import (
    THINNING,
    InkPicture,
    caption_height,
    paint_arrows,
    whole_cells,
)
from mnist_draw.shared.numbers import percent
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from trainer.ink.framing import FRAME_SIZE
from trainer.recipe.classes import DIGITS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from mnist_draw.draw.ink_annotation import InkAnnotation
    from mnist_draw.shared import theme
    from trainer.recipe.classes import Classes

_GAP: Final = 18
_WHOLE: Final = QRectF(0, 0, 1, 1)


@dataclass(frozen=True, slots=True, eq=False)
class ComparisonSide:
    """One side of the comparison: a digit image and its prediction.

    Attributes:
        digit_image: uint8, shape (28, 28), ink = 255 on 0.
        probabilities: float32, shape (K,); None where it is no digit or not sure.
        classes: Names of the K classes.
    """

    digit_image: NDArray[np.uint8]
    probabilities: NDArray[np.float32] | None
    classes: Classes = DIGITS


class FramingComparison(QWidget):
    """The canvas, its plain 28x28 pixels and the framed ones, with both predictions."""

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
        self._labels = (
            SteadyLabel("plainReading", "title", alignment=centred, parent=self),
            SteadyLabel("framedReading", "title", alignment=centred, parent=self),
        )
        for picture, name in zip(self._pictures, ("plainInput", "framedInput"), strict=True):
            picture.setObjectName(name)
        self._shown: tuple[ComparisonSide, ComparisonSide] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._retranslate()

    def sizeHint(self) -> QSize:
        # As high as the other views of the input: nothing moves when it replaces them.
        return QSize(380, 5 * FRAME_SIZE + caption_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.sizeHint().height())

    def maximum_useful_height(self, width: int) -> int:
        """Largest height in pixels that can be filled at this width."""
        return _largest_side(width) + self._text_height()

    def show_predictions(
        self, raster: NDArray[np.uint8], *, plain: ComparisonSide, framed: ComparisonSide
    ) -> None:
        """Show the predictions with and without framing.

        Args:
            raster: The ink on the canvas: uint8, shape (H, W), ink = 255 on 0.
            plain: The whole canvas resized to 28x28.
            framed: The drawing framed as MNIST's digits were.
        """
        self._shown = (plain, framed)
        self._canvas.show_ink(raster[::THINNING, ::THINNING], _WHOLE)
        for picture, shown in zip(self._pictures, self._shown, strict=True):
            picture.show_ink(shown.digit_image, _WHOLE)
        self._show_texts()

    def annotate(self, annotation: InkAnnotation | None) -> None:
        """Show colours and marks on the plainly resized digit image; None for plain ink."""
        self._pictures[0].annotate(annotation)

    def clear(self) -> None:
        """Show a blank canvas."""
        self._shown = None
        for picture in (self._canvas, *self._pictures):
            picture.clear()
        self._show_texts()

    def _show_texts(self) -> None:
        """Show the predictions as text, also for screen readers."""
        if self._shown is None:
            for label in self._labels:
                label.set_text("")
            self.setAccessibleDescription("")
            return
        texts = [self._text(shown) for shown in self._shown]
        plain, framed = (shown.probabilities for shown in self._shown)
        misread = plain is not None and (framed is None or plain.argmax() != framed.argmax())
        tones: tuple[theme.Tone, theme.Tone] = ("warning" if misread else "text", "text")
        for label, text, tone in zip(self._labels, texts, tones, strict=True):
            label.set_text(text, tone)
        self.setAccessibleDescription(
            self.tr("Framed as MNIST: {framed}. As most apps do: {plain}.").format(
                framed=texts[1], plain=texts[0]
            )
        )

    def _text(self, shown: ComparisonSide) -> str:
        if shown.probabilities is None:
            return self.tr("not sure")
        index = int(shown.probabilities.argmax())
        return self.tr("{digit} ({percent})").format(
            digit=shown.classes[index], percent=percent(float(shown.probabilities[index]))
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._show_texts()
            self._arrange()
        elif event.type() == QEvent.Type.FontChange:
            self._arrange()
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        paint_arrows(self, [self._canvas], _GAP)

    def _arrange(self) -> None:
        """Lay out the digit images with whole pixels per cell; the canvas gets the rest."""
        caption, text = caption_height(), self._labels[0].sizeHint().height()
        room = self.width() - 2 * _GAP
        side = min(whole_cells(self.height() - caption - text), _largest_side(self.width()))
        small = min(room - 2 * side, side)
        x = (room - 2 * side - small) // 2
        self._canvas.setGeometry(x, (side - small) // 2, small, small + caption)
        x += small + _GAP
        for picture, label in zip(self._pictures, self._labels, strict=True):
            picture.setGeometry(x, 0, side, side + caption)
            label.setGeometry(x - _GAP // 2, side + caption, side + _GAP, text)
            x += side + _GAP

    def _text_height(self) -> int:
        return caption_height() + self._labels[0].sizeHint().height()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Two ways to show the network a drawing"))
        self._canvas.set_texts(
            self.tr("Canvas"), self.tr("The whole canvas, as you have drawn on it.")
        )
        plain, framed = self._pictures
        plain.set_texts(
            self.tr("As most apps do"),
            self.tr(
                "The whole canvas, shrunk to 28 by 28 pixels: where and how large you draw "
                "matters, though MNIST's digits are all of one size and in the middle."
            ),
        )
        framed.set_texts(
            self.tr("Framed as MNIST"),
            self.tr("The same drawing in the size and place that MNIST's digits have."),
        )
        for label, picture in zip(self._labels, self._pictures, strict=True):
            label.setAccessibleName(picture.accessibleName())
            label.setToolTip(
                self.tr("What the same network says of this picture, and how sure it is")
            )


def _largest_side(width: int) -> int:
    """Largest side of the digit images, beside a canvas at least half as wide."""
    return whole_cells((width - 2 * _GAP) * 2 // 5)
