"""A time machine with its real worker; the other workers are stubs that a test steers."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QSlider, QToolButton

from mnist_draw.messages.notifications import Notifications
from mnist_draw.predict.weights_in_use import WeightsInUse
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from mnist_draw.timeline.controller import TimelineController
from mnist_draw.train.panel import TrainingPanel
from tests.mnist_draw import networks
from tests.mnist_draw.recorder import Recorder, TextRecorder
from trainer.events import Started
from trainer.network.packed_weights import pack

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from mnist_draw.predict.worker import PredictionWorker
    from mnist_draw.train.session import TrainingSession
    from mnist_draw.train.worker import TrainingWorker
    from trainer.network.weights import WeightSnapshot


class StubPredictionWorker(QObject):
    """Records the weights that it is to use; `use` reports that they are in use.

    Attributes:
        wanted: All weights, in order.
        patient: Whether a test calls `use`; otherwise all weights are in use at once.
    """

    ready = Signal()
    opened = Signal(object, object)
    failed = Signal(object)
    weights_changed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.wanted: list[WeightSnapshot] = []
        self.patient = False

    @Slot(object)
    def use_weights(self, snapshot: WeightSnapshot) -> None:
        self.wanted.append(snapshot)
        if not self.patient:
            self.use()

    def use(self) -> None:
        self.weights_changed.emit(self.wanted[-1])


class StubTrainingWorker(QObject):
    started = Signal(object)
    snapshot_taken = Signal(object)
    weights_kept = Signal(object)


class StubSession:
    """Whether a training leaves the network in use as it is: a test decides."""

    aside = False


def at_step(step: int, run: str = "live") -> WeightSnapshot:
    """Weights of a step, different from those of others."""
    return dataclasses.replace(networks.snapshot(seed=step, step=step), run=run, epoch=step / 20)


class TimeMachine:
    """The controller, its panel, and what a test reads from them."""

    def __init__(self, qtbot: QtBot, runs_folder: Path) -> None:
        notifications = Notifications()
        self.messages = TextRecorder(notifications.shown)
        self.panel = TrainingPanel(notifications)
        qtbot.addWidget(self.panel)
        self.prediction, self.training = StubPredictionWorker(), StubTrainingWorker()
        self.session = StubSession()
        self.weights = WeightsInUse()
        self.prediction.weights_changed.connect(self.weights.use)
        self.controller = TimelineController(
            self.panel,
            cast("PredictionWorker", self.prediction),
            cast("TrainingWorker", self.training),
            cast("TrainingSession", self.session),
            self.weights,
            notifications,
            runs_folder,
        )
        self.moved = Recorder(self.controller.moved)
        self.bar = self.controller.bar
        self.panel.resize(900, 700)
        self.panel.show()
        self.prediction.ready.emit()

    def train(self, *steps: int, kept: tuple[int, ...] = (), run: str = "live") -> None:
        """Emit the events of a training that takes snapshots at these steps."""
        self.training.started.emit(Started(run, "cpu", 1, 1, 20, 20))
        for step in steps:
            self.take(step, keep=step in kept, run=run)

    def take(self, step: int, *, keep: bool = False, run: str = "live") -> WeightSnapshot:
        snapshot = at_step(step, run)
        self.training.snapshot_taken.emit(snapshot)
        if keep:
            self.training.weights_kept.emit(pack(snapshot))
        return snapshot

    @property
    def slider(self) -> QSlider:
        return cast("QSlider", self.bar.findChild(QSlider, "timelineSlider"))

    @property
    def used(self) -> list[int]:
        """Steps of the weights that were to be used, in order."""
        return [snapshot.step for snapshot in self.prediction.wanted]

    def text(self, name: str) -> str:
        return cast("SteadyLabel", self.bar.findChild(SteadyLabel, name)).text()

    def button(self, name: str) -> QToolButton:
        return cast("QToolButton", self.bar.findChild(QToolButton, name))
