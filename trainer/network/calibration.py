"""Calibration of probabilities: expected calibration error and temperature scaling.

Source: Guo, Pleiss, Sun and Weinberger, "On Calibration of Modern Neural Networks", ICML 2017,
arXiv:1706.04599.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

BINS = 15
"""Number of confidence bins of equal width, as in the source."""

MIN_TEMPERATURE, MAX_TEMPERATURE = 0.05, 20.0
"""Search interval of `fit_temperature`."""

# Bisections of the interval of 1 / temperature: far beyond the precision of a float32 weight.
_BISECTIONS = 50


def expected_calibration_error(
    probabilities: NDArray[Any], labels: NDArray[Any], *, bins: int = BINS
) -> float:
    """Expected calibration error: mean gap between confidence and accuracy.

    Images are binned by their confidence, the largest probability, in bins of equal width; each
    bin's gap is weighted by its number of images.

    Args:
        probabilities: Floats, shape (N, K), N > 0; each row sums to 1.
        labels: Integers 0 to K - 1, shape (N,).
        bins: Number of bins over [0, 1].

    Returns:
        In [0, 1]; 0 for perfect calibration.

    Raises:
        ValueError: No images, or another number of labels.
    """
    _check(probabilities, labels)
    confidences = probabilities.max(axis=1).astype(np.float64)
    correct = probabilities.argmax(axis=1) == labels
    # Bins include their upper bound, the first one also 0.
    indices = np.clip(np.ceil(confidences * bins).astype(np.int64) - 1, 0, bins - 1)
    gaps = np.bincount(indices, weights=correct - confidences, minlength=bins)
    return float(np.abs(gaps).sum() / len(labels))


def fit_temperature(logits: NDArray[Any], labels: NDArray[Any]) -> float:
    """Temperature that minimises the cross-entropy of the logits divided by it.

    Dividing by it does not change any prediction.

    Args:
        logits: Floats, shape (N, K), N > 0, of images that the network was not trained on.
        labels: Integers 0 to K - 1, shape (N,).

    Returns:
        In [`MIN_TEMPERATURE`, `MAX_TEMPERATURE`]; above 1 for an overconfident network.

    Raises:
        ValueError: No images, or another number of labels.
    """
    _check(logits, labels)
    logits = logits.astype(np.float64)
    logits -= logits.max(axis=1, keepdims=True)
    target_mean = logits[np.arange(len(labels)), labels.astype(np.int64)].mean()
    # The loss is convex in the inverse temperature: bisect on the sign of its derivative.
    low, high = 1 / MAX_TEMPERATURE, 1 / MIN_TEMPERATURE
    for _ in range(_BISECTIONS):
        inverse = (low + high) / 2
        weights = np.exp(inverse * logits)
        expected = (weights * logits).sum(axis=1) / weights.sum(axis=1)
        if expected.mean() < target_mean:
            low = inverse
        else:
            high = inverse
    return float(2 / (low + high))


def cautious_temperature(logits: NDArray[Any], labels: NDArray[Any]) -> float:
    """Temperature fitted as if one image more had been misread.

    Images that are all read rightly, as a small validation split may be, would ask for certainty.
    One mistake more is Laplace's rule of succession; among thousands of images it changes nothing.

    Args:
        logits: As for `fit_temperature`; 1 is returned where one is not finite.
        labels: As for `fit_temperature`.

    Raises:
        ValueError: No images, or another number of labels.
    """
    _check(logits, labels)
    if not np.isfinite(logits).all():
        return 1.0
    ordered = np.sort(logits, axis=1)
    margins = ordered[:, -1] - ordered[:, -2]
    typical = logits[np.argsort(margins)[len(margins) // 2]]
    runner_up = np.argsort(typical)[-2]
    return fit_temperature(np.vstack([logits, typical]), np.append(labels, runner_up))


def _check(rows: NDArray[Any], labels: NDArray[Any]) -> None:
    if not len(labels) or rows.shape[:1] != labels.shape or rows.ndim != 2:
        raise ValueError(
            f"one row and one label for each image, at least one; not {rows.shape}, {labels.shape}"
        )
