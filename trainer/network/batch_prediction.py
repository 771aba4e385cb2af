"""Batch prediction: the predictions of one weight snapshot for a whole set of labelled images."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from trainer.errors import CancelledError
from trainer.network.numpy_layers import log_softmax

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from trainer.data.digits import Digits
    from trainer.network.weights import WeightSnapshot

# Large enough to be fast, small enough to be cancelled within a fraction of a second.
BATCH_SIZE = 100


@dataclass(frozen=True, slots=True, eq=False)
class BatchPrediction:
    """Predictions for N labelled images; all arrays are read-only.

    Attributes:
        predicted: uint8, shape (N,): the most probable class of each image.
        confidences: float32, shape (N,): calibrated probability of that class.
        target_probabilities: float32, shape (N,): probability of the image's label.
        losses: float32, shape (N,): cross-entropy, -ln of the label's probability before
            calibration.
        confusion: int64, shape (K, K) for K classes: counts, indexed ``[label, predicted]``.
    """

    predicted: NDArray[np.uint8]
    confidences: NDArray[np.float32]
    target_probabilities: NDArray[np.float32]
    losses: NDArray[np.float32]
    confusion: NDArray[np.int64]

    def __post_init__(self) -> None:
        for array in (
            self.predicted,
            self.confidences,
            self.target_probabilities,
            self.losses,
            self.confusion,
        ):
            array.flags.writeable = False


def predict_all(
    snapshot: WeightSnapshot,
    digits: Digits,
    *,
    report: Callable[[int], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> BatchPrediction:
    """Predicts all images.

    Args:
        snapshot: The weights.
        digits: The images and their labels.
        report: Called after each batch with the number of images done.
        cancelled: Called before each batch; True cancels.

    Raises:
        CancelledError: `cancelled` returned True.
    """
    log_probabilities = predict_log_probabilities(
        snapshot, digits, report=report, cancelled=cancelled
    )
    rows = np.arange(len(digits))
    predicted = log_probabilities.argmax(axis=1).astype(np.uint8)
    # Losses are those that training and evaluation report; probabilities are calibrated.
    calibrated = log_softmax(log_probabilities / np.float32(snapshot.temperature))
    classes = len(snapshot.recipe.classes)
    confusion = np.zeros((classes, classes), np.int64)
    np.add.at(confusion, (digits.labels, predicted), 1)
    of_labels = log_probabilities[rows, digits.labels]
    return BatchPrediction(
        predicted=predicted,
        confidences=np.exp(calibrated[rows, predicted]),
        target_probabilities=np.exp(calibrated[rows, digits.labels]),
        losses=-of_labels,
        confusion=confusion,
    )


def predict_log_probabilities(
    snapshot: WeightSnapshot,
    digits: Digits,
    *,
    report: Callable[[int], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> NDArray[np.float32]:
    """Log-probabilities before calibration, for all images; arguments as for `predict_all`.

    Returns:
        float32, shape (N, K) for K classes. Unlike probabilities, they do not underflow to zero, so
        that the loss of a confident mistake stays finite.

    Raises:
        CancelledError: `cancelled` returned True.
    """
    network = snapshot.network
    result = np.empty((len(digits), len(snapshot.recipe.classes)), np.float32)
    for start in range(0, len(digits), BATCH_SIZE):
        if cancelled():
            raise CancelledError
        batch = digits.images[start : start + BATCH_SIZE]
        result[start : start + len(batch)] = log_softmax(network.logits(batch))
        report(start + len(batch))
    return result
