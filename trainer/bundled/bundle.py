"""What the bundled weights learn from: MNIST, people's pen strokes and the built-in strokes."""

from __future__ import annotations

import dataclasses
import gzip
import io
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch

from trainer.bundled.redrawn_strokes import Variation, digit_images
from trainer.data import unipen
from trainer.data.digits import DataSet, Digits
from trainer.data.synthetic import builtin_strokes
from trainer.errors import DataError
from trainer.network import batch_prediction, weights
from trainer.network.calibration import expected_calibration_error, fit_temperature
from trainer.recipe.presets import ACCURATE_CNN
from trainer.runs.run_reader import WEIGHTS_FILE
from trainer.training.handwriting_variants import rewrite

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from trainer.data.recorded import RecordedDrawing
    from trainer.network.weights import WeightSnapshot

NAME = "MNIST + pen strokes"
BUNDLED_FILE = "bundled.safetensors"
MEASURED_FILE = "calibrated.safetensors"
"""Of a network that lacks some writers, to be measured by theirs."""

BUILTIN_IMAGES = 4_000
COPIES = 3
"""How often each drawing is written again, in another hand each time."""
MNIST_COPIES = 2
"""How often each of MNIST's images is there, in written forms of its own each time. Once, beside
six copies of the drawings, more of its 9s and 7s were taken for other people's 4s and 1s."""
HANDS = Variation(slant=0.15, aspect=0.15, middle=0.08, taper=0.25)
"""How much those hands differ: chosen by how well writers held out are read."""
REWRITTEN = 0.2
"""Share of MNIST's 1s, 4s, 7s and 9s that get another written form."""

RECIPE = ACCURATE_CNN.with_changes(
    name="bundled-cnn",
    title="Bundled CNN",
    source="Our own: the accurate CNN, taught by MNIST and by people's pen strokes.",
    epochs=10,
    label_smoothing=0.05,
    # What everybody gets must not depend on the processor that trained it.
    mixed_precision=False,
)

ATTRIBUTION = (
    "Trained on MNIST (Y. LeCun, C. Cortes, C. Burges); on Pen-Based Recognition of Handwritten "
    "Digits (E. Alpaydin and F. Alimoglu, UCI Machine Learning Repository, 1996, CC BY 4.0); and "
    "on built-in strokes."
)


def save(run: Path, words: str, validation: Digits, *, complete: bool = True) -> Calibration:
    """Writes the calibrated weights and their origin into a run folder.

    Args:
        run: A finished run's folder.
        words: What the command ``bundle`` was given.
        validation: Images that the run did not learn from.
        complete: Whether it learnt from all writers: then the file is ``bundled.safetensors``, else
            ``calibrated.safetensors``.

    Raises:
        StorageError: It could not be written.
    """
    trained = run / WEIGHTS_FILE
    calibration = calibrate(weights.load(trained), validation)
    provenance = {
        "figures": weights.read_metadata(trained)["figures"],
        "command": f"mnist-trainer bundle {words}",
        "temperature": f"{calibration.temperature:.4f}",
        "attribution": ATTRIBUTION,
    }
    path = run / (BUNDLED_FILE if complete else MEASURED_FILE)
    weights.save(calibration.snapshot, path, provenance=provenance)
    return calibration


@dataclass(frozen=True, slots=True, eq=False)
class Calibration:
    """Weights whose probabilities are as good as their word.

    Attributes:
        snapshot: The weights, the temperature folded into the last layer.
        temperature: What the logits are divided by.
    """

    snapshot: WeightSnapshot
    temperature: float

    def error(self, digits: Digits) -> float:
        """The expected calibration error over some images, [0, 1]."""
        probabilities = np.exp(batch_prediction.predict_log_probabilities(self.snapshot, digits))
        return expected_calibration_error(probabilities, digits.labels)


def calibrate(snapshot: WeightSnapshot, validation: Digits) -> Calibration:
    """Makes a network as sure as it is right.

    Label smoothing leaves it less sure than it could be. Which digit is the most probable one stays
    as it was.

    Args:
        snapshot: Of a network whose last layer is linear.
        validation: Images that it did not learn from.
    """
    logits = batch_prediction.predict_log_probabilities(snapshot, validation)
    temperature = fit_temperature(logits, validation.labels)
    # Dictionaries keep the layers' order: the last two are the last layer's.
    *_, weight, bias = snapshot.tensors
    tensors = dict(snapshot.tensors)
    for name in (weight, bias):
        tensors[name] = tensors[name] / temperature
    return Calibration(dataclasses.replace(snapshot, tensors=tensors), temperature)


def read_drawings(path: Path) -> list[RecordedDrawing]:
    """All drawings of a UNIPEN file, gzipped or not.

    Raises:
        DataError: It cannot be read or is no UNIPEN file of digits.
    """
    try:
        content = path.read_bytes()
        if content.startswith(b"\x1f\x8b"):
            content = gzip.decompress(content)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise DataError(path, f"its compression is damaged ({error})") from error
    except OSError as error:
        raise DataError(path, error.strerror or str(error)) from error
    drawings = list(unipen.drawings_in(io.BytesIO(content), path))
    if not drawings:
        raise DataError(path, "there is no UNIPEN drawing in it")
    return drawings


def data_set(
    mnist: DataSet,
    drawings: Sequence[RecordedDrawing],
    *,
    seed: int,
    held_out: Collection[str] = (),
    copies: int = COPIES,
    builtin_images: int | None = None,
    mnist_copies: int = MNIST_COPIES,
    validation_images: int = RECIPE.validation_images,
) -> DataSet:
    """Puts together what the bundled weights learn from.

    MNIST's training images come last, so that a recipe which holds the last images back validates
    with MNIST's own; those are there once, and as they are.

    Args:
        mnist: MNIST.
        drawings: What people wrote.
        seed: Chooses the hands in which the drawings are written again.
        held_out: Writers whose drawings are not learnt from. Where there are any, their drawings as
            they were written take the place of MNIST's test images.
        copies: How often each drawing is written.
        builtin_images: How many built-in strokes are added; None for `BUILTIN_IMAGES`.
        mnist_copies: How often each of MNIST's images that are learnt from is there, 1 or more.
        validation_images: How many of MNIST's last images the recipe holds back, by which it must
            split (``split = "last"``).

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
    written = digit_images(learnt, copies, random=random, variation=HANDS)
    builtin = builtin_strokes.generate(
        BUILTIN_IMAGES if builtin_images is None else builtin_images, 0, seed=seed
    ).train
    learnt_from = max(0, len(mnist.train) - validation_images)
    parts = (
        written,
        builtin,
        *_rewritten(mnist.train[:learnt_from], mnist_copies, seed),
        mnist.train[learnt_from:],
    )
    train = Digits(
        np.concatenate([part.images for part in parts]),
        np.concatenate([part.labels for part in parts]),
    )
    test = mnist.test
    if held_out:
        others = [drawing for drawing in drawings if drawing.writer in held_out]
        test = digit_images(others, random=random)
    origin = f"{mnist.origin}; strokes of {len({drawing.writer for drawing in learnt})} writers"
    return DataSet(NAME, origin, train, test)


def _rewritten(digits: Digits, copies: int, seed: int) -> list[Digits]:
    """Copies of MNIST's digits, some of each in other written forms."""
    images = torch.tensor(digits.images)
    labels = torch.tensor(digits.labels, dtype=torch.int64)
    generator = torch.Generator().manual_seed(seed)
    return [
        Digits(rewrite(images, labels, REWRITTEN, generator).numpy(), digits.labels)
        for _ in range(copies)
    ]
