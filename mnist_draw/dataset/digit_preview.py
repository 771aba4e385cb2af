"""Preview of a digit image with label, prediction and a button that copies it to the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QLocale, QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from mnist_draw.dataset.picture_grid import paint_digit
from mnist_draw.shared import theme

if TYPE_CHECKING:
    from mnist_draw.dataset.digit_list import Digit

# Pixels: seven times the image's 28 at scale 1, four times where the window is low.
_SIDE: Final = 196
_MIN_SIDE: Final = 112


class DigitPreview(QWidget):
    """Shows the current image of a grid.

    Attributes:
        canvas_wanted: Emits the `Digit` to copy to the canvas.
    """

    canvas_wanted = Signal(object)

    def __init__(self, prefix: str, parent: QWidget | None = None) -> None:
        """Args: prefix: Prefix of the object names."""
        super().__init__(parent)
        self._digit: Digit | None = None
        # No label wraps: a layout never shrinks an item whose height depends on its width.
        self._picture = _Picture()
        self._picture.setObjectName(f"{prefix}Picture")
        self._title = QLabel()
        self._title.setTextFormat(Qt.TextFormat.PlainText)
        self._title.setObjectName(f"{prefix}Title")
        self._title.setProperty("step", "title")
        self._details = QLabel()
        self._details.setTextFormat(Qt.TextFormat.PlainText)
        self._details.setObjectName(f"{prefix}Details")
        self._details.setProperty("tone", "muted")
        self._button = QPushButton()
        self._button.setObjectName(f"{prefix}ToCanvasButton")
        self._button.setIcon(theme.icon("pen"))
        self._button.clicked.connect(self._request_canvas)
        texts = QVBoxLayout()
        texts.setSpacing(6)
        texts.addWidget(self._title)
        texts.addWidget(self._details)
        texts.addWidget(self._button)
        self._layout = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._layout.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignCenter)
        self._layout.addLayout(texts)
        self._retranslate()
        self.show_digit(None)

    def set_flat(self, *, flat: bool) -> None:
        """Place the texts beside a small image instead of below it."""
        directions = QBoxLayout.Direction
        self._layout.setDirection(directions.LeftToRight if flat else directions.TopToBottom)
        self._picture.set_small(small=flat)

    @Slot(object)
    def show_digit(self, digit: Digit | None) -> None:
        """Show an image, or none."""
        self._digit = digit
        self._picture.show_digit(digit)
        self._button.setEnabled(digit is not None)
        self._title.setText("" if digit is None else self._title_text(digit))
        self._details.setText("" if digit is None else self._details_text(digit))
        self._picture.setAccessibleDescription(self._title.text())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.show_digit(self._digit)
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._picture.setAccessibleName(self.tr("Chosen image"))
        self._button.setText(self.tr("Put it on the canvas"))
        self._button.setAccessibleName(self._button.text())
        self._button.setToolTip(
            self.tr("Copies the image to the canvas, where it can be changed (double-click it)")
        )

    def _title_text(self, digit: Digit) -> str:
        if digit.predicted is None:
            return self.tr("A {label}").format(label=digit.label)
        if digit.predicted == digit.label:
            return self.tr("A {label}, read correctly").format(label=digit.label)
        return self.tr("A {label}, read as {predicted}").format(
            label=digit.label, predicted=digit.predicted
        )

    def _details_text(self, digit: Digit) -> str:
        locale = QLocale()
        number = self.tr("Image {number}").format(number=locale.toString(digit.index + 1))
        if digit.predicted is None:
            return number
        shares = [(digit.label, digit.target_probability)]
        if digit.predicted != digit.label:
            shares.insert(0, (digit.predicted, digit.confidence))
        texts = [
            self.tr("{digit}: {percent} %").format(
                digit=value, percent=locale.toString(100 * share, "f", 1)
            )
            for value, share in shares
        ]
        return " · ".join([number, *texts])

    @Slot()
    def _request_canvas(self) -> None:
        self.canvas_wanted.emit(self._digit)


class _Picture(QWidget):
    """Paints the image as a centred square."""

    def __init__(self) -> None:
        super().__init__()
        self._digit: Digit | None = None
        self._small = False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        side = _MIN_SIDE if self._small else round(_SIDE * theme.scale())
        return QSize(side, side)

    def set_small(self, *, small: bool) -> None:
        self._small = small
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(_MIN_SIDE, _MIN_SIDE)

    def show_digit(self, digit: Digit | None) -> None:
        self._digit = digit
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with QPainter(self) as painter:
            colours = theme.colours()
            side = min(self.width(), self.height())
            square = QRect(0, 0, side, side)
            square.moveCenter(self.rect().center())
            if self._digit is None:
                painter.fillRect(square, colours.paper)
            else:
                paint_digit(painter, square, self._digit.image)
            painter.setPen(colours.outline)
            painter.drawRect(square.adjusted(0, 0, -1, -1))
