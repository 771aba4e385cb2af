"""The network's input: the 28x28 digit image and the framing steps that lead to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mnist_draw.draw.network_input.ink_picture import (
    THINNING,
    InkPicture,
    caption_height,
    paint_arrows,
    whole_cells,
)
from trainer.ink.framing import BOX_SIZE, FRAME_SIZE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtGui import QPaintEvent, QResizeEvent

    from mnist_draw.draw.ink_annotation import InkAnnotation
    from trainer.ink.framing import Framing

_GAP: Final = 18  # Pixels between pictures, for the arrow.


class ModelInput(QWidget):
    """Three small pictures of the framing steps and a large one of the digit image."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("modelInputSteps")
        self._steps = [InkPicture(self), InkPicture(self), InkPicture(self)]
        self._digit_image = InkPicture(self, grid=FRAME_SIZE)
        self._digit_image.setObjectName("modelInput")
        for step, name in zip(self._steps, ("boxStep", "scaledStep", "centredStep"), strict=True):
            step.setObjectName(name)
        self._pending: tuple[Framing, NDArray[np.uint8]] | None = None
        self._steps_timer = QTimer(self, singleShot=True, interval=0)
        self._steps_timer.timeout.connect(self._show_steps)
        self._title = QLabel(self)
        self._title.setProperty("step", "title")
        self._title.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._retranslate()

    def sizeHint(self) -> QSize:
        return QSize(380, 5 * FRAME_SIZE + caption_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.sizeHint().height())

    def maximum_useful_height(self, width: int) -> int:
        """Largest height in pixels that can be filled at this width."""
        return _largest_side(width) + caption_height()

    def show_framing(self, framing: Framing | None, raster: NDArray[np.uint8]) -> None:
        """Show how ink became a digit image.

        Args:
            framing: The steps; None without ink.
            raster: The ink that was framed: uint8, shape (H, W), ink = 255 on 0.
        """
        self._pending = None
        if framing is None:
            for picture in (*self._steps, self._digit_image):
                picture.clear()
            return
        self._digit_image.show_ink(framing.digit_image, QRectF(0, 0, 1, 1))
        # Later, so that input events need not wait for the smaller pictures.
        self._pending = framing, raster
        self._steps_timer.start()

    def annotate(self, annotation: InkAnnotation | None) -> None:
        """Show colours and marks on the digit image; None for plain ink."""
        self._digit_image.annotate(annotation)

    @Slot()
    def _show_steps(self) -> None:
        if self._pending is None:
            return
        (framing, raster), self._pending = self._pending, None
        ink, scaled, centred = self._steps
        side = max(raster.shape)
        left, top, right, bottom = framing.box
        ink.show_ink(
            raster[::THINNING, ::THINNING],
            QRectF(0, 0, 1, 1),
            outline=QRectF(left / side, top / side, (right - left) / side, (bottom - top) / side),
        )
        height, width = framing.scaled.shape
        inside = QRectF(0, 0, width / BOX_SIZE, height / BOX_SIZE)
        inside.moveCenter(QPointF(0.5, 0.5))
        scaled.show_ink(framing.scaled, inside)
        column, row = framing.offset
        area = QRectF(
            column / FRAME_SIZE, row / FRAME_SIZE, width / FRAME_SIZE, height / FRAME_SIZE
        )
        x, y = framing.centre_of_mass
        # Index 0 is the centre of the first pixel.
        centre = QPointF((column + x + 0.5) / FRAME_SIZE, (row + y + 0.5) / FRAME_SIZE)
        centred.show_ink(framing.scaled, area, outline=area, cross=centre)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._arrange()
        elif event.type() == QEvent.Type.FontChange:
            self._arrange()
            self.updateGeometry()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        paint_arrows(self, self._steps, _GAP)

    def _arrange(self) -> None:
        """Lay out the digit image with whole pixels per cell; the steps get the rest."""
        caption = caption_height()
        room = self.width() - 3 * _GAP
        side = min(whole_cells(self.height() - caption), _largest_side(self.width()))
        small = min((room - side) // 3, side)
        x = (room - side - 3 * small) // 2
        for step in self._steps:
            step.setGeometry(x, side - small, small, small + caption)
            x += small + _GAP
        self._digit_image.setGeometry(x, 0, side, side + caption)
        # The title goes above the steps if it fits.
        self._title.move(self._steps[0].x(), 0)
        self._title.adjustSize()
        fits = QRect(0, 0, x - _GAP, side - small).contains(self._title.geometry())
        self._title.setVisible(fits)

    def _retranslate(self) -> None:
        self._title.setText(self.tr("What the network sees"))
        texts = (
            (
                self.tr("Crop"),
                self.tr("Cut out the smallest box around the ink: where you draw does not matter."),
            ),
            (
                self.tr("Shrink"),
                self.tr(
                    "Shrink the box until its longer side is 20 pixels: how large you draw "
                    "does not matter."
                ),
            ),
            (
                self.tr("Centre"),
                self.tr(
                    "Move it by whole pixels until the ink balances on the centre (its centre "
                    "of mass)."
                ),
            ),
            (
                self.tr("Input 28 × 28"),
                self.tr("This is all the network sees: 28 by 28 pixels, like the digits of MNIST."),
            ),
        )
        for picture, (caption, explanation) in zip(
            (*self._steps, self._digit_image), texts, strict=True
        ):
            picture.set_texts(caption, explanation)


def _largest_side(width: int) -> int:
    """Largest side of the digit image, beside three steps at least half as wide."""
    return whole_cells((width - 3 * _GAP) * 9 // 20)
