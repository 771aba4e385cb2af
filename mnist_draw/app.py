"""The composition root: builds views, workers and controllers, connects, starts and stops them."""

from __future__ import annotations

import logging
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer, Signal, Slot

from mnist_draw.appearance import Appearance
from mnist_draw.dataset.controller import DataController
from mnist_draw.draw.draw_area import DrawArea
from mnist_draw.draw.undo_keys import UndoKeys
from mnist_draw.drawings_menu import DrawingsMenu
from mnist_draw.explain.controller import ExplanationController
from mnist_draw.main_window import MainWindow
from mnist_draw.messages.notifications import Notifications
from mnist_draw.network_menu.controller import NetworkMenuController
from mnist_draw.options import Options
from mnist_draw.picture_files.controller import PictureFilesController
from mnist_draw.predict.feed import PredictionFeed
from mnist_draw.predict.panel import PredictionPanel
from mnist_draw.predict.presenter import PredictionPresenter
from mnist_draw.predict.weights_in_use import WeightsInUse
from mnist_draw.predict.worker import PredictionWorker, load_predictor
from mnist_draw.remembered_choices import RememberedChoices
from mnist_draw.runs.closed_run import announce_closed_run
from mnist_draw.runs.controller import RunsController
from mnist_draw.shared import file_dialogs
from mnist_draw.shared.failure import Failure
from mnist_draw.shared.threads import WorkerThread
from mnist_draw.startup.first_frame import FirstFrame
from mnist_draw.startup.garbage import GarbageCollector
from mnist_draw.startup.late_imports import LateImports
from mnist_draw.timeline.controller import TimelineController
from mnist_draw.train.panel import TrainingPanel
from mnist_draw.train.presenter import TrainingPresenter
from mnist_draw.train.session import TrainingSession
from mnist_draw.train.worker import TrainingWorker
from trainer.data.sources import folder_from_environment
from trainer.drawings.stored_drawing import Counts
from trainer.runs import run_shelf
from trainer.runs.process import JobProcess

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QKeySequence
    from PySide6.QtWidgets import QApplication

    from mnist_draw.late_features import LateFeatures
    from mnist_draw.settings import Settings
    from trainer.runs.jobs import JobRunner

__all__ = ["Application", "Options"]

log = logging.getLogger(__name__)

# A training checks for requests between two steps. One step of a network with millions of weights
# may take seconds, and the run is worth saving.
_TRAINING_SHUTDOWN_TIMEOUT_MS = 10_000
_SHUTDOWN_TIMEOUT_MS = 1_000
# Windows ends programs five seconds after it asked them to.
_LOG_OFF_TIMEOUT_MS = 4_000
_COMPLETION_DELAY_MS = 40


