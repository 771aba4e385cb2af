"""Epoch plan: the steps and passes of a run, also of one that completes a stopped run."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.recipe.recipes import Recipe


@dataclass(frozen=True)
class EpochPlan:
    """Steps and passes over the training split.

    A run that completes another first takes the rest of the epoch in which that one was stopped.

    Attributes:
        steps_per_epoch: Optimiser steps in one epoch.
        epochs: Epochs of the recipe.
        epochs_before: Those that an earlier run took, below `epochs`.
        first_epoch: Epochs of the weights before the run, `epochs_before` included.
        evaluations_per_epoch: Validations in one epoch, at equal distances.
    """

    steps_per_epoch: int
    epochs: int
    epochs_before: float = 0.0
    first_epoch: float = 0.0
    evaluations_per_epoch: int = 1

    @classmethod
    def of(cls, recipe: Recipe, images: int, epochs_before: float, first_epoch: float) -> EpochPlan:
        """The plan of a run on a training split of so many images."""
        return cls(
            math.ceil(images / recipe.batch_size),
            recipe.epochs,
            epochs_before,
            first_epoch,
            recipe.evaluations_per_epoch,
        )

    @cached_property
    def steps(self) -> int:
        """Optimiser steps of the whole run, at least 1."""
        return max(1, round(self.steps_per_epoch * (self.epochs - self.epochs_before)))

    def epochs_at(self, step: int) -> float:
        """Epochs of the weights after a step of the run, fractional within one."""
        if not self.epochs_before:
            return self.first_epoch + step / self.steps_per_epoch
        # Counted from the end, where whole epochs are whole numbers.
        left = (self.steps - step) / self.steps_per_epoch
        return self.first_epoch - self.epochs_before + self.epochs - left

    def pass_steps(self, step: int) -> int:
        """Steps of the pass that begins after a step of the run: an epoch, or the rest of one."""
        return (self.steps - step - 1) % self.steps_per_epoch + 1

    def evaluation_steps(self, step: int) -> list[int]:
        """Steps of the pass that begins after `step` after which to validate, its last included."""
        steps, parts = self.steps_per_epoch, self.evaluations_per_epoch
        skipped = steps - self.pass_steps(step)
        of_epoch = {round(part * steps / parts) for part in range(1, parts + 1)}
        return sorted(each - skipped for each in of_epoch if each > skipped)
