"""Bundled weights: training data, recipe and calibration.

They are trained on MNIST, pen strokes written by people, and built-in strokes.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from trainer.bundled.writer_collections import (
    copies_by_writer,
    count_writers,
    split_by_kind,
    split_by_writer,
)
from trainer.data.digits import DataSet, Digits, joined
from trainer.data.stroke_augmentation import Variation, digit_images
from trainer.data.synthetic import builtin_strokes
from trainer.network import batch_prediction, weights
from trainer.network.calibration import expected_calibration_error, fit_temperature
from trainer.network.parameters import parameter_shapes
from trainer.recipe.convolutions import Convolution
from trainer.recipe.presets import ACCURATE_CNN
from trainer.runs.run_reader import WEIGHTS_FILE
from trainer.training.handwriting_variants import rewrite

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from trainer.data.recorded_drawing import RecordedDrawing
    from trainer.network.weights import WeightSnapshot

NAME = "MNIST + pen strokes"
BUNDLED_FILE = "bundled.safetensors"
CALIBRATED_FILE = "calibrated.safetensors"
"""File name for a network trained with some writers held out."""

BUILTIN_IMAGES = 8_000
COPIES = 4
"""Augmented copies of each drawing of a prolific writer; see `copies_by_writer`."""
MNIST_COPIES = 3
"""Copies of each MNIST image, each with other rewritten forms. With one copy beside six of the
drawings, more of MNIST's 9s and 7s were classified as other people's 4s and 1s."""
VARIATION = Variation(slant=0.15, aspect=0.15, middle=0.08, taper=0.25)
"""Strength of the augmentation, chosen by the accuracy on held-out writers."""
REWRITTEN_SHARE = 0.2
"""Share of MNIST's 0s, 1s, 4s, 7s and 9s that get another written form."""

RECIPE = ACCURATE_CNN.with_changes(
    name="bundled-cnn",
    title="Bundled CNN",
    source="Our own: the accurate CNN, trained on MNIST and people's pen strokes.",
    convolutions=(
        Convolution(40, 5, stride=2, pool=2),
        Convolution(80, 3),
        Convolution(160, 3, pool=2),
    ),
    epochs=6,
    label_smoothing=0.05,
    # Distributed weights must not depend on the processor that trained them.
    mixed_precision=False,
)

ATTRIBUTION = (
    "Trained on MNIST (Y. LeCun, C. Cortes, C. Burges); on Pen-Based Recognition of Handwritten "
    "Digits (E. Alpaydin and F. Alimoglu, UCI Machine Learning Repository, 1996, CC BY 4.0); on "
    "digits of UNIPEN train_r01_v07 (I. Guyon, L. Schomaker, R. Plamondon, M. Liberman and "
    "S. Janet, 1994, International Unipen Foundation, doi 10.5281/zenodo.1195803, CC BY 4.0); "
    "and on built-in strokes."
)


def save(run: Path, arguments: str, validation: Digits, *, complete: bool = True) -> Calibration:
    """Write the calibrated weights and their provenance into a run folder.

    Args:
        run: Folder of a finished run.
        arguments: Arguments of the command ``bundle``.
        validation: Images that the run was not trained on.
        complete: Whether it was trained on all writers: the file is then ``bundled.safetensors``,
            otherwise ``calibrated.safetensors``.

    Raises:
        StorageError: The file could not be written.
    """
    trained = run / WEIGHTS_FILE
    calibration = calibrate(weights.load(trained), validation)
    provenance = {
        "figures": weights.read_metadata(trained)["figures"],
        "command": f"mnist-trainer bundle {arguments}",
        "temperature": f"{calibration.temperature:.4f}",
        "attribution": ATTRIBUTION,
    }
    path = run / (BUNDLED_FILE if complete else CALIBRATED_FILE)
    weights.save(calibration.snapshot, path, provenance=provenance)
    return calibration


