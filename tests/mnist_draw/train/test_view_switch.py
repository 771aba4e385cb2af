"""The switch between curves and inside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton

from mnist_draw.train.view_switch import ViewSwitch
from tests import accessible
from tests.mnist_draw.recorder import Recorder

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Pages:
    def __init__(self, qtbot: QtBot) -> None:
        self.curves, self.inside, self.tool = QLabel("curves"), QLabel("inside"), QToolButton()
        self.switch = ViewSwitch(self.curves, QLabel())
        qtbot.addWidget(self.switch)
        self.switch.set_inside(self.inside, self.tool)
        self.switch.show()

    def press(self, name: str) -> None:
        button = accessible.button(self.switch, name)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def pages(qtbot: QtBot) -> Pages:
    return Pages(qtbot)


def test_curves_are_shown_first(pages: Pages) -> None:
    assert pages.curves.isVisible()
    assert pages.curves.isVisible()
    assert not pages.inside.isVisible()
    assert not pages.tool.isVisible()


def test_buttons_show_the_pages(pages: Pages) -> None:
    changed = Recorder(pages.switch.view_changed)

    pages.press("Inside")

    assert pages.inside.isVisible()
    assert pages.tool.isVisible()
    assert not pages.curves.isVisible()
    assert pages.switch.inside_action.isChecked()
    pages.press("Curves")
    assert pages.curves.isVisible()
    assert not pages.switch.inside_action.isChecked()
    assert len(changed) == 2


def test_the_action_of_the_menu_switches_to_and_fro(pages: Pages) -> None:
    pages.switch.inside_action.trigger()
    assert pages.switch.view == "inside"

    pages.switch.inside_action.trigger()
    assert pages.curves.isVisible()


def test_a_view_can_be_restored(pages: Pages) -> None:
    pages.switch.show_view("inside")

    assert pages.inside.isVisible()
