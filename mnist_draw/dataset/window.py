"""Data window: the images of a data set, and predictions of its test images."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from mnist_draw.dataset.images_tab import ImagesTab
from mnist_draw.dataset.predictions_tab import PredictionsTab
from mnist_draw.shared.numbers import whole
from mnist_draw.shared.screen_readers import announce
from mnist_draw.shared.side_window import SideWindow
from mnist_draw.shared.widgets.message_bar import MessageBar
from mnist_draw.shared.widgets.progress_bar import ProgressBar
from mnist_draw.train.status import status_texts

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray
    from PySide6.QtGui import QShowEvent

    from mnist_draw.dataset.digit_list import DataSplits, PredictedDigits
    from mnist_draw.shared.widgets.message_bar import Kind
    from trainer.data.progress import Progress

_SIZE: Final = QSize(1120, 680)


class DataWindow(SideWindow):
    """Two tabs, with a progress bar while their images are loaded or predicted.

    Attributes:
        data_wanted: The window was shown or activated; the chosen data may have changed.
        predictions_wanted: Predict the test images with the weights in use.
        test_set_changed: Predict the other test set, see `tests_own`.
        cancel_wanted: Cancel the running jobs.
        canvas_wanted: Emits the `Digit` to copy to the canvas.
        images_chosen: The user has chosen other images.
    """

    data_wanted = Signal()
    predictions_wanted = Signal()
    test_set_changed = Signal()
    cancel_wanted = Signal()
    canvas_wanted = Signal(object)
    images_chosen = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("dataView", parent)
        self._images = ImagesTab()
        self._predictions = PredictionsTab()
        self._tabs = QTabWidget()
        self._tabs.setObjectName("dataTabs")
        self._tabs.setDocumentMode(True)
        for tab in (self._images, self._predictions):
            self._tabs.addTab(tab, "")
            tab.canvas_wanted.connect(self.canvas_wanted)
        self._images.chosen.connect(self.images_chosen)
        self._predictions.predictions_wanted.connect(self.predictions_wanted)
        self._predictions.test_set_changed.connect(self.test_set_changed)
        self._messages = MessageBar()
        self._status = QLabel()
        self._status.setTextFormat(Qt.TextFormat.PlainText)
        self._status.setObjectName("dataStatus")
        self._bar = ProgressBar("dataProgress")
        self._cancel = QPushButton()
        self._cancel.setObjectName("cancelDataButton")
        self._cancel.clicked.connect(self.cancel_wanted)
        self._progress = QWidget()
        progress = QHBoxLayout(self._progress)
        progress.setContentsMargins(0, 0, 0, 0)
        progress.setSpacing(12)
        progress.addWidget(self._status)
        progress.addWidget(self._bar, 1)
        progress.addWidget(self._cancel)
        self._progress.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self._tabs, 1)
        layout.addWidget(self._messages)
        layout.addWidget(self._progress)
        QShortcut(QKeySequence("Escape"), self, self.close)
        self._retranslate()
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * 0.95))

    def sizeHint(self) -> QSize:
        return _SIZE

    @property
    def shows_predictions(self) -> bool:
        """Whether predictions of the test images are on screen."""
        return self._predictions.has_predictions and self._predictions.isVisible()

    @property
    def tests_own(self) -> bool:
        """Whether the class's own drawings are the test set."""
        return self._predictions.tests_own

    def show_predictions_tab(self) -> None:
        """Bring the tab of predictions to the front."""
        self._tabs.setCurrentWidget(self._predictions)

    def show_training_images(self, name: str) -> None:
        """Bring training images to the front; see `ImagesTab.choose_training_images`."""
        self._tabs.setCurrentWidget(self._images)
        self._images.choose_training_images(name)

    def show_similar(self, order: NDArray[np.intp]) -> None:
        """Show these images in the order of their similarity; see `ImagesTab.show_similar`."""
        self._images.show_similar(order)

    def show_splits(self, splits: DataSplits) -> None:
        """Show a data set."""
        self._messages.dismiss()
        self._images.show_splits(splits)

    def show_predictions(self, predicted: PredictedDigits) -> None:
        """Show the predictions of the test images."""
        self._messages.dismiss()
        self._predictions.show_predictions(predicted)
        if self.isVisible():
            announce(self, self._predictions.summary)

    def mark_drawings_changed(self) -> None:
        """Mark predictions of the class's own drawings as those of earlier drawings."""
        self._predictions.mark_drawings_changed()

    def mark_stale(self) -> None:
        """Mark the predictions as those of earlier weights."""
        self._predictions.mark_stale()

    def set_ready(self, *, ready: bool) -> None:
        """Enable or disable the button that predicts the test images."""
        self._predictions.set_ready(ready=ready)

    @Slot(object)
    def show_progress(self, progress: Progress) -> None:
        """Show the progress of loading a data set."""
        self._show_progress_bar(status_texts.preparation(progress), progress.done, progress.total)

    @Slot(int, int)
    def show_prediction_progress(self, done: int, count: int) -> None:
        """Show how many test images are predicted."""
        text = self.tr("Reading the test images: {done} of {count}").format(
            done=whole(done), count=whole(count)
        )
        self._show_progress_bar(text, done, count)

    def show_idle(self) -> None:
        """Hide the progress bar."""
        self._progress.hide()

    def show_message(self, text: Callable[[], str], kind: Kind) -> None:
        """Show a message in the window; see `MessageBar.show_message`."""
        self._messages.show_message(text, kind)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.data_wanted.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.data_wanted.emit()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Data"))
        self._tabs.setTabText(0, self.tr("&Images"))
        self._tabs.setTabToolTip(0, self.tr("What the network learns from and is tested with"))
        self._tabs.setTabText(1, self.tr("&Predictions"))
        self._tabs.setTabToolTip(1, self.tr("How the network reads the test images"))
        self._bar.setAccessibleName(self.tr("Progress"))
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.setAccessibleName(self._cancel.text())
        self._cancel.setToolTip(self.tr("Cancel what is running"))

    def _show_progress_bar(self, text: str, done: int, total: int) -> None:
        self._status.setText(text)
        self._bar.show_share(done / total if total else None)
        self._progress.show()
