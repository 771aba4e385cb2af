"""Saves drawings to stroke files: dialogs for file and label, and the thread that writes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QInputDialog

from mnist_draw.shared import file_dialogs
from mnist_draw.shared.numbers import whole
from mnist_draw.shared.threads import WorkerThread
from mnist_draw.stroke_files.session_drawings import recorded
from mnist_draw.stroke_files.worker import SaveRequest, StrokeFileWriter
from trainer.recipe.classes import DIGITS

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QWidget

    from mnist_draw.draw.drawing import Drawing
    from mnist_draw.draw.ink import Stroke
    from mnist_draw.messages.notifications import Notifications
    from mnist_draw.predict.weights_in_use import WeightsInUse
    from mnist_draw.stroke_files.session_drawings import SessionDrawings
    from trainer.data.recorded_drawing import RecordedDrawing
    from trainer.recipe.classes import Classes

_SUFFIX = ".jsonl"


class SavingController(QObject):
    """Asks where to save drawings and saves them; lives in the GUI thread.

    Attributes:
        worker_thread: Start it before the first file is saved.
    """

    _save_requested = Signal(object)

    def __init__(
        self,
        window: QWidget,
        drawing: Drawing,
        session_drawings: SessionDrawings,
        weights: WeightsInUse,
        notifications: Notifications,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._drawing, self._session_drawings = drawing, session_drawings
        self._weights, self._notifications = weights, notifications
        # Kept while a dialog is open, because the drawing may change meanwhile.
        self._strokes: tuple[Stroke, ...] = ()
        self._path = Path()
        self._drawings: tuple[RecordedDrawing, ...] = ()
        self._writer = StrokeFileWriter()
        self.worker_thread = WorkerThread(self._writer, "drawings", completes=True)
        self._save_requested.connect(self._writer.save)
        self._writer.saved.connect(self._show_saved)
        self._writer.failed.connect(notifications.show_failure)

    def save(self, path: Path, drawings: tuple[RecordedDrawing, ...]) -> None:
        """Writes drawings to a file, and shows a message when it is written."""
        self._save_requested.emit(SaveRequest(path, drawings))

    @Slot()
    def save_drawing(self) -> None:
        """Asks for a file and a label, and saves the drawing on the canvas."""
        if not self._session_drawings.has_present:
            return
        self._strokes = self._drawing.strokes
        dialog = self._dialog(self.tr("Save drawing as strokes"), f"drawing{_SUFFIX}")
        dialog.fileSelected.connect(self._ask_label)
        dialog.open()

    @Slot()
    def save_session(self) -> None:
        """Asks for a file and saves all drawings made since the start."""
        self._drawings = self._session_drawings.drawings
        dialog = self._dialog(self.tr("Save the session's drawings"), f"drawings{_SUFFIX}")
        dialog.fileSelected.connect(self._save_session)
        dialog.open()

    def _dialog(self, title: str, file_name: str) -> QFileDialog:
        dialog = file_dialogs.create_for_saving(
            self._window, "saveStrokesDialog", "strokes", title, file_name
        )
        dialog.setNameFilter(self.tr("Stroke files (*.jsonl)"))
        return dialog

    @property
    def _labels(self) -> Classes:
        """What the network in use tells apart."""
        snapshot = self._weights.snapshot
        return DIGITS if snapshot is None else snapshot.recipe.classes

    @Slot(str)
    def _ask_label(self, name: str) -> None:
        self._path = Path(name)
        dialog = QInputDialog(self._window)
        dialog.setObjectName("drawingLabelDialog")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Save drawing as strokes"))
        dialog.setLabelText(self.tr("What does it show?"))
        dialog.setComboBoxItems([self.tr("No label"), *self._labels])
        dialog.textValueSelected.connect(self._save_drawing)
        dialog.open()

    @Slot(str)
    def _save_drawing(self, answer: str) -> None:
        label = answer if answer in self._labels else None
        self.save(self._path, (recorded(self._strokes, label),))

    @Slot(str)
    def _save_session(self, name: str) -> None:
        self.save(Path(name), self._drawings)

    @Slot(object)
    def _show_saved(self, request: SaveRequest) -> None:
        count = len(request.drawings)

        def text() -> str:
            one = self.tr("The drawing was saved to {path}")
            several = self.tr("{count} drawings were saved to {path}")
            return (one if count == 1 else several).format(count=whole(count), path=request.path)

        self._notifications.show(text)
