"""Data that the prediction thread receives and emits: requests, predictions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trainer.ink.framing import Framing
    from trainer.ink.pen import Stroke
    from trainer.network.rejection import Reason
    from trainer.network.weights import WeightSnapshot
    from trainer.reading.number import NumberReading


@dataclass(frozen=True, slots=True, eq=False)
class PredictionRequest:
    """A drawing to predict.

    Attributes:
        number: Counts up; a prediction carries the number of its request.
        raster: uint8, shape (H, W), ink = 255 on 0, read-only.
        strokes: All strokes that left ink; None where the ink has other sources.
        unframed: Whether to predict without framing too.
        pen_down: Whether a stroke is being drawn.
    """

    number: int
    raster: NDArray[np.uint8]
    strokes: tuple[Stroke, ...] | None = None
    unframed: bool = False
    pen_down: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class UnframedPrediction:
    """Prediction for the whole canvas, resized without framing, by the same weights.

    Attributes:
        digit_image: uint8, shape (28, 28), read-only.
        probabilities: float32, shape (K,), of the K classes of the weights.
    """

    digit_image: NDArray[np.uint8]
    probabilities: NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Prediction:
    """Prediction for one drawing by one complete weight snapshot.

    Attributes:
        request: Number of the request.
        framing: The digit image and the steps that led to it; None for a blank canvas.
        probabilities: float32, shape (K,), of the K classes of the weights; None for a blank
            canvas.
        snapshot: The weights that made it.
        unframed: Prediction without framing; None if not requested or for a blank canvas.
        not_sure: Why the drawing is rejected; None if it is accepted as a digit.
        pen_down: Whether a stroke was being drawn.
        number: The digits of a drawing of several; None if it is no number.
    """

    request: int
    framing: Framing | None
    probabilities: NDArray[np.float32] | None
    snapshot: WeightSnapshot
    unframed: UnframedPrediction | None = None
    not_sure: Reason | None = None
    pen_down: bool = False
    number: NumberReading | None = None
