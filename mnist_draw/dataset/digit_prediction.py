"""Prediction of the test images with given weights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mnist_draw.dataset.digit_list import PredictedDigits
from trainer.network import batch_prediction
from trainer.recipe.classes import check_classes

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.data.digits import DataSet
    from trainer.network.weights import WeightSnapshot


def predict_test_images(
    snapshot: WeightSnapshot,
    dataset: DataSet,
    *,
    on_progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> PredictedDigits:
    """Predict all test images.

    Args:
        snapshot: The weights.
        dataset: The data set with the test images.
        on_progress: Called with the number of predicted images and their total.
        cancelled: True cancels.

    Raises:
        CancelledError: `cancelled` returned True.
        ClassesError: The weights tell other classes apart than the data set holds.
    """
    check_classes(snapshot.recipe.classes, dataset.name, dataset.classes)
    test = dataset.test
    predictions = batch_prediction.predict_all(
        snapshot,
        test,
        report=lambda done: on_progress(done, len(test)),
        cancelled=cancelled,
    )
    return PredictedDigits(test, predictions, snapshot.recipe.title, snapshot.epoch, dataset.name)
