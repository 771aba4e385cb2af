"""The prediction worker in its thread: requests, weights, failures."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QObject, Signal

from mnist_draw.predict.drawing_predictor import DrawingPredictor
from mnist_draw.predict.prediction import PredictionRequest
from mnist_draw.predict.worker import PredictionWorker
from mnist_draw.shared.failure import Failure
from mnist_draw.shared.threads import WorkerThread
from tests.mnist_draw.networks import snapshot
from tests.mnist_draw.predict.rasters import bar
from tests.mnist_draw.recorder import Recorder
from trainer.errors import WeightsError
from trainer.network import weights
from trainer.network.rejection import Rejector

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from trainer.network.weights import WeightSnapshot

FIRST, SECOND = snapshot(seed=1), snapshot(seed=2)


class Caller(QObject):
    """Reaches the worker as the window does: through queued connections."""

    use_weights = Signal(object)
    open_weights = Signal(object)
    save_weights = Signal(object)


class Running:
    """A worker in its thread, and recorders of its signals."""

    def __init__(self, load: Callable[[], DrawingPredictor]) -> None:
        self.worker = PredictionWorker(load)
        self.caller = Caller()
        self.caller.use_weights.connect(self.worker.use_weights)
        self.caller.open_weights.connect(self.worker.open_weights)
        self.caller.save_weights.connect(self.worker.save_weights)
        self.predicted = Recorder(self.worker.predicted)
        self.changed = Recorder(self.worker.weights_changed)
        self.saved = Recorder(self.worker.weights_saved)
        self.failed = Recorder(self.worker.failed)
        self.ready = Recorder(self.worker.ready)
        self.thread = WorkerThread(self.worker, "prediction")
        self.thread.started.connect(self.worker.prepare)


@pytest.fixture
def starting(qtbot: QtBot) -> Iterator[Callable[..., Running]]:
    """Makes workers and ends their threads; starts none."""
    del qtbot
    made: list[Running] = []

    def make(
        snapshot: WeightSnapshot | None = FIRST, failures: tuple[Failure, ...] = ()
    ) -> Running:
        made.append(Running(lambda: DrawingPredictor(snapshot, Rejector(None), failures)))
        return made[-1]

    yield make
    for running in made:
        running.thread.quit()
        assert running.thread.wait(5000)


@pytest.fixture
def running(qtbot: QtBot, starting: Callable[..., Running]) -> Running:
    result = starting()
    result.thread.start()
    qtbot.waitUntil(lambda: len(result.ready) == 1)
    return result


def test_the_first_weights_are_reported_when_ready(running: Running) -> None:
    assert running.changed.values == [FIRST]
    assert running.failed.values == []


def test_a_request_is_predicted_with_the_weights_in_use(qtbot: QtBot, running: Running) -> None:
    running.worker.request(PredictionRequest(7, bar(40)))

    qtbot.waitUntil(lambda: len(running.predicted) == 1)
    (prediction,) = running.predicted.values
    assert (prediction.request, prediction.snapshot) == (7, FIRST)


def test_a_request_made_before_weights_are_loaded_is_predicted_afterwards(
    qtbot: QtBot, starting: Callable[..., Running]
) -> None:
    early = starting()
    early.worker.request(PredictionRequest(1, bar(30)))
    early.worker.request(PredictionRequest(2, bar(40)))

    early.thread.start()

    qtbot.waitUntil(lambda: len(early.ready) == 1)
    assert [prediction.request for prediction in early.predicted.values] == [2]


def test_the_last_of_many_requests_is_always_predicted(qtbot: QtBot, running: Running) -> None:
    for number in range(1, 200):
        running.worker.request(PredictionRequest(number, bar(number % 60)))

    qtbot.waitUntil(lambda: bool(running.predicted.values))
    qtbot.waitUntil(lambda: running.predicted.values[-1].request == 199)
    numbers = [prediction.request for prediction in running.predicted.values]
    assert numbers == sorted(set(numbers))


def test_new_weights_are_reported_and_predict_the_same_drawing(
    qtbot: QtBot, running: Running
) -> None:
    running.worker.request(PredictionRequest(1, bar(40)))
    qtbot.waitUntil(lambda: len(running.predicted) == 1)

    running.caller.use_weights.emit(SECOND)

    qtbot.waitUntil(lambda: len(running.predicted) == 2)
    assert running.changed.values == [FIRST, SECOND]
    assert running.predicted.values[1].request == 1
    assert running.predicted.values[1].snapshot is SECOND


def test_weights_saved_and_opened_are_in_use(
    qtbot: QtBot, running: Running, tmp_path: Path
) -> None:
    path = tmp_path / "mine.safetensors"
    running.caller.save_weights.emit(path)
    qtbot.waitUntil(lambda: running.saved.values == [path])
    read = weights.load(path)
    assert all(np.array_equal(read.arrays[name], FIRST.arrays[name]) for name in FIRST.arrays)
    running.caller.use_weights.emit(SECOND)

    running.caller.open_weights.emit(path)

    qtbot.waitUntil(lambda: len(running.changed) == 3)
    opened = running.changed.values[2]
    assert all(np.array_equal(opened.arrays[name], FIRST.arrays[name]) for name in FIRST.arrays)


def test_a_file_that_cannot_be_opened_leaves_the_weights_in_use(
    qtbot: QtBot, running: Running, tmp_path: Path
) -> None:
    path = tmp_path / "broken.safetensors"
    path.write_bytes(b"not weights")

    running.caller.open_weights.emit(path)

    qtbot.waitUntil(lambda: len(running.failed) == 1)
    assert isinstance(running.failed.values[0].error, WeightsError)
    running.worker.request(PredictionRequest(1, bar(40)))
    qtbot.waitUntil(lambda: len(running.predicted) == 1)
    assert running.predicted.values[0].snapshot is FIRST


def test_a_file_that_cannot_be_written_is_reported(
    qtbot: QtBot, running: Running, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")

    running.caller.save_weights.emit(tmp_path / "file" / "weights.safetensors")

    qtbot.waitUntil(lambda: len(running.failed) == 1)
    assert running.saved.values == []


def test_failures_of_loading_are_reported_and_the_loaded_weights_are_used(
    qtbot: QtBot, starting: Callable[..., Running], tmp_path: Path
) -> None:
    failure = Failure(WeightsError(tmp_path / "x", "it is damaged.", "damaged"))
    started = starting(FIRST, (failure,))

    started.thread.start()

    qtbot.waitUntil(lambda: len(started.ready) == 1)
    assert started.failed.values == [failure]
    assert started.changed.values == [FIRST]


def test_a_drawing_made_without_weights_is_predicted_once_there_are_some(
    qtbot: QtBot, starting: Callable[..., Running]
) -> None:
    started = starting(None)
    started.worker.request(PredictionRequest(1, bar(40)))
    started.thread.start()
    qtbot.waitUntil(lambda: len(started.ready) == 1)
    assert (started.predicted.values, started.changed.values) == ([], [])

    started.caller.use_weights.emit(FIRST)
    qtbot.waitUntil(lambda: len(started.predicted) == 1)
    started.worker.request(PredictionRequest(2, bar(30)))

    qtbot.waitUntil(lambda: len(started.predicted) == 2)


def test_a_failed_load_is_reported_and_later_calls_change_nothing(
    qtbot: QtBot, tmp_path: Path
) -> None:
    def fail() -> DrawingPredictor:
        raise ImportError("libtorch")

    broken = Running(fail)
    broken.worker.request(PredictionRequest(1, bar(40)))
    broken.thread.start()
    qtbot.waitUntil(lambda: len(broken.ready) == 1)

    broken.caller.use_weights.emit(FIRST)
    broken.caller.open_weights.emit(tmp_path / "none")
    broken.caller.save_weights.emit(tmp_path / "none")

    broken.thread.quit()
    assert broken.thread.wait(5000)
    (failure,) = broken.failed.values
    assert "libtorch" in failure.details
    assert (broken.predicted.values, broken.changed.values) == ([], [])
