"""Prediction of the test images with given weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mnist_draw.dataset.digit_list import PredictedDigits
from trainer.network import batch_prediction

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.data.digits import Digits
    from trainer.network.weights import WeightSnapshot


def predict_test_images(
    snapshot: WeightSnapshot,
    test: Digits,
    *,
    on_progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> PredictedDigits:
    """Predict all test images.

    Args:
        snapshot: The weights.
        test: The test images.
        on_progress: Called with the number of predicted images and their total.
        cancelled: True cancels.

    Raises:
        CancelledError: `cancelled` returned True.
    """
    predictions = batch_prediction.predict_all(
        snapshot,
        test,
        report=lambda done: on_progress(done, len(test)),
        cancelled=cancelled,
    )
    return PredictedDigits(test, predictions, snapshot.recipe.title, snapshot.epoch)
