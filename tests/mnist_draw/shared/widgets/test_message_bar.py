from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from mnist_draw.shared import language
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
    bar.show_message(lambda: "Failed", "error", action)
    assert button(bar).text() == "Retry"
    QTest.keyClick(button(bar), Qt.Key.Key_Space)
    assert len(triggered) == 1
    assert not bar.isVisible()


def test_a_key_that_comes_when_its_message_has_gone_does_nothing(bar: MessageBar) -> None:
    action = QAction("Retry")
    triggered = Recorder(action.triggered)
    bar.show_message(lambda: "Failed", "error", action)
    bar.dismiss()
    QTest.keyClick(button(bar), Qt.Key.Key_Space)
    assert len(triggered) == 0


def test_a_message_is_announced_with_its_button(bar: MessageBar, announcements: list[str]) -> None:
    bar.show_message(lambda: "It failed.", "error", QAction("Retry"))
    bar.show_message(lambda: "It was saved.", "info")

    assert announcements == ["It failed. Retry", "It was saved."]


def test_a_message_that_is_shown_already_is_not_announced_again(
    bar: MessageBar, announcements: list[str]
) -> None:
    bar.show_message(lambda: "It failed.", "error")
    bar.show_message(lambda: "It failed.", "error")
    assert announcements == ["It failed."]
    bar.dismiss()
    bar.show_message(lambda: "It failed.", "error")

    assert announcements == 2 * ["It failed."]


@pytest.mark.usefixtures("english_afterwards")
def test_a_message_and_its_button_follow_the_language(bar: MessageBar, qapp: QApplication) -> None:
    def said() -> str:
        return QCoreApplication.translate("messages", "The network in use stays.")

    action = QAction("Retry")
    bar.show_message(said, "error", action)
    english = bar.text()

    language.install(qapp, "ja")
    action.setText("再試行")
    QCoreApplication.sendPostedEvents()

    assert bar.text() == bar.accessibleName() == said() != english
    assert button(bar).text() == button(bar).accessibleName() == "再試行"


@pytest.mark.usefixtures("english_afterwards")
def test_a_message_that_was_dismissed_stays_away_in_another_language(
    bar: MessageBar, qapp: QApplication
) -> None:
    bar.show_message(lambda: "Failed", "error", QAction("Retry", bar))
    bar.dismiss()

    language.install(qapp, "ja")
    QCoreApplication.sendPostedEvents()

    assert not bar.isVisible()


def test_a_message_is_told_from_another_one_that_reads_the_same(bar: MessageBar) -> None:
    first, second = partial(str, "Saved"), partial(str, "Saved")
    bar.show_message(first, "info")
    assert bar.shows(first)
    assert not bar.shows(second)
    bar.dismiss()
    assert not bar.shows(first)
