"""Tools of the plots: in a row, or in a menu where the row has no room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QToolButton

from mnist_draw.curves.tools.tools_menu import ToolsMenu
from tests.mnist_draw.curves.parts import button_of, plot_of, smoothing_of, started, steps

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from mnist_draw.curves.panel import CurvesPanel


def _menu(panel: CurvesPanel) -> ToolsMenu:
    button = panel.tools.findChild(QToolButton, "plotToolsButton")
    assert isinstance(button, QToolButton)
    menu = button.menu()
    assert isinstance(menu, ToolsMenu)
    menu.aboutToShow.emit()
    return menu


def _action(panel: CurvesPanel, text: str) -> QAction:
    return next(action for action in _menu(panel).actions() if action.text() == text)


def test_tools_stand_in_a_row_where_there_is_room(panel: CurvesPanel) -> None:
    panel.tools.resize(600, 30)
    assert smoothing_of(panel).isVisible()
    assert not button_of(panel, "plotToolsButton").isVisible()


def test_tools_hide_in_a_menu_where_there_is_none(panel: CurvesPanel) -> None:
    panel.tools.resize(120, 30)
    assert not smoothing_of(panel).isVisible()
    assert button_of(panel, "plotToolsButton").isVisible()


def test_the_menu_does_what_the_row_does(panel: CurvesPanel) -> None:
    panel.start(started())
    panel.add_steps(steps(1, [0.5] * 50))
    _action(panel, "Logarithmic loss axis").trigger()
    _action(panel, "Time axis in steps").trigger()
    _action(panel, "not smoothed").trigger()
    view = plot_of(panel, "loss").view
    assert view.logarithmic
    assert view.by_steps
    assert not view.smoothed
    assert _action(panel, "Time axis in steps").isChecked()
    assert _action(panel, "not smoothed").isChecked()
    assert not _action(panel, "smoothed").isChecked()
