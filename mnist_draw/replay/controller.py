"""The report on a stroke file in the application: read by a worker, shown beside the canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal, Slot

from mnist_draw.replay.report import ReplayReport
from mnist_draw.replay.worker import ReplayJob, ReplayWorker
from mnist_draw.shared import messages
from mnist_draw.shared.threads import WorkerThread

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from mnist_draw.replay.worker import ReplayEnd, ReplayPart
    from trainer.network.weights import WeightSnapshot

_GAP = 12


class ReplayWindow(QObject):
    """The report with its worker; lives in the GUI thread.

    Attributes:
        report: How well a file was read; shown when it is asked for.
        worker_thread: To be started before the first file is read.
    """

    _to_read = Signal(object)

    def __init__(self, main_window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._main_window = main_window
        self._job: ReplayJob | None = None
        self.report = ReplayReport(main_window)
        self.report.cancelled.connect(self.cancel)
        self._worker = ReplayWorker()
        self.worker_thread = WorkerThread(self._worker, "replay")
        self._to_read.connect(self._worker.run)
        self._worker.progressed.connect(self._show_part)
        self._worker.ended.connect(self._show_end)

    @property
    def reading(self) -> bool:
        """Whether a file is being read now."""
        return self._job is not None

    def read(self, path: Path, snapshot: WeightSnapshot) -> None:
        """Reads a file with these weights and shows the report; another file is given up."""
        self.cancel()
        self._job = ReplayJob(path, snapshot)
        self.report.begin(path.name)
        if not self.report.isVisible():
            # Beside the canvas, where the drawings go that are chosen in it.
            corner = self._main_window.geometry().bottomRight()
            self.report.move(
                corner.x() - self.report.frameGeometry().width() - _GAP,
                corner.y() - self.report.frameGeometry().height() - 3 * _GAP,
            )
        self.report.show()
        self.report.raise_()
        self._to_read.emit(self._job)

    @Slot()
    def cancel(self) -> None:
        """Ends the reading as soon as possible; the report keeps what was read."""
        if self._job is not None:
            self._job.cancelled.set()

    @Slot(object)
    def _show_part(self, part: ReplayPart) -> None:
        if part.job is self._job:
            self.report.add(part.readings, part.share)

    @Slot(object)
    def _show_end(self, end: ReplayEnd) -> None:
        if end.job is not self._job:
            return
        failure = "" if end.failure is None else messages.explain_failure(end.failure)
        if end.job.cancelled.is_set():
            failure = QCoreApplication.translate(
                "DrawingsMenu", "Cancelled before the end of the file"
            )
        self._job = None
        self.report.finish(end.problems, end.skipped, failure)
