"""Prediction of single digit images, with weights that can be swapped at any time."""

from __future__ import annotations

import copy
from threading import Lock
from typing import TYPE_CHECKING, cast

import torch
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_weights

from trainer.network import models

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trainer.network.weights import WeightSnapshot


class Predictor:
    """Predicts digit images with the latest weights.

    Thread-safe: `swap` may be called while another thread predicts. Each prediction is computed
    with one complete snapshot.
    """

    def __init__(self, snapshot: WeightSnapshot) -> None:
        self._lock = Lock()
        self._snapshot = snapshot
        self._network = _Network(snapshot)

    @property
    def snapshot(self) -> WeightSnapshot:
        """The current weights."""
        return self._snapshot

    def swap(self, snapshot: WeightSnapshot) -> None:
        """Replaces the weights from the next prediction on.

        Raises:
            RuntimeError: They do not fit their recipe; the current weights stay.
        """
        with self._lock:
            if snapshot.recipe == self._snapshot.recipe:
                try:
                    self._network.use(snapshot)
                except RuntimeError:
                    # Some tensors may have been copied already.
                    self._network = _Network(self._snapshot)
                    raise
            else:
                self._network = _Network(snapshot)
            self._snapshot = snapshot

    def predict(self, digit_image: NDArray[np.uint8]) -> tuple[NDArray[np.float32], WeightSnapshot]:
        """Predicts one image.

        Args:
            digit_image: uint8, shape (28, 28), ink = 255 on 0, framed as MNIST is.

        Returns:
            Probabilities of the ten digits, float32 (10,), and the snapshot that gave them.
        """
        with self._lock, torch.inference_mode():
            image_BCHW = torch.tensor(digit_image).view(1, 1, 28, 28).float() / 255
            probabilities = self._network(image_BCHW).softmax(dim=1)[0]
            return probabilities.numpy(), self._snapshot


class _Network:
    """Network for single images with replaceable weights: building a new one takes far longer.

    Batch normalisation is folded into the convolution before it.
    """

    def __init__(self, snapshot: WeightSnapshot) -> None:
        # A copy, as `use` overwrites the tensors and snapshots never change.
        tensors = {name: tensor.clone() for name, tensor in snapshot.tensors.items()}
        self._unfolded = models.build_with(snapshot.recipe, tensors).eval()
        self._folded: list[tuple[nn.Conv2d, nn.BatchNorm2d, nn.Conv2d]] = []
        layers: list[nn.Module] = []
        for layer in self._unfolded:
            before = layers[-1] if layers else None
            if isinstance(layer, nn.BatchNorm2d) and isinstance(before, nn.Conv2d):
                # For a single image, starting layers takes a quarter of the time.
                layers[-1] = folded = copy.deepcopy(before)
                self._folded.append((before, layer, folded))
            else:
                layers.append(layer)
        self._layers = nn.Sequential(*layers)
        self._fold()

    def __call__(self, image_BCHW: torch.Tensor) -> torch.Tensor:
        return cast("torch.Tensor", self._layers(image_BCHW))

    def use(self, snapshot: WeightSnapshot) -> None:
        """Copies the weights of a snapshot of the same recipe."""
        self._unfolded.load_state_dict(dict(snapshot.tensors))
        self._fold()

    def _fold(self) -> None:
        for convolution, norm, folded in self._folded:
            assert norm.running_mean is not None
            assert norm.running_var is not None
            folded.weight, folded.bias = fuse_conv_bn_weights(
                convolution.weight,
                convolution.bias,
                norm.running_mean,
                norm.running_var,
                norm.eps,
                norm.weight,
                norm.bias,
            )
