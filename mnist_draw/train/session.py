"""Training session: starts, pauses and stops one training job at a time."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from trainer.control import Speed
from trainer.events import Started
from trainer.runs.jobs import TrainingJob

if TYPE_CHECKING:
    from pathlib import Path

    from mnist_draw.predict.weights_in_use import WeightsInUse
    from mnist_draw.train.training_choice import TrainingChoice
    from mnist_draw.train.worker import TrainingWorker
    from trainer.data.sources import DataRequest
    from trainer.events import MemberDiverged, NetworkEvent
    from trainer.network.weights import WeightSnapshot
    from trainer.recipe.live_changes import SettingChange
    from trainer.recipe.recipes import Recipe
    from trainer.teaching.lesson import Lesson


class TrainingSession(QObject):
    """Creates jobs from the panel's choices and sends requests to the running one.

    Lives in the GUI thread.

    Attributes:
        begun: A job is about to start; emits whether it is `aside`.
        job_given: Emits a `TrainingJob` for the worker.
        steps_begun: The running job takes its first step: there is a run to keep.
        job_ended: The running job finished, failed or was cancelled.
    """

    begun = Signal(bool)
    job_given = Signal(object)
    steps_begun = Signal()
    job_ended = Signal()

    def __init__(
        self, worker: TrainingWorker, weights: WeightsInUse, runs_folder: Path, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._worker = worker
        self._weights = weights
        self._runs_folder = runs_folder
        self._job: TrainingJob | None = None
        self._aside = False
        self._run = ""
        self._speed = math.inf
        self._data: dict[str, DataRequest] = {}
        self.job_given.connect(worker.run)
        worker.started.connect(self._note_steps)
        worker.member_reported.connect(self._note_member)
        worker.finished.connect(self._end)
        worker.members_finished.connect(self._end)
        worker.cancelled.connect(self._end)
        worker.unwatched.connect(self._end)
        worker.failed.connect(self._end)

    @property
    def aside(self) -> bool:
        """Whether the job that was started last leaves the network in use as it is."""
        return self._aside

    @property
    def running(self) -> bool:
        """Whether a job runs."""
        return self._job is not None

    @property
    def has_steps(self) -> bool:
        """Whether the running job takes steps, so that there is a run to keep."""
        return bool(self._run)

    @property
    def run(self) -> str:
        """Identifier of the run that takes steps; empty for none."""
        return self._run

    def data_of(self, run: str) -> DataRequest | None:
        """The data set of a run of this session; None if the run is not one of them."""
        return self._data.get(run)

    @Slot(object)
    def start(
        self, choice: TrainingChoice, *, aside: bool = False, together: tuple[Recipe, ...] = ()
    ) -> None:
        """Start a job at full speed, unless one runs.

        Args:
            choice: Recipe, data, device and initial weights.
            aside: Whether the network in use stays in use, during the training and after it.
            together: Recipes of networks that are trained together; see `TrainingJob`.
        """
        if not self.running:
            self._give(self._job_of(choice, together), aside=aside)

    @Slot(object)
    def train(self, choice: TrainingChoice) -> None:
        """Start a job at the chosen speed, unless one runs."""
        if not self.running:
            self._give(self._job_of(choice), speed=self._speed)

    def teach(self, lesson: Lesson, start: WeightSnapshot, choice: TrainingChoice) -> None:
        """Teach weights the drawings of a lesson, unless a job runs.

        Args:
            lesson: The drawings.
            start: The weights.
            choice: Data and device; its recipe is not used.
        """
        if self.running:
            return
        self._give(
            TrainingJob(
                recipe=start.recipe,
                data=choice.data_request,
                device=choice.device,
                start=start,
                runs_folder=self._runs_folder,
                lesson=lesson,
            )
        )

    def watch(self, run: Path, recipe: Recipe, choice: TrainingChoice) -> None:
        """Follow a training that goes on elsewhere, unless a job runs.

        Args:
            run: Its run folder.
            recipe: Its recipe.
            choice: The data that are meant where its network is tested here.
        """
        if self.running:
            return
        self._give(
            TrainingJob(
                recipe=recipe,
                data=choice.data_request,
                device=choice.device,
                start=None,
                runs_folder=self._runs_folder,
                watched=run,
            )
        )

    @Slot()
    def pause(self) -> None:
        """Pause the job before its next step."""
        if self._job is not None:
            self._worker.request(self._job, "pause")

    @Slot()
    def resume(self) -> None:
        """Resume the paused job."""
        if self._job is not None:
            self._worker.request(self._job, "resume")

    @Slot()
    def stop(self) -> None:
        """Stop the job; its latest weights stay in use."""
        if self._job is not None:
            self._worker.request(self._job, "stop")

    @Slot()
    def step(self) -> None:
        """Take one step of the job, and pause it."""
        if self._job is not None:
            self._worker.request(self._job, "step")

    @Slot(float)
    def set_speed(self, steps_per_second: float) -> None:
        """Limit the speed of the running job and of later ones; 0 for one step at each `step`."""
        self._speed = steps_per_second
        if not self._aside:
            self._request_speed(steps_per_second)

    @Slot(object)
    def change(self, change: SettingChange) -> None:
        """Change a setting of the running job before its next step."""
        if self._job is not None:
            self._worker.request(self._job, change)

    def _job_of(self, choice: TrainingChoice, together: tuple[Recipe, ...] = ()) -> TrainingJob:
        return TrainingJob(
            recipe=choice.recipe,
            data=choice.data_request,
            device=choice.device,
            start=self._weights.snapshot if choice.continue_ else None,
            runs_folder=self._runs_folder,
            epochs_before=choice.epochs_before,
            changes=choice.changes,
            together=together,
        )

    def _give(self, job: TrainingJob, *, aside: bool = False, speed: float = math.inf) -> None:
        self._job, self._aside = job, aside
        self.begun.emit(aside)
        if speed < math.inf:
            self._request_speed(speed)
        self.job_given.emit(job)

    def _request_speed(self, speed: float) -> None:
        if self._job is not None:
            self._worker.request(self._job, Speed(speed) if speed else "pause")

    def shut_down(self) -> None:
        """Stop the job without its final evaluation, because the application closes."""
        if self._job is not None:
            self._worker.request(self._job, "close")

    @Slot(object)
    def _note_steps(self, started: Started) -> None:
        begins, self._run = not self._run, started.run
        if self._job is not None:
            self._data[started.run] = self._job.data
        if begins:
            self.steps_begun.emit()

    @Slot(int, object)
    def _note_member(self, member: int, event: NetworkEvent | MemberDiverged) -> None:
        del member
        if isinstance(event, Started):
            self._note_steps(event)

    @Slot()
    def _end(self) -> None:
        self._job = None
        self._run = ""
        self.job_ended.emit()
