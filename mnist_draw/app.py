"""The composition root: builds the areas and workers, connects them, starts and stops them."""

from __future__ import annotations

import logging
import logging.handlers
import os
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from mnist_draw.dataset.controller import DataController
from mnist_draw.draw.draw_area import DrawArea
from mnist_draw.draw.framing_comparison import ComparisonSide
from mnist_draw.drawings_menu import DrawingsMenu
from mnist_draw.main_window import MainWindow
from mnist_draw.predict.feed import PredictionFeed
from mnist_draw.predict.panel import PredictionPanel, WeightsLabel
from mnist_draw.predict.weights_in_use import WeightsInUse
from mnist_draw.predict.worker import PredictionWorker, load_predictor
from mnist_draw.runs.controller import RunsController
from mnist_draw.settings import Settings
from mnist_draw.shared import file_dialogs, language, messages, theme
from mnist_draw.shared.failure import Failure
from mnist_draw.shared.notifications import Notifications
from mnist_draw.shared.threads import WorkerThread
from mnist_draw.shared.throttle import Throttle
from mnist_draw.startup.first_frame import FirstFrame
from mnist_draw.startup.garbage import GarbageCollector
from mnist_draw.train.panel import TrainingPanel
from mnist_draw.train.session import TrainingSession
from mnist_draw.train.worker import TrainingWorker
from trainer.data.sources import folder_from_environment
from trainer.runs import run_shelf
from trainer.runs.process import JobProcess

if TYPE_CHECKING:
    from types import TracebackType

    from mnist_draw.predict.prediction import Prediction
    from mnist_draw.shared.language import Language
    from mnist_draw.shared.theme import Scheme
    from trainer.events import DataReady, Finished
    from trainer.ink.framing import Framing
    from trainer.network.weights import WeightSnapshot
    from trainer.runs.jobs import JobRunner

log = logging.getLogger(__name__)

# Milliseconds. A training looks for a request to leave between two steps; a network of millions of
# weights may need seconds for one, and is worth keeping.
_GOODBYE_OF_A_TRAINING = 10_000
# Torch may just be loading, which nothing can interrupt and nobody needs any more.
_GOODBYE = 1_000
# Milliseconds between two looks at how ink becomes a digit image: the pictures of the steps cost
# more than all else that a prediction shows, and nobody follows them as closely as the pen.
_PICTURES = 50


@dataclass(frozen=True, slots=True)
class Options:
    """What was asked for on the command line; it goes before what the settings remember.

    Attributes:
        data_folder: Folder with MNIST files.
        weights: Weights to start with.
        language: Language of the window; None for the one chosen in it last.
        scheme: Colour scheme.
        projector: Whether everything is enlarged.
    """

    data_folder: Path | None = None
    weights: Path | None = None
    language: Language | None = None
    scheme: Scheme | None = None
    projector: bool = False


