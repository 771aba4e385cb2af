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

    @property
    def never_predicted(self) -> tuple[int, ...]:
        """Digits that are among the images but were predicted for none of them, in order."""
        predicted = [sum(column) for column in zip(*self.confusion, strict=True)]
        return tuple(
            digit for digit, row in enumerate(self.confusion) if any(row) and not predicted[digit]
        )


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
    # Collected on the device and read once: each reading would stall a GPU.
    losses: list[torch.Tensor] = []
    predictions: list[torch.Tensor] = []
    try:
        with torch.inference_mode():
            for start in range(0, len(images), BATCH):
                if cancelled():
                    return None
                batch_labels = labels[start : start + BATCH]
                batch_BCHW = images[start : start + BATCH].unsqueeze(1).float() / 255
                logits = network(batch_BCHW)
                losses.append(measure(logits, batch_labels) * len(batch_labels))
                predictions.append(logits.argmax(dim=1))
            # Apple GPUs know no float64, so the sum is taken on the CPU.
            total_loss = torch.stack(losses).cpu().double().sum()
            pairs = (labels * 10 + torch.cat(predictions)).cpu()
    finally:
        network.train(was_training)
    table = torch.bincount(pairs, minlength=100).view(10, 10)
    return Evaluation(
        loss=total_loss.item() / len(images),
        accuracy=table.diagonal().sum().item() / len(images),
        images=len(images),
        confusion=tuple(tuple(row) for row in table.tolist()),
    )
