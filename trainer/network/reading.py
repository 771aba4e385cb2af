"""Reading many labelled images with one set of weights: what it takes each of them for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn import functional

from trainer.errors import CancelledError
from trainer.network import models

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from trainer.data.digits import Digits
    from trainer.network.weights import WeightSnapshot

# Large enough to be fast, small enough to be cancelled within a fraction of a second.
BATCH = 500


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What a network makes of some images; all arrays are read-only.

    Attributes:
        predicted: uint8, shape (N,): the digit it takes each image for.
        confidences: float32, shape (N,): probability of that digit.
        target_probabilities: float32, shape (N,): probability of the image's label.
        losses: float32, shape (N,): surprise at the label, -ln of its probability.
        confusion: int64, shape (10, 10): how often ``[label, predicted]`` came.
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


def read(
    snapshot: WeightSnapshot,
    digits: Digits,
    *,
    report: Callable[[int], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Reading:
    """Reads all images on the CPU.

    Args:
        snapshot: The weights.
        digits: The images and their labels.
        report: Is told how many images are done, after each batch.
        cancelled: Asked before each batch.

    Raises:
        CancelledError: It was cancelled.
    """
    logarithms = log_probabilities(snapshot, digits, report=report, cancelled=cancelled)
    rows = np.arange(len(digits))
    predicted = logarithms.argmax(axis=1).astype(np.uint8)
    confusion = np.zeros((10, 10), np.int64)
    np.add.at(confusion, (digits.labels, predicted), 1)
    of_targets = logarithms[rows, digits.labels]
    return Reading(
        predicted=predicted,
        confidences=np.exp(logarithms[rows, predicted]),
        target_probabilities=np.exp(of_targets),
        losses=-of_targets,
        confusion=confusion,
    )


def log_probabilities(
    snapshot: WeightSnapshot,
    digits: Digits,
    *,
    report: Callable[[int], None] = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> NDArray[np.float32]:
    """Logarithms of the probabilities that a network gives each image; arguments as for `read`.

    Returns:
        float32, shape (N, 10). They keep what probabilities would round to zero: the surprise at a
        sure mistake.

    Raises:
        CancelledError: It was cancelled.
    """
    network = models.build_with(snapshot.recipe, dict(snapshot.tensors)).eval()
    result = np.empty((len(digits), models.DIGITS), np.float32)
    with torch.inference_mode():
        for start in range(0, len(digits), BATCH):
            if cancelled():
                raise CancelledError
            batch = digits.images[start : start + BATCH]
            batch_BCHW = torch.tensor(batch).unsqueeze(1).float() / 255
            logits = network(batch_BCHW)
            result[start : start + len(batch)] = functional.log_softmax(logits, dim=1).numpy()
            report(start + len(batch))
    return result
