"""Speed of the training: the menu's actions and the tools of the Steps view."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from mnist_draw.shared.widgets.combo_box import ComboBox
from mnist_draw.steps.tools import StepTools
from mnist_draw.train.pacing import Pacing

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window)
    return window


@pytest.fixture
def pacing(window: QWidget) -> Pacing:
    return Pacing(window)


@pytest.fixture
def tools(window: QWidget, pacing: Pacing) -> StepTools:
    return StepTools(pacing, window)


def test_the_box_and_the_menu_show_the_same_speed(pacing: Pacing, tools: StepTools) -> None:
    box = tools.findChild(ComboBox, "speedBox")
    assert box is not None
    assert box.currentText() == "Full speed"
    box.activated.emit(2)
    assert pacing.speed == 5
    checked = [action.text() for action in pacing.menu.actions() if action.isChecked()]
    assert checked == ["5 steps a second"]
    pacing.menu.actions()[0].trigger()
    assert box.currentText() == "One step at a press"


def test_a_step_sets_the_speed_to_one_step_at_a_press(pacing: Pacing, tools: StepTools) -> None:
    order: list[str] = []
    pacing.speed_changed.connect(lambda speed: order.append(f"speed {speed:g}"))
    pacing.step_wanted.connect(lambda: order.append("step"))
    button = tools.findChild(QToolButton, "stepButton")
    assert button is not None
    button.click()
    button.click()
    assert order == ["speed 0", "step", "step"]
    assert pacing.stepwise
    assert button.accessibleName() == "One step"
    assert "(" in button.toolTip()


@pytest.mark.parametrize(("width", "shown"), [(60, False), (300, True)])
def test_where_a_speed_cannot_be_read_the_button_alone_is_left(
    window: QWidget, tools: StepTools, width: int, shown: bool
) -> None:
    window.show()
    tools.resize(width, 30)
    box, button = tools.findChild(ComboBox, "speedBox"), tools.findChild(QToolButton, "stepButton")
    assert box is not None
    assert button is not None
    assert box.isVisible() is shown
    assert button.isVisible()
