"""Load the weights of runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.errors import WeightsError
from trainer.network import weights
from trainer.runs import run_shelf

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.network.weights import WeightSnapshot


def latest_weights(folder: Path) -> WeightSnapshot | None:
    """Load the weights of the newest run whose weights can be read; None without any."""
    for run in reversed(run_shelf.runs(folder)):
        try:
            return weights.load(run.weights_path)
        except WeightsError:
            continue
    return None
