"""Digit detector: training data and recipe of the network that rejects non-digits.

It is trained on digits of MNIST, pen strokes and built-in strokes against
`trainer.bundled.nondigits`, and works with any weights that classify digits. Its labels are those
of `trainer.network.rejection`: groups of digits, several digits, other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from trainer.bundled import nondigits
from trainer.bundled.nondigits import OUTPUTS
from trainer.bundled.writer_collections import (
    copies_by_writer,
    count_writers,
    split_by_kind,
    split_by_writer,
)
from trainer.data.digits import DataSet, Digits, joined
from trainer.data.stroke_augmentation import Variation, digit_images
from trainer.data.synthetic import builtin_strokes
from trainer.network import weights
from trainer.network.rejection import GROUP_OF_DIGIT, OTHER, SEVERAL
from trainer.recipe.convolutions import Convolution
from trainer.recipe.presets import FAST_CNN
from trainer.runs.run_reader import WEIGHTS_FILE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from trainer.data.recorded_drawing import RecordedDrawing

NAME = "digits and non-digits"
DETECTOR_FILE = "detector.safetensors"

RECIPE = FAST_CNN.with_changes(
    name="digit-detector",
    title="Digit detector",
    source="Our own: a small CNN, trained to tell one digit from several and from the rest.",
    convolutions=(
        Convolution(16, 5, stride=2),
        Convolution(32, 3, pool=2),
        Convolution(64, 3),
        Convolution(80, 3, pool=2),
    ),
    classes=OUTPUTS,
    epochs=9,
    learning_rate=0.01,
    rotation=4.0,
    shear=4.0,
    scaling=0.05,
    evaluations_per_epoch=1,
)

ATTRIBUTION = (
    "Trained on MNIST (Y. LeCun, C. Cortes, C. Burges); on Pen-Based Recognition of Handwritten "
    "Digits (E. Alpaydin and F. Alimoglu, UCI Machine Learning Repository, 1996, CC BY 4.0); on "
    "digits, letters and symbols of UNIPEN train_r01_v07 (I. Guyon, L. Schomaker, R. Plamondon, "
    "M. Liberman and S. Janet, 1994, International Unipen Foundation, "
    "doi 10.5281/zenodo.1195803, CC BY 4.0); "
    "on built-in strokes; and on signs and scribbles of our own."
)

# Stronger than for the classifier: the detector must accept thick pens too.
_VARIATION = Variation(pen_width=0.25)
_WIDE_VARIATION = Variation(slant=0.18, rotation=0.12, aspect=0.2, wave=0.03, pen_width=0.25)
_COPIES = 3
_COPIES_OF_OTHERS = 3
_SCANNED = 22_000
_BUILTIN = 12_000
# Drawings of people replace our own drawings of non-digits, but for some: scribbles are among them.
_FEWEST_DRAWN = 10_000
_OTHER, _SEVERAL, _SEVERAL_SCANNED, _NOISE, _ROTATED = 28_000, 9_000, 3_000, 2_500, 8_000
# MNIST's validation images, which are not trained on.
_MNIST_VALIDATION = 5_000


def data_set(
    mnist: DataSet,
    drawings: Sequence[RecordedDrawing],
    *,
    seed: int,
    held_out: Collection[str] = (),
    share: float = 1.0,
) -> DataSet:
    """Training data of the detector.

    Args:
        mnist: MNIST; its last 5,000 training images are not trained on.
        drawings: Digits, letters and symbols written by people.
        seed: Seed of everything random.
        held_out: Writers not to train on. If there are any, their drawings are the test images,
            otherwise MNIST's last 5,000 training images are.
        share: Share to draw of the images that can be generated in any number, in (0, 1].

    Returns:
        Labels are those of `trainer.network.rejection`.

    Raises:
        ValueError: No writer is left to train on, or a held-out writer has no drawing.
    """
    train_drawings, test_drawings = split_by_writer(drawings, held_out)
    digits, others = split_by_kind(train_drawings)
    others = nondigits.unlike_digits(others)
    random = np.random.default_rng(seed)

    def some(count: int) -> int:
        return max(1, round(share * count))

    scanned = mnist.train[: max(1, len(mnist.train) - _MNIST_VALIDATION)]
    chosen = scanned[random.permutation(len(scanned))[: some(_SCANNED)]]
    builtin = builtin_strokes.generate(some(_BUILTIN), 0, seed=seed).train
    drawn = max(_FEWEST_DRAWN, _OTHER - _COPIES_OF_OTHERS * len(others))
    strokes = [
        *nondigits.other_drawings(some(drawn), random),
        *nondigits.several_digits(some(_SEVERAL), random, digits),
    ]
    to_rotate = scanned[random.permutation(len(scanned))[: some(_ROTATED)]]
    parts = (
        _grouped(chosen),
        _grouped(builtin),
        *(
            _grouped(digit_images(each, number, random=random, variation=_VARIATION))
            for each, number in copies_by_writer(digits, _COPIES)
        ),
        *(
            digit_images(each, number, random=random, variation=_VARIATION, classes=OUTPUTS)
            for each, number in copies_by_writer(others, _COPIES_OF_OTHERS)
        ),
        digit_images(strokes, random=random, variation=_WIDE_VARIATION, classes=OUTPUTS),
        _labelled(
            SEVERAL,
            nondigits.several_scanned_digits(some(_SEVERAL_SCANNED), scanned.images, random),
        ),
        _labelled(OTHER, nondigits.noise_images(some(_NOISE), random)),
        _labelled(OTHER, nondigits.rotated_digits(to_rotate.images, to_rotate.labels, random)),
    )
    learnt = joined(parts)
    # The recipe validates on the last images, which must be of all kinds.
    order = random.permutation(len(learnt))
    if held_out:
        digits, others = split_by_kind(test_drawings)
        shown = nondigits.unlike_digits(others)
        test = joined(
            (
                _grouped(digit_images(digits, random=random)),
                digit_images(shown, random=random, classes=OUTPUTS),
            )
        )
    else:
        test = _grouped(mnist.train[-_MNIST_VALIDATION:])
    origin = f"{mnist.origin}; strokes of {count_writers(train_drawings)} writers"
    return DataSet(NAME, origin, learnt[order], test)


def save(run: Path, arguments: str) -> None:
    """Write the weights and their provenance to ``detector.safetensors`` in a run folder.

    Args:
        run: Folder of a finished run.
        arguments: Arguments of the command ``detector``.

    Raises:
        StorageError: The file could not be written.
    """
    trained = run / WEIGHTS_FILE
    provenance = {
        "figures": weights.read_metadata(trained)["figures"],
        "command": f"mnist-trainer detector {arguments}",
        "attribution": ATTRIBUTION,
    }
    weights.save(weights.load(trained), run / DETECTOR_FILE, provenance=provenance)


def _grouped(digits: Digits) -> Digits:
    return Digits(digits.images, np.array(GROUP_OF_DIGIT, np.uint8)[digits.labels], OUTPUTS)


def _labelled(label: int, images: NDArray[np.uint8]) -> Digits:
    return Digits(images, np.full(len(images), label, np.uint8), OUTPUTS)
