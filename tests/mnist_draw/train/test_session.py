"""Training session: jobs, and the control of the running one."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.predict.weights_in_use import WeightsInUse
from mnist_draw.train.session import TrainingSession
from mnist_draw.train.training_choice import TrainingChoice
from tests.mnist_draw.networks import TINY, snapshot
from tests.mnist_draw.recorder import Recorder
from trainer.control import Speed
from trainer.data.sources import DataRequest
from trainer.events import SettingChanged, Started
from trainer.recipe.live_changes import SettingChange

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mnist_draw.train.worker import TrainingWorker
    from trainer.control import Request
    from trainer.runs.jobs import TrainingJob

RUNS = Path("runs")


class StubWorker(QObject):
    """Stub of the worker: records jobs; a test emits their end."""

    started = Signal(object)
    finished = Signal(object)
    member_reported = Signal(int, object)
    members_finished = Signal()
    cancelled = Signal()
    unwatched = Signal()
    failed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.jobs: list[TrainingJob] = []
        self.requests: list[tuple[TrainingJob, Request]] = []

    @Slot(object)
    def run(self, job: TrainingJob) -> None:
        self.jobs.append(job)

    def request(self, job: TrainingJob, request: Request) -> None:
        self.requests.append((job, request))


@pytest.fixture
def worker() -> StubWorker:
    return StubWorker()


@pytest.fixture
def weights() -> WeightsInUse:
    return WeightsInUse()


@pytest.fixture
def session(qapp: QObject, worker: StubWorker, weights: WeightsInUse) -> Iterator[TrainingSession]:
    owner = QObject(qapp)
    yield TrainingSession(cast("TrainingWorker", worker), weights, RUNS, owner)
    owner.deleteLater()


def choice(*, continue_: bool = False, folder: Path | None = None) -> TrainingChoice:
    return TrainingChoice(TINY, "folder" if folder else "auto", folder, "cpu", continue_)


def test_a_choice_becomes_a_job(session: TrainingSession, worker: StubWorker) -> None:
    session.start(choice(folder=Path("lesson")))

    (job,) = worker.jobs
    assert (job.recipe, job.device, job.start, job.runs_folder) == (TINY, "cpu", None, RUNS)
    assert (job.data.source, job.data.folder) == ("auto", Path("lesson"))


def test_continuing_starts_from_the_weights_in_use(
    session: TrainingSession, worker: StubWorker, weights: WeightsInUse
) -> None:
    present = snapshot()
    weights.use(snapshot(seed=1))
    weights.use(present)

    session.start(choice(continue_=True))

    assert worker.jobs[0].start is present


def test_training_from_scratch_starts_from_no_weights(
    session: TrainingSession, worker: StubWorker, weights: WeightsInUse
) -> None:
    weights.use(snapshot())

    session.start(choice())

    assert worker.jobs[0].start is None


def test_a_second_start_is_ignored(session: TrainingSession, worker: StubWorker) -> None:
    session.start(choice())
    session.start(choice())

    assert len(worker.jobs) == 1


@pytest.mark.parametrize("end", ["finished", "cancelled", "failed"])
def test_the_next_job_can_start_after_any_end(
    session: TrainingSession, worker: StubWorker, end: str
) -> None:
    ended = Recorder(session.job_ended)
    session.start(choice())

    if end == "cancelled":
        worker.cancelled.emit()
    else:
        getattr(worker, end).emit(None)

    assert len(ended) == 1
    assert not session.running
    session.start(choice())
    assert len(worker.jobs) == 2


def test_pause_resume_stop_and_shut_down_reach_the_job(
    session: TrainingSession, worker: StubWorker
) -> None:
    session.start(choice())

    session.pause()
    session.resume()
    session.stop()
    session.shut_down()

    (job,) = worker.jobs
    assert worker.requests == [(job, "pause"), (job, "resume"), (job, "stop"), (job, "close")]


def test_requests_without_a_job_are_ignored(session: TrainingSession, worker: StubWorker) -> None:
    session.pause()
    session.resume()
    session.stop()
    session.shut_down()

    assert not session.running
    assert worker.requests == []


def test_there_is_a_run_to_keep_from_the_first_step_to_the_end(
    session: TrainingSession, worker: StubWorker
) -> None:
    begun = Recorder(session.steps_begun)
    session.start(choice())
    seen = [(session.has_steps, session.run)]
    worker.started.emit(Started("run", "cpu", 10, epochs=1, steps=1, steps_per_epoch=1))
    assert len(begun) == 1
    seen.append((session.has_steps, session.run))
    worker.finished.emit(None)
    seen.append((session.has_steps, session.run))

    assert seen == [(False, ""), (True, "run"), (False, "")]


def test_networks_that_train_together_take_their_first_step_once(
    session: TrainingSession, worker: StubWorker
) -> None:
    begun = Recorder(session.steps_begun)
    session.start(choice())
    for member in range(2):
        started = Started(f"run-{member}", "cpu", 10, epochs=1, steps=1, steps_per_epoch=1)
        worker.member_reported.emit(member, started)
    assert len(begun) == 1
    assert session.has_steps
    worker.members_finished.emit()
    assert not session.has_steps


def test_the_data_of_each_run_are_known(session: TrainingSession, worker: StubWorker) -> None:
    session.start(choice(folder=Path("lesson")))
    worker.started.emit(Started("first", "cpu", 10, epochs=1, steps=1, steps_per_epoch=1))
    worker.finished.emit(None)
    session.start(choice())
    worker.started.emit(Started("second", "cpu", 10, epochs=1, steps=1, steps_per_epoch=1))

    assert session.data_of("first") == DataRequest(folder=Path("lesson"))
    assert session.data_of("second") == DataRequest()
    assert session.data_of("third") is None


def test_a_job_aside_leaves_the_network_in_use_until_another_one_starts(
    session: TrainingSession, worker: StubWorker
) -> None:
    session.start(choice(), aside=True)
    worker.started.emit(Started("run", "cpu", 1, 1, 1, 1))
    worker.finished.emit(None)
    # Events of the job may still be on their way.
    assert session.aside

    session.start(choice())
    assert not session.aside


def test_each_job_says_at_its_start_whether_it_is_aside(
    session: TrainingSession, worker: StubWorker
) -> None:
    begun = Recorder(session.begun)
    session.start(choice(), aside=True)
    worker.finished.emit(None)
    session.train(choice())
    assert begun.values == [True, False]


def test_changes_steps_and_speeds_reach_the_job(
    session: TrainingSession, worker: StubWorker
) -> None:
    session.train(choice())
    change = SettingChange("learning_rate", 0.1)
    session.change(change)
    session.step()
    session.set_speed(5.0)
    session.set_speed(0.0)
    (job,) = worker.jobs
    assert worker.requests == [(job, change), (job, "step"), (job, Speed(5.0)), (job, "pause")]


def test_a_speed_chosen_before_holds_for_the_next_training_of_the_panel(
    session: TrainingSession, worker: StubWorker
) -> None:
    session.set_speed(25.0)
    session.train(choice())
    (job,) = worker.jobs
    assert worker.requests == [(job, Speed(25.0))]


@pytest.mark.parametrize("speed", [0.0, 5.0])
def test_a_speed_chosen_before_does_not_hold_the_jobs_of_a_queue(
    session: TrainingSession, worker: StubWorker, speed: float
) -> None:
    session.set_speed(speed)
    session.start(choice())
    assert worker.requests == []


def test_a_training_aside_is_as_fast_as_it_can(
    session: TrainingSession, worker: StubWorker
) -> None:
    session.set_speed(1.0)
    session.start(choice(), aside=True)
    session.set_speed(5.0)
    assert worker.requests == []


def test_changes_to_repeat_are_given_to_the_job(
    session: TrainingSession, worker: StubWorker
) -> None:
    changes = (SettingChanged(3, "dropout", 0.5),)
    session.start(dataclasses.replace(choice(), changes=changes))
    (job,) = worker.jobs
    assert job.changes == changes
