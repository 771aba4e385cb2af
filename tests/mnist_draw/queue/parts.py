"""A queue with a real session and panel, over a worker whose events a test emits."""

from __future__ import annotations

import dataclasses
import math
from pathlib import Path
from typing import TYPE_CHECKING, cast

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.messages.notifications import Notifications
from mnist_draw.predict.weights_in_use import WeightsInUse
from mnist_draw.queue.job_queue import JobQueue
from mnist_draw.shared.failure import Failure
from mnist_draw.train.panel import TrainingPanel
from mnist_draw.train.presenter import TrainingPresenter
from mnist_draw.train.session import TrainingSession
from mnist_draw.train.training_choice import TrainingChoice
from tests.mnist_draw.networks import TINY, snapshot
from trainer.events import DataReady, Evaluated, Finished, Started, StepsDone

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from mnist_draw.train.worker import TrainingWorker
    from trainer.control import Request
    from trainer.errors import TrainerError
    from trainer.recipe.recipes import Recipe
    from trainer.runs.jobs import TrainingJob


class StubWorker(QObject):
    """Records jobs and requests; a test emits the events of the present job."""

    devices_found = Signal(object)
    progressed = Signal(object)
    data_ready = Signal(object)
    started = Signal(object)
    steps_done = Signal(object)
    evaluated = Signal(object)
    snapshot_taken = Signal(object)
    finished = Signal(object)
    member_reported = Signal(int, object)
    members_finished = Signal()
    cancelled = Signal()
    unwatched = Signal()
    failed = Signal(object)
    setting_changed = Signal(object)
    taught = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.jobs: list[TrainingJob] = []
        self.requests: list[Request] = []

    @Slot(object)
    def run(self, job: TrainingJob) -> None:
        self.jobs.append(job)

    def request(self, job: TrainingJob, request: Request) -> None:
        assert job is self.jobs[-1]
        self.requests.append(request)


class QueueParts:
    """A queue, and the events of its jobs."""

    def __init__(self, qtbot: QtBot) -> None:
        notifications = Notifications()
        self.panel = TrainingPanel(notifications)
        qtbot.addWidget(self.panel)
        self.worker, self.weights = StubWorker(), WeightsInUse()
        worker = cast("TrainingWorker", self.worker)
        self.session = TrainingSession(worker, self.weights, Path("runs"), self.panel)
        self.presenter = TrainingPresenter(
            self.panel, worker, self.weights, notifications, self.panel
        )
        self.session.begun.connect(self.panel.adviser.set_aside)
        self.queue = JobQueue(self.session, worker, self.panel, self.panel)
        self._qtbot = qtbot

    @property
    def run(self) -> str:
        """Identifier of the present run."""
        return f"run-{len(self.worker.jobs)}"

    def wait_for_job(self, number: int) -> None:
        """Wait until the job with this number, from 1, has started."""
        self._qtbot.waitUntil(lambda: len(self.worker.jobs) == number)

    def start(self, steps: int = 10) -> None:
        """The present job takes its first steps."""
        self.worker.data_ready.emit(DataReady("MNIST", "test", 200, 50, 50))
        self.worker.started.emit(Started(self.run, "cpu", 1, 1, steps, steps))
        half = np.zeros(steps // 2, np.float32)
        self.worker.steps_done.emit(StepsDone(1, half, half, 0.1, 100.0, 1.0, 1.0))
        self.worker.snapshot_taken.emit(dataclasses.replace(snapshot(), run=self.run))

    def finish(
        self,
        accuracy: float = 0.9,
        *,
        confusion: tuple[tuple[int, ...], ...] = (),
        stopped: bool = False,
        data: str = "MNIST",
    ) -> None:
        """The present job ends."""
        recipe = self.worker.jobs[-1].recipe
        train = Evaluated("train", 10, 1, 0.1, accuracy, 200, whole=True)
        test = dataclasses.replace(train, split="test", confusion=confusion)
        self.worker.evaluated.emit(train)
        self.worker.evaluated.emit(test)
        event = finished(self.run, recipe, accuracy, stopped=stopped)
        self.worker.finished.emit(dataclasses.replace(event, data=data))

    def fail(self, error: TrainerError) -> None:
        """The present job fails."""
        self.worker.failed.emit(Failure(error))

    def cancel_early(self) -> None:
        """The present job ends before its first step."""
        self.worker.cancelled.emit()


def choice(recipe: Recipe = TINY) -> TrainingChoice:
    return TrainingChoice(recipe, "auto", None, "cpu", continue_=False)


def finished(run: str, recipe: Recipe, accuracy: float, *, stopped: bool = False) -> Finished:
    return Finished(
        run=run,
        recipe=recipe.name,
        seed=recipe.seed,
        device="cpu",
        data="MNIST",
        stopped=stopped,
        steps=10,
        epochs=1.0,
        validation_accuracy=math.nan,
        validation_loss=math.nan,
        test_accuracy=accuracy,
        test_loss=0.1,
        train_seconds=1.0,
        images_per_second=100.0,
        parameters=1,
        test_images=50,
        snapshot=dataclasses.replace(snapshot(recipe if recipe.model == "mlp" else TINY), run=run),
    )
