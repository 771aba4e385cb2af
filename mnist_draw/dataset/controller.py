"""The Data window in the application: built when it is first asked for, connected, remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.dataset.digit_list import DataSplits, PredictedDigits, enlarged
from mnist_draw.dataset.window import DataWindow
from mnist_draw.dataset.worker import DataAnswer, DataJob, DataSetWorker
from mnist_draw.shared import messages
from mnist_draw.shared.failure import Failure
from mnist_draw.shared.threads import WorkerThread
from trainer.data.sources import DataRequest

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mnist_draw.dataset.digit_list import Digit
    from mnist_draw.draw.draw_area import DrawArea
    from mnist_draw.predict.weights_in_use import WeightsInUse
    from mnist_draw.settings import Settings
    from mnist_draw.train.panel import TrainingPanel


class DataController(QObject):
    """The Data window with its worker; lives in the GUI thread."""

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
        self._shown: tuple[object, ...] = ()
        self._loading: DataJob | None = None
        self._reading: DataJob | None = None
        self._started = False
        worker = self._worker = DataSetWorker()
        self.worker_thread = WorkerThread(worker, "data")
        self._job_given.connect(worker.work)
        worker.answered.connect(self._show_answer)
        weights.changed.connect(self._mark_stale)

    @Slot()
    def show(self) -> None:
        """Shows the window; the data set is loaded behind it."""
        window = self._window or self._build()
        if not self._started:
            self._started = True
            self.worker_thread.start()
        window.show()
        window.raise_()
        window.activateWindow()

    def shut_down(self) -> None:
        """Save the window's geometry, cancel all jobs, close the window and quit its thread."""
        self._cancel()
        if self._window is not None:
            self._settings.set_side_geometry("data", self._window.saveGeometry())
            self._window.close()
        self.worker_thread.quit()

    def _build(self) -> DataWindow:
        window = self._window = DataWindow(self._main_window)
        window.restoreGeometry(self._settings.side_geometry("data"))
        window.data_wanted.connect(self._load)
        window.reading_wanted.connect(self._read)
        window.cancel_wanted.connect(self._cancel)
        window.canvas_wanted.connect(self._put_on_canvas)
        self._panel.recipe_changed.connect(self._load_again)
        self._worker.progressed.connect(window.show_progress)
        self._worker.reading_progressed.connect(window.show_reading_progress)
        self._allow_reading()
        return window

    @Slot()
    def _mark_stale(self) -> None:
        if self._window is not None:
            self._window.mark_stale()
            self._allow_reading()

    @Slot()
    def _load_again(self) -> None:
        if self._window is not None and self._window.isVisible():
            self._load()

    @Slot()
    def _load(self) -> None:
        """Loads what the training panel has chosen, unless it is shown or on its way already."""
        recipe, request = self._panel.choice.recipe, self._request()
        # Only what divides the data set: another learning rate moves no image.
        wanted: tuple[object, ...] = (
            request,
            recipe.split,
            recipe.train_images,
            recipe.validation_images,
        )
        wanted += (recipe.seed,) if recipe.split == "random" else ()
        if wanted == self._shown:
            return
        if self._loading is not None:
            self._loading.cancel.set()
        self._shown = wanted
        self._loading = DataJob(request, recipe)
        self._job_given.emit(self._loading)

    @Slot()
    def _read(self) -> None:
        if self._weights.snapshot is not None and self._reading is None:
            self._reading = DataJob(
                self._request(), self._panel.choice.recipe, self._weights.snapshot
            )
            self._allow_reading()
            self._job_given.emit(self._reading)

    @Slot()
    def _cancel(self) -> None:
        for job in (self._loading, self._reading):
            if job is not None:
                job.cancel.set()

    def _request(self) -> DataRequest:
        choice = self._panel.choice
        return DataRequest(source=choice.data, folder=choice.folder)

    @Slot(object)
    def _show_answer(self, answer: DataAnswer) -> None:
        window = self._window
        if window is None or answer.job not in {self._loading, self._reading}:
            return
        loaded = answer.job is self._loading
        if loaded:
            self._loading = None
        else:
            self._reading = None
            self._allow_reading()
        if self._loading is None and self._reading is None:
            window.show_idle()
        match answer.result:
            case DataSplits() as splits:
                window.show_splits(splits)
                if splits.fallback is not None:
                    window.show_message(
                        self.tr("These are the built-in strokes instead of MNIST. {reason}").format(
                            reason=messages.explain(splits.fallback)
                        ),
                        "warning",
                    )
            case PredictedDigits() as reading:
                window.show_reading(reading)
                if answer.job.snapshot is not self._weights.snapshot:
                    window.mark_stale()
            case Failure() as failure:
                window.show_message(messages.explain_failure(failure), "error")
        if loaded and not isinstance(answer.result, DataSplits):
            # The next look at the window is to try again.
            self._shown = ()

    def _allow_reading(self) -> None:
        if self._window is not None:
            ready = self._weights.snapshot is not None and self._reading is None
            self._window.set_ready(ready=ready)

    @Slot(object)
    def _put_on_canvas(self, digit: Digit) -> None:
        self._draw_area.drawing.paste_ink(enlarged(digit.image))
        # It may lie behind this window, and it is the canvas that is to be looked at now.
        self._main_window.raise_()
        self._main_window.activateWindow()
