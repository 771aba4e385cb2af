"""How well a network reads digits: loss, accuracy and which digits it takes for which."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

from trainer.losses import loss_function

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch import nn

    from trainer.recipes import Recipe

# Large enough to be fast, small enough to react to a stop request within a fraction of a second.
BATCH = 500


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures of one network over some images.

    Attributes:
        loss: Mean loss, without label smoothing.
        accuracy: Share read correctly, [0, 1].
        images: How many images.
        confusion: ``confusion[label][predicted]``: counts, 10 x 10.
    """

    loss: float
    accuracy: float
    images: int
    confusion: tuple[tuple[int, ...], ...]


def evaluate(
    network: nn.Module,
    recipe: Recipe,
    images: torch.Tensor,
    labels: torch.Tensor,
    *,
    cancelled: Callable[[], bool] = lambda: False,
) -> Evaluation | None:
    """Evaluates in evaluation mode, and leaves the network in the mode in which it was.

    Args:
        network: Built by `trainer.models.build`.
        recipe: Says which loss.
        images: uint8, shape (N, 28, 28), N > 0, on the network's device.
        labels: int64, shape (N,), likewise.
        cancelled: Asked between batches.

    Returns:
        The figures, or None when it was cancelled.
    """
    was_training = network.training
    network.eval()
    measure = loss_function(recipe.loss)
    confusion = torch.zeros(100, dtype=torch.int64, device=images.device)
    total_loss = torch.zeros((), dtype=torch.float64, device=images.device)
    try:
        with torch.inference_mode():
            for start in range(0, len(images), BATCH):
                if cancelled():
                    return None
                batch_labels = labels[start : start + BATCH]
                batch_BCHW = images[start : start + BATCH].unsqueeze(1).float() / 255
                logits = network(batch_BCHW)
                total_loss += measure(logits, batch_labels).double() * len(batch_labels)
                pairs = batch_labels * 10 + logits.argmax(dim=1)
                confusion += torch.bincount(pairs, minlength=100)
    finally:
        network.train(was_training)
    table = confusion.view(10, 10)
    return Evaluation(
        loss=total_loss.item() / len(images),
        accuracy=table.diagonal().sum().item() / len(images),
        images=len(images),
        confusion=tuple(tuple(row) for row in table.tolist()),
    )
