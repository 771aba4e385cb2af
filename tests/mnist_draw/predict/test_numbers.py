"""Numbers in the prediction thread: predictions, and the digit that is observed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from mnist_draw.predict.drawing_predictor import DrawingPredictor
from mnist_draw.predict.prediction import Prediction, PredictionRequest
from tests.mnist_draw.networks import snapshot
from tests.trainer.reading.written import BLANK, digit, number, reader, rejector
from trainer.network.rejection import Rejector

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.ink.pen import Stroke


@pytest.fixture
def predictor() -> DrawingPredictor:
    return DrawingPredictor(reader().snapshot, rejector())


def predict(
    predictor: DrawingPredictor, strokes: Sequence[Stroke], *, unframed: bool = False
) -> Prediction:
    raster = BLANK.copy()
    raster[300:500, 100:700] = 255
    predictor.frame(PredictionRequest(1, raster, tuple(strokes), unframed=unframed))
    prediction = predictor.predict()
    assert prediction is not None
    return prediction


def test_a_number_is_predicted_beside_the_digit_that_it_is_not(
    predictor: DrawingPredictor,
) -> None:
    prediction = predict(predictor, number("42"))
    assert prediction.number is not None
    assert prediction.number.text == "42"
    assert prediction.not_sure == "several digits"
    assert prediction.framing is not None


def test_a_digit_is_no_number(predictor: DrawingPredictor) -> None:
    prediction = predict(predictor, digit(4, left=90, height=150))
    assert prediction.number is None
    assert prediction.not_sure is None


def test_numbers_need_framing_and_a_detector(predictor: DrawingPredictor) -> None:
    assert predict(predictor, number("42"), unframed=True).number is None
    without = DrawingPredictor(reader().snapshot, Rejector(None))
    assert predict(without, number("42")).number is None


def test_other_weights_read_the_same_parts_again(predictor: DrawingPredictor) -> None:
    first = predict(predictor, number("42")).number
    predictor.use(snapshot())
    again = predictor.predict()
    assert first is not None
    assert again is not None
    assert again.number is not None
    assert again.number.parts is first.parts
    assert not np.allclose(again.number.probabilities, first.probabilities)


def test_observers_observe_one_digit_as_if_it_were_the_drawing(
    predictor: DrawingPredictor,
) -> None:
    strokes = number("42")
    prediction = predict(predictor, strokes)
    observation = predictor.observe(prediction)
    assert observation.request.strokes == tuple(strokes[:-1])
    assert observation.values()["logits"].argmax() == 4
    for chosen in (1, 5):
        predictor.observe_digit(chosen)
        observation = predictor.observe(prediction)
        assert observation.request.strokes == (strokes[-1],)
        assert observation.values()["logits"].argmax() == 2
        assert observation.prediction.not_sure is None
