"""What is announced of shortcuts that move no focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QToolButton

from mnist_draw.announce.announcer import Announcer
from mnist_draw.announce.key_echoes import KeyEchoes
from mnist_draw.draw.draw_area import DrawArea
from mnist_draw.draw.ink import DEFAULT_WIDTH
from tests import accessible
from tests.mnist_draw.own.parts import bend
from tests.mnist_draw.recorder import Recorder

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMenu
    from pytestqt.qtbot import QtBot

# Qt's offscreen platform warns whenever a window is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


class Listener:
    """A window with a draw area and one menu, and what is heard of them."""

    def __init__(self, qtbot: QtBot) -> None:
        self._window = QMainWindow()
        qtbot.addWidget(self._window)
        self.area = DrawArea()
        self._window.setCentralWidget(self.area)
        self.menu: QMenu = self._window.menuBar().addMenu("Menu")
        area = self.area
        self.menu.addActions([area.undo_action, area.redo_action, area.copy_action])
        self.menu.addActions([area.eraser_action, area.wider_action, area.narrower_action])
        self.menu.addAction(area.plain_resize_action)
        announcer = Announcer(self._window)
        KeyEchoes(announcer, self._window.menuBar(), area)
        self._said = Recorder(announcer.announced)
        with qtbot.waitActive(self._window):
            self._window.show()
            self._window.activateWindow()
        area.canvas.setFocus()

    def heard(self, key: Qt.Key, modifier: Qt.KeyboardModifier) -> list[object]:
        """What is heard after a key on the canvas."""
        before = len(self._said.values)
        QTest.keyClick(self.area.canvas, key, modifier)
        return list(self._said.values[before:])

    def button(self, name: str) -> QToolButton:
        found = accessible.button(self._window, name)
        assert isinstance(found, QToolButton)
        return found

    @property
    def said(self) -> list[object]:
        return list(self._said.values)


@pytest.fixture
def listener(qtbot: QtBot) -> Listener:
    return Listener(qtbot)


NONE, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier


def test_undo_redo_and_copy_are_named(listener: Listener) -> None:
    listener.area.drawing.draw(bend())

    assert listener.heard(Qt.Key.Key_C, CTRL) == ["Copy"]
    assert listener.heard(Qt.Key.Key_Z, CTRL) == ["Undo"]
    assert listener.heard(Qt.Key.Key_Y, CTRL) == ["Redo"]


def test_pen_eraser_and_width_are_told(listener: Listener) -> None:
    assert listener.heard(Qt.Key.Key_E, NONE) == ["Eraser: on"]
    assert listener.heard(Qt.Key.Key_P, NONE) == ["Pen"]
    width = f"Brush width: {DEFAULT_WIDTH + 2:.0f}"
    assert listener.heard(Qt.Key.Key_BracketRight, NONE) == [width]


def test_a_switch_is_told_with_its_state(listener: Listener) -> None:
    name = "Whole canvas, without framing"
    assert listener.heard(Qt.Key.Key_F7, NONE) == [f"{name}: on"]
    assert listener.heard(Qt.Key.Key_F7, NONE) == [f"{name}: off"]


def test_a_choice_of_several_is_named_alone(listener: Listener) -> None:
    group = QActionGroup(listener.menu)
    for name in ("&Slow", "&Fast"):
        group.addAction(name).setCheckable(True)
    listener.menu.addMenu("Speed").addActions(group.actions())

    group.actions()[1].trigger()

    assert listener.said == ["Fast"]


def test_a_button_with_the_focus_speaks_for_itself(listener: Listener) -> None:
    eraser = listener.button("Eraser")
    eraser.setFocus()

    QTest.keyClick(eraser, Qt.Key.Key_Space)

    assert eraser.isChecked()
    assert listener.said == []
