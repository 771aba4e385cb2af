from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from weakref import WeakValueDictionary

import pytest
from PySide6.QtCore import QObject, Signal

from mnist_draw.dataset.digit_list import DataSplits, PredictedDigits
from mnist_draw.dataset.worker import DataJob, DataSetWorker
from mnist_draw.shared.failure import Failure
from mnist_draw.shared.threads import WorkerThread
from tests.mnist_draw.networks import TINY, dataset, snapshot
from tests.mnist_draw.recorder import Recorder
from trainer.data import sources
from trainer.data.sources import DataRequest, LoadedData
from trainer.drawings import data_set
from trainer.errors import CancelledError, DataError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

STROKES = DataRequest("strokes")


class Running(QObject):
    """A worker in its thread, with a record of its answers."""

    job_given = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.worker = DataSetWorker(Path("no-store"))
        self.job_given.connect(self.worker.work)
        self.answers = Recorder(self.worker.answered)
        self.thread_of_worker = WorkerThread(self.worker, "data")
        self.thread_of_worker.start()


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
def running(qapp: object, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    del qapp
    # Nothing is in memory that windows of other tests keep.
    monkeypatch.setattr(data_set, "_kept", WeakValueDictionary())
    result = Running()
    yield result
    result.thread_of_worker.quit()
    assert result.thread_of_worker.wait(5000)


def test_splits_and_predictions_share_one_load(
    qtbot: QtBot, running: Running, loads: list[DataRequest]
) -> None:
    progress = Recorder(running.worker.predictions_progressed)
    jobs = [DataJob(STROKES, TINY), DataJob(STROKES, TINY, snapshot())]
    for job in jobs:
        running.job_given.emit(job)
    qtbot.waitUntil(lambda: len(running.answers) == 2)
    assert [answer.job for answer in running.answers.values] == jobs
    splits, predicted = (answer.result for answer in running.answers.values)
    assert isinstance(splits, DataSplits)
    assert isinstance(predicted, PredictedDigits)
    assert predicted.test is splits.test
    assert len(loads) == 1
    assert progress.values[-1] == len(splits.test)


def test_a_cancelled_job_loads_nothing(
    qtbot: QtBot, running: Running, loads: list[DataRequest]
) -> None:
    job = DataJob(STROKES, TINY)
    job.cancel.set()
    running.job_given.emit(job)
    qtbot.waitUntil(lambda: len(running.answers) == 1)
    assert running.answers.values[0].result is None
    assert loads == []


def test_a_running_load_is_cancelled(
    qtbot: QtBot, running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def load(_: DataRequest, *, cancelled: Callable[[], bool], **__: object) -> LoadedData:
        while not cancelled():
            pass
        raise CancelledError

    monkeypatch.setattr(sources, "load", load)
    job = DataJob(STROKES, TINY)
    running.job_given.emit(job)
    job.cancel.set()
    qtbot.waitUntil(lambda: len(running.answers) == 1)
    assert running.answers.values[0].result is None


def test_a_failed_load_is_reported_and_the_next_job_works(
    qtbot: QtBot, running: Running, loads: list[DataRequest], tmp_path: Path
) -> None:
    del loads
    with pytest.MonkeyPatch.context() as broken:

        def fail(*_: object, **__: object) -> LoadedData:
            raise DataError(tmp_path, "nothing there", "missing")

        broken.setattr(sources, "load", fail)
        running.job_given.emit(DataJob(STROKES, TINY))
        qtbot.waitUntil(lambda: len(running.answers) == 1)
    failure = running.answers.values[0].result
    assert isinstance(failure, Failure)
    assert isinstance(failure.error, DataError)

    running.job_given.emit(DataJob(STROKES, TINY))
    qtbot.waitUntil(lambda: len(running.answers) == 2)
    assert isinstance(running.answers.values[1].result, DataSplits)
