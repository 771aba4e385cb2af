"""Worker of the fewest strokes: reads parts of the drawing with each network in its own thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.compare import sources
from mnist_draw.compare.sources import Bundled
from mnist_draw.fewest_strokes.found import BESIDE, Found
from mnist_draw.shared.failure import Failure
from trainer.errors import CancelledError
from trainer.recipe.classes import DIGITS
from trainer.robustness.fewest_strokes import fewest_strokes

if TYPE_CHECKING:
    from mnist_draw.fewest_strokes.found import StrokesJob
    from trainer.robustness.fewest_strokes import FewestStrokes


class StrokesWorker(QObject):
    """Searches the fewest strokes; lives in its thread.

    Attributes:
        progressed: Emits a job and the share of its work that is done, [0, 1].
        found: Emits a `Found` after each network.
        ended: Emits the job and a `Failure`; None at its end, or if it was cancelled.
    """

    progressed = Signal(object, float)
    found = Signal(object)
    ended = Signal(object, object)

    @Slot(object)
    def search(self, job: StrokesJob) -> None:
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

    def _search(self, job: StrokesJob) -> None:
        networks = [job.network]
        if job.classes == DIGITS:
            networks += [sources.load(Bundled(kind)).network for kind in BESIDE]
        results: tuple[FewestStrokes | None, ...] = ()
        for index, network in enumerate(networks):

            def report(share: float, done: int = index) -> None:
                self.progressed.emit(job, (done + share) / len(networks))

            found = fewest_strokes(network, job.strokes, report=report, cancelled=job.cancel.is_set)
            results += (found,)
            self.found.emit(Found(job, results))
