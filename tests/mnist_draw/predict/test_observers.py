"""Observers: what the worker computes for views of the network's inside."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pytest

from mnist_draw.predict.drawing_predictor import DrawingPredictor
from mnist_draw.predict.prediction import PredictionRequest
from mnist_draw.predict.worker import PredictionWorker
from mnist_draw.shared.threads import WorkerThread
from tests.mnist_draw.networks import snapshot
from tests.mnist_draw.predict.rasters import BLANK, bar
from tests.mnist_draw.recorder import Recorder
from trainer.network.numpy_layers import softmax
from trainer.network.rejection import Rejector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from mnist_draw.predict.observation import Observation, Observed

SNAPSHOT = snapshot(seed=1)


class Running:
    """A worker in its thread, and recorders of its signals."""

    def __init__(self) -> None:
        self.worker = PredictionWorker(lambda: DrawingPredictor(SNAPSHOT, Rejector(None)))
        self.predicted = Recorder(self.worker.predicted)
        self.observed = Recorder(self.worker.observed)
        self.failed = Recorder(self.worker.failed)
        self.ready = Recorder(self.worker.ready)
        self.thread = WorkerThread(self.worker, "prediction")
        self.thread.started.connect(self.worker.prepare)

    @property
    def results(self) -> list[tuple[str, int, object]]:
        """Name, request number and item of all that was observed."""
        seen: list[Observed] = self.observed.values
        return [(each.name, each.prediction.request, each.result) for each in seen]


@pytest.fixture
def running(qtbot: QtBot) -> Iterator[Running]:
    result = Running()
    result.thread.start()
    qtbot.waitUntil(lambda: len(result.ready) == 1)
    yield result
    result.thread.quit()
    assert result.thread.wait(5000)


def count_ink(observation: Observation) -> Iterator[object]:
    yield int(observation.request.raster.astype(bool).sum())


def test_every_prediction_is_observed(qtbot: QtBot, running: Running) -> None:
    running.worker.observe("ink", count_ink)

    running.worker.request(PredictionRequest(1, bar(40)))
    qtbot.waitUntil(lambda: len(running.observed) == 1)
    running.worker.request(PredictionRequest(2, BLANK))
    qtbot.waitUntil(lambda: len(running.observed) == 2)

    assert running.results == [("ink", 1, 240), ("ink", 2, 0)]
    assert [each.prediction for each in running.observed.values] == running.predicted.values


def test_a_new_observer_observes_the_drawing_that_is_there(qtbot: QtBot, running: Running) -> None:
    running.worker.request(PredictionRequest(1, bar(40)))
    qtbot.waitUntil(lambda: len(running.predicted) == 1)

    running.worker.observe("ink", count_ink)

    qtbot.waitUntil(lambda: running.results == [("ink", 1, 240)])
    assert len(running.predicted) == 1


def test_a_removed_observer_observes_nothing_more(qtbot: QtBot, running: Running) -> None:
    running.worker.observe("ink", count_ink)
    running.worker.observe("ink", None)

    running.worker.request(PredictionRequest(1, bar(40)))

    qtbot.waitUntil(lambda: len(running.predicted) == 1)
    assert running.results == []


def test_values_are_those_of_the_network_that_predicted(qtbot: QtBot, running: Running) -> None:
    def give_logits(observation: Observation) -> Iterator[object]:
        yield observation.values().get("logits")

    running.worker.observe("logits", give_logits)
    running.worker.request(PredictionRequest(1, bar(40)))

    qtbot.waitUntil(lambda: len(running.observed) == 1)
    (observed,) = running.observed.values
    assert observed.prediction.snapshot is SNAPSHOT
    assert softmax(observed.result) == pytest.approx(observed.prediction.probabilities, abs=1e-6)


def test_a_blank_canvas_has_no_values(qtbot: QtBot, running: Running) -> None:
    def give_values(observation: Observation) -> Iterator[object]:
        yield dict(observation.values())

    running.worker.observe("values", give_values)
    running.worker.request(PredictionRequest(1, BLANK))

    qtbot.waitUntil(lambda: running.results == [("values", 1, {})])


def test_slow_work_goes_on_slice_by_slice(qtbot: QtBot, running: Running) -> None:
    def count(observation: Observation) -> Iterator[object]:
        del observation
        yield from range(5)

    running.worker.observe("count", count)
    running.worker.request(PredictionRequest(1, bar(40)))

    qtbot.waitUntil(lambda: len(running.observed) == 5)
    assert [result for _, _, result in running.results] == [0, 1, 2, 3, 4]


def test_observers_wait_for_a_window_that_is_busy(qtbot: QtBot, running: Running) -> None:
    computed = 0
    observed_request = threading.Event()

    def count(observation: Observation) -> Iterator[object]:
        nonlocal computed
        while True:
            computed += 1
            if observation.prediction.request == 2:
                observed_request.set()
            yield computed

    running.worker.observe("count", count)
    running.worker.request(PredictionRequest(1, bar(40)))
    qtbot.waitUntil(lambda: len(running.observed) > 20)

    # From here on this thread receives nothing.
    running.worker.request(PredictionRequest(2, bar(20)))
    assert observed_request.wait(5)
    _let_turn(running, 20)
    before = computed
    _let_turn(running, 20)
    assert computed == before

    qtbot.waitUntil(lambda: computed > before + 20)


def _let_turn(running: Running, times: int) -> None:
    """Let the prediction thread's event loop turn."""
    for _ in range(times):
        reached = threading.Event()
        running.worker.observe("mark", partial(_mark, reached))
        assert reached.wait(5)


def _mark(reached: threading.Event, observation: Observation) -> Iterator[object]:
    del observation
    reached.set()
    yield None


def test_a_newer_drawing_ends_work_on_the_older_one(qtbot: QtBot, running: Running) -> None:
    reached, released = threading.Event(), threading.Event()
    begun: list[tuple[int, str]] = []

    def work(observation: Observation) -> Iterator[object]:
        request = observation.prediction.request
        for part in ("first", "second", "third"):
            begun.append((request, part))
            if begun[-1] == (1, "second"):
                reached.set()
                assert released.wait(5)
            yield part

    running.worker.observe("work", work)
    running.worker.request(PredictionRequest(1, bar(40)))
    assert reached.wait(5)

    running.worker.request(PredictionRequest(2, bar(20)))
    released.set()

    qtbot.waitUntil(lambda: ("work", 2, "third") in running.results)
    assert begun == [
        (1, "first"),
        (1, "second"),
        (2, "first"),
        (2, "second"),
        (2, "third"),
    ]


def test_an_observer_that_fails_is_reported_once_and_removed(
    qtbot: QtBot, running: Running
) -> None:
    def fail(observation: Observation) -> Iterator[object]:
        yield np.zeros(3)[observation.prediction.request + 10]

    running.worker.observe("bad", fail)
    running.worker.observe("ink", count_ink)
    running.worker.request(PredictionRequest(1, bar(40)))
    qtbot.waitUntil(lambda: ("ink", 1, 240) in running.results)
    running.worker.request(PredictionRequest(2, bar(40)))
    qtbot.waitUntil(lambda: ("ink", 2, 240) in running.results)

    assert len(running.failed) == 1
    assert len(running.predicted) == 2
