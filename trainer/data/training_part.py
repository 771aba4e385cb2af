"""What a recipe makes of the training images: some left out, few of each class, wrong labels."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from trainer.errors import RecipeError
from trainer.recipe.classes import listed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from trainer.data.digits import DataSet, Digits
    from trainer.recipe.recipes import Recipe

# Beside the seed, so that the wrong labels are not those numbers that the split draws.
_WRONG_LABELS = 1


@dataclass(frozen=True, slots=True, eq=False)
class TrainingPart:
    """The images that a network learns from.

    Attributes:
        digits: The images, with the labels that the network gets.
        shown: What each image shows: uint8, shape (N,), indices of the classes. Other than the
            labels where those are wrong.
    """

    digits: Digits
    shown: NDArray[np.uint8]


def training_part(digits: Digits, recipe: Recipe) -> TrainingPart:
    """The images that the network learns from, with the labels that it gets.

    In this order: leaves out ``left_out`` and ``left_out_writers``, keeps ``images_per_class`` of
    each class, labels ``wrong_labels`` of them as another class, and sorts by label for
    ``order = "sorted"``.

    Args:
        digits: The training split.
        recipe: Its data part and seed; with the classes of the digits, and writers that their data
            set knows.

    Raises:
        RecipeError: No image is left, or without its writers none of a class.
    """
    left_out = [recipe.classes.index(name) for name in recipe.left_out]
    kept = ~np.isin(digits.labels, left_out)
    if not kept.any():
        raise RecipeError(
            "left_out", recipe.left_out, "fewer names: no training image is left", "no image"
        )
    if recipe.left_out_writers:
        kept = _without_writers(digits, kept, recipe)
    if recipe.images_per_class:
        kept[kept] = _number_in_class(digits.labels[kept]) < recipe.images_per_class
    part = digits if kept.all() else digits[np.flatnonzero(kept)]
    shown = part.labels
    if recipe.wrong_labels:
        learnt = np.setdiff1d(np.arange(len(recipe.classes)), left_out)
        part = replace(part, labels=_with_wrong_labels(part.labels, learnt, recipe))
    if recipe.order == "sorted":
        order = np.argsort(part.labels, kind="stable")
        part, shown = part[order], shown[order]
    return TrainingPart(part, shown)


def taught_drawings(dataset: DataSet, recipe: Recipe) -> tuple[str, ...]:
    """Identities of a data set's drawings that are no test of a network trained on it.

    All but those of the classes and writers that are left out: it never learns from these.
    """
    if not dataset.drawings:
        return ()
    train = dataset.train
    names = np.array(train.classes)[train.labels]
    left_out = np.isin(names, recipe.left_out) | train.written_by(recipe.left_out_writers)
    return tuple(np.array(dataset.drawings)[~left_out].tolist())


def _without_writers(digits: Digits, kept: NDArray[np.bool_], recipe: Recipe) -> NDArray[np.bool_]:
    """Which of the images to keep others wrote: bool, shape (N,)."""
    names = recipe.left_out_writers
    left = kept & ~digits.written_by(names)
    if not left.any():
        raise RecipeError(
            "left_out_writers", names, "fewer names: no training image is left", "all writers"
        )
    lost = np.setdiff1d(digits.labels[kept], digits.labels[left])
    if len(lost):
        classes = listed(tuple(recipe.classes[label] for label in lost))
        raise RecipeError(
            "left_out_writers",
            names,
            f"fewer names: no training image of {classes} is left",
            "lost classes",
            classes=classes,
        )
    return left


def _number_in_class(labels: NDArray[np.uint8]) -> NDArray[np.intp]:
    """How many images of the same class precede each one, shape (N,)."""
    numbers = np.empty(len(labels), np.intp)
    for label in np.unique(labels):
        places = np.flatnonzero(labels == label)
        numbers[places] = np.arange(len(places))
    return numbers


def _with_wrong_labels(
    labels: NDArray[np.uint8], learnt: NDArray[np.intp], recipe: Recipe
) -> NDArray[np.uint8]:
    """Labels, some replaced by another one of those learnt (K,), evenly drawn."""
    random = np.random.default_rng((recipe.seed, _WRONG_LABELS))
    count = round(recipe.wrong_labels * len(labels))
    chosen = random.permutation(len(labels))[:count]
    steps = random.integers(1, len(learnt), count)
    places = (np.searchsorted(learnt, labels[chosen]) + steps) % len(learnt)
    result = labels.copy()
    result[chosen] = learnt[places]
    return result
