"""Prediction of single digit images, with weights that can be swapped at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trainer.network.forward import NumpyNetwork
    from trainer.network.weights import WeightSnapshot


class Predictor:
    """Predicts digit images with the latest weights.

    Thread-safe: `swap` may be called while another thread predicts. Each prediction is computed
    with one complete snapshot.
    """

    def __init__(self, snapshot: WeightSnapshot) -> None:
        self._current = _with_network(snapshot)

    @property
    def snapshot(self) -> WeightSnapshot:
        """The current weights."""
        return self._current[1]

    @property
    def network(self) -> NumpyNetwork:
        """The network with the current weights."""
        return self._current[0]

    def swap(self, snapshot: WeightSnapshot) -> None:
        """Replaces the weights from the next prediction on.

        Raises:
            ValueError: They do not fit their recipe; the current weights stay.
        """
        # One assignment: a prediction sees the old pair or the new one.
        self._current = _with_network(snapshot)

    def predict(self, digit_image: NDArray[np.uint8]) -> tuple[NDArray[np.float32], WeightSnapshot]:
        """Predicts one image.

        Args:
            digit_image: uint8, shape (28, 28), ink = 255 on 0, framed as MNIST is.

        Returns:
            Calibrated probabilities of the classes, float32 (K,), and the snapshot that gave
            them.
        """
        network, snapshot = self._current
        return network.probabilities(network.logits(digit_image[None])[0]), snapshot


def _with_network(snapshot: WeightSnapshot) -> tuple[NumpyNetwork, WeightSnapshot]:
    return snapshot.network, snapshot
