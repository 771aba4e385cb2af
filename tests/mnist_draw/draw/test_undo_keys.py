"""Undo keys of the drawing in text fields and other windows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QMenu, QSpinBox, QVBoxLayout, QWidget

from mnist_draw.draw.draw_area import DrawArea
from mnist_draw.draw.undo_keys import UndoKeys
from tests.mnist_draw.recorder import Recorder

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

# Qt's offscreen platform warns whenever a window is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Desk:
    """A window with a drawing area and text fields, and a window beside it."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.window, self.beside = QWidget(), QWidget()
        column = QVBoxLayout(self.window)
        self.area, self.line, self.number = DrawArea(), QLineEdit(), QSpinBox()
        for widget in (self.area, self.line, self.number):
            column.addWidget(widget)
        self.side_line = QLineEdit(self.beside)
        self.keys = UndoKeys(self.area.undo_action, self.area.redo_action, self.window)
        for window in (self.window, self.beside):
            qtbot.addWidget(window)
            window.show()
        QTest.mouseClick(self.area.canvas, Qt.MouseButton.LeftButton)
        self.focus(self.area)

    def focus(self, widget: QWidget) -> None:
        widget.window().activateWindow()
        widget.setFocus()
        self._qtbot.waitUntil(widget.hasFocus)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


@pytest.mark.parametrize("name", ["line", "number", "side_line"])
def test_undo_and_redo_work_on_the_drawing_from_a_field(desk: Desk, name: str) -> None:
    field: QWidget = getattr(desk, name)
    desk.focus(field)
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
    assert desk.area.drawing.is_blank
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL | SHIFT)
    assert not desk.area.drawing.is_blank


def test_undo_works_in_a_window_without_the_focus_on_anything(desk: Desk, qtbot: QtBot) -> None:
    pictures = QWidget()
    qtbot.addWidget(pictures)
    pictures.show()
    pictures.activateWindow()
    qtbot.waitUntil(pictures.isActiveWindow)
    QTest.keyClick(pictures, Qt.Key.Key_Z, CONTROL)
    assert desk.area.drawing.is_blank


def test_window_with_an_undo_of_its_own_keeps_it(desk: Desk, qtbot: QtBot) -> None:
    runs = QWidget()
    qtbot.addWidget(runs)
    own, name = QAction(runs), QLineEdit(runs)
    own.setShortcut(QKeySequence("Ctrl+Z"))
    runs.addAction(own)
    undone = Recorder(own.triggered)
    runs.show()
    desk.focus(name)
    QTest.keyClick(name, Qt.Key.Key_Z, CONTROL)
    assert len(undone) == 1
    assert not desk.area.drawing.is_blank


def test_undo_in_a_text_being_edited_leaves_the_drawing(desk: Desk) -> None:
    desk.focus(desk.line)
    QTest.keyClicks(desk.line, "seven")
    QTest.keyClick(desk.line, Qt.Key.Key_Z, CONTROL)
    assert desk.line.text() == ""
    assert not desk.area.drawing.is_blank


def test_undo_in_a_number_being_typed_leaves_the_drawing(desk: Desk) -> None:
    desk.focus(desk.number)
    QTest.keyClicks(desk.number, "7")
    QTest.keyClick(desk.number, Qt.Key.Key_Z, CONTROL)
    assert desk.number.text() == "0"
    assert not desk.area.drawing.is_blank


def test_a_menu_gets_no_entries(desk: Desk) -> None:
    menu = QMenu(desk.window)
    menu.addAction("Something")
    menu.popup(desk.window.pos())
    desk.keys._follow(None, menu)
    assert [action.text() for action in menu.actions()] == ["Something"]
    menu.close()
