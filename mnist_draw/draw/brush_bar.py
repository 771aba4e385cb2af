"""Tool bar under the canvas: pen or eraser, brush width, undo, redo, clear."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QSlider, QToolButton, QWidget

from mnist_draw.draw.ink import MAX_WIDTH, MIN_WIDTH
from mnist_draw.shared import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QPaintEvent

    from mnist_draw.draw.brush import Brush


class BrushBar(QWidget):
    """Buttons for the draw area's actions, and a slider for the brush width."""

    def __init__(
        self,
        brush: Brush,
        *,
        pen: QAction,
        eraser: QAction,
        undo: QAction,
        redo: QAction,
        clear: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._brush = brush
        self.setObjectName("brushBar")
        self._buttons = [
            self._button(name, action)
            for name, action in (
                ("penButton", pen),
                ("eraserButton", eraser),
                ("undoButton", undo),
                ("redoButton", redo),
                ("clearButton", clear),
            )
        ]
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setObjectName("widthSlider")
        self._slider.setRange(round(MIN_WIDTH), round(MAX_WIDTH))
        self._slider.setPageStep(4)
        self._slider.setMaximumWidth(240)
        self._slider.valueChanged.connect(self._choose_width)
        self._preview = BrushPreview(brush)
        brush.changed.connect(self._show_brush)

        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for button in self._buttons[:2]:
            row.addWidget(button)
        row.addWidget(_divider())
        row.addWidget(self._preview)
        row.addWidget(self._slider, 1)
        row.addStretch()
        row.addWidget(_divider())
        for button in self._buttons[2:]:
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._retranslate()
        self._set_sizes()
        self._show_brush()

    def _button(self, name: str, action: QAction) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    @Slot(int)
    def _choose_width(self, width: int) -> None:
        # The brush width may be no whole number; the slider must not round it.
        if width != round(self._brush.width):
            self._brush.width = width

    @Slot()
    def _show_brush(self) -> None:
        self._slider.setValue(round(self._brush.width))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.FontChange:
            self._set_sizes()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._slider.setAccessibleName(self.tr("Brush width"))
        self._slider.setToolTip(self.tr("Brush width ([ and ])"))
        for button in self._buttons:
            button.setAccessibleName(button.defaultAction().text().replace("&", ""))

    def _set_sizes(self) -> None:
        em = self.fontMetrics().height()
        # On a projector, the answer needs the width more.
        enlarged = theme.scale() > 1
        side = round(em * (2.0 if enlarged else 2.2))
        self._row.setSpacing(4 if enlarged else 6)
        self._slider.setMinimumWidth(56 if enlarged else 72)
        for button in self._buttons:
            button.setIconSize(QSize(round(em * 1.3), round(em * 1.3)))
            button.setMinimumSize(side, side)
        self._preview.setFixedSize(side, side)


class BrushPreview(QWidget):
    """A dot in proportion to the brush width; hollow for the eraser."""

    def __init__(self, brush: Brush, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._brush = brush
        self.setObjectName("brushPreview")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        brush.changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        colours = theme.colours()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            diameter = (min(self.width(), self.height()) - 4) * self._brush.width / MAX_WIDTH
            dot = QRectF(0, 0, diameter, diameter)
            dot.moveCenter(QRectF(self.rect()).center())
            painter.setPen(QPen(colours.text, 1.5) if self._brush.eraser else Qt.PenStyle.NoPen)
            painter.setBrush(colours.paper if self._brush.eraser else colours.text)
            painter.drawEllipse(dot)


def _divider() -> QFrame:
    line = QFrame()
    line.setFrameShape(QFrame.Shape.VLine)
    line.setFrameShadow(QFrame.Shadow.Plain)
    line.setForegroundRole(line.palette().ColorRole.Mid)
    return line
