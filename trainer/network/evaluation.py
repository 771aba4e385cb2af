"""Evaluation of a network: loss, accuracy and confusion matrix over labelled images."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

from trainer.device.torch_threads import both
from trainer.network.calibration import cautious_temperature
from trainer.network.losses import loss_function

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import Executor

    from torch import nn

    from trainer.network.losses import Loss
    from trainer.recipe.recipes import Recipe

# Large enough to be fast, small enough to react to a stop request within a fraction of a second.
# Larger batches only need more memory on a CPU; smaller ones leave a GPU idle.
_CPU_BATCH_SIZE = 250
_GPU_BATCH_SIZE = 5000


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Figures of one network over some images.

    Attributes:
        loss: Mean loss, without label smoothing.
        accuracy: Share of correct predictions, [0, 1].
        images: Number of images.
        confusion: ``confusion[label][predicted]``: counts, a row and a column for each
            class.
        temperature: Softmax temperature with which the probabilities of these images are
            calibrated; 1 unless it was asked for.
    """

    loss: float
    accuracy: float
    images: int
    confusion: tuple[tuple[int, ...], ...]
    temperature: float = 1.0

    @property
    def never_predicted(self) -> tuple[int, ...]:
        """Labels of these images that were predicted for no image, in ascending order."""
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
    calibrate: bool = False,
) -> Evaluation | None:
    """Evaluates a network in evaluation mode, then restores its mode.

    Args:
        network: Built by `trainer.network.models.build`.
        recipe: Names the loss and the classes.
        images: uint8, shape (N, 28, 28), N > 0, on the network's device.
        labels: int64, shape (N,), likewise; indices of the recipe's classes.
        cancelled: Called before each batch, from either thread; True cancels.
        second_thread: Evaluates some of the batches; does not change the figures. None to evaluate
            all on the calling thread.
        calibrate: Fits the softmax temperature too.

    Returns:
        The figures; None when cancelled.
    """
    batches = _BatchEvaluator(network, loss_function(recipe.loss), images, labels, cancelled)
    was_training = network.training
    network.eval()
    try:
        both(second_thread, batches.run, batches.run)
    finally:
        network.train(was_training)
    if batches.ended_early:
        return None
    # In the order of the images, so that the sum does not depend on the threads.
    results = [batches.results[start] for start in sorted(batches.results)]
    # Read only now: each read would stall a GPU. Apple GPUs have no float64, so sum on the CPU.
    total_loss = torch.stack([result.loss_sum for result in results]).cpu().double().sum()
    logits = torch.cat([result.logits for result in results])
    predicted = logits.argmax(dim=1)
    classes = len(recipe.classes)
    pairs = (labels * classes + predicted).cpu()
    confusion = torch.bincount(pairs, minlength=classes**2).view(classes, classes)
    return Evaluation(
        loss=total_loss.item() / len(images),
        accuracy=confusion.diagonal().sum().item() / len(images),
        images=len(images),
        confusion=tuple(tuple(row) for row in confusion.tolist()),
        temperature=(
            cautious_temperature(logits.cpu().float().numpy(), labels.cpu().numpy())
            if calibrate
            else 1.0
        ),
    )


@dataclass(frozen=True, slots=True, eq=False)
class _BatchResult:
    """Result of B images, on the network's device.

    Attributes:
        loss_sum: Sum of the losses, a scalar.
        logits: Outputs of the network, shape (B, K) for K classes.
    """

    loss_sum: torch.Tensor
    logits: torch.Tensor


class _BatchEvaluator:
    """Evaluates batches from a common queue, in one thread or two.

    Attributes:
        results: Result of each batch by the index of its first image.
        ended_early: Whether the evaluation was cancelled.
    """

    def __init__(
        self,
        network: nn.Module,
        loss: Loss,
        images: torch.Tensor,
        labels: torch.Tensor,
        cancelled: Callable[[], bool],
    ) -> None:
        self.results: dict[int, _BatchResult] = {}
        self.ended_early = False
        self._network, self._loss, self._cancelled = network, loss, cancelled
        self._images, self._labels = images, labels
        self._batch_size = _CPU_BATCH_SIZE if images.device.type == "cpu" else _GPU_BATCH_SIZE
        self._starts = deque(range(0, len(images), self._batch_size))

    @torch.inference_mode()
    def run(self) -> None:
        """Evaluates batches until the queue is empty or the evaluation is cancelled."""
        while not self.ended_early:
            try:
                start = self._starts.popleft()
            except IndexError:
                return
            if self._cancelled():
                self.ended_early = True
                return
            labels = self._labels[start : start + self._batch_size]
            batch = self._images[start : start + self._batch_size]
            batch_BCHW = batch.unsqueeze(1).float() / 255
            logits = self._network(batch_BCHW)
            loss_sum = self._loss(logits, labels) * len(labels)
            self.results[start] = _BatchResult(loss_sum, logits)
