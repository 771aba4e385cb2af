"""Observations of drawings, and their scenes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from mnist_draw.inside.scene import Contributions, Pictures, Scores
from mnist_draw.predict.drawing_predictor import DrawingPredictor
from mnist_draw.predict.prediction import PredictionRequest
from tests.mnist_draw.networks import snapshot
from trainer.network.rejection import Rejector

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from mnist_draw.inside.scene import Scene
    from mnist_draw.predict.observation import Observation
    from trainer.network.weights import WeightSnapshot
    from trainer.recipe.recipes import Recipe

Kind = TypeVar("Kind")


def observation(recipe: Recipe, raster: NDArray[np.uint8]) -> Observation:
    """An observation of a raster by the recipe's network, untrained."""
    return observation_with(snapshot(recipe), raster)


def observation_with(weights: WeightSnapshot, raster: NDArray[np.uint8]) -> Observation:
    """An observation of a raster by a network with these weights."""
    predictor = DrawingPredictor(weights, Rejector(None))
    predictor.frame(PredictionRequest(1, raster))
    prediction = predictor.predict(observed=True)
    assert prediction is not None
    return predictor.observe(prediction)


def pictures(scene: Scene, key: str) -> Pictures:
    """The strip of pictures with this key."""
    return _strip(scene, key, Pictures)


def contributions(scene: Scene, key: str) -> Contributions:
    """The strip of contributions with this key."""
    return _strip(scene, key, Contributions)


def scores(scene: Scene) -> Scores:
    """The strip of the ten logits."""
    return _strip(scene, "logits", Scores)


def _strip(scene: Scene, key: str, kind: type[Kind]) -> Kind:
    (strip,) = (strip for strip in scene.strips if strip.key == key)
    assert isinstance(strip, kind)
    return strip
