"""Run recipes with several seeds; finished runs are kept and not repeated."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.errors import DataError
from trainer.events import Finished, Pace
from trainer.recipe.combinations import RECURRENT
from trainer.recipe.summary import summarise
from trainer.reproduction.comparison import RunFigures
from trainer.runs import run_reader, run_shelf, run_writer
from trainer.training import loop

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    import torch

    from trainer.control import TrainingControl
    from trainer.data.digits import DataSet
    from trainer.events import TrainingEvent
    from trainer.recipe.recipes import Recipe

# Nobody looks at the weights during these trainings, of which there may be many.
_PACE = Pace(metrics=0.5, snapshots=float("inf"), kept=0)
_MADE_BY = "reproduce"


def plan(recipes: Sequence[Recipe], seeds: int) -> tuple[Recipe, ...]:
    """List the runs: all recipes with seed 0, then all with seed 1, and so on.

    Stopped early, this leaves runs of every recipe.
    """
    return tuple(recipe.with_changes(seed=seed) for seed in range(seeds) for recipe in recipes)


def expected_seconds(recipe: Recipe) -> float:
    """Estimate the duration of a run on one core, for the progress of several runs.

    Measured: 0.5 ms a step, and 0.1 ns for each use of a weight.
    """
    uses = 0
    for layer in summarise(recipe).layers:
        # A kernel is used at each position of its map, a recurrent cell in each row.
        positions = layer.output_shape[1] ** 2 if len(layer.output_shape) == 3 else 1
        rows = 28 if recipe.model in RECURRENT else 1
        uses += layer.parameters * positions * rows
    images = recipe.epochs * recipe.train_images
    return images / recipe.batch_size * 5e-4 + images * uses * 1e-10


def other_run(folder: Path, recipes: Sequence[Recipe]) -> Path | None:
    """Find what another command made where a run would be kept, as `queue` gives the same names.

    Args:
        folder: The folder of the run folders.
        recipes: The recipes to run, with their seeds.

    Returns:
        The first folder that holds something else than an earlier run of `run_and_keep`.
    """
    places = (folder / run_name(recipe) for recipe in recipes)
    return next((kept for kept in places if kept.exists() and not _is_reproduction(kept)), None)


def _is_reproduction(kept: Path) -> bool:
    try:
        return run_reader.read_summary(kept).made_by == _MADE_BY
    except DataError:
        return False


def run_and_keep(
    recipe: Recipe,
    dataset: DataSet,
    folder: Path,
    *,
    device: torch.device,
    control: TrainingControl,
) -> Iterator[TrainingEvent]:
    """Run a recipe and keep the run under `run_name`; a stopped run leaves nothing.

    Yields:
        The events of the run; `Finished` only of a run that was not stopped.

    Raises:
        StorageError: The run could not be kept, as where `other_run` finds one.
        TrainerError: As `trainer.training.loop.train`.
    """
    kept = folder / run_name(recipe)
    if _is_reproduction(kept):
        # It is of an earlier form of the recipe, or of another data set.
        run_shelf.delete(kept)
    events = loop.train(recipe, dataset, device=device, control=control, pace=_PACE)
    whole = _unless_stopped(events, control)
    for event in run_writer.record(whole, folder, name=kept.name, made_by=_MADE_BY):
        if isinstance(event, Finished) and event.storage_error is not None:
            raise event.storage_error
        yield event


def _unless_stopped(
    events: Iterator[TrainingEvent], control: TrainingControl
) -> Iterator[TrainingEvent]:
    for event in events:
        # Closed after the last step, the run may lack its final figures.
        if isinstance(event, Finished) and (event.stopped or control.closing):
            return
        yield event


def run_name(recipe: Recipe) -> str:
    """Name of the run folder of a recipe with its seed."""
    return f"{recipe.name}-seed-{recipe.seed}"


def kept_run(folder: Path, recipe: Recipe, data: str) -> run_reader.RunSummary | None:
    """Find the complete run of a recipe on a data set; None if there is none.

    Args:
        folder: The folder of the run folders.
        recipe: The recipe with its seed.
        data: Name of the data set.
    """
    try:
        run = run_reader.read_summary(folder / run_name(recipe))
    except DataError:
        return None
    same = set(recipe.differences(run.recipe)) <= {"title", "source"}
    whole = run.figures.get("stopped") is False
    return run if same and whole and run.figures.get("data") == data else None


def figures_of(run: run_reader.RunSummary) -> RunFigures:
    """Read the figures of a run from its folder.

    Raises:
        DataError: A file is missing or damaged.
    """
    first_loss = float(run_reader.read_steps(run.folder).losses[0])
    evaluations = run_reader.read_evaluations(run.folder)
    whole = tuple(evaluated for evaluated in evaluations if evaluated.whole)
    return RunFigures(run.recipe.seed, first_loss, whole)
