from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal

from mnist_draw.shared.threads import WorkerThread
from mnist_draw.train.worker import TrainingWorker
from tests.mnist_draw.networks import TINY, dataset, snapshot
from tests.mnist_draw.recorder import Recorder
from trainer.data import sources
from trainer.data.sources import DataRequest, LoadedData
from trainer.errors import CancelledError, DivergedError, DownloadError
from trainer.events import Finished
from trainer.network import weights
from trainer.runs import run_shelf
from trainer.runs.jobs import TrainingJob
from trainer.runs.local_runner import LocalRunner
from trainer.training.stacked.recipes import at_rates

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from trainer.network.weights import WeightSnapshot
    from trainer.recipe.recipes import Recipe

pytestmark = pytest.mark.usefixtures("_prepared")


class Caller(QObject):
    job_given = Signal(object)


class Running:
    """A worker in its thread, with records of its signals."""

    def __init__(self, runs_folder: Path) -> None:
        self.runs_folder = runs_folder
        self.worker = TrainingWorker(LocalRunner())
        self.caller = Caller()
        self.caller.job_given.connect(self.worker.run)
        self.data_ready = Recorder(self.worker.data_ready)
        self.started = Recorder(self.worker.started)
        self.steps = Recorder(self.worker.steps_done)
        self.evaluated = Recorder(self.worker.evaluated)
        self.snapshots = Recorder(self.worker.snapshot_taken)
        self.finished = Recorder(self.worker.finished)
        self.cancelled = Recorder(self.worker.cancelled)
        self.failed = Recorder(self.worker.failed)
        self.thread = WorkerThread(self.worker, "training")
        self.thread.start()

    def submit(self, recipe: Recipe = TINY, *, start: WeightSnapshot | None = None) -> TrainingJob:
        job = TrainingJob(recipe, DataRequest("strokes"), "cpu", start, self.runs_folder)
        self.caller.job_given.emit(job)
        return job

    def submit_together(self, recipes: tuple[Recipe, ...]) -> None:
        data = DataRequest("strokes")
        job = TrainingJob(recipes[0], data, "cpu", None, self.runs_folder, together=recipes)
        self.caller.job_given.emit(job)


@pytest.fixture(scope="module")
def _prepared() -> None:
    """Import what a training step needs, which takes seconds, outside of any time-out."""
    LocalRunner().prepare()


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[DataRequest]:
    """Replace the data sources by a small data set; the requests are recorded."""
    requested: list[DataRequest] = []

    def load(request: DataRequest, **_: object) -> LoadedData:
        requested.append(request)
        return LoadedData(dataset(), None)

    monkeypatch.setattr(sources, "load", load)
    return requested


@pytest.fixture
def running(loads: list[DataRequest], tmp_path: Path) -> Iterator[Running]:
    del loads
    result = Running(tmp_path / "runs")
    yield result
    result.thread.quit()
    assert result.thread.wait(5000)


def test_a_job_emits_its_events_and_writes_a_run_folder(qtbot: QtBot, running: Running) -> None:
    running.submit()

    qtbot.waitUntil(lambda: len(running.finished) == 1)
    (finished,) = running.finished.values
    (started,) = running.started.values
    assert started.steps == sum(len(block.losses) for block in running.steps.values)
    assert running.evaluated.values[0].step == 0
    assert running.snapshots.values[-1] is finished.snapshot
    (kept,) = run_shelf.runs(running.runs_folder)
    assert kept.folder == finished.folder
    assert weights.load(kept.weights_path).step == started.steps


def test_jobs_share_one_load_of_the_data_set(
    qtbot: QtBot, running: Running, loads: list[DataRequest]
) -> None:
    running.submit()
    running.submit()

    qtbot.waitUntil(lambda: len(running.finished) == 2)
    assert len(loads) == 1


