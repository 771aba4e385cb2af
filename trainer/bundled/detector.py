"""The digit detector: a small network that tells a digit from several and from anything else.

It looks at the digit image that the reader looks at, whichever weights read. What it learns from:
digits of MNIST, of people's pen strokes and built-in ones on the one side,
`trainer.bundled.nondigits` on the other. To the engine it is a network like any other, whose labels
are not digits but those of `trainer.network.rejection`: groups of digits, several, other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from trainer.bundled import nondigits
from trainer.bundled.redrawn_strokes import Variation, digit_images
from trainer.data.digits import DataSet, Digits
from trainer.data.synthetic import builtin_strokes
from trainer.network import weights
from trainer.network.rejection import GROUP_OF_DIGIT, OTHER, SEVERAL
from trainer.recipe.presets import FAST_CNN
from trainer.recipe.recipes import Convolution
from trainer.runs.run_reader import WEIGHTS_FILE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from trainer.data.recorded import RecordedDrawing

NAME = "digits and non-digits"
DETECTOR_FILE = "detector.safetensors"

RECIPE = FAST_CNN.with_changes(
    name="digit-detector",
    title="Digit detector",
    source="Our own: a small CNN, taught to tell one digit from several and from the rest.",
    convolutions=(
        Convolution(12, 5, stride=2),
        Convolution(24, 3, pool=2),
        Convolution(40, 3),
        Convolution(48, 3, pool=2),
    ),
    epochs=6,
    learning_rate=0.01,
    rotation=4.0,
    shear=4.0,
    scaling=0.05,
    evaluations_per_epoch=1,
)

ATTRIBUTION = (
    "Trained on MNIST (Y. LeCun, C. Cortes, C. Burges); on Pen-Based Recognition of Handwritten "
    "Digits (E. Alpaydin and F. Alimoglu, UCI Machine Learning Repository, 1996, CC BY 4.0); on "
    "built-in strokes; and on letters, signs and scribbles of our own."
)

# The hands and pens differ more than where digits are read: thick pens too are to be known.
_VARIATION = Variation(pen_width=0.25)
_WIDE_VARIATION = Variation(slant=0.18, rotation=0.12, aspect=0.2, wave=0.03, pen_width=0.25)
_COPIES = 3
_SCANNED = 22_000
_BUILTIN = 12_000
_DRAWN, _SEVERAL, _SEVERAL_SCANNED, _IMAGES, _TURNED = 28_000, 9_000, 3_000, 2_500, 8_000
# MNIST's own validation images, on which nothing is learnt.
_MNIST_VALIDATION = 5_000


def data_set(
    mnist: DataSet,
    drawings: Sequence[RecordedDrawing],
    *,
    seed: int,
    held_out: Collection[str] = (),
    share: float = 1.0,
) -> DataSet:
    """Puts together what the detector learns from; labels are those of `trainer.network.rejection`.

    Args:
        mnist: MNIST, of whose training images the last 5,000 are not learnt from.
        drawings: Digits that people wrote.
        seed: Chooses all that is random.
        held_out: Writers whose drawings are not learnt from. Where there are any, they are the
            test images; else MNIST's last 5,000 training images are.
        share: How much of everything that can be had in any amount, above 0 and up to 1.

    Raises:
        ValueError: Nobody is left to learn from, or a writer who is held out wrote nothing.
    """
    unknown = set(held_out) - {drawing.writer for drawing in drawings}
    if unknown:
        raise ValueError(f"no drawing is by writer {', '.join(sorted(unknown))}")
    learnt = [drawing for drawing in drawings if drawing.writer not in held_out]
    if not learnt:
        raise ValueError("with all writers held out there is nobody to learn from")
    random = np.random.default_rng(seed)

    def some(count: int) -> int:
        return max(1, round(share * count))

    scanned = mnist.train[: max(1, len(mnist.train) - _MNIST_VALIDATION)]
    chosen = scanned[random.permutation(len(scanned))[: some(_SCANNED)]]
    builtin = builtin_strokes.generate(some(_BUILTIN), 0, seed=seed).train
    strokes = [
        *nondigits.other_drawings(some(_DRAWN), random),
        *nondigits.several_digits(some(_SEVERAL), random, learnt),
    ]
    lying = scanned[random.permutation(len(scanned))[: some(_TURNED)]]
    parts = (
        _grouped(chosen),
        _grouped(builtin),
        _grouped(digit_images(learnt, _COPIES, random=random, variation=_VARIATION)),
        digit_images(strokes, random=random, variation=_WIDE_VARIATION),
        _labelled(
            SEVERAL,
            nondigits.several_scanned_digits(some(_SEVERAL_SCANNED), scanned.images, random),
        ),
        _labelled(OTHER, nondigits.noise_images(some(_IMAGES), random)),
        _labelled(OTHER, nondigits.rotated_digits(lying.images, lying.labels, random)),
    )
    images = np.concatenate([part.images for part in parts])
    labels = np.concatenate([part.labels for part in parts])
    # The last images are the recipe's validation split: some of all.
    order = random.permutation(len(labels))
    if held_out:
        others = [drawing for drawing in drawings if drawing.writer in held_out]
        test = _grouped(digit_images(others, random=random))
    else:
        test = _grouped(mnist.train[-_MNIST_VALIDATION:])
    origin = f"{mnist.origin}; strokes of {len({drawing.writer for drawing in learnt})} writers"
    return DataSet(NAME, origin, Digits(images[order], labels[order]), test)


def save(run: Path, words: str) -> None:
    """Writes ``detector.safetensors`` into a run folder: its weights and where they come from.

    Args:
        run: A finished run's folder.
        words: What the command ``detector`` was given.

    Raises:
        StorageError: It could not be written.
    """
    trained = run / WEIGHTS_FILE
    provenance = {
        "figures": weights.read_metadata(trained)["figures"],
        "command": f"mnist-trainer detector {words}",
        "attribution": ATTRIBUTION,
    }
    weights.save(weights.load(trained), run / DETECTOR_FILE, provenance=provenance)


def _grouped(digits: Digits) -> Digits:
    return Digits(digits.images, np.array(GROUP_OF_DIGIT, np.uint8)[digits.labels])


def _labelled(label: int, images: NDArray[np.uint8]) -> Digits:
    return Digits(images, np.full(len(images), label, np.uint8))
