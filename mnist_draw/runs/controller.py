"""Controller of the Runs window: creates it on first use and connects it to the application."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from mnist_draw.runs.kept_curves import MOST_CURVES, KeptCurves
from mnist_draw.runs.library import RunLibrary
from mnist_draw.runs.own_scores import ScoreRequest
from mnist_draw.runs.worker import Deletion, LibraryWorker, OwnTestWorker
from mnist_draw.shared.threads import WorkerThread
from mnist_draw.shared.throttle import Throttle
from mnist_draw.shared.undo_stack import UndoStack
from mnist_draw.train.run_controls import Phase

if TYPE_CHECKING:
    from pathlib import Path

    from mnist_draw.messages.notifications import Notifications
    from mnist_draw.predict.weights_in_use import WeightsInUse
    from mnist_draw.predict.worker import PredictionWorker
    from mnist_draw.runs.library import RunEntry
    from mnist_draw.runs.own_scores import OwnScore
    from mnist_draw.runs.window import RunsWindow
    from mnist_draw.settings import Settings
    from mnist_draw.shared.failure import Failure
    from mnist_draw.train.panel import TrainingPanel
    from mnist_draw.train.session import TrainingSession
    from mnist_draw.train.worker import TrainingWorker
    from trainer.network.weights import WeightSnapshot

# Shortest time between two readings of changed drawings.
_DRAWINGS_MS: Final = 1000


class RunsController(QObject):
    """Owns the Runs window and its worker; lives in the GUI thread.

    Attributes:
        listed: Emits the `RunLibrary`, once it is read and after each change.
        library: The runs that were listed last; none before.
    """

    listed = Signal(object)
    _list_requested = Signal()
    _rename_requested = Signal(object, str)
    _delete_requested = Signal(object, object)
    _restore_requested = Signal(object)
    _weights_requested = Signal(object)
    _scores_requested = Signal(object)

    def __init__(
        self,
        main_window: QWidget,
        panel: TrainingPanel,
        session: TrainingSession,
        prediction_worker: PredictionWorker,
        training_worker: TrainingWorker,
        weights: WeightsInUse,
        notifications: Notifications,
        settings: Settings,
        runs_folder: Path,
        drawings_file: Path,
    ) -> None:
        super().__init__(main_window)
        self._main_window, self._panel, self._session = main_window, panel, session
        self._notifications, self._settings = notifications, settings
        self._window: RunsWindow | None = None
        self.library = RunLibrary((), ())
        self._deletions = UndoStack[Deletion]()
        self._opened: RunEntry | None = None
        self._in_use = ""
        self._closing = False
        worker = self._worker = LibraryWorker(runs_folder)
        self._library_thread = WorkerThread(worker, "library", completes=True)
        self._library_thread.started.connect(worker.prepare)
        self._own_worker = OwnTestWorker(drawings_file)
        self._own_thread = WorkerThread(self._own_worker, "own drawings")
        self._score_request: ScoreRequest | None = None
        # A class keeps many drawings one after the other.
        self._drawings_changed = Throttle(_DRAWINGS_MS, self)
        self._drawings_changed.triggered.connect(self._score_again)
        self._scores_requested.connect(self._own_worker.score)
        self._own_worker.scored.connect(self._show_scores)
        self._own_worker.failed.connect(self._show_failure)
        self._list_requested.connect(worker.list_runs)
        self._rename_requested.connect(worker.rename)
        self._delete_requested.connect(worker.delete)
        self._restore_requested.connect(worker.restore)
        self._weights_requested.connect(prediction_worker.open_weights)
        self._weights = weights
        weights.changed.connect(self._show_weights)
        self._kept_curves = KeptCurves(panel.curves, session, weights, self)
        self._kept_curves.requested.connect(worker.read_curves)
        worker.curves_read.connect(self._kept_curves.draw)
        self._kept_curves.refused.connect(self._show_refused)
        worker.listed.connect(self._show_library)
        worker.deleted.connect(self._show_deleted)
        worker.unrestored.connect(self._show_unrestored)
        worker.unlisted.connect(self._show_unlisted)
        worker.failed.connect(self._show_failure)
        # Preparing the worker empties the trash, even if the window is never opened.
        prediction_worker.ready.connect(self._start)
        training_worker.finished.connect(worker.list_runs)
        training_worker.members_finished.connect(worker.list_runs)

    @property
    def threads(self) -> tuple[WorkerThread, ...]:
        """The threads of its workers."""
        return self._library_thread, self._own_thread

    @Slot()
    def show(self) -> None:
        """Show the window with the last list of runs, and list them again."""
        window = self._window or self._build()
        self._update_shown()
        self.list_again()
        window.show()
        window.raise_()
        window.activateWindow()

    @Slot()
    def list_again(self) -> None:
        """List the runs again: others may have been kept or deleted outside."""
        self._list_requested.emit()

    @Slot()
    def retranslate(self) -> None:
        """Name the curves in the present language."""
        self._kept_curves.set_library(self.library)

    @Slot()
    def follow_drawings(self) -> None:
        """Let the runs read the class's own drawings again, which have changed."""
        self._drawings_changed.request()

    def shut_down(self) -> None:
        """Save the window's geometry, close it and quit its thread."""
        self._closing = True
        if self._window is not None:
            self._settings.set_side_geometry("runs", self._window.saveGeometry())
            self._window.close()
        if self._score_request is not None:
            self._score_request.cancel.set()
        for thread in self.threads:
            thread.quit()

    @Slot()
    def _start(self) -> None:
        # The application may be closed while the first weights are being loaded.
        if not self._closing:
            for thread in self.threads:
                thread.start()

    def _build(self) -> RunsWindow:
        # The main window appears before it is imported.
        from mnist_draw.runs.window import RunsWindow  # noqa: PLC0415

        window = self._window = RunsWindow(self._panel.choice.recipe, self._main_window)
        canvas = self._main_window.findChild(QWidget, "canvas")
        window.restore(self._settings.side_geometry("runs"), canvas)
        window.weights_wanted.connect(self._use_weights)
        window.curves_wanted.connect(self._kept_curves.show)
        window.curves_unwanted.connect(self._kept_curves.hide)
        window.repeat_wanted.connect(self._repeat)
        window.rename_wanted.connect(self._rename_requested)
        window.delete_wanted.connect(self._delete_requested)
        window.undo_wanted.connect(self._undo)
        self._panel.recipe_changed.connect(self._compare)
        self._panel.curves.visible_changed.connect(self._update_shown)
        self._session.job_given.connect(self._update_training)
        self._session.job_ended.connect(self._update_training)
        self._update_training()
        if self._weights.snapshot is not None:
            self._show_weights(self._weights.snapshot)
        window.show_library(self.library)
        return window

    @Slot(object)
    def _show_library(self, library: RunLibrary) -> None:
        self.library = library
        self.listed.emit(library)
        self._kept_curves.set_library(library)
        if self._window is not None:
            self._window.show_library(library)
            self._update_shown()
            self._request_scores()

    def _request_scores(self) -> None:
        """Let the runs read the class's own drawings in the background, instead of before."""
        if self._score_request is not None:
            self._score_request.cancel.set()
        self._score_request = ScoreRequest(
            {entry.folder: entry.summary.weights_path for entry in self.library.entries}
        )
        self._scores_requested.emit(self._score_request)

    @Slot()
    def _score_again(self) -> None:
        # A window that is shown asks for all figures.
        if self._window is not None and self._window.isVisible():
            self._request_scores()

    @Slot(object)
    def _show_scores(self, scores: dict[Path, OwnScore]) -> None:
        if self._window is not None:
            self._window.set_own(scores)

    @Slot()
    def _compare(self) -> None:
        if self._window is not None:
            self._window.set_present(self._panel.choice.recipe)

    @Slot()
    def _update_training(self) -> None:
        if self._window is not None:
            self._window.set_training(training=self._session.running)

    @Slot(object)
    def _use_weights(self, entry: RunEntry) -> None:
        self._opened = entry
        self._weights_requested.emit(entry.summary.weights_path)

    @Slot(object)
    def _show_weights(self, snapshot: WeightSnapshot) -> None:
        """Mark the run in use, with a message once it is the chosen one."""
        window, entry = self._window, self._opened
        if window is None:
            return
        # A training sends many snapshots of one run.
        if snapshot.run != self._in_use:
            self._in_use = snapshot.run
            window.set_in_use(snapshot.run)
            window.dismiss_confirmation()
        if entry is not None and snapshot.run == entry.run:
            self._opened = None
            name = window.name(entry)
            window.show_confirmation(
                lambda: self.tr("Predicting with the weights of “{name}”").format(name=name)
            )

    @Slot()
    def _update_shown(self) -> None:
        if self._window is not None:
            self._window.set_shown(self._kept_curves.shown)

    @Slot(int)
    def _show_refused(self, count: int) -> None:
        if self._window is not None:
            self._window.show_message(
                lambda: self.tr(
                    "More than {most} curves cannot be told apart: {count} are not shown. Hide "
                    "some to make room"
                ).format(count=count, most=MOST_CURVES),
                "info",
            )

    @Slot(object)
    def _repeat(self, entry: RunEntry) -> None:
        if self._panel.phase is not Phase.IDLE:
            return
        if len(entry.changes) != (entry.summary.figures.get("changes") or 0):
            if self._window is not None:
                name = self._window.name(entry)
                self._window.show_message(
                    lambda: self.tr(
                        "“{name}” cannot be repeated: its table of changes (changes.csv) is damaged"
                    ).format(name=name),
                    "error",
                )
            return
        self._panel.choices.use_recipe(entry.summary.recipe)
        self._panel.train(dataclasses.replace(self._panel.choice, changes=entry.changes))

    @Slot(object)
    def _show_deleted(self, deletion: Deletion) -> None:
        self._deletions.push(deletion)
        if self._window is not None:
            self._window.set_can_undo(possible=True)
            self._window.show_deleted(deletion.titles)

    @Slot()
    def _undo(self) -> None:
        deletion = self._deletions.pop()
        if deletion is not None:
            self._restore_requested.emit(deletion)
        if self._window is not None:
            self._window.set_can_undo(possible=bool(self._deletions))
            self._window.dismiss_message()

    @Slot(object, object)
    def _show_unrestored(self, deletion: Deletion, failure: Failure) -> None:
        """Offer to restore runs again: the trash is emptied in time."""
        self._deletions.give_back(deletion)
        if self._window is not None:
            self._window.set_can_undo(possible=True)
            self._window.show_unrestored(partial(self._notifications.explain, failure))

    @Slot(object)
    def _show_unlisted(self, failure: Failure) -> None:
        """Say why there is no list where it is missed; elsewhere it would hide what counts."""
        if self._window is not None:
            self._window.show_message(partial(self._notifications.explain, failure), "error")

    @Slot(object)
    def _show_failure(self, failure: Failure) -> None:
        if self._window is not None:
            self._window.show_message(partial(self._notifications.explain, failure), "error")
        else:
            self._notifications.show_failure(failure)
