"""Settings and views share the height of the panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.mnist_draw.train.panel.parts import click

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from mnist_draw.train.panel import TrainingPanel


def show(panel: TrainingPanel, qtbot: QtBot, width: int, height: int) -> None:
    panel.resize(width, height)
    panel.show()
    qtbot.waitExposed(panel)


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


def test_a_message_that_leaves_no_room_hides_the_views(panel: TrainingPanel, qtbot: QtBot) -> None:
    show(panel, qtbot, 600, 480)
    assert panel.views.isVisible()

    panel.show_failed("What happened, and what to do next. " * 12)

    qtbot.waitUntil(lambda: not panel.views.isVisible())
