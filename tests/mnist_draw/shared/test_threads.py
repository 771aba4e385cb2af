from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.shared.threads import WorkerThread
from tests.mnist_draw.recorder import Recorder
from trainer.files.values import FormatError, parse_json

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Worker(QObject):
    prepared = Signal(object)
    blocked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.release = threading.Event()

    @Slot()
    def prepare(self) -> None:
        self.prepared.emit(threading.get_native_id())

    @Slot()
    def read_deep_json(self) -> None:
        try:
            parse_json("[" * 100_000)
        except FormatError as error:
            self.prepared.emit(str(error))

    @Slot()
    def block(self) -> None:
        self.blocked.emit()
        self.release.wait(10)


class Caller(QObject):
    requested = Signal()


def test_started_signal_runs_a_slot_in_the_worker_s_thread(qtbot: QtBot) -> None:
    worker = Worker()
    thread = WorkerThread(worker, "test")
    thread.started.connect(worker.prepare)

    prepared = Recorder(worker.prepared)
    thread.start()

    qtbot.waitUntil(lambda: len(prepared) == 1)
    assert prepared.values[0] != threading.get_native_id()
    thread.quit()
    assert thread.wait(2000)


def test_waiting_for_a_busy_worker_times_out(qtbot: QtBot) -> None:
    worker, caller = Worker(), Caller()
    thread = WorkerThread(worker, "test")
    caller.requested.connect(worker.block)
    thread.start()
    blocked = Recorder(worker.blocked)
    caller.requested.emit()
    qtbot.waitUntil(lambda: len(blocked) == 1)
    thread.quit()

    assert not thread.wait(20)

    worker.release.set()
    assert thread.wait(2000)


def test_requests_that_wait_at_the_end_are_carried_out_if_wanted(qtbot: QtBot) -> None:
    worker, caller = Worker(), Caller()
    thread = WorkerThread(worker, "test", completes=True)
    caller.requested.connect(worker.prepare)
    prepared = Recorder(worker.prepared)
    caller.requested.emit()
    thread.start()
    thread.quit()
    assert thread.wait(2000)
    qtbot.waitUntil(lambda: len(prepared) == 1)
    assert prepared.values[0] != threading.get_native_id()


def test_deeply_nested_json_does_not_overflow_the_stack_of_a_worker(qtbot: QtBot) -> None:
    worker = Worker()
    # More than the 0.5 MB that macOS gives such a thread.
    thread = WorkerThread(worker, "test")
    answers = Recorder(worker.prepared)
    thread.started.connect(worker.read_deep_json)
    thread.start()
    qtbot.waitUntil(lambda: answers.values != [])
    thread.quit()
    assert thread.wait(1000)
    assert answers.values == ["nested too deeply"]
    assert thread.stack_bytes >= 2**24
