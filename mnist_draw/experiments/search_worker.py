"""Worker base of the cards that search in their own thread: progress, results, cancellation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.shared.failure import Failure
from trainer.errors import CancelledError

if TYPE_CHECKING:
    import threading


class SearchJob(Protocol):
    """A request to search, cancellable from any thread."""

    @property
    def cancel(self) -> threading.Event:
        """Set to cancel the search."""


Job = TypeVar("Job", bound=SearchJob)


class SearchWorker(QObject, Generic[Job]):
    """Carries out searches in turn; lives in its thread.

    Attributes:
        progressed: Emits a job and the share of its work that is done, [0, 1].
        found: Emits what is found, after each network.
        ended: Emits the job and a `Failure`; None at its end, or if it was cancelled.
    """

    progressed = Signal(object, float)
    found = Signal(object)
    ended = Signal(object, object)

    @Slot(object)
    def search(self, job: Job) -> None:
        """Do a job, unless it is already cancelled."""
        failure: Failure | None = None
        try:
            if not job.cancel.is_set():
                self._search(job)
        except CancelledError:
            pass
        except Exception as error:  # noqa: BLE001 - the window shows any error
            failure = Failure.of(error)
        self.ended.emit(job, failure)

    def _search(self, job: Job) -> None:
        raise NotImplementedError
