"""Recipe fields of the data: grey levels, splits, what is left out, order."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from trainer.recipe.classes import LEFT_OUT
from trainer.recipe.fields import Choice, Real, Whole, setting
from trainer.recipe.writers import LEFT_OUT_WRITERS


@dataclass(frozen=True, kw_only=True)
class DataFields:
    """The data: pixel range, splits, what is left out, and their order."""

    __slots__ = ()

    pixels: Literal["unit", "symmetric", "standard"] = setting(
        "unit",
        Choice(("unit", "symmetric", "standard")),
        "Range of the pixel values: 0 to 1, −1 to 1, or mean 0 and standard deviation 1.",
    )
    """Range of the grey levels: [0, 1]; [-1, 1]; or standardised by MNIST's mean and deviation."""
    train_images: int = setting(
        55_000,
        Whole(1, 1_000_000, "images"),
        "Images to learn from; fewer if the data set has fewer.",
    )
    """Upper limit of the training split, in images."""
    validation_images: int = setting(
        5_000,
        Whole(0, 1_000_000, "images"),
        "Images held back from training, to check how well the network reads unseen ones.",
    )
    """Upper limit of the validation split, in images; 0 for none."""
    split: Literal["last", "random"] = setting(
        "last",
        Choice(("last", "random")),
        "Which images are held back for validation: the last ones, or random ones.",
    )
    """Validation images: the last of the training set, or a random choice determined by `seed`."""
    left_out: tuple[str, ...] = setting(
        (),
        LEFT_OUT,
        "Digits that the network never learns from. Validation and test still ask for them.",
    )
    """Names of classes that the training split lacks; at least two stay. They are compared with
    those of the data when these are known."""
    left_out_writers: tuple[str, ...] = setting(
        (),
        LEFT_OUT_WRITERS,
        "People whose drawings the network never learns from. Validation and test still ask for "
        "them.",
    )
    """Names of writers whose drawings the training split lacks; each class has to stay. Drawings
    without a name stay. They are compared with the writers of the data when these are known."""
    images_per_class: int = setting(
        0,
        Whole(0, 1_000_000, "images"),
        "At most this many training images of each digit; 0 for all that there are.",
    )
    """Upper limit of training images of each class, the first ones; 0 for no limit."""
    wrong_labels: float = setting(
        0.0, Real(0.0, 1.0), "Share of the training images that are labelled as another digit."
    )
    """Share of the training labels that are replaced by those of other classes, [0, 1]."""
    order: Literal["shuffled", "sorted"] = setting(
        "shuffled",
        Choice(("shuffled", "sorted")),
        "Order of the training images: shuffled again in each epoch, or all 0s first, then all 1s.",
    )
    """Order of the training images in each epoch: shuffled by `seed`, or sorted by class."""
