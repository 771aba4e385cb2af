"""Observations of drawn strokes, by the bundled network or an untrained one."""

from __future__ import annotations

from functools import cache
from importlib import resources
from itertools import islice
from typing import TYPE_CHECKING

from mnist_draw.demo.built_in_digits import endless
from mnist_draw.explain.explainer import Explainer
from mnist_draw.predict import bundled_detector
from mnist_draw.predict.drawing_predictor import DrawingPredictor
from mnist_draw.predict.prediction import PredictionRequest
from tests.mnist_draw.networks import snapshot
from trainer.network import weights

if TYPE_CHECKING:
    from mnist_draw.draw.drawing import Drawing
    from mnist_draw.explain.explanation import Explanation
    from mnist_draw.predict.observation import Observation
    from mnist_draw.predict.prediction import Prediction
    from trainer.ink.pen import Stroke
    from trainer.network.rejection import Rejector
    from trainer.network.weights import WeightSnapshot


@cache
def bundled() -> WeightSnapshot:
    """The weights that the application starts with."""
    folder = resources.files("mnist_draw.resources")
    with resources.as_file(folder / "weights/bundled.safetensors") as path:
        return weights.load(path)


@cache
def untrained() -> WeightSnapshot:
    """Fast weights that know no digit."""
    return snapshot(seed=1)


@cache
def detector() -> Rejector:
    """The detector of non-digits that the application uses."""
    return bundled_detector.load()


def observe(
    drawing: Drawing, network: WeightSnapshot | None = None, *, unframed: bool = False
) -> Observation:
    """What the prediction thread observes of a drawing."""
    predictor = DrawingPredictor(network or bundled(), detector())
    predictor.frame(
        PredictionRequest(
            1,
            drawing.snapshot(),
            drawing.pen_strokes,
            unframed=unframed,
            pen_down=drawing.is_drawing,
        )
    )
    prediction = predictor.predict()
    assert prediction is not None
    return predictor.observe(prediction)


def predict(
    drawing: Drawing, network: WeightSnapshot | None = None, *, unframed: bool = False
) -> Prediction:
    """What the window shows for a drawing."""
    return observe(drawing, network, unframed=unframed).prediction


def explain(
    drawing: Drawing, network: WeightSnapshot | None = None, *, unframed: bool = False
) -> Explanation:
    """The complete explanation of a drawing's prediction."""
    return list(Explainer()(observe(drawing, network, unframed=unframed)))[-1]


def written(digit: int, *, strokes: int, seed: int = 0) -> tuple[Stroke, ...]:
    """A digit as people write it, in a number of strokes."""
    for recorded in islice(endless(seed), 500):
        if recorded.label == str(digit) and len(recorded.strokes) == strokes:
            return recorded.strokes
    raise LookupError(f"no {digit} of {strokes} strokes")
