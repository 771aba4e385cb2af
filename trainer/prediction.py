"""Predicting one drawing with one complete set of weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import nn
from torch.nn.utils.fusion import fuse_conv_bn_weights

from trainer import models

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from trainer.weights import WeightSnapshot


@dataclass(frozen=True, slots=True)
class _Loaded:
    """A snapshot and the network around it, replaced together or not at all."""

    snapshot: WeightSnapshot
    network: nn.Module


class Predictor:
    """Reads digit images with the weights swapped in last.

    `swap` may be called from one thread while another predicts: both touch one reference only,
    so that a prediction always comes from one complete snapshot.
    """

    def __init__(self, snapshot: WeightSnapshot) -> None:
        self._loaded = _load(snapshot)

    @property
    def snapshot(self) -> WeightSnapshot:
        """The weights in use."""
        return self._loaded.snapshot

    def swap(self, snapshot: WeightSnapshot) -> None:
        """Uses other weights from the next prediction on."""
        self._loaded = _load(snapshot)

    def predict(self, digit_image: NDArray[np.uint8]) -> tuple[NDArray[np.float32], WeightSnapshot]:
        """Probabilities of the ten digits, and the weights that gave them.

        Args:
            digit_image: uint8, shape (28, 28), ink = 255 on 0, framed as MNIST is.

        Returns:
            float32 of shape (10,) that sums to 1, and the snapshot used.
        """
        loaded = self._loaded
        with torch.inference_mode():
            image_BCHW = torch.tensor(digit_image).view(1, 1, 28, 28).float() / 255
            probabilities = loaded.network(image_BCHW).softmax(dim=1)[0]
        return probabilities.numpy(), loaded.snapshot


def _load(snapshot: WeightSnapshot) -> _Loaded:
    network = models.build_with(snapshot.recipe, dict(snapshot.tensors)).eval()
    layers: list[nn.Module] = []
    for layer in network:
        before = layers[-1] if layers else None
        if isinstance(layer, nn.BatchNorm2d) and isinstance(before, nn.Conv2d):
            # One layer does both: of one image's time, a quarter goes into starting layers.
            assert layer.running_mean is not None
            assert layer.running_var is not None
            before.weight, before.bias = fuse_conv_bn_weights(
                before.weight,
                before.bias,
                layer.running_mean,
                layer.running_var,
                layer.eps,
                layer.weight,
                layer.bias,
            )
        else:
            layers.append(layer)
    return _Loaded(snapshot, nn.Sequential(*layers))
