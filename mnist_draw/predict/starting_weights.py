"""Which weights the application starts with; runs in the prediction thread."""

from __future__ import annotations

import json
import math
from importlib import resources
from typing import TYPE_CHECKING

from mnist_draw.predict.worker import StartingWeights
from trainer.errors import WeightsError
from trainer.runs import run_shelf

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.errors import TrainerError
    from trainer.network.weights import WeightSnapshot
    from trainer.runs.run_reader import RunSummary

BUNDLED = "weights/bundled.safetensors"


def choose(
    asked_for: Path | None, runs_folder: Path, bundled: Path | None = None
) -> StartingWeights:
    """The file that was asked for, else the better of the bundled weights and the last run's.

    Better means: more validation images read correctly after learning from the same data. The
    bundled weights learnt from pen strokes too, so that a run on MNIST alone reads what people draw
    worse, however well it reads MNIST. Damaged files are passed over; what was asked for, and an
    installation without its own weights, is told.

    Args:
        asked_for: A weights file; None for none in particular.
        runs_folder: Where runs are kept.
        bundled: The weights file that comes with the application; None for the installed one.
    """
    from trainer.network import weights  # noqa: PLC0415 - needs torch

    problem: TrainerError | None = None
    if asked_for is not None:
        try:
            return StartingWeights(weights.load(asked_for))
        except WeightsError as error:
            problem = error
    ours: WeightSnapshot | None = None
    accuracy = -math.inf
    try:
        ours, accuracy = _bundled(bundled)
    except WeightsError as error:
        problem = problem or error
    for run in reversed(run_shelf.runs(runs_folder)):
        if ours is not None and not _is_better(run, ours.data, accuracy):
            break
        try:
            return StartingWeights(weights.load(run.weights_path), problem)
        except WeightsError:
            continue
    return StartingWeights(ours, problem)


def _bundled(path: Path | None) -> tuple[WeightSnapshot, float]:
    from trainer.network import weights  # noqa: PLC0415 - needs torch

    if path is None:
        with resources.as_file(resources.files("mnist_draw.resources") / BUNDLED) as installed:
            return _bundled(installed)
    figures = json.loads(weights.read_metadata(path).get("figures", "{}"))
    return weights.load(path), figures.get("validation_accuracy", -math.inf)


def _is_better(run: RunSummary, data: str, accuracy: float) -> bool:
    figure = run.figures.get("validation_accuracy")
    if run.figures.get("data") != data or not isinstance(figure, float):
        return False
    return figure > accuracy
