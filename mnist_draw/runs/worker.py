"""Reading and changing the folder of runs, in a thread of its own."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.curves.history import read_history
from mnist_draw.runs.table_model import read_library
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
        titles: What they were called.
        trashed: Where they lie now.
    """

    titles: tuple[str, ...]
    trashed: tuple[Path, ...]


@dataclass(frozen=True, slots=True, eq=False)
class RunCurves:
    """The curves of one kept run; not changed any more.

    Attributes:
        folder: The run folder.
        history: All its metrics.
    """

    folder: Path
    history: RunHistory


class LibraryWorker(QObject):
    """The only one that touches kept runs; lives in the library thread.

    Attributes:
        listed: A `mnist_draw.runs.table_model.RunLibrary`: all runs as they are now.
        curves_read: A `RunCurves`.
        deleted: A `Deletion` that can be taken back.
        failed: A `Failure`; what could not be done is as before.
    """

    listed = Signal(object)
    curves_read = Signal(object)
    deleted = Signal(object)
    failed = Signal(object)

    def __init__(self, folder: Path) -> None:
        """Args: folder: Where runs are kept; need not exist."""
        super().__init__()
        self._folder = folder

    @Slot()
    def prepare(self) -> None:
        """Deletes for good what was deleted long ago, and lists the runs."""
        run_shelf.empty_trash(self._folder)
        self.list_runs()

    @Slot()
    def list_runs(self) -> None:
        """Tells which runs there are."""
        with self._failures_told():
            self.listed.emit(read_library(self._folder))

    @Slot(object, str)
    def rename(self, run: Path, title: str) -> None:
        """Gives a run a name."""
        with self._failures_told():
            run_shelf.rename(run, title)
        self.list_runs()

    @Slot(object, object)
    def delete(self, folders: tuple[Path, ...], titles: tuple[str, ...]) -> None:
        """Moves runs to the trash; one that cannot be moved stays."""
        done = []
        for run, title in zip(folders, titles, strict=True):
            with self._failures_told():
                done.append((title, run_shelf.delete(run)))
        if done:
            self.deleted.emit(
                Deletion(tuple(title for title, _ in done), tuple(path for _, path in done))
            )
        self.list_runs()

    @Slot(object)
    def restore(self, deletion: Deletion) -> None:
        """Takes a deletion back."""
        for trashed in deletion.trashed:
            with self._failures_told():
                run_shelf.restore(trashed)
        self.list_runs()

    @Slot(object)
    def read_curves(self, run: Path) -> None:
        """Reads the metrics of a run."""
        with self._failures_told():
            self.curves_read.emit(RunCurves(run, read_history(run)))

    @contextlib.contextmanager
    def _failures_told(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:  # noqa: BLE001 - whatever it is, the window tells it
            self.failed.emit(Failure.of(error))
