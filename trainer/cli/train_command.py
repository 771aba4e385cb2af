"""The command ``train``: train by a recipe, or repeat a kept run."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cli.arguments import chosen_recipe
from trainer.cli.command_inputs import loaded_in_turns
from trainer.cli.kept_training import KeptTraining
from trainer.cli.signals import stopped_by_signals
from trainer.cli.together.command import train_rates
from trainer.control import TrainingControl
from trainer.distributed.problems import DifferentInputsError, ProcessLostError
from trainer.distributed.ranks import from_environment
from trainer.errors import CancelledError, RecipeError, TrainerError
from trainer.network import weights
from trainer.recipe.classes import check_classes
from trainer.recipe.live_changes import changed
from trainer.runs import run_reader

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    import torch

    from trainer.data.digits import DataSet
    from trainer.distributed.group import Group
    from trainer.distributed.ranks import Ranks
    from trainer.events import SettingChanged
    from trainer.recipe.recipes import Recipe
    from trainer.runs.run_reader import RunSummary


def train(options: argparse.Namespace) -> int:
    """Train by a recipe, report progress, keep the run."""
    ranks = from_environment()
    if options.learning_rates is not None:
        return train_rates(options, ranks)
    with _speaks(ranks):
        repeated = _repeatable(options.repeat) if options.repeat is not None else None
        recipe = chosen_recipe(options) if repeated is None else repeated.recipe
        if options.seed is not None:
            recipe = recipe.with_changes(seed=options.seed)
        changes = _changes(options, recipe)
        prepared = KeptTraining(options, recipe, ranks)
        control = TrainingControl()
        with (
            stopped_by_signals(control.stop, ranks=ranks) as received,
            _joined(ranks, prepared.device) as group,
        ):
            try:
                loaded = loaded_in_turns(options, lambda: control.stopped, group)
            except CancelledError:
                return 128 + received[0]
            if repeated is not None:
                _check_data(repeated, loaded.dataset)
            finished = prepared.run(recipe, loaded, control, group, changes)
        return 128 + received[0] if finished.stopped and received else 0


def _changes(options: argparse.Namespace, recipe: Recipe) -> tuple[SettingChanged, ...]:
    """The changes of ``--changes`` or of the run to repeat; all possible with the recipe.

    Raises:
        DataError: The table cannot be read.
        RecipeError: The recipe does not use a setting, or never takes a value.
    """
    path = options.changes if options.changes is not None else options.repeat
    if path is None:
        return ()
    changes = run_reader.read_changes(path)
    for each in changes:
        changed(recipe, recipe, each.change)
    return changes


@contextlib.contextmanager
def _speaks(ranks: Ranks | None) -> Iterator[None]:
    """Leave output to the first of several processes; each reports errors of its own."""
    if ranks is None or ranks.first:
        yield
        return
    with (
        Path(os.devnull).open("w", encoding="utf-8") as nowhere,
        contextlib.redirect_stdout(nowhere),
        contextlib.redirect_stderr(nowhere),
    ):
        try:
            yield
        except (DifferentInputsError, ProcessLostError, RecipeError) as error:
            # The first process reports it.
            raise SystemExit(1) from error


@contextlib.contextmanager
def _joined(ranks: Ranks | None, device: torch.device) -> Iterator[Group | None]:
    """The group of the processes that train together; None for a single one."""
    if ranks is None:
        yield None
        return
    # Imported late: torch's builds for some systems have no distributed package.
    from trainer.distributed.group import joined  # noqa: PLC0415

    with joined(ranks, device) as group:
        yield group


def _repeatable(path: Path) -> RunSummary:
    """Read the run to repeat.

    Raises:
        DataError: It is no run folder.
        TrainerError: The run continued from weights that it does not hold.
    """
    run = run_reader.read_summary(path)
    # Runs of earlier versions lack the figure; the weights of none of them are earlier ones.
    steps_before = run.figures.get("start_step")
    if steps_before is None:
        steps_before = weights.load(run.weights_path).step - run.figures.get("steps", 0)
    if steps_before:
        raise TrainerError(
            f"{path}: the run continued from earlier weights, so it cannot be repeated."
        )
    return run


def _check_data(run: RunSummary, dataset: DataSet) -> None:
    data = run.figures.get("data")
    if data != dataset.name:
        raise TrainerError(f"The run was trained on {data}, but these data are {dataset.name}.")
    # Another data set may have come under the same name.
    check_classes(run.recipe.classes, dataset.name, dataset.classes)
