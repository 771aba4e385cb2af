"""The digit detector that comes with the application, ready to say "not sure"."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.network.rejection import Rejector

DETECTOR = "weights/detector.safetensors"


def load(path: Path | None = None) -> Rejector:
    """Loads it; imports torch.

    Args:
        path: Another detector's file; None for the installed one.

    Raises:
        WeightsError: The file is missing or damaged.
    """
    from trainer.network import weights  # noqa: PLC0415 - needs torch
    from trainer.network.prediction import Predictor  # noqa: PLC0415 - likewise
    from trainer.network.rejection import Rejector  # noqa: PLC0415 - together with them

    if path is None:
        with resources.as_file(resources.files("mnist_draw.resources") / DETECTOR) as installed:
            return load(installed)
    return Rejector(Predictor(weights.load(path)))