class Application(QObject):
    """The whole application but for its event loop; lives in the GUI thread."""

    _unforeseen = Signal(object)

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
        """Builds and connects all.

        Args:
            app: Qt's own.
            options: What the command line says.
            settings: What was chosen before.
            runs_folder: Where runs are kept.
            log_file: Where details of errors are found.
            runner: Does the trainings; None for a process of their own.
        """
        super().__init__()
        self._app = app
        self._options = options
        self._settings = settings
        self._running = False
        self._scheme: Scheme = options.scheme or settings.scheme
        self._projector = options.projector or settings.projector
        theme.apply(app, self._scheme, projector=self._projector)
        self._language = options.language or settings.language
        language.install(app, self._language)
        file_dialogs.install(app, settings)

        self.draw_area = DrawArea()
        self.prediction_panel = PredictionPanel()
        self.notifications = Notifications(log_file, self)
        self.training_panel = TrainingPanel(self.notifications)
        self.window = MainWindow(self.draw_area, self.prediction_panel, self.training_panel)

        self.prediction_worker = PredictionWorker(
            partial(load_predictor, options.weights, runs_folder)
        )
        self.training_worker = TrainingWorker(runner or JobProcess())
        self._prediction_thread = WorkerThread(self.prediction_worker, "prediction")
        self._prediction_thread.started.connect(self.prediction_worker.prepare)
        self._training_thread = WorkerThread(self.training_worker, "training")
        self._feed = PredictionFeed(self.draw_area.drawing, self.prediction_worker, self)
        self.weights = WeightsInUse(self)
        self.session = TrainingSession(self.training_worker, self.weights, runs_folder, self)
        self.drawings = DrawingsMenu(
            self.window, self.draw_area, self.weights, self.notifications, self
        )
        self.runs_window = RunsController(
            self.window,
            self.training_panel,
            self.session,
            self.prediction_worker,
            self.training_worker,
            self.notifications,
            settings,
            runs_folder,
        )
        self.data_window = DataController(
            self.window,
            self.training_panel,
            self.draw_area,
            self.weights,
            settings,
        )

        self._framing: Framing | None = None
        self._pictures = Throttle(_PICTURES, self)
        self._pictures.triggered.connect(self._show_framing)
        self._garbage = GarbageCollector(self)
        self._first_frame = FirstFrame(self.window, self)
        self._first_frame.passed.connect(self._start_workers)

        self._connect_prediction()
        self._connect_training()
        self._connect_window()
        self._restore()
        run_shelf.remove_leftovers(runs_folder)

    def start(self) -> None:
        """Shows the window; the workers load torch behind it."""
        self._first_frame.watch()
        self.window.show()
        self.prediction_panel.show_loading()
        self._running = True
        self._garbage.start()
        self._feed.start()
        self.drawings.start()

    @Slot()
    def _start_workers(self) -> None:
        # Not before the first frame: loading torch holds Python's lock for up to 0.3 s at a time.
        if self._running:
            self._prediction_thread.start()
            self._training_thread.start()

    @Slot()
    def stop(self) -> None:
        """Remembers the settings and ends all threads; may be called more than once.

        The window disappears first. A thread that does not end within seconds is left to itself.
        """
        if not self._running:
            return
        self._running = False
        self.runs_window.shut_down()
        self.data_window.shut_down()
        self._remember()
        self.window.hide()
        patience = _GOODBYE_OF_A_TRAINING if self.session.running else _GOODBYE
        self.session.leave()
        self.drawings.leave()
        for thread in self._threads:
            thread.quit()
        if all(thread.wait(patience) for thread in self._threads):
            self.training_worker.close()
        else:
            log.warning("A worker did not end in time")
        self._garbage.stop()

    @property
    def ended(self) -> bool:
        """Whether no thread runs any longer."""
        return all(thread.wait(0) for thread in self._threads)

    @property
    def _threads(self) -> tuple[WorkerThread, ...]:
        return (
            self._training_thread,
            self._prediction_thread,
            self.runs_window.worker_thread,
            self.data_window.worker_thread,
            *self.drawings.threads,
        )

    def _connect_prediction(self) -> None:
        worker = self.prediction_worker
        self._feed.predicted.connect(self._show_prediction)
        self.draw_area.plain_resize_action.toggled.connect(self._feed.compare)
        self.draw_area.plain_resize_action.toggled.connect(self.prediction_panel.set_unframed)
        worker.weights_changed.connect(self.weights.use)
        self.weights.changed.connect(self._show_weights)
        worker.weights_saved.connect(self._show_saved)
        worker.failed.connect(self.notifications.show_failure)
        worker.ready.connect(self.training_worker.prepare)
        worker.ready.connect(self._garbage.spare_what_is_there)
        self.window.weights_to_open.connect(worker.open_weights)
        self.window.weights_to_save.connect(worker.save_weights)
        self.draw_area.problem_found.connect(self.notifications.warn)

    def _connect_training(self) -> None:
        panel, worker, session = self.training_panel, self.training_worker, self.session
        panel.train_requested.connect(session.start)
        panel.pause_requested.connect(session.pause)
        panel.resume_requested.connect(session.resume)
        panel.stop_requested.connect(session.stop)
        worker.devices_found.connect(panel.set_devices)
        worker.prepared.connect(self._garbage.spare_what_is_there)
        worker.progressed.connect(panel.show_progress)
        worker.data_ready.connect(self._show_data)
        worker.started.connect(panel.show_started)
        worker.steps_done.connect(panel.show_steps)
        worker.evaluated.connect(panel.show_evaluated)
        worker.finished.connect(self._show_finished)
        worker.cancelled.connect(panel.show_cancelled)
        worker.failed.connect(self._show_training_failure)
        worker.snapshot_taken.connect(self.prediction_worker.use_weights)

    def _connect_window(self) -> None:
        drawings = self.drawings
        self.window.add_drawings(drawings.file_actions, drawings.demo_action, drawings.speed_menu)
        self.window.runs_action.triggered.connect(self.runs_window.show)
        self.window.data_action.triggered.connect(self.data_window.show)
        self.window.closing.connect(self.stop)
        self.window.scheme_chosen.connect(self._use_scheme)
        self.window.projector_chosen.connect(self._use_projector)
        self.window.language_chosen.connect(self._use_language)
        self.window.language_changed.connect(drawings.retranslate)
        self._app.aboutToQuit.connect(self.stop)
        self._unforeseen.connect(self.notifications.show_failure)

    def _restore(self) -> None:
        settings, panel = self._settings, self.training_panel
        self.window.restore(settings.geometry, settings.columns)
        self.window.show_look(self._scheme, self._language, projector=self._projector)
        if settings.brush_width is not None:
            self.draw_area.brush.width = settings.brush_width
        if settings.recipe:
            panel.set_recipe(settings.recipe)
        named = self._options.data_folder or folder_from_environment()
        if named is not None:
            panel.set_data("mnist", named)
        else:
            panel.set_data(settings.data, settings.data_folder)

    def _remember(self) -> None:
        settings, panel = self._settings, self.training_panel
        settings.geometry = self.window.saveGeometry()
        settings.columns = self.window.columns
        settings.brush_width = self.draw_area.brush.width
        settings.recipe = panel.recipe_name
        # A folder of the command line or the environment is for this once.
        if panel.data_folder not in (self._options.data_folder, folder_from_environment()):
            settings.data = panel.data_source
            settings.data_folder = panel.data_folder
        settings.sync()

    @Slot(object)
    def _show_prediction(self, prediction: Prediction) -> None:
        snapshot = prediction.snapshot
        label = WeightsLabel(snapshot.recipe.title, snapshot.data, snapshot.step, snapshot.epoch)
        if prediction.probabilities is None:
            self.prediction_panel.show_blank(label)
        elif prediction.unframed is not None:
            self.prediction_panel.show_prediction(prediction.unframed.probabilities, label)
        else:
            self.prediction_panel.show_prediction(
                prediction.probabilities,
                label,
                not_sure=prediction.not_sure,
                pen_down=prediction.pen_down,
            )
        # A swap of weights reads the same drawing again: its pictures stay as they are.
        if prediction.framing is not self._framing:
            self._framing = prediction.framing
            self._pictures.request()
        # While somebody draws, everything is unfinished.
        refused = prediction.not_sure is not None and not prediction.pen_down
        if prediction.unframed is not None and prediction.framing is not None:
            self.draw_area.show_comparison(
                plain=ComparisonSide(
                    prediction.unframed.digit_image, prediction.unframed.probabilities
                ),
                framed=ComparisonSide(
                    prediction.framing.digit_image, None if refused else prediction.probabilities
                ),
            )

    @Slot()
    def _show_framing(self) -> None:
        self.draw_area.show_framing(self._framing)

    @Slot(object)
    def _show_weights(self, snapshot: WeightSnapshot) -> None:
        self.training_panel.set_present_weights(snapshot.recipe)

    @Slot(object)
    def _show_data(self, ready: DataReady) -> None:
        self.training_panel.show_data(ready)
        if ready.fallback is not None:
            log.warning("%s", ready.fallback)
            self.notifications.warn(messages.explain_fallback(ready.fallback))

    @Slot(object)
    def _show_finished(self, finished: Finished) -> None:
        self.training_panel.show_finished(finished)
        if finished.storage_error is not None:
            log.warning("%s", finished.storage_error)
            self.notifications.warn(messages.explain_unkept(finished.storage_error))

    @Slot(object)
    def _show_training_failure(self, failure: Failure) -> None:
        self.training_panel.show_failed(self.notifications.explain(failure), failure.error)

    @Slot(object)
    def _show_saved(self, path: Path) -> None:
        self.notifications.show(self.tr("Weights saved to {path}").format(path=path))

    @Slot(str)
    def _use_scheme(self, scheme: Scheme) -> None:
        self._scheme = self._settings.scheme = scheme
        theme.apply(self._app, scheme, projector=self._projector)

    @Slot(bool)
    def _use_projector(self, projector: bool) -> None:
        self._projector = self._settings.projector = projector
        theme.apply(self._app, self._scheme, projector=projector)

    @Slot(object)
    def _use_language(self, chosen: Language | None) -> None:
        self._settings.language = chosen
        language.install(self._app, chosen)

    def show_unforeseen(self, error: BaseException) -> None:
        """Tells of an exception that nobody caught; the application goes on.

        Any thread may call it.
        """
        self._unforeseen.emit(Failure(None, f"{type(error).__name__}: {error}"))


