"""Worker of the Runs window: lists, renames, deletes and restores runs in its own thread."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.curves.history import read_history
from mnist_draw.runs.library import read_library
from mnist_draw.shared.failure import Failure
from trainer.runs import run_shelf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mnist_draw.curves.history import RunHistory


@dataclass(frozen=True, slots=True)
class Deletion:
    """Runs that were deleted together.

    Attributes:
        titles: Their titles.
        trashed: Their folders in the trash.
    """

    titles: tuple[str, ...]
    trashed: tuple[Path, ...]


@dataclass(frozen=True, slots=True, eq=False)
class RunCurves:
    """The curves of a kept run; immutable.

    Attributes:
        folder: The run folder.
        history: All its metrics.
    """

    folder: Path
    history: RunHistory


class LibraryWorker(QObject):
    """Reads and changes the folder of kept runs; lives in the library thread.

    Attributes:
        listed: Emits a `mnist_draw.runs.library.RunLibrary` of all runs.
        curves_read: Emits a `RunCurves`.
        deleted: Emits a `Deletion`, which `restore` undoes.
        failed: Emits a `Failure`; the run concerned is unchanged.
    """

    listed = Signal(object)
    curves_read = Signal(object)
    deleted = Signal(object)
    failed = Signal(object)

    def __init__(self, folder: Path) -> None:
        """Args: folder: The folder of runs; need not exist."""
        super().__init__()
        self._folder = folder

    @Slot()
    def prepare(self) -> None:
        """Empty the trash of old deletions and list the runs."""
        run_shelf.empty_trash(self._folder)
        self.list_runs()

    @Slot()
    def list_runs(self) -> None:
        """List all runs."""
        with self._failures_reported():
            self.listed.emit(read_library(self._folder))

    @Slot(object, str)
    def rename(self, run: Path, title: str) -> None:
        """Set the title of a run."""
        with self._failures_reported():
            run_shelf.rename(run, title)
        self.list_runs()

    @Slot(object, object)
    def delete(self, folders: tuple[Path, ...], titles: tuple[str, ...]) -> None:
        """Move runs to the trash; a run that cannot be moved stays."""
        done = []
        for run, title in zip(folders, titles, strict=True):
            with self._failures_reported():
                done.append((title, run_shelf.delete(run)))
        if done:
            self.deleted.emit(
                Deletion(tuple(title for title, _ in done), tuple(path for _, path in done))
            )
        self.list_runs()

    @Slot(object)
    def restore(self, deletion: Deletion) -> None:
        """Undo a deletion."""
        for trashed in deletion.trashed:
            with self._failures_reported():
                run_shelf.restore(trashed)
        self.list_runs()

    @Slot(object)
    def read_curves(self, run: Path) -> None:
        """Read the metrics of a run."""
        with self._failures_reported():
            self.curves_read.emit(RunCurves(run, read_history(run)))

    @contextlib.contextmanager
    def _failures_reported(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:  # noqa: BLE001 - the window shows any error
            self.failed.emit(Failure.of(error))
