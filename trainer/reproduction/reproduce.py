"""Running recipes with several seeds, and keeping the runs so that none is done twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.errors import DataError
from trainer.events import Finished, Pace
from trainer.recipe.recipes import RECURRENT
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

# Nobody looks at the weights on the way.
_PACE = Pace(metrics=0.5, snapshots=float("inf"))


def plan(recipes: Sequence[Recipe], seeds: int) -> tuple[Recipe, ...]:
    """The runs to do: all recipes with seed 0, then all with seed 1, and so on.

    Whoever stops early then has some of everything.
    """
    return tuple(recipe.with_changes(seed=seed) for seed in range(seeds) for recipe in recipes)


def expected_seconds(recipe: Recipe) -> float:
    """Roughly how long a run takes on one core, to tell how far several of them are.

    Measured: half a millisecond a step, and a tenth of a nanosecond for each use of a weight.
    """
    uses = 0
    for layer in summarise(recipe).layers:
        # A kernel is used at each place of its map, a recurrent cell in each row.
        places = layer.output_shape[1] ** 2 if len(layer.output_shape) == 3 else 1
        rows = 28 if recipe.model in RECURRENT else 1
        uses += layer.parameters * places * rows
    images = recipe.epochs * recipe.train_images
    return images / recipe.batch_size * 5e-4 + images * uses * 1e-10


def run_and_keep(
    recipe: Recipe,
    dataset: DataSet,
    folder: Path,
    *,
    device: torch.device,
    control: TrainingControl,
) -> Iterator[TrainingEvent]:
    """Runs a recipe and keeps the run under `run_name`; a run that is stopped leaves nothing.

    Yields:
        The events of the run; `Finished` only of a whole run.

    Raises:
        StorageError: The run could not be kept.
        TrainerError: As `trainer.training.loop.train`.
    """
    kept = folder / run_name(recipe)
    if kept.exists():
        # Of another recipe or data set, else nobody would want it again.
        run_shelf.delete(kept)
    events = loop.train(recipe, dataset, device=device, control=control, pace=_PACE)
    for event in run_writer.record(_unless_stopped(events, control), folder, name=kept.name):
        if isinstance(event, Finished) and event.storage_error is not None:
            raise event.storage_error
        yield event


def _unless_stopped(
    events: Iterator[TrainingEvent], control: TrainingControl
) -> Iterator[TrainingEvent]:
    for event in events:
        # Who leaves after the last step may miss the final figures.
        if isinstance(event, Finished) and (event.stopped or control.closing):
            return
        yield event


def run_name(recipe: Recipe) -> str:
    """Name of the run folder of a recipe with its seed."""
    return f"{recipe.name}-seed-{recipe.seed}"


def kept_run(folder: Path, recipe: Recipe, data: str) -> run_reader.RunSummary | None:
    """The complete run of that very recipe on that data set which a folder keeps, if it does.

    Args:
        folder: Which takes the run folders.
        recipe: With the seed.
        data: Name of the data set.
    """
    try:
        run = run_reader.read_summary(folder / run_name(recipe))
    except DataError:
        return None
    told_only = {"title", "source"}
    same = set(recipe.differences(run.recipe)) <= told_only
    whole = run.figures.get("stopped") is False
    return run if same and whole and run.figures.get("data") == data else None


def figures_of(run: run_reader.RunSummary) -> RunFigures:
    """Reads what a run measured from its folder.

    Raises:
        DataError: A file of it is missing or damaged.
    """
    first_loss = float(run_reader.read_steps(run.folder).losses[0])
    evaluations = run_reader.read_evaluations(run.folder)
    whole = tuple(evaluated for evaluated in evaluations if evaluated.whole)
    return RunFigures(run.recipe.seed, first_loss, whole)
