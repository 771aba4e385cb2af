"""Run library: the kept runs with the values that the Runs window shows; no widgets."""

from __future__ import annotations

import logging
import math
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from mnist_draw.recipe.run_titles import distinct_names
from trainer.errors import DataError
from trainer.runs import run_reader, run_shelf

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from mnist_draw.curves.history import RunHistory
    from trainer.events import SettingChanged
    from trainer.runs.run_reader import RunSummary

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RunEntry:
    """One kept run.

    Attributes:
        summary: Recipe and results, read from the run folder.
        best_validation_accuracy: [0, 1]; None without a validation.
        changes: Settings that changed while it trained; empty too where their table is damaged.
        started: When the training began; the time of the weight file if the run has no valid
            identifier.
    """

    summary: RunSummary
    best_validation_accuracy: float | None
    started: datetime
    changes: tuple[SettingChanged, ...] = ()

    @property
    def folder(self) -> Path:
        """The run folder."""
        return self.summary.folder

    @property
    def run(self) -> str:
        """The run's identifier, as its weights carry it; empty for none."""
        return str(self.summary.figures.get("run", ""))

    @property
    def test_accuracy(self) -> float | None:
        """Test accuracy of the final weights, [0, 1]; None if it was not measured."""
        value = self.figure("test_accuracy")
        return value if 0 <= value <= 1 else None

    @property
    def test_images(self) -> int:
        """Images of its test split; 0 if it is not known."""
        # Runs of earlier versions have not counted them.
        known = 10_000 if self.summary.figures.get("data") == "MNIST" else 0
        return int(self.summary.figures.get("test_images") or known)

    def figure(self, name: str) -> float:
        """A result of the run; NaN if it was not measured."""
        value = self.summary.figures.get(name)
        return float(value) if isinstance(value, int | float) else math.nan


@dataclass(frozen=True, slots=True, eq=False)
class RunCurves:
    """The curves of a kept run; immutable.

    Attributes:
        folder: The run folder.
        history: All its metrics; None where they cannot be read.
    """

    folder: Path
    history: RunHistory | None


@dataclass(frozen=True, slots=True)
class RunLibrary:
    """All runs of a folder.

    Attributes:
        entries: The runs, oldest first.
        damaged: Run folders that cannot be read.
    """

    entries: tuple[RunEntry, ...]
    damaged: tuple[Path, ...]

    def names(self) -> dict[Path, str]:
        """Names of the runs by folder; see `names_of`."""
        return names_of(self.entries)


def names_of(entries: Collection[RunEntry]) -> dict[Path, str]:
    """Names of runs, oldest first, by folder: in the present language, and no two are equal."""
    names = distinct_names(entry.summary for entry in entries)
    return {entry.folder: name for entry, name in zip(entries, names, strict=True)}


def read_library(folder: Path) -> RunLibrary:
    """Read all run folders; about 0.2 ms each.

    Raises:
        DataError: The folder cannot be listed.
    """
    shelf = run_shelf.read_shelf(folder)
    entries = tuple(
        RunEntry(summary, summary.best_validation_accuracy(), _started(summary), _changes(summary))
        for summary in shelf.runs
    )
    return RunLibrary(entries, shelf.damaged)


def _changes(summary: RunSummary) -> tuple[SettingChanged, ...]:
    # The figure spares a look into the folders of all other runs.
    if not summary.figures.get("changes"):
        return ()
    try:
        return run_reader.changes_of(summary.folder)
    except DataError as error:
        log.warning("%s", error)
        return ()


def _started(summary: RunSummary) -> datetime:
    # A run's identifier begins with its start in local time, which has no time in UTC at both ends
    # of the calendar, and on Windows before 1970.
    with suppress(ValueError, OverflowError, OSError):
        start = str(summary.figures.get("run"))[:19]
        return datetime.strptime(start, "%Y%m%d-%H%M%S-%f").astimezone()
    with suppress(ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(summary.weights_path.stat().st_mtime, UTC).astimezone()
    return datetime.fromtimestamp(0, UTC)
