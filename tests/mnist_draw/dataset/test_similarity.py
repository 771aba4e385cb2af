"""Order of images by their similarity to a drawing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mnist_draw.dataset.similarity import most_similar_first
from trainer.data.digits import Digits

if TYPE_CHECKING:
    from numpy.typing import NDArray


def images(*rows: list[int]) -> NDArray[np.uint8]:
    """Images whose first pixels have given values."""
    result = np.zeros((len(rows), 28, 28), np.uint8)
    for image, row in zip(result, rows, strict=True):
        image[0, : len(row)] = row
    return result


def test_only_the_class_is_listed_the_most_similar_first() -> None:
    labels = np.array([7, 7, 1, 7], np.uint8)
    training = Digits(images([0, 200], [200, 0], [200, 100], [200, 150]), labels)

    order = most_similar_first(training, 7, images([200, 100])[0])

    # Cosines with (2, 1): 0.45, 0.89, 0.98.
    assert order.tolist() == [3, 1, 0]


def test_the_amount_of_ink_does_not_matter() -> None:
    training = Digits(images([255, 0], [40, 20]), np.array([2, 2], np.uint8))

    assert most_similar_first(training, 2, images([200, 100])[0]).tolist() == [1, 0]


def test_blank_images_come_last() -> None:
    training = Digits(images([0, 0], [10, 0]), np.array([2, 2], np.uint8))

    assert most_similar_first(training, 2, images([200, 0])[0]).tolist() == [1, 0]
    assert most_similar_first(training, 3, images([200, 0])[0]).tolist() == []
