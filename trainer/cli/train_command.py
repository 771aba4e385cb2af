"""The command ``train``: train by a recipe, or repeat a kept run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.cli.arguments import chosen_recipe
from trainer.cli.command_inputs import loaded_data
from trainer.cli.kept_training import KeptTraining
from trainer.cli.signals import stopped_by_signals
from trainer.control import TrainingControl
from trainer.errors import CancelledError, DataError, TrainerError
from trainer.files import expand_user
from trainer.network import weights
from trainer.runs import run_reader

if TYPE_CHECKING:
    import argparse
    from pathlib import Path

    from trainer.data.digits import DataSet
    from trainer.runs.run_reader import RunSummary


def train(options: argparse.Namespace) -> int:
    """Train by a recipe, report progress, keep the run."""
    repeated = _repeatable(options.repeat) if options.repeat is not None else None
    recipe = chosen_recipe(options) if repeated is None else repeated.recipe
    if options.seed is not None:
        recipe = recipe.with_changes(seed=options.seed)
    prepared = KeptTraining(options, recipe)
    control = TrainingControl()
    with stopped_by_signals(control.stop) as received:
        try:
            loaded = loaded_data(options, lambda: control.stopped)
        except CancelledError:
            return 128 + received[0]
        if repeated is not None:
            _check_data(repeated, loaded.dataset)
        finished = prepared.run(recipe, loaded, control)
    return 128 + received[0] if finished.stopped and received else 0


def _repeatable(path: Path) -> RunSummary:
    """Read the run to repeat.

    Raises:
        DataError: It is no run folder, or the run continued from weights that it does not hold.
    """
    run = run_reader.read_summary(expand_user(path))
    if weights.load(run.weights_path).step != run.figures.get("steps"):
        raise DataError(path, "the run continued from earlier weights, so it cannot be repeated.")
    return run


def _check_data(run: RunSummary, dataset: DataSet) -> None:
    data = run.figures.get("data")
    if data != dataset.name:
        raise TrainerError(f"The run was trained on {data}, but these data are {dataset.name}.")
