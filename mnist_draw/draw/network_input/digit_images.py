"""The network's inputs for a number: the 28x28 digit image of each of its digits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from mnist_draw.draw.network_input.ink_picture import InkPicture, caption_height
from trainer.ink.framing import FRAME_SIZE

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtGui import QMouseEvent, QResizeEvent

    from mnist_draw.draw.ink_annotation import InkAnnotation

_GAP: Final = 10
_WHOLE: Final = QRectF(0, 0, 1, 1)


class DigitImages(QWidget):
    """One picture a digit, from left to right; the chosen one is framed.

    Signals:
        clicked: Index of a digit whose picture was clicked.
    """

    clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("digitImages")
        self._pictures: list[_DigitImage] = []
        self._images: tuple[NDArray[np.uint8], ...] = ()
        self._texts: tuple[str, ...] = ()
        self._chosen = 0
        self._title = QLabel(self)
        self._title.setProperty("step", "title")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._retranslate()

    def sizeHint(self) -> QSize:
        return QSize(380, 5 * FRAME_SIZE + caption_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(300, self.sizeHint().height())

    def show_digits(
        self, images: Sequence[NDArray[np.uint8]], texts: Sequence[str], chosen: int
    ) -> None:
        """Show the digits of a number.

        Args:
            images: Each uint8, shape (28, 28), ink = 255 on 0.
            texts: What is read in each.
            chosen: Index of the chosen digit.
        """
        while len(self._pictures) < len(images):
            picture = _DigitImage(self, len(self._pictures))
            self._pictures.append(picture)
        before, self._images = self._images, tuple(images)
        self._chosen = chosen
        for index, picture in enumerate(self._pictures):
            picture.setVisible(index < len(images))
            picture.set_frame("accent" if index == chosen else None)
            # Training predicts the same images again and again.
            if index < len(images) and images[index] is not _item(before, index):
                picture.show_ink(images[index], _WHOLE)
        if tuple(texts) != self._texts:
            self._texts = tuple(texts)
            self._show_texts()
        if len(before) != len(images):
            self._arrange()

    def annotate(self, annotation: InkAnnotation | None) -> None:
        """Show colours and marks on the chosen digit's image; None for plain ink."""
        for index, picture in enumerate(self._pictures):
            picture.annotate(annotation if index == self._chosen else None)

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

    def _arrange(self) -> None:
        """Lay the pictures out in a row, with whole pixels per cell where possible."""
        count = len(self._images)
        if not count:
            return
        self._title.adjustSize()
        caption, title = caption_height(), self._title.height()
        side = min(self.height() - caption - title, (self.width() - (count - 1) * _GAP) // count)
        if side >= FRAME_SIZE:
            side -= side % FRAME_SIZE
        x = (self.width() - count * side - (count - 1) * _GAP) // 2
        self._title.move(max(0, (self.width() - self._title.width()) // 2), 0)
        for picture in self._pictures[:count]:
            picture.setGeometry(x, title, side, side + caption)
            x += side + _GAP

    def _show_texts(self) -> None:
        for text, picture in zip(self._texts, self._pictures, strict=False):
            picture.set_texts(
                text,
                self.tr(
                    "This digit alone, cut out of the number and framed: what the network sees. "
                    "Click to see its bars."
                ),
            )

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("What the network sees of each digit"))
        self._title.setText(self.tr("What the network sees, digit by digit"))


class _DigitImage(InkPicture):
    """A picture that can be clicked."""

    def __init__(self, parent: DigitImages, index: int) -> None:
        super().__init__(parent, grid=FRAME_SIZE)
        self.setObjectName(f"digitImage{index + 1}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._clicked, self._index = parent.clicked, index

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._clicked.emit(self._index)
        event.accept()


def _item(images: Sequence[NDArray[np.uint8]], index: int) -> NDArray[np.uint8] | None:
    return images[index] if index < len(images) else None
