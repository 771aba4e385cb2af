"""The page of the Inside view, and the window that its panel may move to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QAction, QShortcut
from PySide6.QtTest import QTest

from mnist_draw.inside.page import InsidePage
from mnist_draw.inside.panel import InsidePanel
from tests import accessible
from tests.mnist_draw.recorder import Recorder

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def page(qtbot: QtBot) -> InsidePage:
    page = InsidePage(InsidePanel())
    qtbot.addWidget(page)
    page.resize(500, 400)
    page.show()
    return page


def panel_of(page: InsidePage) -> InsidePanel:
    panel = page.findChild(InsidePanel)
    assert panel is not None
    return panel


def test_the_panel_moves_into_a_window_and_stays_visible(page: InsidePage) -> None:
    changed = Recorder(page.detached_changed)
    panel = panel_of(page)

    page.detach()

    assert page.detached
    assert panel.window() is not page.window()
    assert panel.isVisible()
    assert panel.watching
    assert not page.detach_button.isEnabled()
    assert len(changed) == 1


def test_closing_the_window_brings_the_panel_back(page: InsidePage) -> None:
    panel = panel_of(page)
    page.detach()

    panel.window().close()

    assert not page.detached
    assert panel.window() is page.window()
    assert panel.isVisible()
    assert page.detach_button.isEnabled()


def test_a_button_on_the_page_brings_the_panel_back(page: InsidePage) -> None:
    panel = panel_of(page)
    page.detach()
    button = accessible.button(page, "Bring it back")

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert panel.window() is page.window()
    assert panel.isVisible()


def test_the_window_returns_where_it_was(page: InsidePage) -> None:
    page.detach()
    window = panel_of(page).window()
    window.resize(700, 500)
    page.attach()

    page.detach()

    assert panel_of(page).window().size().width() == 700


def test_geometry_survives_a_restart(page: InsidePage, qtbot: QtBot) -> None:
    page.detach()
    panel_of(page).window().resize(710, 510)
    geometry = page.window_geometry
    page.attach()
    another = InsidePage(InsidePanel())
    qtbot.addWidget(another)

    another.set_window(geometry, [])
    another.detach()

    assert panel_of(another).window().size().width() == 710
    another.attach()


def test_shortcuts_of_the_main_window_work_in_the_window(page: InsidePage) -> None:
    action = QAction("Train", page)
    page.set_window(QByteArray(), [action])

    page.detach()

    assert action in panel_of(page).window().actions()


def test_a_maximised_window_is_maximised_after_the_full_screen(
    page: InsidePage,
) -> None:
    page.detach()
    window = panel_of(page).window()
    window.showMaximized()
    full_screen = window.findChild(QShortcut)
    assert full_screen is not None
    full_screen.activated.emit()
    assert window.isFullScreen()
    full_screen.activated.emit()
    assert window.isMaximized()
    assert not window.isFullScreen()
