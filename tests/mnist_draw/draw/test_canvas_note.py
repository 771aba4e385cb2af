"""The note that takes a clearing back: when it comes and goes, and how it is reached."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QInputDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mnist_draw.draw import canvas_note
from mnist_draw.draw.canvas_note import ClearedNote
from mnist_draw.draw.draw_area import DrawArea

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# Qt's offscreen platform warns whenever a window is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def area(qtbot: QtBot) -> DrawArea:
    """A drawing area with a dot, and the focus on its canvas."""
    widget = DrawArea()
    qtbot.addWidget(widget)
    widget.resize(420, 640)
    widget.show()
    widget.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.canvas.hasFocus)
    QTest.mouseClick(widget.canvas, LEFT, pos=widget.canvas.rect().center())
    return widget


def note(area: DrawArea) -> ClearedNote:
    found = area.findChild(ClearedNote)
    assert isinstance(found, ClearedNote)
    return found


def test_clearing_offers_to_take_it_back(area: DrawArea) -> None:
    before = area.drawing.snapshot()
    assert not note(area).isVisible()

    area.clear_action.trigger()
    assert note(area).isVisible()
    assert note(area).text() == "Cleared. Undo"
    assert area.canvas.square.contains(note(area).geometry())
    QTest.mouseClick(note(area), LEFT)

    np.testing.assert_array_equal(area.drawing.raster, before)
    assert not note(area).isVisible()


def test_note_is_reached_and_used_by_keyboard(area: DrawArea) -> None:
    area.clear_action.trigger()
    note(area).setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(note(area), Qt.Key.Key_Space)
    assert not area.drawing.is_blank
    assert area.canvas.hasFocus()


def test_new_ink_hides_the_note(area: DrawArea) -> None:
    area.clear_action.trigger()
    QTest.mouseClick(area.canvas, LEFT, pos=area.canvas.square.topLeft() + QPoint(60, 60))
    assert not note(area).isVisible()


def test_finger_on_the_note_draws_nothing(area: DrawArea) -> None:
    touchscreen = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    area.clear_action.trigger()
    middle = note(area).rect().center()
    QTest.touchEvent(note(area), touchscreen).press(0, middle, note(area)).commit()
    QTest.touchEvent(note(area), touchscreen).release(0, middle, note(area)).commit()
    assert not area.drawing.is_drawing
    assert not area.drawing.is_blank  # The note was clicked.


def test_note_fades_by_itself(
    area: DrawArea, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(canvas_note, "SHOWN_MS", 1)
    short = ClearedNote(area.canvas, area.drawing, area.undo_action)
    area.drawing.clear()
    short.offer()
    qtbot.waitUntil(lambda: not short.isVisible())
    assert area.drawing.is_blank


def test_note_stays_while_the_pointer_is_on_it(area: DrawArea) -> None:
    area.clear_action.trigger()
    nowhere = QPointF(1, 1)
    QApplication.sendEvent(note(area), QEnterEvent(nowhere, nowhere, nowhere))
    assert not note(area).fading
    QApplication.sendEvent(note(area), QEvent(QEvent.Type.Leave))
    assert note(area).fading


def test_escape_removes_only_the_stroke_being_drawn(area: DrawArea) -> None:
    before = area.drawing.snapshot()
    QTest.keyClick(area.canvas, Qt.Key.Key_Escape)
    np.testing.assert_array_equal(area.drawing.raster, before)

    corner = area.canvas.square.topLeft() + QPoint(30, 30)
    QTest.mousePress(area.canvas, LEFT, pos=corner)
    QTest.mouseMove(area.canvas, corner + QPoint(80, 0))
    assert not np.array_equal(area.drawing.raster, before)
    QTest.keyClick(area.canvas, Qt.Key.Key_Escape)
    QTest.mouseMove(area.canvas, corner + QPoint(120, 0))
    QTest.mouseRelease(area.canvas, LEFT, pos=corner + QPoint(120, 0))

    np.testing.assert_array_equal(area.drawing.raster, before)


def test_clearing_is_announced_with_the_way_back(area: DrawArea, announcements: list[str]) -> None:
    area.clear_action.trigger()

    assert announcements == ["Cleared. Bring the drawing back (Ctrl+Z)"]