def run(options: Options) -> int:
    """Runs the application until its window is closed; returns its exit status."""
    app = QApplication(sys.argv[:1])
    # Qt merges the moves of a busy moment under X11, and a curve would become a straight line. Its
    # X11 plugin switches that on while the application is made, so it is switched off afterwards.
    app.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, False)
    app.setApplicationName("mnist-draw")
    app.setApplicationDisplayName("MNIST Draw")
    app.setDesktopFileName("mnist-draw")
    log_file = _start_log()
    application = Application(
        app, options, Settings.of_user(), run_shelf.default_folder(), log_file=log_file
    )

    def report(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            application.window.close()
            return
        log.error("Nobody caught this", exc_info=(kind, error, trace))
        application.show_unforeseen(error)

    sys.excepthook = report
    application.start()
    status = app.exec()
    if not application.ended:
        # Qt aborts when a thread outlives its object. What is on disk is whole at any moment, so
        # leaving hard loses nothing but a training whose step takes longer than our patience.
        os._exit(status)
    return status


def _start_log() -> Path | None:
    """Logs to a file and returns it; to the terminal where no file can be written."""
    folder = Path(platformdirs.user_log_dir("mnist-draw", appauthor=False))
    file = folder / "mnist-draw.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            file, maxBytes=1_000_000, backupCount=1, encoding="utf-8"
        )
    except OSError:
        handler = logging.StreamHandler()
    logging.basicConfig(
        level=logging.INFO,
        handlers=[handler],
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
    return file if isinstance(handler, logging.FileHandler) else None
