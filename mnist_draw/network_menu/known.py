"""Known networks: names and test accuracies of weights, from runs, files and trainings."""

from __future__ import annotations

import math
import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

from mnist_draw.predict.network_box import WeightsLabel
from mnist_draw.recipe.field_texts import capitals_name, digits_name
from mnist_draw.recipe.run_titles import run_title
from mnist_draw.runs.library import RunLibrary

if TYPE_CHECKING:
    from mnist_draw.runs.library import RunEntry
    from trainer.events import Finished, Started
    from trainer.network.weights import WeightSnapshot

MOST_RUNS: Final = 8
"""Runs that a menu offers."""


class KnownNetworks:
    """Names weights, told by their run; lives in the GUI thread.

    Attributes:
        bundled: The file for digits that comes with the application; None until it is known.
        capitals: The file for capital letters that comes with it; None for none.
        training: Identifier of the run in training; empty without one.
        others_train: Whether networks train that do not come into use, such as an experiment's.
    """

    def __init__(self) -> None:
        self.bundled: Path | None = None
        self.capitals: Path | None = None
        self.training = ""
        self.others_train = False
        self._library = RunLibrary((), ())
        self._entries: dict[str, RunEntry] = {}
        self._files: dict[str, Path] = {}
        self._tested: dict[tuple[str, int], float] = {}
        self._continued: set[str] = set()

    @property
    def last_runs(self) -> list[RunEntry]:
        """The last runs, newest first."""
        return list(reversed(self._entries.values()))[:MOST_RUNS]

    def set_runs(self, library: RunLibrary) -> None:
        """Knows all kept runs."""
        self._library = library
        self._entries = {entry.run: entry for entry in library.entries if entry.run}

    def note_opened(self, snapshot: WeightSnapshot, file: Path | None) -> None:
        """Knows the file of weights that were opened; None for no file."""
        if file is not None:
            # From the command line it may be relative; those of the application are not.
            self._files[snapshot.run] = Path(os.path.abspath(file))  # noqa: PTH100 - keeps links

    def note_started(self, started: Started) -> None:
        """Knows the run in training."""
        self.training = started.run
        if started.first_step:
            self._continued.add(started.run)

    def note_finished(self, finished: Finished) -> None:
        """Knows the test accuracy of a run that has just ended."""
        self.training = ""
        if math.isfinite(finished.test_accuracy):
            self._tested[finished.run, finished.snapshot.step] = finished.test_accuracy

    def is_bundled(self, snapshot: WeightSnapshot) -> bool:
        """Whether weights are those for digits that come with the application."""
        return self.bundled is not None and self._files.get(snapshot.run) == self.bundled

    def is_capitals(self, snapshot: WeightSnapshot) -> bool:
        """Whether weights are those for capital letters that come with the application."""
        return self.capitals is not None and self._files.get(snapshot.run) == self.capitals

    def describe(self, snapshot: WeightSnapshot) -> WeightsLabel:
        """Describes weights for the prediction panel."""
        return WeightsLabel(
            self.name(snapshot),
            snapshot.data,
            snapshot.step,
            snapshot.epoch,
            self.test_accuracy(snapshot),
            in_training=bool(snapshot.run) and snapshot.run == self.training,
            others_train=self.others_train,
            temperature=snapshot.temperature,
            classes=snapshot.recipe.classes,
        )

    def name(self, snapshot: WeightSnapshot) -> str:
        """Name of the network: of the application's, of its run, or of its file."""
        if self.is_bundled(snapshot):
            return digits_name()
        if self.is_capitals(snapshot):
            return capitals_name()
        entry = self._entries.get(snapshot.run)
        if entry is not None:
            return self.title(entry)
        file = self._files.get(snapshot.run)
        if file is not None:
            return file.stem
        return run_title(snapshot.recipe, continued=snapshot.run in self._continued)

    def title(self, entry: RunEntry) -> str:
        """Name of a run, as the Runs window and the legend of the curves have it."""
        return self._library.names()[entry.folder]

    def test_accuracy(self, snapshot: WeightSnapshot) -> float | None:
        """Share of the test images that weights read correctly, [0, 1]; None if not known."""
        if snapshot.test_accuracy is not None:
            return snapshot.test_accuracy
        return self._tested.get((snapshot.run, snapshot.step))
