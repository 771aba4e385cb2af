"""Connects the Watch action, its dialog, and the job that follows a run folder."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from mnist_draw.plain_text import path_text
from mnist_draw.shared import file_dialogs
from mnist_draw.shared.threads import WorkerThread
from mnist_draw.watch.worker import WatchWorker

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mnist_draw.messages.notifications import Notifications
    from mnist_draw.train.panel import TrainingPanel
    from mnist_draw.train.session import TrainingSession
    from trainer.recipe.recipes import Recipe


class WatchController(QObject):
    """Starts to watch a training; lives in the GUI thread.

    What is seen of it arrives as the events of a job of the session: curves, prediction, pause and
    stop are those of a training.

    Attributes:
        action: Asks for the run folder; for the File menu.
        worker_thread: Starts with the first use.
    """

    _open_requested = Signal(object)

    def __init__(
        self,
        window: QWidget,
        panel: TrainingPanel,
        session: TrainingSession,
        notifications: Notifications,
    ) -> None:
        super().__init__(window)
        self._window, self._panel, self._session = window, panel, session
        self._notifications = notifications
        self.action = QAction(window)
        self.action.setObjectName("watchAction")
        self.action.triggered.connect(self._ask_folder)
        self._worker = WatchWorker()
        self.worker_thread = WorkerThread(self._worker, "watch")
        self._open_requested.connect(self._worker.open)
        self._worker.opened.connect(self._watch)
        self._worker.failed.connect(notifications.show_failure)
        self._explaining = False
        notifications.shown.connect(self._note_message)
        session.job_ended.connect(self._end_explanation)
        self.retranslate()

    @Slot()
    def retranslate(self) -> None:
        """Sets the texts of the current language."""
        self.action.setText(self.tr("Watc&h a run folder…"))
        tip = self.tr("Show a training that goes on elsewhere: in a terminal, on another computer")
        self.action.setToolTip(tip)
        self.action.setStatusTip(tip)

    @Slot()
    def _ask_folder(self) -> None:
        if self._refuses():
            return
        self.worker_thread.start()
        dialog = file_dialogs.create_for_folder(
            self._window,
            "watchDialog",
            "run_folders",
            self.tr("Choose the run folder of the training (--out)"),
        )
        dialog.fileSelected.connect(self._open)
        dialog.open()

    @Slot(str)
    def _open(self, name: str) -> None:
        self._open_requested.emit(Path(name))

    @Slot(object, object)
    def _watch(self, run: Path, recipe: Recipe) -> None:
        # A training may have been started while the folder was read.
        if self._refuses():
            return
        choice = self._panel.choice
        self._panel.begin_job(recipe)
        self._session.watch(run, recipe, choice)
        self._notifications.show(
            lambda: self.tr(
                "Watching {folder}. Curves and answer follow the training there; Stop ends the "
                "watching, not the training."
            ).format(folder=path_text(run))
        )
        self._explaining = True

    @Slot()
    def _note_message(self) -> None:
        self._explaining = False

    @Slot()
    def _end_explanation(self) -> None:
        """Remove the message about the watching once it has ended, unless another took over."""
        if self._explaining:
            self._explaining = False
            self._notifications.dismiss()

    def _refuses(self) -> bool:
        """Whether a training runs here, which a message says then."""
        if self._session.running:
            self._notifications.warn(
                lambda: self.tr("A training runs here. Stop it, then watch another one.")
            )
        return self._session.running