def test_a_fallback_data_set_is_reported_and_not_cached(
    qtbot: QtBot, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    reason = DownloadError("train-images", (("https://mirror", "no network"),))
    requested = []

    def load(request: DataRequest, **_: object) -> LoadedData:
        requested.append(request)
        return LoadedData(dataset(), reason if len(requested) == 1 else None)

    monkeypatch.setattr(sources, "load", load)
    running.submit()
    running.submit()

    qtbot.waitUntil(lambda: len(running.finished) == 2)
    assert [ready.fallback for ready in running.data_ready.values] == [reason, None]
    assert len(requested) == 2


def test_stopping_keeps_the_latest_weights(qtbot: QtBot, running: Running) -> None:
    job = running.submit(TINY.with_changes(epochs=1000))
    qtbot.waitUntil(lambda: len(running.snapshots) >= 3)

    running.worker.request(job, "stop")

    qtbot.waitUntil(lambda: len(running.finished) == 1)
    (finished,) = running.finished.values
    assert finished.stopped
    assert finished.snapshot is running.snapshots.values[-1]
    assert finished.snapshot.step == running.steps.values[-1].last_step


def test_continuing_starts_from_the_given_weights(qtbot: QtBot, running: Running) -> None:
    given = snapshot(seed=9, step=40)

    running.submit(start=given)

    qtbot.waitUntil(lambda: len(running.finished) == 1)
    first = running.snapshots.values[0]
    assert first.step == 40
    assert all((first.arrays[name] == given.arrays[name]).all() for name in given.arrays)
    assert running.steps.values[0].first_step == 41


def test_divergence_fails_the_job_and_the_next_one_works(qtbot: QtBot, running: Running) -> None:
    running.submit(
        TINY.with_changes(optimiser="sgd", learning_rate=100.0, weight_decay=10.0, epochs=5)
    )
    qtbot.waitUntil(lambda: len(running.failed) == 1)
    assert isinstance(running.failed.values[0].error, DivergedError)
    assert all(taken.finite for taken in running.snapshots.values)

    running.submit()

    qtbot.waitUntil(lambda: len(running.finished) == 1)


def test_an_unexpected_error_fails_the_job_and_the_next_one_works(
    qtbot: QtBot, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as broken:

        def fail(*_: object, **__: object) -> LoadedData:
            raise KeyError("surprise")

        broken.setattr(sources, "load", fail)
        running.submit()
        qtbot.waitUntil(lambda: len(running.failed) == 1)
    assert running.failed.values[0].error is None
    assert "surprise" in running.failed.values[0].details

    running.submit()

    qtbot.waitUntil(lambda: len(running.finished) == 1)


def test_stopping_during_the_load_cancels_the_job(
    qtbot: QtBot, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(_: DataRequest, *, cancelled: object, **__: object) -> LoadedData:
        assert callable(cancelled)
        while not cancelled():
            pass
        raise CancelledError

    monkeypatch.setattr(sources, "load", load)
    job = running.submit()

    running.worker.request(job, "stop")

    qtbot.waitUntil(lambda: len(running.cancelled) == 1)
    assert running.finished.values == running.failed.values == []


def test_preparing_finds_the_devices(qtbot: QtBot, running: Running) -> None:
    found, prepared = Recorder(running.worker.devices_found), Recorder(running.worker.prepared)
    caller = Caller()
    caller.job_given.connect(running.worker.prepare)

    caller.job_given.emit(None)

    qtbot.waitUntil(lambda: len(prepared) == 1)
    assert found.values[0].choices[-1][0] == "cpu"


def test_emitted_arrays_are_read_only(qtbot: QtBot, running: Running) -> None:
    running.submit()

    qtbot.waitUntil(lambda: len(running.finished) == 1)
    block = running.steps.values[0]
    with pytest.raises(ValueError, match="read-only"):
        block.losses[0] = np.float32(0)


def test_networks_trained_together_report_by_their_index(qtbot: QtBot, running: Running) -> None:
    reported: list[tuple[int, object]] = []
    running.worker.member_reported.connect(lambda *arguments: reported.append(arguments))
    ended = Recorder(running.worker.members_finished)
    running.submit_together(at_rates(TINY, (0.01, 0.02)))
    qtbot.waitUntil(lambda: len(ended) == 1)
    ends = {index: event for index, event in reported if isinstance(event, Finished)}
    assert {n: end.snapshot.recipe.learning_rate for n, end in ends.items()} == {0: 0.01, 1: 0.02}
    assert not running.finished.values
    assert len(running.data_ready.values) == 1