class Application(QObject):
    """The application without its event loop; lives in the GUI thread.

    Attributes:
        late: The other features; set when the application is `complete`.
    """

    late: LateFeatures

    _failed_unexpectedly = Signal(object)

    def __init__(
        self,
        app: QApplication,
        options: Options,
        settings: Settings,
        runs_folder: Path,
        *,
        log_file: Path | None = None,
        runner: JobRunner | None = None,
    ) -> None:
        """Builds and connects everything.

        Args:
            app: The Qt application.
            options: Command-line options.
            settings: What the user chose before.
            runs_folder: Where runs are kept.
            log_file: Named in messages about unexpected errors.
            runner: Runs trainings; None for a child process.
        """
        super().__init__()
        self._running = False
        self._is_complete = False
        self._early_key: QKeySequence | None = None
        self._plan_completion()
        self._settings = settings
        self._store_path = runs_folder.with_name("drawings") / "drawings.sqlite"
        self._appearance = Appearance(
            app,
            settings,
            self,
            scheme=options.scheme,
            chosen_language=options.language,
            projector=options.projector,
        )
        file_dialogs.install(app, settings)
        self.notifications = Notifications(log_file, self)
        self.draw_area = DrawArea()
        self._undo_keys = UndoKeys(self.draw_area.undo_action, self.draw_area.redo_action, self)
        self.prediction_panel = PredictionPanel()
        self.training_panel = TrainingPanel(self.notifications)
        self.window = MainWindow(self.draw_area, self.prediction_panel, self.training_panel)
        self._choices = RememberedChoices(
            settings,
            self.window,
            self.draw_area,
            self.training_panel,
            options.data_folder or folder_from_environment(),
            folded=options.projector,
        )
        self._garbage = GarbageCollector(self)
        self._first_frame = FirstFrame(self.window, self)

        self.prediction_worker = PredictionWorker(
            partial(load_predictor, options.weights, runs_folder)
        )
        self._prediction_thread = WorkerThread(self.prediction_worker, "prediction", completes=True)
        self.training_worker = TrainingWorker(runner or JobProcess())
        self._training_thread = WorkerThread(self.training_worker, "training")
        self.weights = WeightsInUse(self)
        self._feed = PredictionFeed(self.draw_area.drawing, self.prediction_worker, self)
        self.prediction_presenter = PredictionPresenter(
            self.prediction_panel, self.draw_area, self.weights, self.notifications, self
        )
        self.explanation = ExplanationController(self.draw_area, self.prediction_worker, self)
        self.window.add_view(self.explanation.action)
        self.session = TrainingSession(self.training_worker, self.weights, runs_folder, self)
        self._training_presenter = TrainingPresenter(
            self.training_panel, self.training_worker, self.weights, self.notifications, self
        )
        self.drawings = DrawingsMenu(
            self.window, self.draw_area, self.weights, self.notifications, self
        )
        self.pictures = PictureFilesController(
            self.window, self.draw_area, self.notifications, self
        )
        self.runs_controller = RunsController(
            self.window,
            self.training_panel,
            self.session,
            self.prediction_worker,
            self.training_worker,
            self.weights,
            self.notifications,
            settings,
            runs_folder,
            self._store_path,
        )
        self.network_menu = NetworkMenuController(
            self.prediction_panel,
            self.training_panel,
            self.prediction_presenter,
            self.prediction_worker,
            self.training_worker,
            self.session,
            self.runs_controller,
            self.weights,
            self.notifications,
        )
        self.network_menu.menu.open_action.triggered.connect(self.window.open_action.trigger)
        self.data_controller = DataController(
            *(self.window, self.training_panel, self.draw_area, self.weights, self.session),
            *(settings, self._store_path),
        )
        self.timeline = TimelineController(
            self.training_panel,
            self.prediction_worker,
            self.training_worker,
            self.session,
            self.weights,
            self.notifications,
            runs_folder,
        )

        self._connect_prediction()
        self._connect_training()
        self._connect_window()
        app.aboutToQuit.connect(self.stop)
        self._failed_unexpectedly.connect(self.notifications.show_failure)
        self._appearance.connect_menu(self.window)
        self.training_panel.choices.offer_drawings(self._store_path, Counts())
        self._choices.restore()
        run_shelf.remove_leftovers(runs_folder)
        announce_closed_run(settings, runs_folder, self.notifications)

    def start(self) -> None:
        """Shows the window; the workers start after its first frame."""
        self._first_frame.watch()
        self.window.show()
        self.prediction_panel.show_loading()
        self._running = True
        self._garbage.start()
        self._feed.start()
        self.drawings.start()

    @Slot()
    def end_session(self) -> None:
        """Stops within the time that Windows gives at log-off; it ends the process at once."""
        self._stop(_LOG_OFF_TIMEOUT_MS, _LOG_OFF_TIMEOUT_MS)

    @Slot()
    def stop(self) -> None:
        """Saves the settings and shuts down all threads; later calls do nothing.

        The window disappears first. A thread that exceeds the timeout keeps running: see `ended`.
        """
        each = _TRAINING_SHUTDOWN_TIMEOUT_MS if self.session.has_steps else _SHUTDOWN_TIMEOUT_MS
        self._stop(each, len(self._threads) * each)

    def _stop(self, each_ms: int, all_ms: int) -> None:
        """Stops; waits at most so long for each thread and for all of them."""
        if not self._running:
            return
        self._running = False
        self._late_imports.stop()
        self.runs_controller.shut_down()
        self.data_controller.shut_down()
        self.timeline.shut_down()
        if self._is_complete:
            self.late.shut_down()
        self._settings.closed_run = self.session.run
        self._choices.save()
        self.window.hide()
        deadline = QDeadlineTimer(all_ms)
        self.session.shut_down()
        self.drawings.shut_down()
        for thread in self._threads:
            thread.quit()
        if all(thread.wait(min(each_ms, deadline.remainingTime())) for thread in self._threads):
            self.training_worker.close()
            self._garbage.stop()
        else:
            log.warning("A worker did not end in time")

    @property
    def complete(self) -> bool:
        """Whether all features are built."""
        return self._is_complete

    @property
    def ended(self) -> bool:
        """Whether all threads have ended."""
        threads_ended = all(thread.wait(0) for thread in self._threads)
        return threads_ended and not self.draw_area.canvas.reads_picture

    def report_unexpected(self, error: BaseException) -> None:
        """Shows an uncaught exception to the user; call from any thread."""
        self._failed_unexpectedly.emit(Failure(None, f"{type(error).__name__}: {error}"))

    @property
    def _threads(self) -> tuple[WorkerThread, ...]:
        return (
            self._training_thread,
            self._prediction_thread,
            *self.runs_controller.threads,
            self.data_controller.worker_thread,
            self.timeline.worker_thread,
            *self.drawings.threads,
            *(self.late.threads if self._is_complete else ()),
        )

    def _plan_completion(self) -> None:
        # After the paint of the first prediction.
        self._completion_timer = QTimer(self, singleShot=True, interval=_COMPLETION_DELAY_MS)
        self._late_imports = LateImports(parent=self)
        self._completion_timer.timeout.connect(self._late_imports.start)
        self._late_imports.done.connect(self._complete)

    @Slot()
    def _complete(self) -> None:
        """Builds the features that the first frame and the first prediction do without."""
        if self._is_complete or not self._running:
            return
        from mnist_draw.late_features import EarlyParts, LateFeatures  # noqa: PLC0415

        early = EarlyParts(
            window=self.window,
            draw_area=self.draw_area,
            prediction_panel=self.prediction_panel,
            training_panel=self.training_panel,
            predictions=self.prediction_worker,
            presenter=self.prediction_presenter,
            session=self.session,
            trainings=self.training_worker,
            weights=self.weights,
            runs=self.runs_controller,
            data=self.data_controller,
            drawings=self.drawings,
            notifications=self.notifications,
            settings=self._settings,
            store_path=self._store_path,
        )
        self.late = LateFeatures(early, self)
        self._is_complete = True
        self.late.inside.restore()
        if self._early_key is not None:
            self.late.trigger(self._early_key)

    @Slot(object)
    def _note_key(self, key: QKeySequence) -> None:
        """Remember a key that was pressed before its feature is there; the last one counts."""
        if not self._is_complete:
            self._early_key = key

    @Slot()
    def _start_workers(self) -> None:
        # Only after the first frame: imports hold Python's lock.
        if self._running:
            self._prediction_thread.start()
            self._training_thread.start()

    def _connect_prediction(self) -> None:
        worker, presenter = self.prediction_worker, self.prediction_presenter
        self._prediction_thread.started.connect(worker.prepare)
        worker.predicted.connect(presenter.show_prediction)
        worker.weights_changed.connect(self.weights.use)
        worker.weights_saved.connect(presenter.show_saved)
        worker.ready.connect(presenter.show_ready)
        worker.failed.connect(self.pictures.show_failure)
        worker.ready.connect(self._completion_timer.start)
        worker.ready.connect(self.training_worker.prepare)
        worker.ready.connect(self.training_panel.curves.load_plots)
        worker.ready.connect(self._garbage.freeze_existing)
        self.draw_area.plain_resize_action.toggled.connect(self._feed.compare)
        self.draw_area.plain_resize_action.toggled.connect(self.prediction_panel.set_unframed)
        self.draw_area.problem_found.connect(self.notifications.warn)
        presenter.shown.connect(self.data_controller.note_prediction)
        self.prediction_panel.images_wanted.connect(self.data_controller.show_similar)

    def _connect_training(self) -> None:
        panel, worker, session = self.training_panel, self.training_worker, self.session
        panel.train_requested.connect(session.train)
        panel.pause_requested.connect(session.pause)
        panel.resume_requested.connect(session.resume)
        panel.stop_requested.connect(session.stop)
        panel.step_requested.connect(session.step)
        panel.pacing.speed_changed.connect(session.set_speed)
        panel.live.requested.connect(session.change)
        session.begun.connect(panel.adviser.set_aside)
        worker.prepared.connect(self._garbage.freeze_existing)
        session.steps_begun.connect(self._name_quit)
        session.job_ended.connect(self._name_quit)

    @Slot()
    def _name_quit(self) -> None:
        self.window.set_training(training=self.session.has_steps)

    def _connect_window(self) -> None:
        window, drawings = self.window, self.drawings
        self._first_frame.passed.connect(self._start_workers)
        window.add_file_actions(self.pictures.actions)
        window.add_drawings(drawings.file_actions, drawings.demo_action, drawings.speed_menu)
        window.add_file_actions([self.training_panel.curves.tools.export_action])
        window.weights_to_open.connect(self.prediction_worker.open_weights)
        window.weights_to_save.connect(self.prediction_worker.save_weights)
        window.runs_action.triggered.connect(self.runs_controller.show)
        window.data_action.triggered.connect(self.data_controller.show)
        window.mistakes_action.triggered.connect(self.data_controller.show_mistakes)
        window.similar_action.triggered.connect(self.data_controller.show_similar_to_answer)
        window.language_changed.connect(drawings.retranslate)
        window.language_changed.connect(self.network_menu.retranslate)
        window.language_changed.connect(self.runs_controller.retranslate)
        window.language_changed.connect(self.pictures.retranslate)
        # Everything is larger there: the settings make room for digit, curves and inside.
        window.projector_chosen.connect(self.training_panel.fold_settings)
        window.closing.connect(self.stop)
        window.key_unused.connect(self._note_key)
        self.timeline.moved.connect(self.data_controller.follow)
