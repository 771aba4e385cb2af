"""Recipe fields of a run's course: validations and seed."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.recipe.fields import Whole, setting


@dataclass(frozen=True, kw_only=True)
class CourseFields:
    """The course of a run: validations and seed."""

    __slots__ = ()

    evaluations_per_epoch: int = setting(
        1,
        Whole(1, 100),
        "How many times per epoch the validation images are read: points of the validation curve.",
    )
    """Validations in each epoch, evenly spaced: the last one over the whole split, the others over
    its first 1,000 images."""
    seed: int = setting(
        0, Whole(0, 2**31 - 1), "Decides all random numbers. Same seed, same result."
    )
    """Seed of weights, random split, order, augmentation and dropout."""
