"""Rate of announcements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QWidget

from mnist_draw.announce.announcer import INTERVAL_MS, Announcer
from tests.mnist_draw.recorder import Recorder

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Clock:
    """Lets the intervals of an announcer pass at once."""

    def __init__(self, announcer: Announcer) -> None:
        (self._timer,) = (
            timer for timer in announcer.findChildren(QTimer) if timer.interval() == INTERVAL_MS
        )

    def tick(self) -> None:
        assert self._timer.isActive()
        self._timer.stop()
        self._timer.timeout.emit()


@pytest.fixture
def announcer(qtbot: QtBot) -> Announcer:
    window = QWidget()
    qtbot.addWidget(window)
    return Announcer(window)


def test_the_newest_report_replaces_those_that_wait(announcer: Announcer) -> None:
    said, clock = Recorder(announcer.announced), Clock(announcer)

    for epoch in range(5):
        announcer.report(f"epoch {epoch}")
    assert said.values == ["epoch 0"]
    clock.tick()
    assert said.values == ["epoch 0", "epoch 4"]
    clock.tick()
    assert said.values == ["epoch 0", "epoch 4"]


def test_no_result_is_dropped(announcer: Announcer) -> None:
    said, clock = Recorder(announcer.announced), Clock(announcer)

    announcer.conclude("started")
    announcer.report("epoch 1")
    announcer.conclude("finished")
    announcer.conclude("started again")
    announcer.report("epoch 1 again")
    for _ in range(3):
        clock.tick()

    assert said.values == ["started", "finished", "started again", "epoch 1 again"]


def test_replies_to_keys_wait_for_nothing(announcer: Announcer) -> None:
    said = Recorder(announcer.announced)

    announcer.report("epoch 1")
    announcer.reply("pen down")

    assert said.values == ["epoch 1", "pen down"]


def test_announcements_are_accessibility_events(
    announcer: Announcer, monkeypatch: pytest.MonkeyPatch
) -> None:
    events: list[tuple[QAccessible.Event, str]] = []

    def update(event: QAccessibleEvent) -> None:
        events.append((event.type(), event.message()))  # type: ignore[attr-defined]

    monkeypatch.setattr(QAccessible, "updateAccessibility", update)

    announcer.reply("7, 99 %")

    assert events == [(QAccessible.Event.Announcement, "7, 99 %")]
