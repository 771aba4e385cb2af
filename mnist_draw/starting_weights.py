"""Which weights the application starts with; runs in the prediction thread."""

from __future__ import annotations

import json
import math
from importlib import resources
from typing import TYPE_CHECKING

from mnist_draw.workers.prediction import StartingWeights
from trainer import runs
from trainer.errors import WeightsError

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.runs import RunSummary
    from trainer.weights import WeightSnapshot

BUNDLED = "weights/bundled.safetensors"


def choose(asked_for: Path | None, runs_folder: Path) -> StartingWeights:
    """The file that was asked for, else the better of the bundled weights and the last run's.

    Better means: more of MNIST's validation images read correctly. A run that was stopped early or
    that learnt from other data does not take the place of the bundled weights.
    """
    from trainer import weights  # noqa: PLC0415 - needs torch

    problem = None
    if asked_for is not None:
        try:
            return StartingWeights(weights.load(asked_for))
        except WeightsError as error:
            problem = error
    bundled, bundled_accuracy = _bundled()
    for run in reversed(runs.runs(runs_folder)):
        if _accuracy(run) > bundled_accuracy:
            try:
                return StartingWeights(weights.load(run.weights_path), problem)
            except WeightsError:
                continue
        break
    return StartingWeights(bundled, problem)


def _bundled() -> tuple[WeightSnapshot, float]:
    from trainer import weights  # noqa: PLC0415 - needs torch

    with resources.as_file(resources.files("mnist_draw.resources") / BUNDLED) as path:
        figures = json.loads(weights.read_metadata(path)["figures"])
        return weights.load(path), figures["validation_accuracy"]


def _accuracy(run: RunSummary) -> float:
    figure = run.figures.get("validation_accuracy")
    if run.figures.get("data") != "MNIST" or not isinstance(figure, float):
        return -math.inf
    return figure
