"""Prediction of the test images with given weights."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Final

from mnist_draw.dataset.digit_list import PredictedDigits
from mnist_draw.dataset.own_drawings import own_figures
from trainer.data.digits import DataSet
from trainer.network import batch_prediction
from trainer.recipe.classes import check_classes

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.drawings.test_set import DrawingTestSet
    from trainer.network.weights import WeightSnapshot

OWN_DRAWINGS: Final = "My drawings"
"""Name of the class's own drawings as a data set."""


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


def predict_drawings(
    snapshot: WeightSnapshot,
    tested: DrawingTestSet,
    *,
    on_progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> PredictedDigits:
    """Predict the class's own drawings; arguments and errors as for `predict_test_images`."""
    digits = tested.digits
    predicted = predict_test_images(
        snapshot,
        DataSet(OWN_DRAWINGS, "", digits[:0], digits),
        on_progress=on_progress,
        cancelled=cancelled,
    )
    own = own_figures(tested, predicted.predictions, frozenset(snapshot.taught))
    return dataclasses.replace(predicted, own=own)
