"""Loss functions."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TypeAlias

import torch
from torch.nn import functional

Loss: TypeAlias = Callable[[torch.Tensor, torch.Tensor], torch.Tensor]


def loss_function(name: str, *, label_smoothing: float = 0.0, of_each: bool = False) -> Loss:
    """Builds a loss function: (logits (B, K), labels int64 (B,)) -> mean loss, a scalar.

    Args:
        name: ``"cross-entropy"``, or ``"squared-error"``: mean squared error of the
            K probabilities against one-hot targets.
        label_smoothing: Share of each target spread evenly over the K classes, [0, 1).
        of_each: Whether it returns the loss of each image (B,) instead.
    """
    reduction = "none" if of_each else "mean"
    if name == "cross-entropy":
        return partial(
            functional.cross_entropy, label_smoothing=label_smoothing, reduction=reduction
        )
    return partial(_squared_error, label_smoothing=label_smoothing, reduction=reduction)


def _squared_error(
    logits: torch.Tensor, labels: torch.Tensor, *, label_smoothing: float, reduction: str
) -> torch.Tensor:
    classes = logits.shape[1]
    targets = functional.one_hot(labels, classes).to(logits.dtype)
    targets = targets * (1 - label_smoothing) + label_smoothing / classes
    errors = functional.mse_loss(logits.softmax(dim=1), targets, reduction=reduction)
    return errors.mean(dim=1) if reduction == "none" else errors
