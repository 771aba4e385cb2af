"""The scene of a recurrent network: states, predictions after each row, and the decision."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st

from mnist_draw.inside.scene import Rows, Watch
from mnist_draw.inside.scene_builder import observe
from mnist_draw.predict.drawing_predictor import DrawingPredictor
from mnist_draw.predict.prediction import PredictionRequest
from tests.mnist_draw.inside.observing import observation
from tests.mnist_draw.networks import snapshot
from tests.mnist_draw.predict.rasters import BLANK, bar
from trainer.network import models
from trainer.network.rejection import Rejector
from trainer.recipe.recipes import Recipe

if TYPE_CHECKING:
    from mnist_draw.predict.observation import Observation
    from trainer.network.weights import WeightSnapshot

CELLS = "rnn", "lstm", "gru"


def recurrent(model: str = "lstm", units: int = 12, pixels: str = "standard") -> Recipe:
    return Recipe(model=model, hidden_units=(units,), pixels=pixels)  # type: ignore[arg-type]


def scaled(weights: WeightSnapshot, factor: float) -> WeightSnapshot:
    arrays = {name: array * np.float32(factor) for name, array in weights.arrays.items()}
    return dataclasses.replace(weights, arrays=arrays)


def seen(weights: WeightSnapshot, x: int = 40) -> Observation:
    predictor = DrawingPredictor(weights, Rejector(None))
    predictor.frame(PredictionRequest(1, bar(x)))
    prediction = predictor.predict()
    assert prediction is not None
    return predictor.observe(prediction)


def rows_of(observed: Observation, watch: Watch | None = None) -> Rows:
    (scene,) = observe(observed, watch or Watch())
    (rows,) = scene.strips
    assert isinstance(rows, Rows)
    return rows


@settings(max_examples=30)
@given(
    st.sampled_from(CELLS),
    st.integers(1, 70),
    st.sampled_from(["unit", "symmetric", "standard"]),
    st.integers(0, 1000),
    st.integers(0, 70),
    st.floats(0.5, 2),
)
def test_each_row_predicts_what_torch_would_if_the_drawing_ended_there(
    model: str, units: int, pixels: str, seed: int, x: int, factor: float
) -> None:
    weights = scaled(snapshot(recurrent(model, units, pixels), seed=seed), factor)
    observed = seen(weights, x)
    rows = rows_of(observed)

    normalise, recurrent_rows, linear = models.build_with(weights.recipe, weights.arrays).eval()
    assert isinstance(recurrent_rows, models.RecurrentRows)
    assert observed.digit_image is not None
    image = torch.tensor(observed.digit_image)[None, None].float() / 255
    with torch.inference_mode():
        read = normalise(image)[:, 0]
        expected = [
            linear(recurrent_rows.cell(read[:, : row + 1])[0][:, -1]).softmax(-1)[0]
            for row in range(28)
        ]
    np.testing.assert_allclose(rows.probabilities, torch.stack(expected).numpy(), atol=1e-5)
    np.testing.assert_allclose(rows.image, read[0].numpy(), atol=1e-6)


@pytest.mark.parametrize("model", CELLS)
def test_the_last_row_is_the_prediction(model: str) -> None:
    observed = observation(recurrent(model), bar(40))
    rows = rows_of(observed)
    assert observed.prediction.probabilities is not None
    np.testing.assert_array_equal(rows.probabilities[-1], observed.prediction.probabilities)


@settings(max_examples=30)
@given(st.sampled_from(CELLS), st.integers(0, 1000), st.floats(1, 20))
def test_from_the_decision_on_every_row_predicts_the_same_digit(
    model: str, seed: int, factor: float
) -> None:
    rows = rows_of(seen(scaled(snapshot(recurrent(model), seed=seed), factor)))
    predicted = rows.probabilities.argmax(axis=1)
    assert rows.decided is not None
    assert (predicted[rows.decided :] == predicted[-1]).all()
    assert rows.decided == 0 or predicted[rows.decided - 1] != predicted[-1]


def test_only_the_visible_units_of_a_wide_layer_are_in_the_scene() -> None:
    observed = observation(recurrent("rnn", 4096), bar(40))
    rows = rows_of(observed, Watch(first={"states": 4000}, fitting={"states": 200}))
    assert (rows.first, rows.total, rows.states.shape) == (3896, 4096, (28, 200))
    np.testing.assert_array_equal(rows.states, observed.values()["states"][:, 3896:])


@pytest.mark.parametrize(
    ("raster", "watch"), [(BLANK, Watch()), (bar(40), Watch(hidden=frozenset({"states"})))]
)
def test_a_blank_canvas_and_a_hidden_strip_have_no_rows(raster: np.ndarray, watch: Watch) -> None:
    rows = rows_of(observation(recurrent(), raster), watch)
    assert len(rows.image) == len(rows.states) == len(rows.probabilities) == 0
    assert rows.total == 12
    assert rows.decided is None


@pytest.mark.parametrize("model", CELLS)
@pytest.mark.parametrize("value", [np.nan, np.inf, 3e38])
def test_weights_that_overflow_are_shown_as_what_they_are(model: str, value: float) -> None:
    weights = snapshot(recurrent(model))
    arrays = {name: array.copy() for name, array in weights.arrays.items()}
    arrays["1.cell.weight_ih_l0"][0] = value
    arrays["2.weight"][3] = value
    observed = seen(dataclasses.replace(weights, arrays=arrays))
    rows = rows_of(observed)
    assert observed.prediction.probabilities is not None
    np.testing.assert_array_equal(rows.probabilities[-1], observed.prediction.probabilities)
    assert rows.undefined == np.count_nonzero(~np.isfinite(observed.values()["states"]))
    undefined = not np.isfinite(observed.prediction.probabilities).all()
    assert (rows.decided is None) == undefined
