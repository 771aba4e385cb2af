"""What the training panel and the message bar show of a training worker's reports."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QObject, Signal

from mnist_draw.messages.notifications import Notifications
from mnist_draw.predict.weights_in_use import WeightsInUse
from mnist_draw.shared.failure import Failure
from mnist_draw.train.panel import TrainingPanel
from mnist_draw.train.presenter import TrainingPresenter
from mnist_draw.train.run_controls import Phase
from tests.mnist_draw.recorder import TextRecorder
from tests.mnist_draw.train.panel.parts import STARTED, finished_event, status_of
from trainer.errors import DownloadError, StorageError
from trainer.events import DataReady

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from mnist_draw.train.worker import TrainingWorker


class FakeWorker(QObject):
    devices_found = Signal(object)
    progressed = Signal(object)
    data_ready = Signal(object)
    started = Signal(object)
    steps_done = Signal(object)
    evaluated = Signal(object)
    setting_changed = Signal(object)
    finished = Signal(object)
    member_reported = Signal(int, object)
    members_finished = Signal()
    cancelled = Signal()
    unwatched = Signal()
    failed = Signal(object)


class Screen:
    def __init__(self, qtbot: QtBot) -> None:
        notifications = Notifications()
        self.messages = TextRecorder(notifications.shown)
        self.panel = TrainingPanel(notifications)
        qtbot.addWidget(self.panel)
        self.worker = FakeWorker()
        self.presenter = TrainingPresenter(
            self.panel, cast("TrainingWorker", self.worker), WeightsInUse(), notifications
        )


@pytest.fixture
def screen(qtbot: QtBot) -> Screen:
    return Screen(qtbot)


def test_a_fallback_to_other_data_is_explained(screen: Screen) -> None:
    ready = DataReady("Computer-drawn digits", "generated", 5000, 500, 500)
    screen.worker.data_ready.emit(ready)
    assert screen.messages.values == []

    error = DownloadError("train-images", (("a mirror", "no route"),), "no connection")
    screen.worker.data_ready.emit(dataclasses.replace(ready, fallback=error))

    (text,) = screen.messages.values
    assert text.startswith("Training on computer-drawn digits. MNIST was not downloaded")


def test_lines_of_the_data_that_could_not_be_read_are_named(screen: Screen) -> None:
    screen.worker.data_ready.emit(DataReady("ours\n", "here", 90, 9, 9, unread_lines=(12, 7)))
    (text,) = screen.messages.values
    assert text == "ours\\n: 12 lines could not be read, first line 7"


def test_validation_images_that_the_network_may_know_are_named(screen: Screen) -> None:
    screen.worker.started.emit(STARTED)
    assert screen.messages.values == []
    known = dataclasses.replace(STARTED, may_know_validation=True)
    screen.worker.started.emit(known)
    (text,) = screen.messages.values
    assert text.startswith("This network may know some of the validation images")

    # The fallback stays readable.
    error = DownloadError("train-images", (("a mirror", "no route"),), "no connection")
    screen.worker.data_ready.emit(DataReady("Built in", "generated", 5, 5, 5, fallback=error))
    screen.worker.started.emit(known)
    assert screen.messages.values[-1].startswith("Training on computer-drawn digits.")


def test_a_run_that_could_not_be_kept_is_explained(screen: Screen) -> None:
    screen.worker.started.emit(STARTED)
    error = StorageError(Path("runs/one"), "No space left on device", "full")

    screen.worker.finished.emit(finished_event(storage_error=error))

    assert "Test accuracy" in status_of(screen.panel)
    (text,) = screen.messages.values
    assert "the disk is full" in text


def test_a_failure_ends_the_run_and_is_explained(screen: Screen) -> None:
    screen.worker.started.emit(STARTED)

    screen.worker.failed.emit(Failure(None, "KeyError: 3"))

    assert screen.panel.phase is Phase.IDLE
    (text,) = screen.messages.values
    assert text.startswith("Something unexpected went wrong.")
