"""The splits of a run on its device, and their rewriting before each epoch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch

from trainer.data.splits import split
from trainer.data.training_part import training_part
from trainer.recipe.classes import digit_of_class
from trainer.recipe.writers import check_writers
from trainer.training.device_images import DeviceImages
from trainer.training.handwriting_variants import TrainingSetRewriter

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from trainer.data.digits import DataSet
    from trainer.data.training_part import TrainingPart
    from trainer.recipe.recipes import Recipe


class RunImages:
    """Training, validation and test images; runs that are trained together share them.

    Attributes:
        train: Training split; likewise `validation` and `test`.
    """

    def __init__(
        self, recipe: Recipe, dataset: DataSet, device: torch.device, *, evaluates: bool = True
    ) -> None:
        """Copies the splits to a device.

        Args:
            recipe: Determines the splits, with the classes of the data.
            dataset: The data.
            device: The device.
            evaluates: Whether this process evaluates; else validation and test images are none.

        Raises:
            RecipeError: The data have none of the writers to leave out, or too little is left.
        """
        check_writers(recipe.left_out_writers, dataset.writers)
        train_digits, validation_digits = split(dataset.train, recipe)
        part = training_part(train_digits, recipe)
        evaluated = None if evaluates else 0
        self.train = DeviceImages.copy_of(part.digits, device)
        self.validation = DeviceImages.copy_of(validation_digits[:evaluated], device)
        self.test = DeviceImages.copy_of(dataset.test[:evaluated], device)
        self._rewritten_at = -1
        self._rewriter = (
            TrainingSetRewriter(
                self.train.images,
                _digits_shown(part, recipe, device),
                recipe.written_forms,
                recipe.seed,
            )
            if recipe.written_forms
            else None
        )

    def rewrite(self, step: int, second_thread: Executor | None) -> None:
        """Rewrites the training split for the epoch behind a step, once however often called."""
        if self._rewriter is not None and step != self._rewritten_at:
            self._rewriter.rewrite(second_thread)
        self._rewritten_at = step


def _digits_shown(part: TrainingPart, recipe: Recipe, device: torch.device) -> torch.Tensor:
    """The digit that each training image shows, -1 for a class that is none: int64 (N,)."""
    digits = [-1 if digit is None else digit for digit in digit_of_class(recipe.classes)]
    return torch.tensor(np.array(digits)[part.shown], device=device)
