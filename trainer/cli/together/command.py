"""``train --learning-rates``: train a network with each of several learning rates, together."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from trainer.cli.arguments import chosen_recipe
from trainer.cli.command_inputs import chosen_device, loaded_data
from trainer.cli.kept_training import PACE
from trainer.cli.progress_bar import open_bar
from trainer.cli.reports import TextReport, percent
from trainer.cli.signals import stopped_by_signals
from trainer.control import TrainingControl
from trainer.errors import CancelledError, DivergedError, TrainerError
from trainer.events import DataReady, Finished, MemberDiverged, MemberEvent, Started, StepsDone
from trainer.runs import run_shelf, run_writer
from trainer.runs.event_lines import event_as_json
from trainer.training.stacked.recipes import at_rates
from trainer.training.stacked.together import train_together

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Sequence

    from trainer.cli.progress_bar import Bar
    from trainer.distributed.ranks import Ranks
    from trainer.events import TrainingEvent
    from trainer.recipe.recipes import Recipe


def train_rates(options: argparse.Namespace, ranks: Ranks | None) -> int:
    """Train all networks, report progress and a table of results, keep each as a run.

    Raises:
        TrainerError: A learning rate is invalid, all networks diverged, or a run was not kept.
    """
    if ranks is not None:
        raise TrainerError(
            "Several processes share one training. Train learning rates together in one process."
        )
    recipe = chosen_recipe(options)
    if options.seed is not None:
        recipe = recipe.with_changes(seed=options.seed)
    recipes = at_rates(recipe, options.learning_rates)
    device = chosen_device(options.device, None)
    folder = run_shelf.default_folder() if options.out is None else options.out
    run_writer.check_writable(folder)
    control = TrainingControl()
    with stopped_by_signals(control.stop) as received:
        try:
            loaded = loaded_data(options, lambda: control.stopped)
        except CancelledError:
            return 128 + received[0]
        events = train_together(recipes, loaded.dataset, device=device, control=control, pace=PACE)
        report = _Report(recipe, recipes, as_json=options.json)
        try:
            for event in run_writer.record(events, folder):
                if isinstance(event, DataReady):
                    event = dataclasses.replace(event, fallback=loaded.fallback)  # noqa: PLW2901
                report.show(event)
        finally:
            report.close()
    report.check_kept()
    return 128 + received[0] if control.stopped and received else 0


class _Report:
    """Events of all networks as JSON, or a table of results at their end."""

    def __init__(self, recipe: Recipe, recipes: Sequence[Recipe], *, as_json: bool) -> None:
        self._text = TextReport(recipe)
        self._recipes, self._as_json = recipes, as_json
        self._results: dict[int, Finished | DivergedError] = {}
        self._bar: Bar | None = None

    def show(self, event: TrainingEvent) -> None:
        """Print an event; show the progress of the first network that still trains."""
        if self._as_json:
            text = event_as_json(event)
            if text is not None:
                self._print(text)
        elif isinstance(event, DataReady):
            self._print(self._text.text(event) or "")
        if isinstance(event, MemberEvent):
            self._show_member(event)

    def close(self) -> None:
        """Remove the progress bar, and print the table."""
        if self._bar is not None:
            self._bar.close()
        if not self._as_json and self._results:
            print(_table(self._recipes, self._results), flush=True)

    def check_kept(self) -> None:
        """Raise the reason of the first run that was not kept."""
        for result in self._results.values():
            if isinstance(result, Finished) and result.storage_error is not None:
                raise result.storage_error

    def _show_member(self, event: MemberEvent) -> None:
        match event.event:
            case Started() as started if self._bar is None:
                if not self._as_json:
                    print(
                        f"{len(self._recipes)} networks of {started.parameters:,} parameters, "
                        f"{started.steps:,} steps on {started.device}",
                        flush=True,
                    )
                self._bar = open_bar("train", started.steps, "steps")
            case StepsDone() as done if self._bar is not None:
                rate = self._recipes[event.member].learning_rate
                self._bar.move_to(done.last_step, f"rate {rate:g}: loss {done.losses[-1]:.3f}")
            case Finished() as finished:
                self._results[event.member] = finished
            case MemberDiverged(error):
                self._results[event.member] = error

    def _print(self, text: str) -> None:
        if self._bar is None:
            print(text, flush=True)
        else:
            self._bar.print(text)


def _table(recipes: Sequence[Recipe], results: dict[int, Finished | DivergedError]) -> str:
    head = ("learning rate", "validation loss", "validation", "test", "run")
    rows = [head]
    for index, recipe in enumerate(recipes):
        rate = f"{recipe.learning_rate:g}"
        match results.get(index):
            case Finished() as finished:
                rows.append(
                    (
                        rate,
                        _measured(f"{finished.validation_loss:.4f}"),
                        _measured(percent(finished.validation_accuracy)),
                        _measured(percent(finished.test_accuracy)),
                        str(finished.folder or "not kept"),
                    )
                )
            case DivergedError() as error:
                note = f"diverged at step {error.step:,}: its loss stopped being a number"
                rows.append((rate, "–", "–", "–", note))
    widths = [max(map(len, column)) for column in list(zip(*rows, strict=True))[:-1]]
    return "\n".join(_line(row, widths) for row in rows)


def _measured(text: str) -> str:
    return "–" if text.startswith("nan") else text


def _line(row: Sequence[str], widths: Iterable[int]) -> str:
    *figures, note = row
    cells = [f"{cell:>{width}}" for cell, width in zip(figures, widths, strict=True)]
    return "  ".join([*cells, note])
