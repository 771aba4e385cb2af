"""Bar chart of the probabilities of the classes; repaints only the rows that change."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from mnist_draw.predict.bars.row_layout import USUAL_ROWS, RowLayout
from mnist_draw.predict.bars.row_painter import Row, RowPainter
from mnist_draw.shared import theme
from trainer.recipe.classes import DIGITS, reads_digits

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trainer.recipe.classes import Classes

_STYLE_CHANGES: Final = (
    QEvent.Type.LanguageChange,
    QEvent.Type.PaletteChange,
    QEvent.Type.FontChange,
    QEvent.Type.StyleChange,
)


class ProbabilityBars(QWidget):
    """Probabilities of the classes, in their order; in columns where there are more than fit.

    A filled badge, bold figures and the accent colour mark the winner.

    Attributes:
        row_clicked: Emits the index of the row that was clicked.
        images_wanted: A row was clicked with the right button; emits its digit.
    """

    row_clicked = Signal(int)
    images_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("probabilityBars")
        self._classes: Classes = DIGITS
        self._retranslate()
        self._probabilities: NDArray[np.float32] | None = None
        self._sure = True
        self._rivals: tuple[int, ...] = ()
        self._known_layout: RowLayout | None = None
        self._painter: RowPainter | None = None
        self._rows = self._make_rows()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def winner(self) -> int | None:
        """Index of the highlighted class, the most probable one; None if none is highlighted."""
        if self._probabilities is None or not self._sure:
            return None
        return int(self._probabilities.argmax())

    @property
    def classes(self) -> Classes:
        """Names of the classes."""
        return self._classes

    def set_classes(self, classes: Classes) -> None:
        """Names the classes; other ones empty the bars."""
        if classes != self._classes:
            self._classes = classes
            self._probabilities, self._rivals = None, ()
            self._forget_layout()
            self._retranslate()
            self.update()

    def set_probabilities(
        self,
        probabilities: NDArray[np.float32] | None,
        *,
        sure: bool = True,
        rivals: tuple[int, ...] = (),
    ) -> None:
        """Shows probabilities.

        Args:
            probabilities: float32, one for each class, in [0, 1]; None for empty bars.
            sure: Whether to highlight the most probable class; else all bars are muted.
            rivals: Classes in a race for the answer, whose figures are bold.
        """
        self._probabilities = probabilities
        self._sure, self._rivals = sure, rivals
        before, self._rows = self._rows, self._make_rows()
        for index, row in enumerate(self._rows):
            if row != before[index]:
                self.update(self._layout.rect(index))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Otherwise the release goes to the parent.
        event.setAccepted(event.button() == Qt.MouseButton.LeftButton)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self._layout.row_at(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index is not None:
            self.row_clicked.emit(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self._layout.row_at(event.pos())
        if index is not None:
            self.images_wanted.emit(index)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        if event.type() in _STYLE_CHANGES:
            self._forget_layout()
            self.update()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        if reads_digits(self._classes):
            self.setAccessibleName(self.tr("Probability of each digit"))
            tip = self.tr(
                "How sure the network is of each digit: together always 100 %.\n"
                "Click the right one to keep the drawing in My drawings.\n"
                "Right-click one to see training images of that digit (F4)"
            )
        else:
            self.setAccessibleName(self.tr("Probability of each class"))
            tip = self.tr(
                "How sure the network is of each class: together always 100 %.\n"
                "Click the right one to keep the drawing in My drawings"
            )
        self.setToolTip(tip)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint() * 1.3

    def minimumSizeHint(self) -> QSize:
        measure = QFontMetricsF(theme.font("body"))
        return QSize(
            round(measure.horizontalAdvance("0000000000000000")),
            round(USUAL_ROWS * measure.height() * 1.15),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._forget_layout()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            row_painter = self._current_painter()
            region = event.region()
            for index, row in enumerate(self._rows):
                rect = self._layout.rect(index)
                if region.intersects(rect):
                    row_painter.paint(painter, rect, self._classes[index], row)

    def _forget_layout(self) -> None:
        """Lay out the rows again: their size, number or font has changed."""
        self._known_layout = self._painter = None
        self._rows = self._make_rows()

    @property
    def _layout(self) -> RowLayout:
        if self._known_layout is None:
            self._known_layout = RowLayout.of(self.size(), len(self._classes))
        return self._known_layout

    def _current_painter(self) -> RowPainter:
        # The ratio changes when the window moves to a screen with another scale.
        ratio = self.devicePixelRatioF()
        if self._painter is None or self._painter.ratio != ratio:
            layout = self._layout
            height = self.height() // layout.rows
            width = layout.rect(0).width()
            self._painter = RowPainter(
                layout.font, width, height, ratio, self._classes, layout.figure(1)
            )
        return self._painter

    def _make_rows(self) -> list[Row]:
        if self._probabilities is None:
            return [Row("–", 0, wins=False, pale=True, bold=False)] * len(self._classes)
        winner, figure = self.winner, self._layout.figure
        return [
            Row(
                figure(share),
                round(share, 3),
                wins=index == winner,
                pale=not self._sure and index not in self._rivals,
                bold=index == winner or index in self._rivals,
            )
            for index, share in enumerate(self._probabilities.tolist())
        ]
