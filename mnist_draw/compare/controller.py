"""Controller of the comparison: its window, its worker, and its observer of predictions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw import messages
from mnist_draw.compare.comparison import Answers, Comparison, Strip
from mnist_draw.compare.sources import KINDS, Bundled, WeightsFile, runs
from mnist_draw.compare.window import CompareWindow
from mnist_draw.compare.worker import NetworkWorker
from mnist_draw.shared.threads import WorkerThread
from mnist_draw.shared.throttle import Throttle
from trainer.errors import WeightsError

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from mnist_draw.compare.sources import ComparedNetwork, Source
    from mnist_draw.draw.draw_area import DrawArea
    from mnist_draw.messages.notifications import Notifications
    from mnist_draw.predict.observation import Observed
    from mnist_draw.predict.worker import PredictionWorker
    from mnist_draw.runs.controller import RunsController
    from mnist_draw.runs.library import RunLibrary
    from mnist_draw.settings import Settings
    from mnist_draw.shared.failure import Failure

OBSERVER: Final = "comparison"
SHOW_INTERVAL_MS: Final = 33
"""Shortest time between two updates of the window: six columns take a third of it to paint."""


class CompareController(QObject):
    """Owns the comparison; lives in the GUI thread.

    Its observer exists only while the window is seen.
    """

    _source_wanted = Signal(int, object)

    def __init__(
        self,
        main_window: QWidget,
        draw_area: DrawArea,
        prediction_worker: PredictionWorker,
        runs_controller: RunsController,
        notifications: Notifications,
        settings: Settings,
    ) -> None:
        super().__init__(main_window)
        self._main_window, self._draw_area = main_window, draw_area
        self._predictions = prediction_worker
        self._notifications, self._settings = notifications, settings
        self._window: CompareWindow | None = None
        self._comparison: Comparison | None = None
        self._answers: Observed | None = None
        self._strips: dict[int, Observed] = {}
        self._throttle = Throttle(SHOW_INTERVAL_MS, self)
        self._throttle.triggered.connect(self._show_newest)
        # A source that was chosen while another was loading replaces it.
        self._wanted: dict[int, Source] = {}
        worker = NetworkWorker()
        self.worker_thread = WorkerThread(worker, "comparison")
        self._worker = worker
        self._source_wanted.connect(worker.load)
        worker.loaded.connect(self._show_network)
        worker.failed.connect(self._show_failure)
        prediction_worker.observed.connect(self._keep)
        self._runs = runs_controller
        runs_controller.listed.connect(self._show_runs)

    @Slot()
    def show(self) -> None:
        """Show the window; its networks are loaded in the background."""
        window = self._window or self._build()
        window.show()
        window.raise_()
        window.activateWindow()

    def shut_down(self) -> None:
        """Save the window's geometry, close it and quit its thread."""
        if self._window is not None:
            self._settings.set_side_geometry("compare", self._window.saveGeometry())
            self._window.close()
        self.worker_thread.quit()

    def _build(self) -> CompareWindow:
        window = self._window = CompareWindow(self._draw_area, self._main_window)
        window.restoreGeometry(self._settings.side_geometry("compare"))
        window.visibility_changed.connect(self._observe)
        window.activated.connect(self._runs.list_again)
        window.source_chosen.connect(self._load)
        window.file_chosen.connect(self._load_file)
        window.changed.connect(self._change)
        self.worker_thread.start()
        for column, kind in enumerate(KINDS):
            self._load(column, Bundled(kind))
        self._show_runs(self._runs.library)
        return window

    @Slot(int, object)
    def _load(self, column: int, source: Source) -> None:
        if self._window is not None:
            self._window.dismiss_message()
        self._wanted[column] = source
        self._source_wanted.emit(column, source)

    @Slot(int, object)
    def _load_file(self, column: int, path: Path) -> None:
        self._load(column, WeightsFile(path, path.name))

    @Slot(int, object)
    def _show_network(self, column: int, network: ComparedNetwork) -> None:
        if self._window is None or self._wanted.get(column) != network.source:
            return
        del self._wanted[column]
        self._window.show_network(column, network)
        self._comparison = None
        self._observe()

    @Slot(int, object, object)
    def _show_failure(self, column: int, source: Source, failure: Failure) -> None:
        if self._window is None or self._wanted.get(column) != source:
            return
        del self._wanted[column]
        self._window.show_message(partial(self._explain, failure), "error")

    def _explain(self, failure: Failure) -> str:
        if isinstance(failure.error, WeightsError):
            text = messages.explain_weights(failure.error)
        else:
            text = self._notifications.explain(failure)
        stays = self.tr("The column keeps its network.")
        return f"{text} {stays}"

    @Slot(object)
    def _show_runs(self, library: RunLibrary) -> None:
        if self._window is not None:
            self._window.set_runs(runs(library))

    @Slot()
    def _change(self) -> None:
        if self._comparison is not None and self._window is not None:
            self._comparison = self._comparison.changed(
                self._window.distortion, self._window.direction
            )
        self._observe()

    @Slot()
    def _observe(self) -> None:
        """Observe predictions while the window is seen."""
        window = self._window
        if window is None or not window.is_seen:
            self._predictions.observe(OBSERVER, None)
            return
        if self._comparison is None:
            self._comparison = Comparison(window.networks, window.distortion, window.direction)
        self._predictions.observe(OBSERVER, self._comparison)

    @Slot(object)
    def _keep(self, observed: Observed) -> None:
        """Keep the newest answers and strips until the window shows them."""
        if observed.name != OBSERVER:
            return
        match observed.result:
            case Strip() as strip:
                self._strips[strip.column] = observed
            case Answers():
                self._answers = observed
        self._throttle.request()

    @Slot()
    def _show_newest(self) -> None:
        """Show answers first: strips of other drawings are dropped then."""
        newest = [self._answers, *self._strips.values()]
        self._answers = None
        self._strips.clear()
        for observed in newest:
            if self._window is not None and observed is not None:
                assert isinstance(observed.result, Answers | Strip)
                self._window.show_item(observed.result, observed.prediction.snapshot)
