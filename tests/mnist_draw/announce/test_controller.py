"""What is announced of trainings, drawings and the keyboard's pen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pytest
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from mnist_draw.announce.controller import AnnouncementController
from mnist_draw.draw.brush import Brush
from mnist_draw.draw.drawing import Drawing
from mnist_draw.draw.pen_keys import KeyboardPen
from mnist_draw.messages.notifications import Notifications
from mnist_draw.predict.prediction import Prediction
from mnist_draw.shared import screen_readers
from mnist_draw.shared.failure import Failure
from mnist_draw.train.panel import TrainingPanel
from tests.mnist_draw.networks import snapshot
from tests.mnist_draw.recorder import Recorder
from tests.mnist_draw.train.panel.parts import STARTED, finished_event
from trainer.events import Evaluated

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from mnist_draw.predict.presenter import PredictionPresenter
    from mnist_draw.train.worker import TrainingWorker


class Worker(QObject):
    started = Signal(object)
    evaluated = Signal(object)
    finished = Signal(object)
    member_reported = Signal(int, object)
    members_finished = Signal()
    cancelled = Signal()
    unwatched = Signal()
    failed = Signal(object)


class Presenter(QObject):
    shown = Signal(object)


class Listener:
    """A screen reader that needs no time to speak."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.panel = TrainingPanel(Notifications(), self.window)
        self.worker, self.presenter = Worker(), Presenter()
        self.drawing = Drawing(self.window)
        self.pen = KeyboardPen(self.drawing, Brush(self.window), self.window)
        self.controller = AnnouncementController(
            self.window,
            self.panel,
            cast("TrainingWorker", self.worker),
            cast("PredictionPresenter", self.presenter),
            self.pen,
        )
        self._said = Recorder(self.controller.announcer.announced)

    @property
    def heard(self) -> list[Any]:
        """All announcements, after those that wait."""
        owners = (self.controller, self.controller.announcer)
        timers = [timer for owner in owners for timer in owner.findChildren(QTimer)]
        while running := [timer for timer in timers if timer.isActive()]:
            running[0].stop()
            running[0].timeout.emit()
        return self._said.values

    def type(self, *keys: Qt.Key) -> None:
        for key in keys:
            none = Qt.KeyboardModifier.NoModifier
            self.pen.pressed(QKeyEvent(QKeyEvent.Type.KeyPress, key, none))
            self.pen.released(QKeyEvent(QKeyEvent.Type.KeyRelease, key, none))


@pytest.fixture
def listener(qtbot: QtBot) -> Listener:
    return Listener(qtbot)


def evaluated(split: Any, epoch: float, accuracy: float, **more: Any) -> Evaluated:
    return Evaluated(split, int(100 * epoch), epoch, 0.5, accuracy, 50, whole=True, **more)


def confusion(**counts: int) -> tuple[tuple[int, ...], ...]:
    """A confusion matrix with right answers, and mistakes such as ``d4_9=15``."""
    matrix = np.diag(np.full(10, 100))
    for name, count in counts.items():
        matrix[int(name[1]), int(name[3])] = count
    return tuple(tuple(map(int, row)) for row in matrix)


def prediction(request: int, *probabilities: float, **more: Any) -> Prediction:
    row = np.full(10, (1 - sum(probabilities)) / (10 - len(probabilities)), np.float32)
    row[-len(probabilities) :] = probabilities
    return Prediction(request, None, row, snapshot(), **more)


def test_a_training_is_told_from_start_to_confusion(listener: Listener) -> None:
    worker = listener.worker
    worker.started.emit(STARTED)
    worker.evaluated.emit(evaluated("validation", 0.0, 0.1))
    assert listener.heard == [f"Training started: {STARTED.epochs} epochs"]
    for epoch, accuracy in enumerate((0.9, 0.95, 0.94, 0.95), start=1):
        worker.evaluated.emit(evaluated("train", epoch, 0.99))
        worker.evaluated.emit(evaluated("validation", epoch, accuracy))
        assert listener.heard
    worker.evaluated.emit(evaluated("test", 4.0, 0.97, confusion=confusion(d4_9=15, d9_4=12)))
    worker.finished.emit(finished_event(test_accuracy=0.97, snapshot=snapshot()))

    assert listener.heard[1:] == [
        "Epoch 1: validation accuracy 90.00 %",
        "Epoch 2: validation accuracy 95.00 %",
        "Epoch 3: validation accuracy 94.00 %. Validations without improvement: 1",
        "Epoch 4: validation accuracy 95.00 %. Validations without improvement: 2",
        "Training finished. Test accuracy 97.00 %. Most frequent confusion: 4 read as 9, 15 times",
    ]


