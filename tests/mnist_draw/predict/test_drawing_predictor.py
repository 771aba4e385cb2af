"""Framing, rejection and prediction of one drawing, without threads."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from mnist_draw.predict import drawing_predictor, starting_weights
from mnist_draw.predict.drawing_predictor import DrawingPredictor
from mnist_draw.predict.prediction import Prediction, PredictionRequest
from tests.mnist_draw.networks import snapshot
from tests.mnist_draw.predict.rasters import BLANK, bar
from trainer.errors import WeightsError
from trainer.ink.framing import plain_resize
from trainer.ink.pen import Point, Stroke
from trainer.ink.stroke_framing import frame_strokes
from trainer.network import weights
from trainer.network.numpy_layers import softmax
from trainer.network.prediction import Predictor
from trainer.network.rejection import Rejector

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from trainer.network.rejection import Reason

FIRST, SECOND = snapshot(seed=1), snapshot(seed=2)


class StrictRejector(Rejector):
    """Rejects every drawing and counts its judgements."""

    def __init__(self) -> None:
        super().__init__(None)
        self.judgements = 0

    def judge(
        self,
        digit_image: NDArray[np.uint8] | None,
        *,
        speck: bool,
        strokes: Sequence[Stroke] | None = None,
    ) -> Reason | None:
        del digit_image, speck, strokes
        self.judgements += 1
        return "not a digit"


@pytest.fixture
def predictor() -> DrawingPredictor:
    return DrawingPredictor(FIRST, Rejector(None))


def predict(predictor: DrawingPredictor, request: PredictionRequest) -> Prediction:
    predictor.frame(request)
    prediction = predictor.predict()
    assert prediction is not None
    return prediction


def test_a_prediction_carries_the_number_of_its_request_and_its_weights(
    predictor: DrawingPredictor,
) -> None:
    prediction = predict(predictor, PredictionRequest(7, bar(40)))

    assert prediction.request == 7
    assert prediction.snapshot is FIRST
    assert prediction.framing is not None
    assert prediction.probabilities is not None
    assert prediction.probabilities.sum() == pytest.approx(1, abs=1e-5)
    expected, _ = Predictor(FIRST).predict(prediction.framing.digit_image)
    np.testing.assert_allclose(prediction.probabilities, expected, rtol=1e-5)


def test_an_observed_prediction_is_the_softmax_of_the_values_that_observers_get(
    predictor: DrawingPredictor,
) -> None:
    plain = predict(predictor, PredictionRequest(7, bar(40)))
    observed = predictor.predict(observed=True)
    assert observed is not None
    values = predictor.observe(observed).values()
    np.testing.assert_array_equal(observed.probabilities, softmax(values["logits"]))
    assert observed.probabilities == pytest.approx(plain.probabilities, abs=1e-6)


def test_a_prediction_that_is_not_observed_computes_values_when_they_are_read(
    predictor: DrawingPredictor,
) -> None:
    predictor.frame(PredictionRequest(7, bar(40)))
    predictor.predict(observed=True)
    predictor.frame(PredictionRequest(8, bar(20)))
    prediction = predictor.predict()
    assert prediction is not None
    values = predictor.observe(prediction).values()
    assert prediction.probabilities == pytest.approx(softmax(values["logits"]), abs=1e-6)


def test_strokes_are_framed_where_they_account_for_all_ink(predictor: DrawingPredictor) -> None:
    line = Stroke((Point(20, 20), Point(200, 240)), 40)

    prediction = predict(predictor, PredictionRequest(1, bar(40), (line,)))

    expected = frame_strokes([line])
    assert expected is not None
    assert prediction.framing is not None
    np.testing.assert_array_equal(prediction.framing.digit_image, expected.digit_image)


def test_an_unframed_prediction_is_made_on_request_only(predictor: DrawingPredictor) -> None:
    framed = predict(predictor, PredictionRequest(1, bar(4)))
    both = predict(predictor, PredictionRequest(2, bar(4), unframed=True))

    assert framed.unframed is None
    assert both.unframed is not None
    resized = plain_resize(bar(4))
    assert resized is not None
    np.testing.assert_array_equal(both.unframed.digit_image, resized)
    expected, _ = Predictor(FIRST).predict(resized)
    np.testing.assert_allclose(both.unframed.probabilities, expected, rtol=1e-5)
    np.testing.assert_array_equal(both.probabilities, framed.probabilities)


def test_new_weights_predict_the_same_drawing_framed_and_unframed(
    predictor: DrawingPredictor,
) -> None:
    before = predict(predictor, PredictionRequest(1, bar(4), unframed=True))

    predictor.use(SECOND)
    after = predictor.predict()

    assert after is not None
    assert (after.request, after.snapshot) == (before.request, SECOND)
    assert after.framing is before.framing
    assert after.framing is not None
    assert after.unframed is not None
    assert after.probabilities is not None
    assert before.probabilities is not None
    again = Predictor(SECOND)
    for image, probabilities in (
        (after.framing.digit_image, after.probabilities),
        (after.unframed.digit_image, after.unframed.probabilities),
    ):
        np.testing.assert_allclose(again.predict(image)[0], probabilities, rtol=1e-5)
    assert not np.allclose(before.probabilities, after.probabilities)


def test_a_blank_canvas_has_no_probabilities(predictor: DrawingPredictor) -> None:
    prediction = predict(predictor, PredictionRequest(1, BLANK, unframed=True))

    assert (prediction.framing, prediction.probabilities, prediction.unframed) == (None, None, None)
    assert prediction.snapshot is FIRST


def test_a_dot_is_too_little_ink_and_predicted_all_the_same(predictor: DrawingPredictor) -> None:
    dot = Stroke((Point(140, 140),), 40)

    prediction = predict(predictor, PredictionRequest(1, bar(40), (dot,)))

    assert prediction.not_sure == "too little ink"
    assert prediction.probabilities is not None


def test_new_weights_keep_the_judgement_of_a_drawing() -> None:
    rejector = StrictRejector()
    predictor = DrawingPredictor(FIRST, rejector)
    first = predict(predictor, PredictionRequest(1, bar(40), pen_down=True))

    predictor.use(SECOND)
    second = predictor.predict()

    for prediction in (first, second):
        assert prediction is not None
        assert prediction.not_sure == "not a digit"
        assert prediction.pen_down
        assert prediction.probabilities is not None
    assert rejector.judgements == 1


def test_a_drawing_is_judged_ten_times_a_second_with_the_pen_down_and_always_with_it_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 100.0
    monkeypatch.setattr("mnist_draw.predict.drawing_predictor.time.monotonic", lambda: now)
    rejector = StrictRejector()
    predictor = DrawingPredictor(FIRST, rejector)
    judgements: list[int] = []
    for later, pen_down in ((0.0, True), (0.05, True), (0.05, True), (0.01, False), (0.01, True)):
        now += later
        prediction = predict(predictor, PredictionRequest(1, bar(40), pen_down=pen_down))
        assert prediction.not_sure == "not a digit"
        judgements.append(rejector.judgements)

    assert judgements == [1, 1, 2, 3, 3]


def test_without_weights_nothing_is_predicted_or_saved_until_some_are_used(tmp_path: Path) -> None:
    predictor = DrawingPredictor(None, Rejector(None))
    predictor.frame(PredictionRequest(3, bar(40)))
    assert predictor.snapshot is None
    assert predictor.predict() is None
    assert not predictor.save_weights(tmp_path / "w.safetensors")

    predictor.use(FIRST)

    prediction = predictor.predict()
    assert prediction is not None
    assert (prediction.request, prediction.snapshot) == (3, FIRST)


def test_loaded_weights_predict_as_the_saved_ones(
    predictor: DrawingPredictor, tmp_path: Path
) -> None:
    path = tmp_path / "mine.safetensors"
    before = predict(predictor, PredictionRequest(1, bar(40)))
    assert predictor.save_weights(path)
    predictor.use(SECOND)

    loaded = predictor.load_weights(path)

    after = predictor.predict()
    assert after is not None
    assert after.snapshot is loaded
    np.testing.assert_array_equal(before.probabilities, after.probabilities)


def test_a_damaged_file_leaves_the_weights_in_use(
    predictor: DrawingPredictor, tmp_path: Path
) -> None:
    path = tmp_path / "broken.safetensors"
    path.write_bytes(b"not weights")

    with pytest.raises(WeightsError):
        predictor.load_weights(path)

    assert predictor.snapshot is FIRST


def test_loading_reads_the_requested_file(tmp_path: Path) -> None:
    path = tmp_path / "mine.safetensors"
    weights.save(FIRST, path)

    loaded = drawing_predictor.load(path, tmp_path / "runs")

    assert loaded.failures == ()
    assert loaded.snapshot is not None
    assert loaded.snapshot.recipe == FIRST.recipe


def test_loading_reports_every_file_that_cannot_be_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    error = WeightsError(tmp_path / "detector", "it is damaged.", "damaged")

    def fail() -> Rejector:
        raise error

    monkeypatch.setattr("mnist_draw.predict.bundled_detector.load", fail)

    loaded = drawing_predictor.load(tmp_path / "missing.safetensors", tmp_path / "runs")

    detector, requested = loaded.failures
    assert detector.error is error
    assert isinstance(requested.error, WeightsError)
    assert loaded.snapshot is not None
    assert predict(loaded, PredictionRequest(1, bar(40))).not_sure is None


def test_an_unexpected_error_of_loading_leaves_a_predictor_for_other_weights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(starting_weights, "choose", fail)

    loaded = drawing_predictor.load(None, tmp_path / "runs")

    (failure,) = loaded.failures
    assert "Input/output error" in failure.details
    loaded.use(FIRST)
    assert predict(loaded, PredictionRequest(1, bar(40))).snapshot is FIRST
