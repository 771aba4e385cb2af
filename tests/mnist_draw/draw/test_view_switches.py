"""Buttons that switch views: texts where there is room, else icons."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QToolButton, QVBoxLayout, QWidget

from mnist_draw.draw.draw_area import DrawArea
from mnist_draw.draw.view_switches import FramingSwitch, ViewSwitches
from mnist_draw.shared import theme
from tests import accessible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

# Qt's offscreen platform warns whenever a window is shown.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def switches(qtbot: QtBot) -> Iterator[ViewSwitches]:
    # A window would not become narrower than the texts.
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 60)
    widget = ViewSwitches(window)
    for name, icon in (("plain", None), ("why", "why")):
        action = QAction(f"&{name} {'view ' * 4}", widget)
        action.setCheckable(True)
        if icon is not None:
            action.setIcon(theme.icon(icon))
        widget.add(name, action)
    widget.resize(600, 40)
    window.show()
    yield widget
    window.close()


def style(switches: ViewSwitches, name: str) -> Qt.ToolButtonStyle:
    return button(switches, name).toolButtonStyle()


def button(switches: ViewSwitches, name: str) -> QToolButton:
    found = switches.findChild(QToolButton, name)
    assert found is not None
    return found


def test_wide_rows_show_texts(switches: ViewSwitches) -> None:
    assert style(switches, "why") == Qt.ToolButtonStyle.ToolButtonTextBesideIcon


def test_narrow_rows_show_icons_where_there_are_any(switches: ViewSwitches) -> None:
    switches.resize(button(switches, "plain").sizeHint().width() + 60, 40)

    assert style(switches, "plain") == Qt.ToolButtonStyle.ToolButtonTextBesideIcon
    assert style(switches, "why") == Qt.ToolButtonStyle.ToolButtonIconOnly


def test_longer_texts_are_measured_again(switches: ViewSwitches) -> None:
    button(switches, "plain").defaultAction().setText(8 * "long text")

    assert style(switches, "why") == Qt.ToolButtonStyle.ToolButtonIconOnly
    assert button(switches, "plain").accessibleName() == 8 * "long text"


def test_names_are_those_of_the_actions(switches: ViewSwitches) -> None:
    assert button(switches, "why").accessibleName().startswith("why view")


def test_a_narrow_row_shortens_the_framing_switch_and_a_wide_one_restores_it(
    switches: ViewSwitches,
) -> None:
    action = QAction(switches)
    action.setCheckable(True)
    switches.add_choice(FramingSwitch(action))
    framed = button(switches, "framedSwitch")
    for width, text in ((900, "Centred like MNIST"), (300, "Centred"), (900, "Centred like MNIST")):
        switches.resize(width, 40)
        assert framed.text() == text
        assert framed.accessibleName() == "Centred like MNIST"


def test_tab_leads_from_the_framing_to_a_view_that_was_added_later(qtbot: QtBot) -> None:
    area = DrawArea()
    qtbot.addWidget(area)
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    after = QLineEdit()
    layout.addWidget(area)
    layout.addWidget(after)
    action = QAction("Why?")
    action.setCheckable(True)

    area.add_view("whySwitch", action, QWidget())

    why, whole = (accessible.button(area, name) for name in ("Why?", "Whole canvas"))
    assert whole.nextInFocusChain() is why
