"""Data set and recipe of a teaching: drawings among many images that the network knows already."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from trainer.data.digits import DataSet, joined
from trainer.data.sources import DataRequest
from trainer.data.splits import split_order
from trainer.data.stroke_augmentation import Variation, digit_images
from trainer.data.synthetic import builtin_strokes
from trainer.drawings.data_set import NAME as OWN_SET
from trainer.recipe.classes import check_classes
from trainer.recipe.taught import OWN_DATA, named_taught, with_suffix

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from trainer.data.digits import Digits
    from trainer.network.weights import WeightSnapshot
    from trainer.recipe.recipes import Recipe
    from trainer.teaching.lesson import ArrangedLesson

VARIATION: Final = Variation(slant=0.15, aspect=0.15, middle=0.08, taper=0.25)
"""Strength of the augmentation: that of the bundled weights."""

COPIES: Final = 30
"""Augmented copies of each drawing of a small lesson."""
MOST_COPIES: Final = 600
"""Augmented copies of all drawings together, as long as each has one."""
REHEARSED: Final = 10
"""Images to rehearse for each augmented copy. With three, `fast-cnn` lost 0.2 points of MNIST, with
ten 0.01: docs/accuracy.md."""
MOST_REHEARSED: Final = 12_000
VALIDATION_IMAGES: Final = 2_000
"""Images on which forgetting is measured: one of them is 0.05 points."""
BATCH_SIZE: Final = 128
LEARNING_RATE: Final = 2e-3
"""Of Adam at the first step; it falls to 0 along a cosine."""


BUILTIN_IMAGES: Final = 10_000
"""Built-in strokes to generate where MNIST is not at hand: 60,000 take ten seconds."""


def known_data(start: WeightSnapshot, chosen: DataRequest) -> DataRequest:
    """The data set to rehearse: what the weights learnt from, if it is at hand.

    Args:
        start: The weights to teach.
        chosen: The data set chosen for trainings. Nothing is downloaded for a teaching.
    """
    if start.data.startswith(builtin_strokes.NAME):
        return DataRequest("strokes", builtin_images=BUILTIN_IMAGES)
    if chosen.source == "drawings" and not start.data.startswith(OWN_SET):
        chosen = DataRequest()
    return dataclasses.replace(
        chosen,
        source="auto" if chosen.source == "strokes" else chosen.source,
        download=False,
        builtin_images=BUILTIN_IMAGES,
    )


@dataclass(frozen=True, slots=True, eq=False)
class TeachingData:
    """What a teaching trains on.

    Attributes:
        dataset: Copies of the drawings, then rehearsed images, then those held back, in the order
            of the recipe's split; the test images are those of the known data.
        recipe: The recipe of the weights, with the settings of the teaching.
        validation: The images held back from both trainings.
    """

    dataset: DataSet
    recipe: Recipe
    validation: Digits


def teaching_data(
    start: WeightSnapshot, lesson: ArrangedLesson, known: DataSet, *, seed: int
) -> TeachingData:
    """Mix the drawings of a lesson with images that the weights have learnt.

    Args:
        start: The weights to teach.
        lesson: Its `learnt` drawings are used.
        known: The data set that the weights learnt from, or one of its kind.
        seed: Chooses the rehearsed images and the variation, and orders the training unless the
            recipe of the weights has a random split, whose seed is kept.

    Raises:
        ClassesError: The weights and `known` have different classes.
    """
    classes = start.recipe.classes
    check_classes(classes, known.name, known.classes)
    random = np.random.default_rng(seed)
    drawings = lesson.learnt.drawings
    copies = digit_images(
        drawings,
        max(1, min(COPIES, MOST_COPIES // len(drawings))),
        random=random,
        variation=VARIATION,
        classes=classes,
    )
    known_train, validation = _divided(known.train, start.recipe)
    if known.drawings:
        # A drawing that is held out to measure the lesson is not to be learnt by rehearsing it.
        rows = np.isin(np.array(known.drawings), lesson.held_out.uids)
        known_train = known_train[~rows[known_train]]
    rehearsed = min(REHEARSED * len(copies), MOST_REHEARSED, len(known_train))
    chosen = random.choice(len(known_train), rehearsed, replace=False)
    train = joined((copies, known.train[known_train[chosen]], validation))
    recipe = _recipe(start.recipe, lesson, len(copies) + rehearsed, len(validation), seed)
    taught = {drawing.writer for drawing in drawings}
    recipe = recipe.with_changes(
        left_out_writers=tuple(
            name
            for name in start.recipe.left_out_writers
            # Other data than those of the earlier training may not know a writer.
            if name not in taught and name in known.writers
        )
    )
    # The split of the recipe takes the parts apart again.
    train = train[np.argsort(split_order(len(train), recipe))]
    return TeachingData(
        DataSet(
            with_suffix(start.data, OWN_DATA, 500),
            known.origin,
            train,
            known.test,
            unread_lines=known.unread_lines,
        ),
        recipe,
        validation,
    )


def _divided(digits: Digits, recipe: Recipe) -> tuple[NDArray[np.intp], Digits]:
    """Indices of images to rehearse, of classes and writers it has learnt; images held back.

    The latter are among those that the recipe of the weights held back, if it held back as many.
    """
    order = split_order(len(digits), recipe)
    first = len(digits) - min(VALIDATION_IMAGES, len(digits) // 5)
    known = np.array([name not in recipe.left_out for name in digits.classes])[digits.labels]
    known &= ~digits.written_by(recipe.left_out_writers)
    train = order[:first]
    return train[known[train]], digits[order[first:]]


def _recipe(
    recipe: Recipe,
    lesson: ArrangedLesson,
    train_images: int,
    validation_images: int,
    seed: int,
) -> Recipe:
    learnt = {recipe.classes[label] for label in lesson.learnt.images.labels}
    return named_taught(recipe).with_changes(
        train_images=train_images,
        validation_images=validation_images,
        # What a class did to an earlier training is not to be done to this lesson. The classes that
        # the network still does not know are not to be rehearsed in the next one either.
        left_out=tuple(name for name in recipe.left_out if name not in learnt),
        images_per_class=0,
        wrong_labels=0.0,
        order="shuffled",
        epochs=1,
        batch_size=BATCH_SIZE,
        optimiser="adam",
        learning_rate=LEARNING_RATE,
        beta1=0.9,
        beta2=0.999,
        weight_decay=0.0,
        schedule="cosine",
        # The copies are varied as strokes, the rehearsed images as they were learnt are enough.
        shift=0.0,
        rotation=0.0,
        scaling=0.0,
        shear=0.0,
        thickness=0.0,
        written_forms=0.0,
        evaluations_per_epoch=1,
        patience=0,
        keep_best=False,
        # A random split is that of its seed: the next lesson holds back the same images.
        seed=recipe.seed if recipe.split == "random" else seed,
    )
