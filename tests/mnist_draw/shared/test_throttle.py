from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QElapsedTimer, QTimer
from PySide6.QtTest import QSignalSpy

from mnist_draw.shared.throttle import Throttle

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.mark.usefixtures("qtbot")
def test_first_request_emits_at_once() -> None:
    throttle = Throttle(10_000)
    spy = QSignalSpy(throttle.triggered)

    throttle.request()

    assert spy.count() == 1


def test_requests_within_the_interval_emit_one_signal_at_its_end(qtbot: QtBot) -> None:
    throttle = Throttle(20)
    spy = QSignalSpy(throttle.triggered)
    throttle.request()

    for _ in range(5):
        throttle.request()

    assert spy.count() == 1
    qtbot.waitUntil(lambda: spy.count() > 1)
    with qtbot.assertNotEmitted(throttle.triggered, wait=60):
        pass
    assert spy.count() == 2


def test_request_after_a_quiet_interval_emits_at_once(qtbot: QtBot) -> None:
    throttle = Throttle(1)
    spy = QSignalSpy(throttle.triggered)
    throttle.request()
    throttle.request()
    qtbot.waitUntil(lambda: spy.count() == 2)
    with qtbot.assertNotEmitted(throttle.triggered, wait=20):
        pass

    throttle.request()

    assert spy.count() == 3


def test_slow_work_leaves_time_for_all_else(qtbot: QtBot) -> None:
    throttle, order = Throttle(20), []

    def work() -> None:
        order.append("work")
        if len(order) == 1:
            clock = QElapsedTimer()
            clock.start()
            while not clock.hasExpired(60):
                pass
            throttle.request()
            QTimer.singleShot(1, lambda: order.append("all else"))

    throttle.triggered.connect(work)
    throttle.request()

    qtbot.waitUntil(lambda: len(order) == 3)
    assert order == ["work", "all else", "work"]
