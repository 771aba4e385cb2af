"""The bundled detector of drawings that are no digit."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from trainer.network import weights
from trainer.network.prediction import Predictor
from trainer.network.rejection import Rejector

if TYPE_CHECKING:
    from pathlib import Path

DETECTOR = "weights/detector.safetensors"


def load(path: Path | None = None) -> Rejector:
    """Loads the detector.

    Args:
        path: File of another detector; None for the installed one.

    Raises:
        WeightsError: The file is missing or damaged.
    """
    if path is None:
        with resources.as_file(resources.files("mnist_draw.resources") / DETECTOR) as installed:
            return load(installed)
    return Rejector(Predictor(weights.load(path)))
