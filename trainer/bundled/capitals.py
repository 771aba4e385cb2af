"""The network for capital letters: its recipe, and its weights file with their provenance."""

from __future__ import annotations

import dataclasses
import json
from typing import TYPE_CHECKING

from trainer.network import weights
from trainer.recipe.presets import ACCURATE_CNN
from trainer.runs.run_reader import WEIGHTS_FILE

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.network.weights import WeightSnapshot

CAPITALS_FILE = "capitals.safetensors"
DATA = "UNIPEN capitals"

SETTINGS = {
    "epochs": "24",
    "label_smoothing": "0.05",
    "validation_images": "800",
    "evaluations_per_epoch": "1",
    "rotation": "12",
    "shear": "15",
    # Distributed weights must not depend on the processor that trained them.
    "mixed_precision": "false",
}
"""Settings of the recipe `accurate-cnn`: some ten thousand drawings need more passes, and the
letters of many hands more slant than MNIST's digits."""

RECIPE = ACCURATE_CNN.with_settings(SETTINGS)

ATTRIBUTION = (
    "Trained on capital letters of the UNIPEN collection train_r01_v07 (I. Guyon, L. Schomaker, "
    "R. Plamondon, M. Liberman and S. Janet, 1994; International Unipen Foundation, "
    "doi 10.5281/zenodo.1195803, CC BY 4.0)."
)


def save(run: Path, path: Path) -> WeightSnapshot:
    """Write the weights of a run of `RECIPE` on UNIPEN's capital letters, for the application.

    Every fifth writer was held out by the data set: the test accuracy in the file is theirs.

    Args:
        run: Folder of the run.
        path: The file.

    Returns:
        The weights as written.

    Raises:
        WeightsError: The run has no weights.
        StorageError: The file could not be written.
    """
    trained = run / WEIGHTS_FILE
    snapshot = weights.load(trained)
    recipe = snapshot.recipe.with_changes(
        name="capitals-cnn",
        title="Capital letters",
        source="Our own: the accurate CNN, trained on people's pen strokes.",
    )
    named = dataclasses.replace(snapshot, recipe=recipe, data=DATA)
    given = " ".join(f"--set {name}={value}" for name, value in SETTINGS.items())
    provenance = {
        "figures": json.dumps(json.loads(weights.read_metadata(trained)["figures"])),
        "command": f"mnist-trainer train accurate-cnn --data-dir capitals.jsonl.gz {given}",
        "attribution": ATTRIBUTION,
    }
    weights.save(named, path, provenance=provenance)
    return named