@dataclass(frozen=True, slots=True, eq=False)
class Calibration:
    """Calibrated weights.

    Attributes:
        snapshot: The weights, the temperature folded into the last layer, whose mean over the
            digits is 0.
        temperature: Softmax temperature, the divisor of the logits.
    """

    snapshot: WeightSnapshot
    temperature: float

    def error(self, digits: Digits) -> float:
        """Expected calibration error on images, in [0, 1]."""
        logits = batch_prediction.predict_log_probabilities(self.snapshot, digits)
        probabilities = self.snapshot.network.probabilities(logits)
        return expected_calibration_error(probabilities, digits.labels)


def calibrate(snapshot: WeightSnapshot, validation: Digits) -> Calibration:
    """Fit the softmax temperature, fold it into the last layer, and centre that layer.

    Corrects the low confidence that label smoothing causes; predicted digits do not change. Nor do
    probabilities when the same number is added to all logits: without the mean over the digits, a
    weight says what speaks for a digit rather than for the others. Adam lets that mean drift: the
    bundled network's was -15, which hid the evidence for its answers.

    Args:
        snapshot: Weights of a network whose last layer is linear.
        validation: Images that it was not trained on.
    """
    logits = batch_prediction.predict_log_probabilities(snapshot, validation)
    temperature = fit_temperature(logits, validation.labels)
    *_, weight, bias = parameter_shapes(snapshot.recipe)
    arrays = dict(snapshot.arrays)
    for name in (weight, bias):
        centred = arrays[name] - arrays[name].mean(axis=0)
        arrays[name] = centred / np.float32(temperature)
    # The run's own temperature has no part in the folded one.
    return Calibration(dataclasses.replace(snapshot, arrays=arrays, temperature=1.0), temperature)


def data_set(
    mnist: DataSet,
    drawings: Sequence[RecordedDrawing],
    *,
    seed: int,
    held_out: Collection[str] = (),
    copies: int = COPIES,
    builtin_images: int = BUILTIN_IMAGES,
    mnist_copies: int = MNIST_COPIES,
    rewritten_share: float = REWRITTEN_SHARE,
    validation_images: int = RECIPE.validation_images,
) -> DataSet:
    """Training data of the bundled weights.

    MNIST's training images come last: a recipe with ``split = "last"`` validates on them, each once
    and unchanged.

    Args:
        mnist: MNIST.
        drawings: Digits written by people; drawings of anything else are left out.
        seed: Seed of the augmentation.
        held_out: Writers not to train on. If there are any, their drawings, unchanged, replace
            MNIST's test images.
        copies: Augmented copies of each drawing of a prolific writer, 1 or more.
        builtin_images: Number of built-in digits.
        mnist_copies: Copies of each MNIST image that is trained on, 1 or more.
        rewritten_share: Share of MNIST's digits that get another written form, see `rewrite`.
        validation_images: Number of MNIST images at the end to leave unchanged for validation.

    Raises:
        ValueError: No writer is left to train on, or a held-out writer has no drawing.
    """
    digits, _ = split_by_kind(drawings)
    train_drawings, test_drawings = split_by_writer(digits, held_out)
    random = np.random.default_rng(seed)
    written = [
        digit_images(each, number, random=random, variation=VARIATION)
        for each, number in copies_by_writer(train_drawings, copies)
    ]
    builtin = builtin_strokes.generate(builtin_images, 0, seed=seed).train
    trained_on = max(0, len(mnist.train) - validation_images)
    parts = (
        *written,
        builtin,
        *_rewritten(mnist.train[:trained_on], mnist_copies, rewritten_share, seed),
        mnist.train[trained_on:],
    )
    train = joined(parts)
    test = digit_images(test_drawings, random=random) if held_out else mnist.test
    origin = f"{mnist.origin}; strokes of {count_writers(train_drawings)} writers"
    return DataSet(NAME, origin, train, test)


def _rewritten(digits: Digits, copies: int, share: float, seed: int) -> list[Digits]:
    """Copies of MNIST's digits, some in other written forms."""
    images = torch.tensor(digits.images)
    labels = torch.tensor(digits.labels, dtype=torch.int64)
    generator = torch.Generator().manual_seed(seed)
    return [
        Digits(rewrite(images, labels, share, generator).numpy(), digits.labels)
        for _ in range(copies)
    ]
