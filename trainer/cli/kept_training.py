"""Train in the terminal: report progress, and keep the run."""

from __future__ import annotations

import contextlib
import dataclasses
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.cli.command_inputs import chosen_device
from trainer.cli.progress_bar import Bar, open_bar
from trainer.cli.reports import TextReport, percent
from trainer.errors import DataError, TrainerError
from trainer.events import DataReady, Finished, Pace, Started, StepsDone
from trainer.network import weights
from trainer.network.parameters import check_fit
from trainer.runs import run_shelf, run_weights, run_writer
from trainer.runs.event_lines import event_as_json
from trainer.runs.live.files import LIVE_WEIGHTS_FILE, PROGRESS_FOLDER
from trainer.training import loop

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from trainer.control import TrainingControl
    from trainer.data.sources import LoadedData
    from trainer.distributed.group import Group
    from trainer.distributed.ranks import Ranks
    from trainer.events import SettingChanged, TrainingEvent
    from trainer.network.weights import WeightSnapshot
    from trainer.recipe.recipes import Recipe

PACE = Pace(metrics=0.2, snapshots=2.0)
"""Five lines of JSON a second are enough, and weights every two seconds to watch."""


class KeptTraining:
    """A training by ``--device``, ``--continue``, ``--out`` and ``--json``.

    The constructor checks all of them, before data are loaded.
    """

    def __init__(
        self, options: argparse.Namespace, recipe: Recipe, ranks: Ranks | None = None
    ) -> None:
        """Find device, weights and run folder.

        Args:
            options: The arguments of the command.
            recipe: The recipe of the network.
            ranks: This process among those that train together; None if it is alone.

        Raises:
            TrainerError: There is no such device, the weights to continue from cannot be read or
                belong to another network, or the run folder is not empty or cannot be written.
        """
        self.device = chosen_device(options.device, ranks)
        self._start = _start(options.start, recipe) if options.start is not None else None
        if ranks is None or ranks.first:
            self._folder, self._name = _run_folder(options.out)
        self._as_json: bool = options.json

    def run(
        self,
        recipe: Recipe,
        loaded: LoadedData,
        control: TrainingControl,
        group: Group | None = None,
        changes: Sequence[SettingChanged] = (),
    ) -> Finished:
        """Train as `train` does, and check that the run is kept.

        Raises:
            TrainerError: The training failed, or the run could not be kept where it should; its
                figures have been printed.
        """
        return _checked(self.train(recipe, loaded, control, group, changes))

    def train(
        self,
        recipe: Recipe,
        loaded: LoadedData,
        control: TrainingControl,
        group: Group | None = None,
        changes: Sequence[SettingChanged] = (),
    ) -> Finished:
        """Train to the end, or until it is stopped.

        Args:
            recipe: The recipe.
            loaded: The data set.
            control: Stops the training.
            group: The processes that train together; the first one reports and keeps the run.
            changes: See `trainer.training.loop.train`.

        Returns:
            The last event, with the run folder, and why it is not where it should be.

        Raises:
            TrainerError: The training failed.
        """
        events = loop.train(
            recipe,
            loaded.dataset,
            device=self.device,
            control=control,
            start=self._start,
            pace=PACE,
            group=group,
            changes=changes,
        )
        if group is not None and not group.ranks.first:
            return _finished(events)
        return self._recorded(events, recipe, loaded)

    def keep(self, events: Iterator[TrainingEvent], recipe: Recipe, loaded: LoadedData) -> Finished:
        """Report the events of a training, and keep its run; returns and raises as `run` does."""
        return _checked(self._recorded(events, recipe, loaded))

    def _recorded(
        self, events: Iterator[TrainingEvent], recipe: Recipe, loaded: LoadedData
    ) -> Finished:
        recorded = run_writer.record(
            events,
            self._folder,
            name=self._name,
            watchable=self._name is not None,
            instead=(run_shelf.default_folder(), Path(tempfile.gettempdir())),
        )
        return _report(recorded, recipe, loaded, as_json=self._as_json)


def problem_of(finished: Finished) -> TrainerError | None:
    """Why a run is not kept where it should be; None if it is."""
    problem = finished.storage_error
    if problem is None or finished.folder is None:
        return problem
    return TrainerError(f"{problem} This run is kept in {finished.folder}.")


def _checked(finished: Finished) -> Finished:
    problem = problem_of(finished)
    if problem is not None:
        raise problem
    return finished


def _report(
    events: Iterator[TrainingEvent], recipe: Recipe, loaded: LoadedData, *, as_json: bool
) -> Finished:
    """Print the events of a run, and show its progress on stderr."""
    report = TextReport(recipe)
    bar: Bar | None = None
    finished: Finished | None = None
    try:
        for event in events:
            if isinstance(event, DataReady):
                event = dataclasses.replace(event, fallback=loaded.fallback)  # noqa: PLW2901
            if isinstance(event, Started):
                bar = open_bar("train", event.steps, "steps")
                first_step = event.first_step
            text = event_as_json(event) if as_json else report.text(event)
            if text is not None:
                if isinstance(event, Finished) and bar is not None:
                    bar.close()
                if bar is None:
                    print(text, flush=True)
                else:
                    bar.print(text)
            if isinstance(event, StepsDone) and bar is not None:
                note = f"loss {event.losses[-1]:.3f}, accuracy {percent(event.accuracies.mean())}"
                bar.move_to(event.last_step - first_step, note)
            if isinstance(event, Finished):
                # Not returned yet: the run may have been kept because of an error that follows.
                finished = event
    finally:
        if bar is not None:
            bar.close()
    assert finished is not None, "a training ends with Finished"
    return finished


def _finished(events: Iterator[TrainingEvent]) -> Finished:
    """The last event of a training that another process reports."""
    *_, last = events
    assert isinstance(last, Finished)
    return last


def _start(path: Path, recipe: Recipe) -> WeightSnapshot:
    snapshot = weights.load(run_weights.weights_file(path))
    try:
        # The data, which are loaded later, decide on the classes.
        check_fit(recipe.for_classes(snapshot.recipe.classes), snapshot.arrays)
    except ValueError as error:
        raise TrainerError(
            f"{path.name} cannot be used as weights: they belong to another network "
            f"({snapshot.recipe.name}) than {recipe.name} trains."
        ) from error
    return snapshot


def _run_folder(out: Path | None) -> tuple[Path, str | None]:
    """Parent and name of the run folder; the name is None for the run's identifier."""
    if out is None:
        folder = run_shelf.default_folder()
        run_shelf.remove_leftovers(folder)
        run_writer.check_writable(folder)
        return folder, None
    out = out.absolute()
    if out.is_symlink():
        # No folder takes the place of a link: the run comes where it leads.
        with contextlib.suppress(RuntimeError):
            out = out.resolve()
    # Checked now: after the training it would be too late.
    try:
        taken = any(out.iterdir()) if out.is_dir() else out.exists()
    except OSError as error:
        raise DataError(
            out, f"it cannot be read: {error.strerror or error}", "unreadable"
        ) from error
    if (out / PROGRESS_FOLDER).is_dir():
        raise TrainerError(
            f"{out} holds a training that goes on or was broken off; its latest weights are in "
            f"{out / PROGRESS_FOLDER / LIVE_WEIGHTS_FILE}. Choose a new folder with --out."
        )
    if taken:
        raise TrainerError(f"{out} is not empty. Choose a new folder for this run with --out.")
    run_writer.check_writable(out.parent)
    return out.parent, out.name
