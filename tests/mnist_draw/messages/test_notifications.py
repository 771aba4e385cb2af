from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from mnist_draw.messages.notifications import Notifications
from mnist_draw.shared.failure import Failure
from mnist_draw.shared.widgets.message_bar import MessageBar
from trainer.errors import WeightsError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot


class Listener(QObject):
    def __init__(self, notifications: Notifications) -> None:
        super().__init__()
        self.shown: list[tuple[str, str, object]] = []
        notifications.shown.connect(self.note)

    @Slot(object, str, object)
    def note(self, text: Callable[[], str], kind: str, action: object) -> None:
        self.shown.append((text(), kind, action))


@pytest.fixture
def notifications() -> Notifications:
    return Notifications(Path("app.log"))


@pytest.fixture
def listener(notifications: Notifications) -> Listener:
    return Listener(notifications)


def test_a_message_is_shown_with_its_kind_and_action(
    notifications: Notifications, listener: Listener
) -> None:
    action = QAction("Retry")

    notifications.show(lambda: "Saved")
    notifications.warn(lambda: "Too slow")
    notifications.show(lambda: "Failed", "error", action)

    assert listener.shown == [
        ("Saved", "info", None),
        ("Too slow", "warning", None),
        ("Failed", "error", action),
    ]


def test_a_failure_is_an_error_in_the_users_words(
    notifications: Notifications, listener: Listener
) -> None:
    notifications.show_failure(Failure(WeightsError(Path("x"), "no file", "missing")))

    ((text, kind, _),) = listener.shown
    assert text.startswith("There is no file x.")
    assert kind == "error"


def test_an_unexpected_failure_names_the_log_file(
    notifications: Notifications, listener: Listener
) -> None:
    notifications.show_failure(Failure(None, "KeyError: 3"))

    assert "app.log" in listener.shown[0][0]


def test_a_message_bar_shows_and_dismisses_it(notifications: Notifications, qtbot: QtBot) -> None:
    bar = MessageBar()
    qtbot.addWidget(bar)
    notifications.shown.connect(bar.show_message)
    notifications.dismissed.connect(bar.dismiss)

    notifications.show(lambda: "Saved")
    assert (bar.isVisible(), bar.text()) == (True, "Saved")

    notifications.dismiss()
    assert not bar.isVisible()
