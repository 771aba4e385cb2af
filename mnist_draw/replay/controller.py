"""Replay of a stroke file in the window: worker, thread and report."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw import messages
from mnist_draw.replay.worker import ReplayJob, ReplayWorker
from mnist_draw.shared.threads import WorkerThread

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from mnist_draw.replay.report import ReplayReport
    from mnist_draw.replay.worker import ReplayEnd, ReplayPart
    from trainer.network.weights import WeightSnapshot

_GAP = 12


class ReplayController(QObject):
    """Connects the report with its worker; lives in the GUI thread.

    Attributes:
        drawing_chosen: A drawing of the report to put on the canvas.
        worker_thread: Start it before the first replay.
    """

    drawing_chosen = Signal(object)
    _run_requested = Signal(object)

    def __init__(self, main_window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._main_window = main_window
        self._job: ReplayJob | None = None
        self._report: ReplayReport | None = None
        self._worker = ReplayWorker()
        self.worker_thread = WorkerThread(self._worker, "replay")
        self._run_requested.connect(self._worker.run)
        self._worker.progressed.connect(self._show_part)
        self._worker.ended.connect(self._show_end)

    @property
    def report(self) -> ReplayReport:
        """Shown while and after a file is replayed; built at first use."""
        if self._report is None:
            # The main window appears before it is imported.
            from mnist_draw.replay.report import ReplayReport  # noqa: PLC0415

            self._report = ReplayReport(self._main_window)
            self._report.cancelled.connect(self.cancel)
            self._report.drawing_chosen.connect(self.drawing_chosen)
        return self._report

    def start(self, path: Path, snapshot: WeightSnapshot) -> None:
        """Replay a file and show the report; cancels a replay that is running."""
        self.cancel()
        self._job = ReplayJob(path, snapshot)
        self.report.begin(path.name, snapshot.recipe.classes)
        if not self.report.isVisible():
            # Away from the canvas, on which the user puts drawings from the report.
            corner = self._main_window.geometry().bottomRight()
            self.report.move(
                corner.x() - self.report.frameGeometry().width() - _GAP,
                corner.y() - self.report.frameGeometry().height() - 3 * _GAP,
            )
        self.report.show()
        self.report.raise_()
        self._run_requested.emit(self._job)

    @Slot()
    def cancel(self) -> None:
        """Cancel the replay; the report keeps what was read."""
        if self._job is not None:
            self._job.cancelled.set()

    @Slot(object)
    def _show_part(self, part: ReplayPart) -> None:
        if part.job is self._job:
            self.report.add(part.drawings, part.share)

    @Slot(object)
    def _show_end(self, end: ReplayEnd) -> None:
        if end.job is not self._job:
            return
        failure: Callable[[], str] | None = None
        if end.job.cancelled.is_set():
            failure = self._cancellation
        elif end.failure is not None:
            failure = partial(messages.explain_failure, end.failure)
        self._job = None
        self.report.finish(end.first_lines, end.skipped, failure)

    def _cancellation(self) -> str:
        return self.tr("Cancelled before the end of the file")
