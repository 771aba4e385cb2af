"""Interface of the training steps: `EagerStepper` and `GraphStepper` implement it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import torch

    from trainer.recipe.recipes import Recipe
    from trainer.training.metrics import EpochMetrics


class Stepper(Protocol):
    """Executes the optimiser steps of one run.

    Attributes:
        metrics: Loss and accuracy of each step of the current epoch.
        learning_rate: Learning rate of the last step.
    """

    metrics: EpochMetrics
    learning_rate: float

    def begin_epoch(self, order: torch.Tensor) -> None:
        """Starts an epoch over the images in this order, int64 (N,) on the CPU.

        The rest of an epoch has fewer images than the training split, in full batches.
        """

    def step(self, limit: int) -> None:
        """Executes one step, or up to `limit` steps where several at once are faster."""

    def inspect_step(self) -> tuple[SeenBatch, list[torch.Tensor]]:
        """Executes one step, in a process that trains alone; the same step as `step`.

        Returns:
            What the step saw, and the gradients of the network's parameters in their order; both
            are valid until the next step.
        """

    def use(self, recipe: Recipe) -> None:
        """Takes the following steps with the changed settings of a recipe.

        Args:
            recipe: That of the run, with another learning rate, weight decay, dropout or
                distortion; a schedule is scaled as a whole.
        """

    def synchronize(self) -> None:
        """Gives the run's network the weights and buffers of the last step."""

    def copy_weights(self) -> WeightCopy:
        """Starts to copy the weights of the last step, by name, to the CPU."""


@dataclass(frozen=True, slots=True, eq=False)
class SeenBatch:
    """Images of a step and the answers to them, on the device.

    Attributes:
        images_BCHW: float, ink = 1 on 0, with their distortions.
        labels: int64, shape (B,).
        logits: float, shape (B, K).
    """

    images_BCHW: torch.Tensor
    labels: torch.Tensor
    logits: torch.Tensor


@dataclass(frozen=True, slots=True, eq=False)
class WeightCopy:
    """Copy of the weights to the CPU, asynchronous from a GPU.

    Attributes:
        destination: CPU tensors that receive the copy.
        event: CUDA event recorded after the copy; the next copy reuses `destination` once it has
            completed. None for a finished copy whose memory nothing else uses.
    """

    destination: dict[str, torch.Tensor]
    event: torch.cuda.Event | None = None

    @property
    def ready(self) -> bool:
        """Whether `tensors` returns without waiting."""
        # torch's stubs leave Event.query untyped.
        return self.event is None or self.event.query()  # type: ignore[no-untyped-call]

    def tensors(self) -> dict[str, torch.Tensor]:
        """Waits for the copy and returns tensors that are never written again."""
        if self.event is None:
            return self.destination
        self.event.synchronize()
        return {name: tensor.clone() for name, tensor in self.destination.items()}
