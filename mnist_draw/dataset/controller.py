"""Controller of the Data window: creates it on first use and connects it to the application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from mnist_draw.dataset.digit_list import DataSplits, PredictedDigits, enlarge
from mnist_draw.dataset.worker import DataAnswer, DataJob, DataSetWorker
from mnist_draw.shared import messages
from mnist_draw.shared.failure import Failure
from mnist_draw.shared.threads import WorkerThread

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mnist_draw.dataset.digit_list import Digit
    from mnist_draw.dataset.window import DataWindow
    from mnist_draw.draw.draw_area import DrawArea
    from mnist_draw.predict.weights_in_use import WeightsInUse
    from mnist_draw.settings import Settings
    from mnist_draw.train.panel import TrainingPanel
    from trainer.data.sources import DataRequest
    from trainer.network.weights import WeightSnapshot


# Weights that stay for so long are those that the user looks at.
_REST_MS = 300


class DataController(QObject):
    """Owns the Data window and its worker; lives in the GUI thread."""

    _job_given = Signal(object)

    def __init__(
        self,
        main_window: QWidget,
        panel: TrainingPanel,
        draw_area: DrawArea,
        weights: WeightsInUse,
        settings: Settings,
    ) -> None:
        super().__init__(main_window)
        self._main_window, self._panel, self._draw_area = main_window, panel, draw_area
        self._settings = settings
        self._window: DataWindow | None = None
        self._weights = weights
        self._requested: tuple[object, ...] = ()
        self._load_job: DataJob | None = None
        self._prediction_job: DataJob | None = None
        self._read_by: WeightSnapshot | None = None
        self._outdated = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._cancel_outdated)
        self._started = False
        worker = self._worker = DataSetWorker()
        self.worker_thread = WorkerThread(worker, "data")
        self._job_given.connect(worker.work)
        worker.answered.connect(self._show_answer)
        weights.changed.connect(self._mark_stale)
        panel.mistakes_wanted.connect(self.show_mistakes)

    @Slot()
    def show(self) -> None:
        """Show the window; the data set is loaded in the background."""
        self._show(self._window or self._build())

    @Slot()
    def show_mistakes(self) -> None:
        """Show which test images the network in use reads wrongly; they are read at once."""
        window = self._window or self._build()
        window.show_predictions_tab()
        # Before the data set, which is loaded once the window is shown.
        if self._weights.snapshot is not self._read_by:
            self._outdated = self._prediction_job is not None
            self._predict()
        self._show(window)

    @Slot()
    def follow(self) -> None:
        """Predict the test images with other weights, if predictions are on screen.

        While the weights change quickly, each prediction is completed; once they rest, an outdated
        one is cancelled.
        """
        if self._window is not None and self._window.shows_predictions:
            self._outdated = True
            self._predict()
            self._rest.start()

    def shut_down(self) -> None:
        """Save the window's geometry, cancel all jobs, close the window and quit its thread."""
        self._cancel()
        if self._window is not None:
            self._settings.set_side_geometry("data", self._window.saveGeometry())
            self._window.close()
        self.worker_thread.quit()

    def _show(self, window: DataWindow) -> None:
        if not self._started:
            self._started = True
            self.worker_thread.start()
        window.show()
        window.raise_()
        window.activateWindow()

    def _build(self) -> DataWindow:
        # The main window appears before it is imported.
        from mnist_draw.dataset.window import DataWindow  # noqa: PLC0415

        window = self._window = DataWindow(self._main_window)
        window.restore(self._settings.side_geometry("data"), self._draw_area.canvas)
        window.data_wanted.connect(self._load)
        window.predictions_wanted.connect(self._predict)
        window.cancel_wanted.connect(self._cancel)
        window.canvas_wanted.connect(self._copy_to_canvas)
        self._panel.recipe_changed.connect(self._reload)
        self._worker.progressed.connect(window.show_progress)
        self._worker.predictions_progressed.connect(window.show_prediction_progress)
        self._update_ready()
        return window

    @Slot()
    def _mark_stale(self) -> None:
        if self._window is not None:
            self._window.mark_stale()
            self._update_ready()

    @Slot()
    def _reload(self) -> None:
        if self._window is not None and self._window.isVisible():
            self._load()

    @Slot()
    def _load(self) -> None:
        """Load the data set chosen in the training panel, unless it is shown or being loaded."""
        recipe, request = self._panel.choice.recipe, self._request()
        # Other fields, such as the learning rate, do not change the splits.
        key: tuple[object, ...] = (
            request,
            recipe.split,
            recipe.train_images,
            recipe.validation_images,
        )
        key += (recipe.seed,) if recipe.split == "random" else ()
        if key == self._requested:
            return
        if self._load_job is not None:
            self._load_job.cancel.set()
        self._requested = key
        self._load_job = DataJob(request, recipe)
        self._job_given.emit(self._load_job)

    @Slot()
    def _predict(self) -> None:
        if self._weights.snapshot is not None and self._prediction_job is None:
            self._outdated = False
            self._prediction_job = DataJob(
                self._request(), self._panel.choice.recipe, self._weights.snapshot
            )
            self._update_ready()
            self._job_given.emit(self._prediction_job)

    @Slot()
    def _cancel_outdated(self) -> None:
        if self._outdated and self._prediction_job is not None:
            self._prediction_job.cancel.set()

    @Slot()
    def _cancel(self) -> None:
        self._outdated = False
        for job in (self._load_job, self._prediction_job):
            if job is not None:
                job.cancel.set()

    def _request(self) -> DataRequest:
        return self._panel.choice.data_request

    @Slot(object)
    def _show_answer(self, answer: DataAnswer) -> None:
        window = self._window
        if window is None or answer.job not in {self._load_job, self._prediction_job}:
            return
        loaded = answer.job is self._load_job
        if loaded:
            self._load_job = None
        else:
            self._end_prediction()
        if self._load_job is None and self._prediction_job is None:
            window.show_idle()
        match answer.result:
            case DataSplits() as splits:
                window.show_splits(splits)
                if splits.fallback is not None:
                    window.show_message(
                        self.tr("These are computer-drawn digits, not MNIST. {reason}").format(
                            reason=messages.explain(splits.fallback)
                        ),
                        "warning",
                    )
            case PredictedDigits() as predicted:
                self._read_by = answer.job.snapshot
                window.show_predictions(predicted)
                if answer.job.snapshot is not self._weights.snapshot:
                    window.mark_stale()
            case Failure() as failure:
                window.show_message(messages.explain_failure(failure), "error")
        if loaded and not isinstance(answer.result, DataSplits):
            # Try again when the window is activated next.
            self._requested = ()

    def _end_prediction(self) -> None:
        self._prediction_job = None
        self._update_ready()
        if self._outdated:
            self._predict()

    def _update_ready(self) -> None:
        if self._window is not None:
            ready = self._weights.snapshot is not None and self._prediction_job is None
            self._window.set_ready(ready=ready)

    @Slot(object)
    def _copy_to_canvas(self, digit: Digit) -> None:
        self._draw_area.drawing.paste_ink(enlarge(digit.image))
        # The main window may be behind this one.
        self._main_window.raise_()
        self._main_window.activateWindow()
