"""Weights that the application starts with."""

from __future__ import annotations

import math
from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING

from trainer.errors import DataError, WeightsError
from trainer.network import weights
from trainer.runs import run_shelf

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.errors import TrainerError
    from trainer.network.weights import WeightSnapshot
    from trainer.runs.run_reader import RunSummary

BUNDLED = "weights/bundled.safetensors"
CAPITALS = "weights/capitals.safetensors"


@dataclass(frozen=True, slots=True, eq=False)
class StartingWeights:
    """Weights that predict first.

    Attributes:
        snapshot: The weights; None if there are none at all.
        problem: Why they are not those that the user asked for; None if they are.
        file: Their file; None without weights.
    """

    snapshot: WeightSnapshot | None
    problem: TrainerError | None = None
    file: Path | None = None


def choose(
    asked_for: Path | None, runs_folder: Path, bundled: Path | None = None
) -> StartingWeights:
    """Loads the requested file, else the better of the bundled weights and those of the last run.

    Better: a higher validation accuracy after training on the same data. The bundled weights were
    trained on pen strokes too: a run on MNIST alone predicts drawings worse, whatever its accuracy
    on MNIST. Skips damaged files; reports a requested or bundled file that cannot be used.

    Args:
        asked_for: A weights file; None if the user requested none.
        runs_folder: Where runs are kept.
        bundled: Weights file of the application; None for the installed one.
    """
    problem: TrainerError | None = None
    if asked_for is not None:
        try:
            return StartingWeights(weights.load(asked_for), file=asked_for)
        except WeightsError as error:
            problem = error
    ours: WeightSnapshot | None = None
    accuracy = -math.inf
    bundled = bundled or bundled_file()
    try:
        ours, accuracy = _bundled(bundled)
    except WeightsError as error:
        problem = problem or error
    for run in reversed(_runs(runs_folder)):
        if ours is not None and not _is_better(run, ours.data, accuracy):
            break
        try:
            return StartingWeights(weights.load(run.weights_path), problem, run.weights_path)
        except WeightsError:
            continue
    return StartingWeights(ours, problem, None if ours is None else bundled)


def bundled_file() -> Path:
    """The weights file that comes with the application."""
    return _installed(BUNDLED)


def capitals_file() -> Path | None:
    """The weights file for capital letters that comes with the application, if it does."""
    file = _installed(CAPITALS)
    return file if file.is_file() else None


def _runs(folder: Path) -> list[RunSummary]:
    try:
        return run_shelf.runs(folder)
    # The list of runs says so.
    except DataError:
        return []


def _installed(name: str) -> Path:
    # A file of an installed package, which stays where it is.
    with resources.as_file(resources.files("mnist_draw.resources") / name) as installed:
        return installed


def _bundled(path: Path) -> tuple[WeightSnapshot, float]:
    """The bundled weights and their validation accuracy."""
    figures = weights.provenance_figures(weights.read_metadata(path))
    return weights.load(path), figures.get("validation_accuracy", -math.inf)


def _is_better(run: RunSummary, data: str, accuracy: float) -> bool:
    figure = run.figures.get("validation_accuracy")
    if run.figures.get("data") != data or not isinstance(figure, float):
        return False
    return figure > accuracy
