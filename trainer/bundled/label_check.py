"""Label check: find recorded digits that networks trained on other drawings surely read otherwise.

Some labels of large collections are wrong, and some drawings are fragments of a digit. Each drawing
is read by a network that learnt from the drawings of the other folds, by the same writers: it knows
the writers' forms of the digits, but not this drawing's label.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from trainer.data.digits import DataSet, Digits
from trainer.data.stroke_augmentation import Variation, digit_images
from trainer.events import Finished
from trainer.network import batch_prediction
from trainer.recipe.presets import FAST_CNN
from trainer.training import loop

if TYPE_CHECKING:
    from collections.abc import Sequence

    import torch

    from trainer.control import TrainingControl
    from trainer.data.recorded_drawing import RecordedDrawing
    from trainer.recipe.recipes import Recipe

FOLDS = 3
"""Number of networks; each reads the drawings that the others learn from."""
SURE = 0.99
"""Probability of another digit from which on a drawing is doubtful, [0, 1]."""
RECIPE = FAST_CNN.with_changes(
    name="label-check",
    title="Label check",
    epochs=6,
    label_smoothing=0.0,
    written_forms=0.0,
    validation_images=0,
    mixed_precision=False,
)
_COPIES = 2


@dataclass(frozen=True, slots=True)
class Doubt:
    """A drawing whose label is doubtful.

    Attributes:
        index: Index of the drawing among those checked.
        drawing: The drawing.
        predicted: What the network reads, 0 to 9.
        probability: Probability of that digit, [0, 1].
    """

    index: int
    drawing: RecordedDrawing
    predicted: int
    probability: float

    def __str__(self) -> str:
        """Name the drawing by its writer and its number among the checked drawings."""
        return (
            f"drawing {self.index:,} by {self.drawing.writer}, "
            f"labelled {self.drawing.label}: {self.predicted} ({self.probability:.1%})"
        )


def doubtful(
    drawings: Sequence[RecordedDrawing],
    *,
    seed: int,
    device: torch.device | None = None,
    control: TrainingControl | None = None,
    recipe: Recipe = RECIPE,
) -> list[Doubt]:
    """Drawings that a network of other folds surely reads as another digit.

    Args:
        drawings: Digits written by people, all labelled.
        seed: Seed of the folds and the networks.
        device: Device to train on; None for the CPU.
        control: Stops the training; the check is then incomplete.
        recipe: Recipe of the networks.

    Returns:
        The doubtful ones, in the order of the drawings.
    """
    random = np.random.default_rng(seed)
    fold_of = random.permutation(len(drawings)) % FOLDS
    found: list[Doubt] = []
    for fold in range(FOLDS):
        learnt = [drawing for drawing, of in zip(drawings, fold_of, strict=True) if of != fold]
        train = digit_images(learnt, _COPIES, random=random, variation=Variation())
        # Drawings too small for framing have no image.
        read = [
            (index, image)
            for index in np.flatnonzero(fold_of == fold).tolist()
            if len(image := digit_images([drawings[index]], random=random))
        ]
        if not read or not len(train):
            continue
        digits = Digits(
            np.concatenate([image.images for _, image in read]),
            np.concatenate([image.labels for _, image in read]),
        )
        dataset = DataSet("label check", "recorded drawings", train, digits)
        of_fold = recipe.with_changes(seed=seed, train_images=len(train))
        *_, finished = loop.train(of_fold, dataset, device=device, control=control)
        assert isinstance(finished, Finished)
        logits = batch_prediction.predict_log_probabilities(finished.snapshot, digits)
        probabilities = finished.snapshot.network.probabilities(logits)
        found += [
            Doubt(index, drawings[index], int(chances.argmax()), float(chances.max()))
            for (index, _), label, chances in zip(read, digits.labels, probabilities, strict=True)
            if chances.argmax() != label and chances.max() >= SURE
        ]
    return sorted(found, key=lambda doubt: doubt.index)
