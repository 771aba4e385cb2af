"""Worker of the Runs window: lists, renames, deletes and restores runs in its own thread."""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.curves.history import read_history
from mnist_draw.runs.library import RunCurves, read_library
from mnist_draw.runs.own_scores import own_score
from mnist_draw.shared.failure import Failure
from trainer.errors import CancelledError, WeightsError
from trainer.network import weights
from trainer.runs import run_shelf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mnist_draw.runs.own_scores import OwnScore, ScoreRequest
    from trainer.drawings.test_set import DrawingTestSet
    from trainer.recipe.classes import Classes

# Shortest time between two reports of scores or curves.
_REPORT_SECONDS: Final = 0.2


@dataclass(frozen=True, slots=True)
class Deletion:
    """Runs that were deleted together.

    Attributes:
        titles: Their titles.
        trashed: Their folders in the trash.
    """

    titles: tuple[str, ...]
    trashed: tuple[Path, ...]


class LibraryWorker(QObject):
    """Reads and changes the folder of kept runs; lives in the library thread.

    Attributes:
        listed: Emits a `mnist_draw.runs.library.RunLibrary` of all runs.
        curves_read: Emits a tuple of `RunCurves`, a few times a second at most.
        deleted: Emits a `Deletion`, which `restore` undoes.
        unrestored: Emits a `Deletion` of what stays in the trash, and the `Failure`; it can be
            tried again.
        unlisted: Emits a `Failure`: the runs cannot be listed.
        failed: Emits a `Failure`; the run concerned is unchanged.
    """

    listed = Signal(object)
    curves_read = Signal(object)
    deleted = Signal(object)
    unrestored = Signal(object, object)
    unlisted = Signal(object)
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
        try:
            library = read_library(self._folder)
        except Exception as error:  # noqa: BLE001 - the window shows any error
            self.unlisted.emit(Failure.of(error))
        else:
            self.listed.emit(library)

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
        """Undo a deletion; a run that cannot be moved stays in the trash."""
        left: list[tuple[str, Path]] = []
        failure: Failure | None = None
        for title, trashed in zip(deletion.titles, deletion.trashed, strict=True):
            try:
                run_shelf.restore(trashed)
            except Exception as error:  # noqa: BLE001 - the window shows any error
                failure = Failure.of(error)
                if trashed.exists():
                    left.append((title, trashed))
        if failure is not None and left:
            still = Deletion(tuple(title for title, _ in left), tuple(path for _, path in left))
            self.unrestored.emit(still, failure)
        elif failure is not None:
            self.failed.emit(failure)
        self.list_runs()

    @Slot(object)
    def read_curves(self, runs: tuple[Path, ...]) -> None:
        """Read the metrics of runs."""
        read: list[RunCurves] = []
        reported = time.monotonic()
        for run in runs:
            history = None
            with self._failures_reported():
                history = read_history(run)
            read.append(RunCurves(run, history))
            # Each report draws all curves again.
            if time.monotonic() - reported >= _REPORT_SECONDS:
                self.curves_read.emit(tuple(read))
                read, reported = [], time.monotonic()
        if read:
            self.curves_read.emit(tuple(read))

    @contextlib.contextmanager
    def _failures_reported(self) -> Iterator[None]:
        try:
            yield
        except Exception as error:  # noqa: BLE001 - the window shows any error
            self.failed.emit(Failure.of(error))


class OwnTestWorker(QObject):
    """Lets runs read the class's own drawings; lives in its own thread.

    Attributes:
        scored: Emits an `OwnScore` by run folder, a dict with more runs each time, a few times a
            second at most; empty where there are no drawings.
        failed: Emits a `Failure`: the store cannot be read.
    """

    scored = Signal(object)
    failed = Signal(object)

    def __init__(self, drawings_file: Path) -> None:
        """Args: drawings_file: The store, which need not exist."""
        super().__init__()
        self._drawings_file = drawings_file
        self._version = 0
        # By weights file and the time of its last change, for one version of the store.
        self._known: dict[tuple[Path, int], OwnScore] = {}

    @Slot(object)
    def score(self, request: ScoreRequest) -> None:
        """Score runs one after the other, unless it is cancelled."""
        try:
            self._score(request)
        except CancelledError:
            pass
        except Exception as error:  # noqa: BLE001 - the window shows any error
            self.failed.emit(Failure.of(error))

    def _score(self, request: ScoreRequest) -> None:
        # Imported late: the store would delay the window's first frame.
        from trainer.drawings.store import DrawingStore  # noqa: PLC0415
        from trainer.drawings.test_set import read_test_set  # noqa: PLC0415

        if not self._drawings_file.exists():
            self.scored.emit({})
            return
        with DrawingStore(self._drawings_file) as store:
            if store.version != self._version:
                self._version, self._known = store.version, {}
        keys: dict[Path, tuple[Path, int]] = {}
        for folder, file in request.weights.items():
            # A run may be deleted or damaged: it has no score.
            with contextlib.suppress(OSError):
                keys[folder] = (file, file.stat().st_mtime_ns)
        scores = {folder: self._known[key] for folder, key in keys.items() if key in self._known}
        unscored = [folder for folder in keys if folder not in scores]
        tested: dict[Classes, DrawingTestSet] = {}
        reported = 0.0
        for folder in unscored:
            if request.cancel.is_set():
                return
            # The window shows all of them each time: it would do nothing else.
            if scores and time.monotonic() > reported + _REPORT_SECONDS:
                reported = time.monotonic()
                self.scored.emit(dict(scores))
            with contextlib.suppress(OSError, WeightsError):
                snapshot = weights.load(keys[folder][0])
                classes = snapshot.recipe.classes
                if classes not in tested:
                    tested[classes] = read_test_set(self._drawings_file, classes)
                if tested[classes].uids:
                    score = own_score(snapshot, tested[classes], request.cancel.is_set)
                    scores[folder] = self._known[keys[folder]] = score
        if not request.cancel.is_set():
            self.scored.emit(scores)
