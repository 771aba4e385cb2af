from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch
from PySide6.QtCore import QObject, Signal

from mnist_draw.predict.worker import (
    Prediction,
    PredictionRequest,
    PredictionWorker,
    StartingWeights,
)
from mnist_draw.shared.threads import WorkerThread
from tests.mnist_draw.networks import snapshot
from tests.mnist_draw.recorder import Recorder
from trainer.errors import WeightsError
from trainer.ink.framing import plain_resize
from trainer.ink.pen import Point, Stroke
from trainer.ink.stroke_framing import frame_strokes
from trainer.network import weights
from trainer.network.prediction import Predictor
from trainer.network.rejection import Rejector

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray
    from pytestqt.qtbot import QtBot

    from trainer.network.rejection import Reason
    from trainer.network.weights import WeightSnapshot

BLANK = np.zeros((84, 84), np.uint8)


def stroke(column: int) -> NDArray[np.uint8]:
    raster = BLANK.copy()
    raster[20:60, column : column + 6] = 255
    return raster


class Caller(QObject):
    """Reaches the worker as the window does: through queued connections."""

    swap = Signal(object)
    open_weights = Signal(object)
    save_weights = Signal(object)


class Running:
    """A worker in its thread, and all that it has told."""

    def __init__(
        self, start: StartingWeights, rejector: Callable[[], Rejector] = lambda: Rejector(None)
    ) -> None:
        self.worker = PredictionWorker(lambda: start, rejector)
        self.caller = Caller()
        self.caller.swap.connect(self.worker.swap)
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
def first() -> WeightSnapshot:
    return snapshot(seed=1)


@pytest.fixture
def running(qtbot: QtBot, first: WeightSnapshot) -> Iterator[Running]:
    result = Running(StartingWeights(first))
    result.thread.start()
    qtbot.waitUntil(lambda: len(result.ready) == 1)
    yield result
    result.thread.quit()
    assert result.thread.wait(5000)


def expected(weights_used: WeightSnapshot, prediction: Prediction) -> NDArray[np.float32]:
    """The same drawing read by the same weights, apart from any thread."""
    assert prediction.framing is not None
    with torch.random.fork_rng():
        return Predictor(weights_used).predict(prediction.framing.digit_image)[0]


def test_a_drawing_is_answered_under_its_number_with_the_weights_in_use(
    qtbot: QtBot, running: Running, first: WeightSnapshot
) -> None:
    running.worker.request(PredictionRequest(7, stroke(40)))

    qtbot.waitUntil(lambda: len(running.predicted) == 1)
    (prediction,) = running.predicted.values
    assert prediction.request == 7
    assert prediction.snapshot is first
    assert prediction.probabilities.sum() == pytest.approx(1, abs=1e-5)
    np.testing.assert_allclose(prediction.probabilities, expected(first, prediction), rtol=1e-5)


def test_a_drawing_is_framed_from_its_strokes_where_these_are_all_its_ink(
    qtbot: QtBot, running: Running
) -> None:
    line = Stroke((Point(20, 20), Point(200, 240)), 40)
    running.worker.request(PredictionRequest(1, stroke(40), (line,)))

    qtbot.waitUntil(lambda: len(running.predicted) == 1)
    from_strokes = frame_strokes([line])
    assert from_strokes is not None
    np.testing.assert_array_equal(
        running.predicted.values[0].framing.digit_image, from_strokes.digit_image
    )


def test_a_drawing_is_read_without_framing_too_where_that_is_asked_for(
    qtbot: QtBot, running: Running, first: WeightSnapshot
) -> None:
    running.worker.request(PredictionRequest(1, stroke(4)))
    qtbot.waitUntil(lambda: len(running.predicted) == 1)
    assert running.predicted.values[0].plain is None

    running.worker.request(PredictionRequest(2, stroke(4), plain=True))
    qtbot.waitUntil(lambda: len(running.predicted) == 2)
    framed, both = running.predicted.values
    resized = plain_resize(stroke(4))
    assert resized is not None
    np.testing.assert_array_equal(both.plain.digit_image, resized)
    np.testing.assert_allclose(
        both.plain.probabilities, Predictor(first).predict(resized)[0], rtol=1e-5
    )
    np.testing.assert_array_equal(both.probabilities, framed.probabilities)
    assert not np.allclose(both.plain.probabilities, both.probabilities)


