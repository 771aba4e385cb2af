from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from mnist_draw.shared.widgets.message_bar import MessageBar
from tests.mnist_draw.recorder import Recorder

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    bar = MessageBar()
    qtbot.addWidget(bar)
    return bar


def button(bar: MessageBar) -> QPushButton:
    return cast("QPushButton", bar.findChild(QPushButton, "messageButton"))


def test_its_button_triggers_the_action_and_takes_the_message_away(bar: MessageBar) -> None:
    action = QAction("Retry")
    triggered = Recorder(action.triggered)
    bar.show_message("Failed", "error", action)
    assert button(bar).text() == "Retry"
    QTest.keyClick(button(bar), Qt.Key.Key_Space)
    assert len(triggered) == 1
    assert not bar.isVisible()


def test_a_key_that_comes_when_its_message_has_gone_does_nothing(bar: MessageBar) -> None:
    action = QAction("Retry")
    triggered = Recorder(action.triggered)
    bar.show_message("Failed", "error", action)
    bar.dismiss()
    QTest.keyClick(button(bar), Qt.Key.Key_Space)
    assert len(triggered) == 0


def test_a_message_is_announced_with_its_button(bar: MessageBar, announcements: list[str]) -> None:
    bar.show_message("It failed.", "error", QAction("Retry"))
    bar.show_message("It was saved.", "info")

    assert announcements == ["It failed. Retry", "It was saved."]


def test_a_message_that_is_shown_already_is_not_announced_again(
    bar: MessageBar, announcements: list[str]
) -> None:
    bar.show_message("It failed.", "error")
    bar.show_message("It failed.", "error")
    assert announcements == ["It failed."]
    bar.dismiss()
    bar.show_message("It failed.", "error")

    assert announcements == 2 * ["It failed."]
