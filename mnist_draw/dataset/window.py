"""The Data window: what the network learns from, and what it makes of what it never saw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from mnist_draw.dataset.images_tab import ImagesTab
from mnist_draw.dataset.predictions_tab import PredictionsTab
from mnist_draw.shared.message_bar import MessageBar
from mnist_draw.shared.numbers import whole
from mnist_draw.train import status_texts

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from mnist_draw.dataset.digit_list import DataSplits, PredictedDigits
    from mnist_draw.shared.message_bar import Kind
    from trainer.data.progress import Progress

_SIZE: Final = QSize(1120, 680)


class DataWindow(QWidget):
    """Two tabs, and what goes on while their images are fetched.

    Attributes:
        data_wanted: The window was shown or came to the front: the data may be another now.
        reading_wanted: The weights in use are to read the test images.
        cancel_wanted: What goes on is to end.
        canvas_wanted: The `Digit` that is to be put on the canvas.
    """

    data_wanted = Signal()
    reading_wanted = Signal()
    cancel_wanted = Signal()
    canvas_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("dataView")
        self._images = ImagesTab()
        self._predictions = PredictionsTab()
        self._tabs = QTabWidget()
        self._tabs.setObjectName("dataTabs")
        self._tabs.setDocumentMode(True)
        for tab in (self._images, self._predictions):
            self._tabs.addTab(tab, "")
            tab.canvas_wanted.connect(self.canvas_wanted)
        self._predictions.reading_wanted.connect(self.reading_wanted)
        self._messages = MessageBar()
        self._status = QLabel()
        self._status.setObjectName("dataStatus")
        self._bar = QProgressBar()
        self._bar.setObjectName("dataProgress")
        self._bar.setTextVisible(False)
        self._cancel = QPushButton()
        self._cancel.setObjectName("cancelDataButton")
        self._cancel.clicked.connect(self.cancel_wanted)
        self._working = QWidget()
        working = QHBoxLayout(self._working)
        working.setContentsMargins(0, 0, 0, 0)
        working.setSpacing(12)
        working.addWidget(self._status)
        working.addWidget(self._bar, 1)
        working.addWidget(self._cancel)
        self._working.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self._tabs, 1)
        layout.addWidget(self._messages)
        layout.addWidget(self._working)
        QShortcut(QKeySequence("Escape"), self, self.close)
        self._name()
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * 0.95))

    def sizeHint(self) -> QSize:
        return _SIZE

    def show_splits(self, splits: DataSplits) -> None:
        """Shows a data set."""
        self._messages.dismiss()
        self._images.show_splits(splits)

    def show_reading(self, reading: PredictedDigits) -> None:
        """Shows what the weights make of the test images."""
        self._messages.dismiss()
        self._predictions.show_reading(reading)

    def mark_stale(self) -> None:
        """Tells that other weights are in use now."""
        self._predictions.mark_stale()

    def set_ready(self, *, ready: bool) -> None:
        """Tells whether the test images can be read now."""
        self._predictions.set_ready(ready=ready)

    @Slot(object)
    def show_progress(self, progress: Progress) -> None:
        """Shows that a data set is being loaded."""
        self._show_working(status_texts.preparation(progress), progress.done, progress.total)

    @Slot(int, int)
    def show_reading_progress(self, done: int, count: int) -> None:
        """Shows how many test images are read."""
        text = self.tr("Reading the test images: {done} of {count}").format(
            done=whole(done), count=whole(count)
        )
        self._show_working(text, done, count)

    def show_idle(self) -> None:
        """Shows that nothing goes on."""
        self._working.hide()

    def show_message(self, text: str, kind: Kind) -> None:
        """Shows a message in the window."""
        self._messages.show_message(text, kind)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A window that belongs to the main one would always lie over the canvas.
        window = self.windowHandle()
        window.setTransientParent(None)  # type: ignore[arg-type] # Qt allows it, the stubs do not
        self.data_wanted.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
        elif event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.data_wanted.emit()
        super().changeEvent(event)

    def _name(self) -> None:
        self.setWindowTitle(self.tr("Data"))
        self._tabs.setTabText(0, self.tr("&Images"))
        self._tabs.setTabToolTip(0, self.tr("What the network learns from and is tested with"))
        self._tabs.setTabText(1, self.tr("&Predictions"))
        self._tabs.setTabToolTip(1, self.tr("What the network makes of the test images"))
        self._bar.setAccessibleName(self.tr("Progress"))
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.setAccessibleName(self._cancel.text())
        self._cancel.setToolTip(self.tr("Give up what goes on"))

    def _show_working(self, text: str, done: int, total: int) -> None:
        self._status.setText(text)
        # Bytes of a large file do not fit the bar's whole numbers.
        self._bar.setRange(0, 1000 if total else 0)
        self._bar.setValue(1000 * done // total if total else 0)
        self._working.show()