def test_new_weights_read_both_images_of_a_comparison(qtbot: QtBot, running: Running) -> None:
    running.worker.request(PredictionRequest(1, stroke(4), plain=True))
    qtbot.waitUntil(lambda: len(running.predicted) == 1)
    second = snapshot(seed=2)

    running.caller.swap.emit(second)

    qtbot.waitUntil(lambda: len(running.predicted) == 2)
    plain = running.predicted.values[1].plain
    np.testing.assert_allclose(
        plain.probabilities, Predictor(second).predict(plain.digit_image)[0], rtol=1e-5
    )


def test_a_blank_canvas_is_compared_with_nothing(qtbot: QtBot, running: Running) -> None:
    running.worker.request(PredictionRequest(1, BLANK, plain=True))

    qtbot.waitUntil(lambda: len(running.predicted) == 1)
    assert running.predicted.values[0].plain is None


def test_a_blank_canvas_is_no_digit(qtbot: QtBot, running: Running) -> None:
    running.worker.request(PredictionRequest(1, BLANK))

    qtbot.waitUntil(lambda: len(running.predicted) == 1)
    (prediction,) = running.predicted.values
    assert prediction.framing is None
    assert prediction.probabilities is None


def test_a_request_made_before_torch_is_loaded_is_answered_afterwards(
    qtbot: QtBot, first: WeightSnapshot
) -> None:
    early = Running(StartingWeights(first))
    early.worker.request(PredictionRequest(1, stroke(30)))
    early.worker.request(PredictionRequest(2, stroke(40)))

    early.thread.start()

    qtbot.waitUntil(lambda: len(early.predicted) == 1)
    assert early.predicted.values[0].request == 2
    early.thread.quit()
    assert early.thread.wait(5000)


def test_of_many_requests_the_last_is_always_answered(qtbot: QtBot, running: Running) -> None:
    for number in range(1, 200):
        running.worker.request(PredictionRequest(number, stroke(number % 60)))

    qtbot.waitUntil(lambda: bool(running.predicted.values))
    qtbot.waitUntil(lambda: running.predicted.values[-1].request == 199)
    numbers = [prediction.request for prediction in running.predicted.values]
    assert numbers == sorted(set(numbers))


def test_new_weights_read_the_untouched_drawing_again(qtbot: QtBot, running: Running) -> None:
    running.worker.request(PredictionRequest(1, stroke(40)))
    qtbot.waitUntil(lambda: len(running.predicted) == 1)
    second = snapshot(seed=2)

    running.caller.swap.emit(second)

    qtbot.waitUntil(lambda: len(running.predicted) == 2)
    before, after = running.predicted.values
    assert after.request == before.request
    assert after.snapshot is second
    np.testing.assert_allclose(after.probabilities, expected(second, after), rtol=1e-5)
    assert not np.allclose(before.probabilities, after.probabilities)


def test_weights_saved_and_opened_again_predict_the_same(
    qtbot: QtBot, running: Running, tmp_path: Path
) -> None:
    path = tmp_path / "mine.safetensors"
    running.worker.request(PredictionRequest(1, stroke(40)))
    qtbot.waitUntil(lambda: len(running.predicted) == 1)
    running.caller.save_weights.emit(path)
    qtbot.waitUntil(lambda: len(running.saved) == 1)
    running.caller.swap.emit(snapshot(seed=2))

    running.caller.open_weights.emit(path)

    qtbot.waitUntil(lambda: len(running.predicted) == 3)
    first_read, _, again = running.predicted.values
    np.testing.assert_array_equal(first_read.probabilities, again.probabilities)
    assert running.changed.values[-1] is again.snapshot


def test_a_file_that_cannot_be_used_changes_nothing(
    qtbot: QtBot, running: Running, first: WeightSnapshot, tmp_path: Path
) -> None:
    path = tmp_path / "broken.safetensors"
    path.write_bytes(b"not weights")

    running.caller.open_weights.emit(path)

    qtbot.waitUntil(lambda: len(running.failed) == 1)
    assert isinstance(running.failed.values[0].error, WeightsError)
    running.worker.request(PredictionRequest(1, stroke(40)))
    qtbot.waitUntil(lambda: len(running.predicted) == 1)
    assert running.predicted.values[0].snapshot is first


