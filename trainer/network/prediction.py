"""Predicting one drawing with one complete set of weights."""

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
    """Reads digit images with the weights swapped in last.

    `swap` may be called from one thread while another predicts: a prediction always comes from one
    complete snapshot.
    """

    def __init__(self, snapshot: WeightSnapshot) -> None:
        self._lock = Lock()
        self._snapshot = snapshot
        self._network = _Network(snapshot)

    @property
    def snapshot(self) -> WeightSnapshot:
        """The weights in use."""
        return self._snapshot

    def swap(self, snapshot: WeightSnapshot) -> None:
        """Uses other weights from the next prediction on.

        Raises:
            RuntimeError: They do not fit their recipe; those in use stay in use.
        """
        with self._lock:
            if snapshot.recipe == self._snapshot.recipe:
                try:
                    self._network.use(snapshot)
                except RuntimeError:
                    # Some may have been taken over.
                    self._network = _Network(self._snapshot)
                    raise
            else:
                self._network = _Network(snapshot)
            self._snapshot = snapshot

    def predict(self, digit_image: NDArray[np.uint8]) -> tuple[NDArray[np.float32], WeightSnapshot]:
        """Probabilities of the ten digits, and the weights that gave them.

        Args:
            digit_image: uint8, shape (28, 28), ink = 255 on 0, framed as MNIST is.

        Returns:
            float32 of shape (10,) that sums to 1, and the snapshot used.
        """
        with self._lock, torch.inference_mode():
            image_BCHW = torch.tensor(digit_image).view(1, 1, 28, 28).float() / 255
            probabilities = self._network(image_BCHW).softmax(dim=1)[0]
            return probabilities.numpy(), self._snapshot


class _Network:
    """A network for single images, whose weights can be exchanged: to build it takes far longer."""

    def __init__(self, snapshot: WeightSnapshot) -> None:
        # Memory of its own: weights are exchanged in place, and the snapshot's never change.
        tensors = {name: tensor.clone() for name, tensor in snapshot.tensors.items()}
        self._whole = models.build_with(snapshot.recipe, tensors).eval()
        self._joined: list[tuple[nn.Conv2d, nn.BatchNorm2d, nn.Conv2d]] = []
        layers: list[nn.Module] = []
        for layer in self._whole:
            before = layers[-1] if layers else None
            if isinstance(layer, nn.BatchNorm2d) and isinstance(before, nn.Conv2d):
                # One layer does both: of one image's time, a quarter goes into starting layers.
                layers[-1] = both = copy.deepcopy(before)
                self._joined.append((before, layer, both))
            else:
                layers.append(layer)
        self._layers = nn.Sequential(*layers)
        self._join()

    def __call__(self, image_BCHW: torch.Tensor) -> torch.Tensor:
        return cast("torch.Tensor", self._layers(image_BCHW))

    def use(self, snapshot: WeightSnapshot) -> None:
        """Takes the weights over from a snapshot of the same recipe."""
        self._whole.load_state_dict(dict(snapshot.tensors))
        self._join()

    def _join(self) -> None:
        for convolution, norm, both in self._joined:
            assert norm.running_mean is not None
            assert norm.running_var is not None
            both.weight, both.bias = fuse_conv_bn_weights(
                convolution.weight,
                convolution.bias,
                norm.running_mean,
                norm.running_var,
                norm.eps,
                norm.weight,
                norm.bias,
            )
