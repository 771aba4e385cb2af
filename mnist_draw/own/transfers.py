"""Import and export of the window: dialogs for files and folders, one job at a time."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.own import texts
from mnist_draw.own.requests import Job
from mnist_draw.shared import file_dialogs
from mnist_draw.shared.failure import Failure

if TYPE_CHECKING:
    from mnist_draw.messages.notifications import Notifications
    from mnist_draw.own.requests import ExportKind, JobEnd
    from mnist_draw.own.window import OwnWindow
    from mnist_draw.shared.widgets.message_bar import Kind


class Transfers(QObject):
    """Asks for files and gives jobs; lives in the GUI thread.

    Attributes:
        job_given: Emits a `Job`.
        imported: The store has got drawings of a file, perhaps.
    """

    job_given = Signal(object)
    imported = Signal()

    def __init__(self, window: OwnWindow, notifications: Notifications) -> None:
        super().__init__(window)
        self._window, self._notifications = window, notifications
        self._job: Job | None = None
        actions = window.actions_
        actions.import_file.triggered.connect(self._choose_import)
        actions.export_strokes.triggered.connect(self._choose_stroke_file)
        actions.export_digits.triggered.connect(self._choose_digit_folder)
        actions.export_canvas.triggered.connect(self._choose_canvas_folder)
        window.cancel_wanted.connect(self.cancel)

    @Slot()
    def _choose_import(self) -> None:
        dialog = file_dialogs.create(
            self._window, "importDrawingsDialog", "strokes", self.tr("Import drawings")
        )
        dialog.setNameFilter(
            self.tr("Drawings (*.jsonl *.jsonl.gz *.ndjson *.unp *.unp.gz);;All files (*)")
        )
        dialog.fileSelected.connect(self._import)
        dialog.open()

    @Slot(str)
    def _import(self, name: str) -> None:
        self._run(Job(Path(name)))

    @Slot()
    def _choose_stroke_file(self) -> None:
        dialog = file_dialogs.create_for_saving(
            self._window,
            "exportStrokesDialog",
            "strokes",
            self.tr("Export drawings"),
            "my-drawings.jsonl",
        )
        dialog.setNameFilter(self.tr("Stroke files (*.jsonl)"))
        dialog.fileSelected.connect(self._export_strokes)
        dialog.open()

    @Slot(str)
    def _export_strokes(self, name: str) -> None:
        self._export(Path(name), "strokes")

    @Slot()
    def _choose_digit_folder(self) -> None:
        self._choose_folder("digit")

    @Slot()
    def _choose_canvas_folder(self) -> None:
        self._choose_folder("canvas")

    def _choose_folder(self, kind: ExportKind) -> None:
        dialog = file_dialogs.create_for_folder(
            self._window, "exportPicturesDialog", "pictures", self.tr("Folder for the pictures")
        )
        dialog.setProperty("export", kind)
        dialog.fileSelected.connect(self._export_pictures)
        dialog.open()

    @Slot(str)
    def _export_pictures(self, name: str) -> None:
        self._export(Path(name), self.sender().property("export"))

    def _export(self, path: Path, kind: ExportKind) -> None:
        self._run(Job(path, kind, self._window.exported))

    def _run(self, job: Job) -> None:
        if self._job is None:
            self._job = job
            self._window.dismiss_message()
            self._window.set_busy(busy=True)
            self.job_given.emit(job)

    @Slot()
    def cancel(self) -> None:
        """Cancel the running job."""
        if self._job is not None:
            self._job.cancel.set()

    @Slot(object)
    def show_end(self, end: JobEnd) -> None:
        """Say what a job has done."""
        self._job = None
        window = self._window
        window.set_busy(busy=False)
        match end.result:
            case Failure() as failure:
                window.show_message(partial(self._notifications.explain, failure), "error")
            case int() as count:
                window.show_message(partial(texts.exported, end.job, count), "info")
            case None:
                window.show_message(
                    lambda: self.tr("Cancelled; what was done so far stays"), "info"
                )
            case imported:
                kind: Kind = "warning" if imported.problems else "info"
                window.show_message(partial(texts.imported, imported), kind)
        if end.job.export is None:
            self.imported.emit()
