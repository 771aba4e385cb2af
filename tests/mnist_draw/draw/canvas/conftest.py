"""Fixtures: a canvas with its drawing and brush."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from mnist_draw.draw.brush import Brush
from mnist_draw.draw.canvas import Canvas
from mnist_draw.draw.drawing import Drawing
from mnist_draw.draw.ink import CANVAS_SIZE
from mnist_draw.shared import theme

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.mnist_draw.draw.canvas.hand import ToWidget


@pytest.fixture
def drawing(qapp: QApplication) -> Drawing:
    return Drawing(qapp)


@pytest.fixture
def brush(qapp: QApplication) -> Brush:
    return Brush(qapp)


@pytest.fixture
def canvas(qtbot: QtBot, drawing: Drawing, brush: Brush) -> Canvas:
    theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]
    widget = Canvas(drawing, brush)
    qtbot.addWidget(widget)
    widget.resize(430, 430)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


@pytest.fixture
def at(canvas: Canvas) -> ToWidget:
    """Converts canvas units to a position in the widget."""
    square = canvas.square

    def to_widget(x: float, y: float) -> QPoint:
        scale = square.width() / CANVAS_SIZE
        return QPoint(round(square.left() + x * scale), round(square.top() + y * scale))

    return to_widget
