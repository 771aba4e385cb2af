from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.shared.threads import WorkerThread
from tests.mnist_draw.recorder import Recorder

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Worker(QObject):
    prepared = Signal(object)
    held = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.release = threading.Event()

    @Slot()
    def prepare(self) -> None:
        self.prepared.emit(threading.get_native_id())

    @Slot()
    def hold(self) -> None:
        self.held.emit()
        self.release.wait(10)


class Caller(QObject):
    asked = Signal()


def test_a_worker_prepares_itself_in_its_own_thread(qtbot: QtBot) -> None:
    worker = Worker()
    thread = WorkerThread(worker, "test")
    thread.started.connect(worker.prepare)

    told = Recorder(worker.prepared)
    thread.start()

    qtbot.waitUntil(lambda: len(told) == 1)
    assert told.values[0] != threading.get_native_id()
    thread.quit()
    assert thread.wait(2000)


def test_waiting_for_a_busy_worker_is_bounded(qtbot: QtBot) -> None:
    worker, caller = Worker(), Caller()
    thread = WorkerThread(worker, "test")
    caller.asked.connect(worker.hold)
    thread.start()
    told = Recorder(worker.held)
    caller.asked.emit()
    qtbot.waitUntil(lambda: len(told) == 1)
    thread.quit()

    assert not thread.wait(20)

    worker.release.set()
    assert thread.wait(2000)
