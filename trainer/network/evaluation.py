"""How well a network reads digits: loss, accuracy and which digits it takes for which."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

from trainer.device.torch_threads import both
from trainer.network.losses import loss_function

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor

    from torch import nn

    from trainer.network.losses import Loss
    from trainer.recipe.recipes import Recipe

# Large enough to be fast, small enough to react to a stop request within a fraction of a second. On
# a CPU more would only take more memory; a GPU is kept waiting by anything less.
_CPU_BATCH = 250
_GPU_BATCH = 5000


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
    second_thread: Executor | None = None,
) -> Evaluation | None:
    """Evaluates in evaluation mode, and leaves the network in the mode in which it was.

    Args:
        network: Built by `trainer.network.models.build`.
        recipe: Says which loss.
        images: uint8, shape (N, 28, 28), N > 0, on the network's device.
        labels: int64, shape (N,), likewise.
        cancelled: Asked between batches, by either thread.
        second_thread: What reads some of the batches; the figures are the same. None for nothing.

    Returns:
        The figures, or None when it was cancelled.
    """
    reading = _Reading(network, loss_function(recipe.loss), images, labels, cancelled)
    was_training = network.training
    network.eval()
    try:
        both(second_thread, reading.go_on, reading.go_on)
    finally:
        network.train(was_training)
    if reading.ended_early:
        return None
    # In the order of the images, so that the sum does not depend on who read which.
    losses, predictions = zip(*(reading.read[start] for start in sorted(reading.read)), strict=True)
    # Looked at only now, as each look would stall a GPU. Apple GPUs know no float64, so the sum is
    # taken on the CPU.
    total_loss = torch.stack(losses).cpu().double().sum()
    pairs = (labels * 10 + torch.cat(predictions)).cpu()
    table = torch.bincount(pairs, minlength=100).view(10, 10)
    return Evaluation(
        loss=total_loss.item() / len(images),
        accuracy=table.diagonal().sum().item() / len(images),
        images=len(images),
        confusion=tuple(tuple(row) for row in table.tolist()),
    )


class _Reading:
    """An evaluation going on, in one thread or two.

    Attributes:
        read: Sum of losses and the predictions of each batch read, by where the batch starts.
        ended_early: Whether it was cancelled.
    """

    def __init__(
        self,
        network: nn.Module,
        measure: Loss,
        images: torch.Tensor,
        labels: torch.Tensor,
        cancelled: Callable[[], bool],
    ) -> None:
        self.read: dict[int, tuple[torch.Tensor, torch.Tensor]] = {}
        self.ended_early = False
        self._network, self._measure, self._cancelled = network, measure, cancelled
        self._images, self._labels = images, labels
        self._batch = _CPU_BATCH if images.device.type == "cpu" else _GPU_BATCH
        self._starts = deque(range(0, len(images), self._batch))

    @torch.inference_mode()
    def go_on(self) -> None:
        """Reads batch after batch, as long as there are any that nobody has begun."""
        while not self.ended_early:
            try:
                start = self._starts.popleft()
            except IndexError:
                return
            if self._cancelled():
                self.ended_early = True
                return
            labels = self._labels[start : start + self._batch]
            batch_BCHW = self._images[start : start + self._batch].unsqueeze(1).float() / 255
            logits = self._network(batch_BCHW)
            loss = self._measure(logits, labels) * len(labels)
            self.read[start] = loss, logits.argmax(dim=1)
