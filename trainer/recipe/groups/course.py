"""Recipe fields of a run's course: validations, early stopping, best weights, seed."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.recipe.fields import Switch, Whole, setting


@dataclass(frozen=True, kw_only=True)
class CourseFields:
    """The course of a run: validations, early stopping, best weights, seed."""

    __slots__ = ()

    evaluations_per_epoch: int = setting(
        1,
        Whole(1, 100),
        "How many times per epoch the validation images are read: points of the validation curve.",
    )
    """Validations in each epoch, evenly spaced: the last one over the whole split, the others over
    its first 1,000 images."""
    patience: int = setting(
        0,
        Whole(0, 1000, "epochs"),
        "Stops early after this many epochs in which the validation loss did not improve; 0 for "
        "never.",
    )
    """Validations of the whole split without a lower loss than the best one before, after which
    the run ends; 0 for no such end. Without validation images it has no effect."""
    keep_best: bool = setting(
        False,
        Switch(),
        "Ends with the weights of the epoch whose validation loss was lowest, not with the last "
        "ones.",
    )
    """Whether the run ends with the weights of its best validation of the whole split; without
    validation images with the last ones."""
    seed: int = setting(
        0, Whole(0, 2**31 - 1), "Decides all random numbers. Same seed, same result."
    )
    """Seed of weights, random split, order, augmentation and dropout."""
