"""Question before the program closes: what becomes of drawings that could not be kept."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QMessageBox

from mnist_draw.own import texts
from mnist_draw.shared import file_dialogs
from mnist_draw.shared.descendants import descendants

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton, QWidget

    from mnist_draw.messages.notifications import Notifications
    from mnist_draw.own.requests import Unkept


class ClosingQuestion(QObject):
    """Holds the main window open while drawings wait in memory; lives in the GUI thread.

    Attributes:
        retry_wanted: Keep the drawings now.
        save_wanted: Write them to a file; emits its path.
        discard_wanted: Forget them.
    """

    retry_wanted = Signal()
    save_wanted = Signal(object)
    discard_wanted = Signal()

    def __init__(self, main_window: QWidget, notifications: Notifications) -> None:
        super().__init__(main_window)
        self._main_window, self._notifications = main_window, notifications
        self._unkept: Unkept | None = None
        # Requests that the store has not answered yet.
        self._answers = 0
        self._closing = False
        main_window.installEventFilter(self)

    @Slot()
    def expect_answer(self) -> None:
        """Note a request: the window closes after the store's answer."""
        self._answers += 1

    @Slot(object)
    def show_answer(self, unkept: Unkept) -> None:
        """Note which drawings wait; go on with closing the window."""
        self._answers -= 1
        self._unkept = unkept if unkept.count else None
        if self._closing and not self._answers:
            self._closing = False
            self._main_window.close()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() != QEvent.Type.Close
            or watched is not self._main_window
            or not (self._answers or self._unkept)
        ):
            return super().eventFilter(watched, event)
        event.ignore()
        if self._answers:
            self._closing = True
        elif self._unkept is not None and not self._asks:
            self._ask(self._unkept)
        return True

    @property
    def _asks(self) -> bool:
        """Whether the question is on screen."""
        boxes = descendants(self._main_window, QMessageBox)
        return any(box.objectName() == "unkeptDialog" and box.isVisible() for box in boxes)

    def _ask(self, unkept: Unkept) -> None:
        box = QMessageBox(self._main_window)
        box.setObjectName("unkeptDialog")
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Drawings that are not kept"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        reason = "" if unkept.failure is None else self._notifications.explain(unkept.failure)
        box.setText(texts.unkept(unkept.count, reason))
        role = QMessageBox.ButtonRole
        retry = box.addButton(self.tr("Keep them now"), role.AcceptRole)
        save = box.addButton(self.tr("Save to a file…"), role.ActionRole)
        discard = box.addButton(self.tr("Close without them"), role.DestructiveRole)
        cancel = box.addButton(self.tr("Go on drawing"), role.RejectRole)
        box.setDefaultButton(retry)
        box.setEscapeButton(cancel)
        _describe(retry, "retryUnkeptButton", self.tr("Try again, then close the window"))
        _describe(
            save,
            "saveUnkeptButton",
            self.tr("Write a file that My drawings can import, then close the window"),
        )
        _describe(discard, "discardUnkeptButton", self.tr("These drawings are lost"))
        _describe(cancel, "cancelCloseButton", self.tr("Leave the window open"))
        retry.clicked.connect(self._retry)
        save.clicked.connect(self._choose_file)
        discard.clicked.connect(self._discard)
        box.open()

    @Slot()
    def _retry(self) -> None:
        self._closing = True
        self.expect_answer()
        self.retry_wanted.emit()

    @Slot()
    def _choose_file(self) -> None:
        dialog = file_dialogs.create_for_saving(
            self._main_window,
            "saveUnkeptDialog",
            "strokes",
            self.tr("Save the drawings"),
            "unkept-drawings.jsonl",
        )
        dialog.setNameFilter(self.tr("Stroke files (*.jsonl)"))
        dialog.fileSelected.connect(self._save)
        dialog.open()

    @Slot(str)
    def _save(self, name: str) -> None:
        self._closing = True
        self.expect_answer()
        self.save_wanted.emit(Path(name))

    @Slot()
    def _discard(self) -> None:
        self._closing = True
        self.expect_answer()
        self.discard_wanted.emit()


def _describe(button: QPushButton, name: str, tip: str) -> None:
    button.setObjectName(name)
    button.setAccessibleName(button.text())
    button.setToolTip(tip)
