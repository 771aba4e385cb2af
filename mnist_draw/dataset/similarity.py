"""Order of labelled images by their similarity to a drawing; no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from trainer.data.digits import Digits


def most_similar_first(digits: Digits, label: int, image: NDArray[np.uint8]) -> NDArray[np.intp]:
    """Order the images of one class by cosine similarity of their pixels to an image.

    The cosine ignores how dark the ink is, so that a thin pen resembles a thin pen of less ink.

    Args:
        digits: The images.
        label: Index of the class.
        image: uint8, shape (28, 28), ink = 255 on 0, framed as the images are.

    Returns:
        intp, shape (N,): indices of the class's images, the most similar first.
    """
    indices = np.flatnonzero(digits.labels == label)
    pixels = digits.images[indices].reshape(len(indices), image.size).astype(np.float32)
    lengths = np.maximum(np.linalg.norm(pixels, axis=1), 1.0)
    similarities = pixels @ image.ravel().astype(np.float32) / lengths
    order: NDArray[np.intp] = indices[np.argsort(-similarities, kind="stable")]
    return order
