"""The network for capital letters: training data, recipe, and weights file with its provenance."""

from __future__ import annotations

import json
import string
from typing import TYPE_CHECKING, Final

import numpy as np

from trainer.bundled.writer_collections import copies_by_writer, count_writers, split_by_writer
from trainer.data.digits import DataSet, joined
from trainer.data.stroke_augmentation import Variation, digit_images
from trainer.network import weights
from trainer.recipe.presets import ACCURATE_CNN
from trainer.runs.run_reader import WEIGHTS_FILE

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from trainer.data.recorded_drawing import RecordedDrawing

CAPITALS_FILE = "capitals.safetensors"
DATA = "UNIPEN capitals"
CLASSES: Final = tuple(string.ascii_uppercase)

COPIES = 4
"""Augmented copies of each drawing of a prolific writer; see `copies_by_writer`."""
VARIATION = Variation(slant=0.18, aspect=0.15, middle=0.08, taper=0.2)

RECIPE = ACCURATE_CNN.with_changes(
    name="capitals-cnn",
    title="Capital letters",
    source="Our own: the accurate CNN, trained on people's pen strokes.",
    epochs=6,
    label_smoothing=0.05,
    validation_images=800,
    evaluations_per_epoch=1,
    # Distributed weights must not depend on the processor that trained them.
    mixed_precision=False,
)

_OF_TEST: Final = ("test_accuracy", "test_loss", "test_images")

ATTRIBUTION = (
    "Trained on capital letters of the UNIPEN collection train_r01_v07 (I. Guyon, L. Schomaker, "
    "R. Plamondon, M. Liberman and S. Janet, 1994; International Unipen Foundation, "
    "doi 10.5281/zenodo.1195803, CC BY 4.0)."
)


def data_set(
    drawings: Sequence[RecordedDrawing],
    *,
    seed: int,
    held_out: Collection[str] = (),
    copies: int = COPIES,
    validation_images: int = RECIPE.validation_images,
) -> DataSet:
    """Training data of the network for capitals.

    Drawings for validation, of all writers, come last, as they were written and without copies.

    Args:
        drawings: Drawings of people; those of anything but capitals are left out.
        seed: Seed of everything random.
        held_out: Writers not to train on. If there are any, their drawings are the test images,
            otherwise those for validation are.
        copies: Augmented copies of each drawing of a prolific writer, 1 or more.
        validation_images: Number of drawings for validation.

    Raises:
        ValueError: No writer is left to train on, or a held-out writer has no drawing.
    """
    letters = [each for each in drawings if each.label in CLASSES and each.strokes]
    learnt, tested = split_by_writer(letters, held_out)
    random = np.random.default_rng(seed)
    order = random.permutation(len(learnt)).tolist()
    validating = [learnt[number] for number in order[:validation_images]]
    learning = [learnt[number] for number in sorted(order[validation_images:])]
    validation = digit_images(validating, random=random, classes=CLASSES)
    parts = [
        *(
            digit_images(each, number, random=random, variation=VARIATION, classes=CLASSES)
            for each, number in copies_by_writer(learning, copies)
        ),
        validation,
    ]
    train = joined(parts)
    test = digit_images(tested, random=random, classes=CLASSES) if held_out else validation
    return DataSet(DATA, f"strokes of {count_writers(learnt)} writers", train, test)


def save(run: Path, arguments: str, measured: Path | None = None) -> None:
    """Write the weights and their provenance to ``capitals.safetensors`` in a run folder.

    Args:
        run: Folder of a finished run on the data set of this module.
        arguments: Arguments of the command ``capitals``.
        measured: Folder of a run with writers held out, whose test figures are written, because
            the run's own are those of writers that it learnt from; None if it held some out.

    Raises:
        WeightsError: A run has no weights.
        StorageError: The file could not be written.
    """
    trained = run / WEIGHTS_FILE
    figures = _figures(trained)
    if measured is not None:
        of_others = _figures(measured / WEIGHTS_FILE)
        figures |= {name: of_others[name] for name in _OF_TEST}
    provenance = {
        "figures": json.dumps(figures),
        "command": f"mnist-trainer capitals {arguments}",
        "attribution": ATTRIBUTION,
    }
    weights.save(weights.load(trained), run / CAPITALS_FILE, provenance=provenance)


def _figures(path: Path) -> dict[str, object]:
    figures: dict[str, object] = json.loads(weights.read_metadata(path)["figures"])
    return figures