def test_a_folder_that_cannot_be_written_is_told(
    qtbot: QtBot, running: Running, tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")

    running.caller.save_weights.emit(tmp_path / "file" / "weights.safetensors")

    qtbot.waitUntil(lambda: len(running.failed) == 1)
    assert running.saved.values == []


def test_a_problem_with_the_first_weights_is_told_and_others_are_used(
    qtbot: QtBot, first: WeightSnapshot, tmp_path: Path
) -> None:
    problem = WeightsError(tmp_path / "x", "it is damaged.")
    started = Running(StartingWeights(first, problem))
    started.thread.start()

    qtbot.waitUntil(lambda: len(started.ready) == 1)
    assert [failure.error for failure in started.failed.values] == [problem]
    assert started.changed.values == [first]
    started.thread.quit()
    assert started.thread.wait(5000)


def test_weights_on_disk_are_those_in_use(
    qtbot: QtBot, running: Running, first: WeightSnapshot, tmp_path: Path
) -> None:
    running.caller.save_weights.emit(tmp_path / "w.safetensors")

    qtbot.waitUntil(lambda: len(running.saved) == 1)
    read = weights.load(tmp_path / "w.safetensors")
    assert all(torch.equal(read.tensors[name], first.tensors[name]) for name in first.tensors)


class Doubter(Rejector):
    """Doubts everything and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__(None)
        self.asked: list[bool] = []

    def judge(self, digit_image: NDArray[np.uint8] | None, *, speck: bool) -> Reason | None:
        if digit_image is not None and digit_image.any():
            self.asked.append(speck)
        return "not a digit"


def test_a_doubt_comes_with_the_probabilities_and_outlasts_new_weights(
    qtbot: QtBot, first: WeightSnapshot
) -> None:
    doubter = Doubter()
    doubting = Running(StartingWeights(first), lambda: doubter)
    doubting.thread.start()
    doubting.worker.request(PredictionRequest(1, stroke(40), pen_down=True))
    qtbot.waitUntil(lambda: len(doubting.predicted) == 1)
    doubting.caller.swap.emit(snapshot(seed=2))
    qtbot.waitUntil(lambda: len(doubting.predicted) == 2)

    for prediction in doubting.predicted.values:
        assert prediction.not_sure == "not a digit"
        assert prediction.pen_down
        assert prediction.probabilities.sum() == pytest.approx(1, abs=1e-5)
    # What a drawing is does not depend on who reads it.
    assert doubter.asked == [False]
    doubting.thread.quit()
    assert doubting.thread.wait(5000)


def test_an_unfinished_drawing_is_judged_now_and_then_and_a_finished_one_at_once(
    qtbot: QtBot, first: WeightSnapshot, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 100.0
    monkeypatch.setattr("mnist_draw.predict.worker.time.monotonic", lambda: now)
    doubter = Doubter()
    doubting = Running(StartingWeights(first), lambda: doubter)
    doubting.thread.start()
    judged: list[int] = []
    for number, (later, pen_down) in enumerate(
        [(0.0, True), (0.05, True), (0.05, True), (0.01, False), (0.01, True)], start=1
    ):
        now += later
        doubting.worker.request(PredictionRequest(number, stroke(40), pen_down=pen_down))
        qtbot.waitUntil(lambda: len(doubting.predicted) == number)  # noqa: B023 - at once
        judged.append(len(doubter.asked))

    assert judged == [1, 1, 2, 3, 3]
    assert {prediction.not_sure for prediction in doubting.predicted.values} == {"not a digit"}
    doubting.thread.quit()
    assert doubting.thread.wait(5000)


def test_a_dot_is_a_speck(qtbot: QtBot, running: Running) -> None:
    dot = Stroke((Point(140, 140),), 40)
    running.worker.request(PredictionRequest(1, stroke(40), (dot,)))

    qtbot.waitUntil(lambda: len(running.predicted) == 1)
    assert running.predicted.values[0].not_sure == "too little ink"
    assert running.predicted.values[0].probabilities is not None


def test_without_its_detector_it_goes_on_reading(
    qtbot: QtBot, first: WeightSnapshot, tmp_path: Path
) -> None:
    problem = WeightsError(tmp_path / "detector", "it is damaged.")

    def load() -> Rejector:
        raise problem

    started = Running(StartingWeights(first), load)
    started.thread.start()
    started.worker.request(PredictionRequest(1, stroke(40)))

    qtbot.waitUntil(lambda: len(started.predicted) == 1)
    assert [failure.error for failure in started.failed.values] == [problem]
    assert started.predicted.values[0].not_sure is None
    started.thread.quit()
    assert started.thread.wait(5000)
