"""Workers of the store of drawings: one changes and lists, one imports and exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.own.commands import Keep
from mnist_draw.own.requests import Done, JobEnd, Listing, Refused, StoreState, Unkept
from mnist_draw.shared.failure import Failure
from trainer.data.stroke_file import write_drawings
from trainer.drawings import transfer
from trainer.drawings.store import DrawingStore
from trainer.errors import CancelledError, StoreError

if TYPE_CHECKING:
    from pathlib import Path

    from mnist_draw.own.requests import Change, Job, Query
    from trainer.drawings.transfer import Imported


class StoreWorker(QObject):
    """Opens the store and does everything with it; lives in its own thread.

    Attributes:
        opened: Emits a `StoreState`.
        unavailable: Emits the `Failure` of opening the store.
        done: Emits `Done` for each change.
        refused: Emits `Refused` for each change that failed.
        unkept: Emits `Unkept` after each change, and after each other request for what waits.
        listed: Emits a `Listing`.
        counted: Emits the `Counts` of all drawings.
        drawing_read: Emits a `StoredDrawing`.
    """

    opened = Signal(object)
    unavailable = Signal(object)
    done = Signal(object)
    refused = Signal(object)
    unkept = Signal(object)
    listed = Signal(object)
    counted = Signal(object)
    drawing_read = Signal(object)

    def __init__(self, path: Path) -> None:
        """Args: path: The store; it is opened when it is needed first."""
        super().__init__()
        self._path = path
        self._store: DrawingStore | None = None
        self._state: StoreState | None = None
        # Without a limit: people draw one in a second at most, and each takes some kilobytes.
        # By uid: a drawing that is labelled again waits once.
        self._waiting: dict[str, Keep] = {}

    @Slot()
    def finish(self) -> None:
        """Keep what waits, if that is possible by now, and close the store: the thread ends."""
        if self._waiting:
            self.keep_waiting()
        self.close()

    def close(self) -> None:
        """Close the store; the next request opens it again."""
        if self._store is not None:
            self._store.close()
            self._store = None

    @Slot(object)
    def change(self, change: Change) -> None:
        """Carry out a command; a drawing that cannot be kept now waits in memory."""
        failure = None
        try:
            store = self._writable_store()
            self._keep_waiting(store)
            undo = change.command.apply(store)
        except Exception as error:  # noqa: BLE001 - shown in the window
            self._give_up_damaged(error)
            if isinstance(change.command, Keep):
                uid = change.command.uid
                self._waiting.pop(uid, None)
                self._waiting[uid] = change.command
            failure = Failure.of(error)
            self.refused.emit(Refused(change, failure, len(self._waiting)))
        else:
            self.done.emit(Done(change, undo))
        self.unkept.emit(Unkept(len(self._waiting), failure))

    @Slot()
    def keep_waiting(self) -> None:
        """Keep the drawings that wait in memory; emits `unkept`."""
        failure = None
        try:
            self._keep_waiting(self._writable_store())
        except Exception as error:  # noqa: BLE001 - shown in the window
            self._give_up_damaged(error)
            failure = Failure.of(error)
        self.unkept.emit(Unkept(len(self._waiting), failure))

    @Slot(object)
    def save_waiting(self, path: Path) -> None:
        """Write the drawings that wait in memory to a stroke file instead; emits `unkept`."""
        failure = None
        try:
            write_drawings(path, [keep.recorded for keep in self._waiting.values()])
            self._waiting.clear()
        except Exception as error:  # noqa: BLE001 - shown in the window
            failure = Failure.of(error)
        self.unkept.emit(Unkept(len(self._waiting), failure))

    @Slot()
    def discard_waiting(self) -> None:
        """Forget the drawings that wait in memory; emits `unkept`."""
        self._waiting.clear()
        self.unkept.emit(Unkept(0, None))

    @Slot(object)
    def list_drawings(self, query: Query) -> None:
        """List drawings; emits `listed` or `unavailable`."""
        try:
            store = self._opened_store()
            entries = tuple(store.entries(query.chosen, query.order))
            counts = store.counts()
        except Exception as error:  # noqa: BLE001 - shown in the window
            self._give_up_damaged(error)
            self.unavailable.emit(Failure.of(error))
        else:
            self.listed.emit(Listing(query, entries, counts))

    @Slot()
    def count(self) -> None:
        """Count the drawings, after opening the store; emits `counted` or `unavailable`."""
        try:
            counts = self._opened_store().counts()
        except Exception as error:  # noqa: BLE001 - shown in the window
            self._give_up_damaged(error)
            self.unavailable.emit(Failure.of(error))
        else:
            self.counted.emit(counts)

    @Slot(str)
    def read_drawing(self, uid: str) -> None:
        """Read a drawing with its strokes; emits `drawing_read` if it is there."""
        try:
            drawing = self._opened_store().drawing(uid)
        except Exception as error:  # noqa: BLE001 - shown in the window
            self._give_up_damaged(error)
            self.unavailable.emit(Failure.of(error))
        else:
            if drawing is not None:
                self.drawing_read.emit(drawing)

    def _opened_store(self) -> DrawingStore:
        """The store, opened if it was not or could not be, or if it was replaced or damaged."""
        if self._store is not None and self._store.outdated:
            self.close()
        if self._store is None:
            store = self._store = DrawingStore(self._path)
            state = StoreState(self._path, store.obstacle, store.recovery, store.backup_problem)
            if state != self._state:
                self._state = state
                self.opened.emit(state)
        return self._store

    def _writable_store(self) -> DrawingStore:
        """The store, opened again if it could only be read: the disk may have room again."""
        if self._store is not None and self._store.obstacle is not None:
            self.close()
        return self._opened_store()

    def _keep_waiting(self, store: DrawingStore) -> None:
        """Keep the drawings that wait in memory, oldest first."""
        for uid, keep in list(self._waiting.items()):
            keep.apply(store)
            del self._waiting[uid]

    def _give_up_damaged(self, error: Exception) -> None:
        """Close a store that turned out to be damaged: opening it again replaces it."""
        if isinstance(error, StoreError):
            self.close()


class TransferWorker(QObject):
    """Imports and exports, in a thread of its own: labelling goes on meanwhile.

    Attributes:
        progressed: Emits the share of a job that is done, in [0, 1].
        job_ended: Emits a `JobEnd`.
    """

    progressed = Signal(float)
    job_ended = Signal(object)

    def __init__(self, path: Path) -> None:
        """Args: path: The store."""
        super().__init__()
        self._path = path

    @Slot(object)
    def run_job(self, job: Job) -> None:
        """Import or export; emits `job_ended`."""
        result: Imported | int | Failure | None = None
        try:
            with DrawingStore(self._path) as store:
                result = self._run(job, store)
        except CancelledError:
            pass
        except Exception as error:  # noqa: BLE001 - shown in the window
            result = Failure.of(error)
        self.job_ended.emit(JobEnd(job, result))

    def _run(self, job: Job, store: DrawingStore) -> Imported | int:
        if job.export is None:
            return transfer.import_file(store, job.path, self.progressed.emit, job.cancel.is_set)
        wanted = {uid: number for number, uid in enumerate(job.uids)}
        found = [drawing for drawing in store.drawings() if drawing.uid in wanted]
        found.sort(key=lambda drawing: wanted[drawing.uid])
        if job.export == "strokes":
            return transfer.export_strokes(job.path, found)
        return transfer.export_pictures(
            job.path, found, job.export, self.progressed.emit, job.cancel.is_set
        )
