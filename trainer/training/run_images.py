"""The splits of a run on its device, and their rewriting before each epoch."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from trainer.data.sets.problems import DataSetError
from trainer.data.splits import split, split_sizes
from trainer.data.training_part import taught_drawings, training_part
from trainer.network.weights import MOST_TAUGHT
from trainer.recipe.classes import digit_of_class
from trainer.recipe.writers import check_writers
from trainer.training.device_images import DeviceImages
from trainer.training.handwriting_variants import TrainingSetRewriter

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from trainer.data.digits import DataSet
    from trainer.data.training_part import TrainingPart
    from trainer.network.weights import WeightSnapshot
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


def may_know_validation(start: WeightSnapshot, recipe: Recipe, dataset: DataSet) -> bool:
    """Whether weights may have learnt images that a recipe holds back for validation.

    Compares what the weights' file says of their last training: data, split, seed and sizes. What
    they learnt before that, it does not say.

    Args:
        start: The weights.
        recipe: Determines the splits of the next training, with the classes of the data.
        dataset: Its data.
    """
    count, before = len(dataset.train), start.recipe
    validation = split_sizes(count, recipe)[1]
    if not validation:
        return False
    if start.data != dataset.name or before.split != recipe.split:
        return True
    if recipe.split == "random" and before.seed != recipe.seed:
        return True
    if dataset.drawings and set(start.taught) != set(taught_drawings(dataset, before)):
        # The same name, but drawings have come or gone: their order is another one.
        return True
    return split_sizes(count, before)[0] > count - validation


def taught_by(recipe: Recipe, dataset: DataSet, start: WeightSnapshot | None) -> tuple[str, ...]:
    """Identities of the drawings that weights have learnt from after a training, sorted.

    Args:
        recipe: Of the training.
        dataset: Its data.
        start: The weights that it continues; None for fresh ones.

    Raises:
        DataSetError: They are more than a weights file can name.
    """
    taught = {*taught_drawings(dataset, recipe), *(start.taught if start is not None else ())}
    if len(taught) > MOST_TAUGHT:
        raise DataSetError(
            Path(dataset.origin),
            "many drawings",
            count=f"{len(taught):,}",
            most=f"{MOST_TAUGHT:,}",
        )
    return tuple(sorted(taught))


def _digits_shown(part: TrainingPart, recipe: Recipe, device: torch.device) -> torch.Tensor:
    """The digit that each training image shows, -1 for a class that is none: int64 (N,)."""
    digits = [-1 if digit is None else digit for digit in digit_of_class(recipe.classes)]
    return torch.tensor(np.array(digits)[part.shown], device=device)
