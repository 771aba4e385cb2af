"""Weights that a benchmark uses: of a file, or the installed ones."""

from __future__ import annotations

from importlib import resources
from typing import TYPE_CHECKING

from trainer.network import weights

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.network.weights import WeightSnapshot


def installed_weights(path: Path | None, name: str) -> WeightSnapshot:
    """Load weights.

    Args:
        path: The file; None for the installed one.
        name: Path of the installed file below the resources.
    """
    if path is not None:
        return weights.load(path)
    with resources.as_file(resources.files("mnist_draw.resources") / name) as installed:
        return weights.load(installed)
