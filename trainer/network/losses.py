"""Loss functions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

import torch
from torch.nn import functional

Loss: TypeAlias = Callable[[torch.Tensor, torch.Tensor], torch.Tensor]


def loss_function(name: str, *, label_smoothing: float = 0.0) -> Loss:
    """Builds a loss function: (logits (B, K), labels int64 (B,)) -> mean loss, a scalar.

    Args:
        name: ``"cross-entropy"``, or ``"squared-error"``: mean squared error of the
            K probabilities against one-hot targets.
        label_smoothing: Share of each target spread evenly over the K classes, [0, 1).
    """
    if name == "cross-entropy":
        return partial(functional.cross_entropy, label_smoothing=label_smoothing)
    return partial(_squared_error, label_smoothing=label_smoothing)


def _squared_error(
    logits: torch.Tensor, labels: torch.Tensor, *, label_smoothing: float
) -> torch.Tensor:
    classes = logits.shape[1]
    targets = functional.one_hot(labels, classes).to(logits.dtype)
    targets = targets * (1 - label_smoothing) + label_smoothing / classes
    return functional.mse_loss(logits.softmax(dim=1), targets)
