"""Settings and views share the height of the panel."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from mnist_draw.shared.widgets.message_bar import MessageBar
from mnist_draw.train.status.status import TrainingStatus
from tests.mnist_draw.train.panel.parts import button_named, click, find, finished_event
from trainer.errors import DivergedError

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from mnist_draw.messages.notifications import Notifications
    from mnist_draw.train.panel import TrainingPanel


def show(panel: TrainingPanel, qtbot: QtBot, width: int, height: int) -> None:
    panel.resize(width, height)
    with qtbot.waitExposed(panel):
        panel.show()


def test_there_is_room_for_settings_and_views(panel: TrainingPanel, qtbot: QtBot) -> None:
    show(panel, qtbot, 600, 900)

    assert panel.views.isVisible()


def test_open_settings_hide_views_that_they_leave_no_room(
    panel: TrainingPanel, qtbot: QtBot
) -> None:
    show(panel, qtbot, 330, 420)
    assert not panel.views.isVisible()

    panel.fold_settings(True)
    assert panel.views.isVisible()


def test_a_training_is_seen_where_the_settings_stood(panel: TrainingPanel, qtbot: QtBot) -> None:
    show(panel, qtbot, 330, 420)

    click(panel, "train")

    assert panel.views.isVisible()


@pytest.mark.parametrize("height", [480, 768])
def test_a_long_message_covers_no_control(panel: TrainingPanel, qtbot: QtBot, height: int) -> None:
    show(panel, qtbot, 600, height)
    panel.show_finished(finished_event())
    QApplication.processEvents()

    panel.show_failed(lambda: "What happened, and what to do next. " * 12)
    QApplication.processEvents()

    bar = find(panel, MessageBar, "messageBar")
    assert bar.isVisible()
    # It begins in its line and is whole; the views make room for it.
    (status,) = panel.findChildren(TrainingStatus)
    assert bar.y() > status.geometry().bottom()
    assert bar.height() >= bar.heightForWidth(bar.width())
    assert panel.rect().contains(bar.geometry())
    assert not bar.geometry().intersects(panel.views.geometry())


def test_a_short_message_covers_nothing(panel: TrainingPanel, qtbot: QtBot) -> None:
    show(panel, qtbot, 600, 768)
    panel.show_failed(lambda: "What happened, and what can be done now. " * 2)
    QApplication.processEvents()
    assert find(panel, MessageBar, "messageBar").geometry().bottom() < panel.views.y()


@pytest.mark.parametrize(("width", "below"), [(330, True), (600, False)])
def test_the_text_of_a_message_has_room_beside_its_button_or_above_it(
    panel: TrainingPanel, qtbot: QtBot, width: int, below: bool
) -> None:
    show(panel, qtbot, width, 768)
    panel.show_failed(lambda: "Why.", DivergedError(3, 0.02))
    QApplication.processEvents()
    bar = find(panel, MessageBar, "messageBar")
    text, button = find(panel, QLabel, "messageText"), button_named(panel, "message")
    assert (button.y() >= text.geometry().bottom()) == below
    assert text.width() > 20 * text.fontMetrics().averageCharWidth()
    assert bar.rect().contains(button.geometry())


def test_a_long_message_cuts_no_button_below_it(
    panel: TrainingPanel, qtbot: QtBot, notifications: Notifications
) -> None:
    show(panel, qtbot, 360, 700)
    panel.fold_settings(True)
    bar = find(panel, MessageBar, "messageBar")
    for words in range(1, 40):
        notifications.show(partial(str, "Words " * words))
        QApplication.processEvents()
        for button in panel.findChildren(QAbstractButton):
            if button.isVisible() and not bar.isAncestorOf(button):
                rect = QRect(button.mapTo(panel, QPoint()), button.size())
                if rect.intersects(bar.geometry()):
                    assert bar.geometry().bottom() >= rect.bottom()