def test_the_end_is_heard_after_a_burst_of_epochs(listener: Listener) -> None:
    listener.worker.started.emit(STARTED)
    for epoch in range(1, 9):
        listener.worker.evaluated.emit(evaluated("validation", epoch, 0.9))
    stopped = finished_event(stopped=True, test_accuracy=float("nan"))
    listener.worker.finished.emit(stopped)

    assert listener.heard[1:] == ["Training stopped"]


def test_of_networks_trained_together_the_first_is_told(listener: Listener) -> None:
    report = listener.worker.member_reported
    report.emit(0, STARTED)
    report.emit(1, STARTED)
    report.emit(1, evaluated("validation", 1, 0.2))
    report.emit(0, evaluated("validation", 1, 0.8))
    assert listener.heard[1:] == ["Epoch 1: validation accuracy 80.00 %"]
    report.emit(0, finished_event(test_accuracy=0.9))
    listener.worker.members_finished.emit()

    assert listener.heard[2:] == ["Training finished. Test accuracy 90.00 %"]


def test_failure_and_pause_are_told(listener: Listener) -> None:
    listener.panel.pause_requested.emit()
    listener.panel.resume_requested.emit()
    listener.worker.cancelled.emit()
    listener.worker.failed.emit(Failure(None, "x"))

    assert listener.heard == [
        "Paused",
        "Resumed",
        "Training stopped before its first step",
        "Training failed; the message in the window says why",
    ]


@pytest.mark.parametrize(
    ("shown", "heard"),
    [
        (prediction(1, 0.99), ["9, 99.0 %"]),
        (prediction(1, 0.52, 0.46), ["Not sure: 8 or 9?"]),
        (prediction(1, 0.99, not_sure="too little ink"), ["Not sure: Too little ink"]),
        (
            prediction(1, 0.9, not_sure="not a digit"),
            ["Not sure: Unlike any digit it learned from. Best guess: 9, 90.0 %"],
        ),
        (prediction(1, 0.45), ["Not sure: 9, 45.0 %"]),
        (prediction(1, 0.99, pen_down=True), []),
        (Prediction(1, None, None, snapshot()), []),
    ],
)
def test_a_drawing_is_read_out_with_its_doubt(
    listener: Listener, shown: Prediction, heard: list[str]
) -> None:
    listener.presenter.shown.emit(shown)

    assert [each.replace("\u00a0", " ") for each in listener.heard] == heard


def test_new_weights_do_not_read_a_drawing_out_again(listener: Listener) -> None:
    listener.presenter.shown.emit(prediction(1, 0.99))
    assert len(listener.heard) == 1
    listener.presenter.shown.emit(prediction(1, 0.95))
    listener.presenter.shown.emit(prediction(2, 0.95, pen_down=True))
    listener.presenter.shown.emit(prediction(3, 0.95))

    assert len(listener.heard) == 2


def test_the_pen_says_where_it_is(listener: Listener) -> None:
    listener.type(Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert listener.heard == [
        "Pen down, 50 % from the left, 25 % from the top",
        "56 % from the left, 25 % from the top",
    ]
    listener.type(Qt.Key.Key_Right, Qt.Key.Key_Space)

    assert listener.heard[2:] == ["Pen up, 59 % from the left, 25 % from the top"]


def test_a_stroke_that_is_taken_back_is_told(listener: Listener) -> None:
    listener.type(Qt.Key.Key_Space)
    listener.pen.cancel()

    assert listener.heard[1:] == ["Stroke taken back, 50 % from the left, 25 % from the top"]


def test_values_at_the_crosshair_are_announced_where_descriptions_are_not_read(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen_readers, "READS_DESCRIPTIONS", False)
    listener = Listener(qtbot)
    for value in ("0.3", "0.2", "0.1"):
        listener.panel.curves.read_out.emit(value)

    # Once the key rests.
    assert listener.heard == ["0.1"]


def test_values_at_the_crosshair_are_not_heard_twice(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(screen_readers, "READS_DESCRIPTIONS", True)
    listener = Listener(qtbot)
    listener.panel.curves.read_out.emit("0.3")

    assert listener.heard == []
