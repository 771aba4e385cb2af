"""Observations of drawings by untrained networks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mnist_draw.predict.drawing_predictor import DrawingPredictor
from mnist_draw.predict.prediction import PredictionRequest
from tests.mnist_draw.networks import snapshot
from trainer.network.rejection import Rejector

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from mnist_draw.predict.observation import Observation
    from trainer.recipe.recipes import Recipe


def observation(recipe: Recipe, raster: NDArray[np.uint8]) -> Observation:
    """An observation of a raster by the recipe's network, untrained."""
    predictor = DrawingPredictor(snapshot(recipe), Rejector(None))
    predictor.frame(PredictionRequest(1, raster))
    prediction = predictor.predict()
    assert prediction is not None
    return predictor.observe(prediction)
