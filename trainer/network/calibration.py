"""Calibration: whether "90 %" is right nine times in ten, and the one number that mends it.

Source: Guo, Pleiss, Sun and Weinberger, "On Calibration of Modern Neural Networks", ICML 2017,
arXiv:1706.04599.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

BINS = 15
"""Bins of confidence, equal in width, as in the source."""

COLDEST, HOTTEST = 0.05, 20.0
"""Temperatures between which the best is looked for."""

# Each halves the interval of 1 / temperature: far below what a float32 weight can hold.
_HALVINGS = 50


def expected_calibration_error(
    probabilities: NDArray[Any], labels: NDArray[Any], *, bins: int = BINS
) -> float:
    """How far confidence and accuracy lie apart, averaged over all images.

    Images are binned by the probability of the most probable digit, in bins of equal width; a bin
    counts by how many images fall into it.

    Args:
        probabilities: Floats, shape (N, 10), N > 0; each row sums to 1.
        labels: Whole numbers 0 to 9, shape (N,).
        bins: Number of bins over [0, 1].

    Returns:
        In [0, 1]; 0 is perfect.

    Raises:
        ValueError: There are no images, or not as many labels.
    """
    _check(probabilities, labels)
    confidences = probabilities.max(axis=1).astype(np.float64)
    right = probabilities.argmax(axis=1) == labels
    # A bin takes its upper bound along; the first one also 0.
    places = np.clip(np.ceil(confidences * bins).astype(np.int64) - 1, 0, bins - 1)
    gaps = np.bincount(places, weights=right - confidences, minlength=bins)
    return float(np.abs(gaps).sum() / len(labels))


def fit_temperature(logits: NDArray[Any], labels: NDArray[Any]) -> float:
    """The temperature by which logits are to be divided: it makes the labels most likely.

    Which digit is the most probable one stays as it was.

    Args:
        logits: Floats, shape (N, 10), N > 0: of images from which the network did not learn.
        labels: Whole numbers 0 to 9, shape (N,).

    Returns:
        From `COLDEST` to `HOTTEST`; above 1 the network was too sure of itself.

    Raises:
        ValueError: There are no images, or not as many labels.
    """
    _check(logits, labels)
    logits = logits.astype(np.float64)
    logits -= logits.max(axis=1, keepdims=True)
    target_mean = logits[np.arange(len(labels)), labels.astype(np.int64)].mean()
    # The loss is convex in the inverse temperature: its slope crosses zero once.
    low, high = 1 / HOTTEST, 1 / COLDEST
    for _ in range(_HALVINGS):
        inverse = (low + high) / 2
        weights = np.exp(inverse * logits)
        expected = (weights * logits).sum(axis=1) / weights.sum(axis=1)
        if expected.mean() < target_mean:
            low = inverse
        else:
            high = inverse
    return float(2 / (low + high))


def _check(rows: NDArray[Any], labels: NDArray[Any]) -> None:
    if not len(labels) or rows.shape[:1] != labels.shape or rows.ndim != 2:
        raise ValueError(
            f"one row and one label for each image, at least one; not {rows.shape}, {labels.shape}"
        )
