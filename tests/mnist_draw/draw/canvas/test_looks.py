"""Looks of the canvas: ink, paper, invitation, cursor, focus; and repainted areas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QImage, QPaintEvent, QRegion
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from mnist_draw.draw.canvas import Canvas
from mnist_draw.draw.ink import CANVAS_SIZE, RASTER_SIZE, Point, Stroke
from mnist_draw.draw.pasted_pictures import arrays_from_image
from mnist_draw.shared import theme
from tests.mnist_draw.draw.canvas.hand import LEFT, ToWidget, ink_at, move

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pytestqt.qtbot import QtBot

    from mnist_draw.draw.brush import Brush
    from mnist_draw.draw.drawing import Drawing


class PaintWatcher(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.painted = QRegion()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.painted = self.painted.united(event.region())
        return super().eventFilter(watched, event)


def test_ink_and_paper_follow_the_theme(canvas: Canvas, at: ToWidget) -> None:
    QTest.mouseClick(canvas, LEFT, pos=at(140, 140))
    for scheme in ("light", "dark"):
        theme.apply(QApplication.instance(), scheme)  # type: ignore[arg-type]
        picture = canvas.grab().toImage()
        assert picture.pixelColor(at(140, 140)) == theme.colours().ink
        assert picture.pixelColor(at(30, 30)) == theme.colours().paper


@pytest.mark.parametrize("size", [(430, 430), (700, 300), (300, 700), (161, 163)])
def test_canvas_is_a_square_in_the_middle_at_any_size(
    canvas: Canvas, drawing: Drawing, size: tuple[int, int]
) -> None:
    canvas.resize(*size)
    square = canvas.square
    assert square.width() == square.height()
    assert canvas.rect().contains(square)
    assert (square.center() - canvas.rect().center()).manhattanLength() <= 2
    QTest.mouseClick(canvas, LEFT, pos=square.center())
    assert ink_at(drawing, 140, 140) == 255


def test_stroke_repaints_only_its_surroundings(canvas: Canvas, at: ToWidget, qtbot: QtBot) -> None:
    QTest.mousePress(canvas, LEFT, pos=at(60, 140))
    QApplication.processEvents()
    watcher = PaintWatcher()
    canvas.installEventFilter(watcher)
    move(canvas, at(64, 140), LEFT)
    qtbot.waitUntil(lambda: not watcher.painted.isEmpty())
    bounds = watcher.painted.boundingRect()
    assert max(bounds.width(), bounds.height()) < 60


def test_partial_repaints_add_up_to_the_whole_picture(
    canvas: Canvas, drawing: Drawing, at: ToWidget
) -> None:
    piecewise = QImage(canvas.size(), QImage.Format.Format_RGB32)
    canvas.render(piecewise)

    def repaint(pixels: QRect) -> None:
        scale = canvas.square.width() / RASTER_SIZE
        rect = QRect(
            int(pixels.x() * scale),
            int(pixels.y() * scale),
            int(pixels.width() * scale),
            int(pixels.height() * scale),
        ).adjusted(-3, -3, 3, 3)
        rect.translate(canvas.square.topLeft())
        canvas.render(piecewise, rect.topLeft(), QRegion(rect))

    QTest.mousePress(canvas, LEFT, pos=at(60, 60))
    canvas.render(piecewise)
    drawing.changed.connect(repaint)
    for step in range(1, 20):
        move(canvas, at(60 + 8 * step, 60 + 5 * step), LEFT)
    drawing.changed.disconnect(repaint)
    whole = QImage(canvas.size(), QImage.Format.Format_RGB32)
    canvas.render(whole)
    assert piecewise == whole


def test_lifting_the_pen_repaints_only_its_surroundings(
    canvas: Canvas, at: ToWidget, qtbot: QtBot
) -> None:
    QTest.mousePress(canvas, LEFT, pos=at(60, 140))
    move(canvas, at(64, 140), LEFT)
    QApplication.processEvents()
    watcher = PaintWatcher()
    canvas.installEventFilter(watcher)
    QTest.mouseRelease(canvas, LEFT, pos=at(66, 140))
    qtbot.waitUntil(lambda: not watcher.painted.isEmpty())
    bounds = watcher.painted.boundingRect()
    assert max(bounds.width(), bounds.height()) < 60


def test_all_ink_is_shown_after_any_change(canvas: Canvas, drawing: Drawing, brush: Brush) -> None:
    def assert_shows_all() -> None:
        fresh = Canvas(drawing, brush)
        fresh.resize(canvas.size())
        # Without the frame, as only one of the two has the focus.
        assert canvas.grab(canvas.square).toImage() == fresh.grab(canvas.square).toImage()

    corners = [Stroke((Point(x, x), Point(x + 10, x)), 16) for x in (20, 240)]
    for stroke in corners:
        drawing.draw(stroke)
        assert_shows_all()
    drawing.clear()
    assert_shows_all()
    drawing.undo()
    assert_shows_all()
    drawing.draw(Stroke(corners[0].points, 60, eraser=True))
    assert_shows_all()
    drawing.clear()
    drawing.draw(corners[0])
    assert_shows_all()
    theme.apply(QApplication.instance(), "dark")  # type: ignore[arg-type]
    assert_shows_all()


def test_invitation_shows_on_a_blank_canvas_only(
    canvas: Canvas, drawing: Drawing, at: ToWidget
) -> None:
    def middle() -> NDArray[np.uint8]:
        picture = canvas.grab(QRect(at(90, 120), at(190, 160))).toImage()
        return arrays_from_image(picture)[0]

    assert len(np.unique(middle())) > 2
    QTest.mouseClick(canvas, LEFT, pos=at(20, 20))
    assert len(np.unique(middle())) == 1
    drawing.undo()
    assert len(np.unique(middle())) > 2


def test_cursor_is_as_large_as_the_brush(canvas: Canvas, brush: Brush) -> None:
    brush.width = 10
    small = canvas.cursor().pixmap().deviceIndependentSize().width()
    brush.width = 40
    large = canvas.cursor().pixmap().deviceIndependentSize().width()
    assert large - small == pytest.approx(30 * canvas.square.width() / CANVAS_SIZE, abs=2)


def test_focus_is_visible(drawing: Drawing, brush: Brush, qtbot: QtBot) -> None:
    window = QWidget()
    canvas = Canvas(drawing, brush)
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    other = QWidget()
    other.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    column.addWidget(canvas)
    column.addWidget(other)
    window.show()
    window.activateWindow()
    other.setFocus()
    qtbot.waitUntil(other.hasFocus)
    without = canvas.grab().toImage()
    canvas.setFocus()
    assert canvas.grab().toImage() != without
