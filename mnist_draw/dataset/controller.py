"""Controller of the Data window: creates it on first use and connects it to the application."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from mnist_draw import messages
from mnist_draw.dataset.digit_list import DataSplits, PredictedDigits, enlarge
from mnist_draw.dataset.worker import (
    DataAnswer,
    DataJob,
    DataSetWorker,
    SimilarImages,
    SimilarityJob,
)
from mnist_draw.shared.failure import Failure
from mnist_draw.shared.threads import WorkerThread
from trainer.recipe.classes import DIGITS

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from mnist_draw.dataset.digit_list import Digit
    from mnist_draw.dataset.window import DataWindow
    from mnist_draw.draw.draw_area import DrawArea
    from mnist_draw.predict.prediction import Prediction
    from mnist_draw.predict.weights_in_use import WeightsInUse
    from mnist_draw.settings import Settings
    from mnist_draw.train.panel import TrainingPanel
    from mnist_draw.train.session import TrainingSession
    from trainer.data.sources import DataRequest
    from trainer.errors import TrainerError
    from trainer.network.weights import WeightSnapshot


# Weights that stay for so long are those that the user looks at.
_REST_MS = 300


class DataController(QObject):
    """Owns the Data window and its worker; lives in the GUI thread."""

    _job_given = Signal(object)
    _similar_wanted = Signal(object)

    def __init__(
        self,
        main_window: QWidget,
        panel: TrainingPanel,
        draw_area: DrawArea,
        weights: WeightsInUse,
        session: TrainingSession,
        settings: Settings,
        drawings_file: Path,
    ) -> None:
        super().__init__(main_window)
        self._main_window, self._panel, self._draw_area = main_window, panel, draw_area
        self._session, self._settings = session, settings
        self._window: DataWindow | None = None
        self._weights = weights
        self._requested: tuple[object, ...] = ()
        self._load_job: DataJob | None = None
        self._prediction_job: DataJob | None = None
        self._read: tuple[WeightSnapshot | None, DataRequest, bool] | None = None
        self._of_run = False
        self._outdated = False
        self._shown: Prediction | None = None
        self._splits: DataSplits | None = None
        # The class whose images are wanted once they are loaded, and the comparison under way.
        self._similar_class: str | None = None
        self._similar_job: SimilarityJob | None = None
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_REST_MS)
        self._rest.timeout.connect(self._cancel_outdated)
        self._started = False
        worker = self._worker = DataSetWorker(drawings_file)
        self.worker_thread = WorkerThread(worker, "data")
        self._job_given.connect(worker.work)
        self._similar_wanted.connect(worker.find_similar)
        worker.answered.connect(self._show_answer)
        worker.similar_found.connect(self._show_similar)
        weights.changed.connect(self._mark_stale)
        panel.mistakes_wanted.connect(self.show_mistakes)

    @Slot()
    def show(self) -> None:
        """Show the window; the data set is loaded in the background."""
        self._show(self._window or self._build())

    @Slot()
    def show_mistakes(self) -> None:
        """Show which test images the network in use reads wrongly; they are read at once.

        They are those of the data set that the network was trained on, where it is known.
        """
        window = self._window or self._build()
        window.show_predictions_tab()
        self._of_run = True
        # Before the data set, which is loaded once the window is shown.
        if self._read != (self._weights.snapshot, self._test_request(), window.tests_own):
            self._outdated = self._prediction_job is not None
            self._predict()
        self._show(window)

    @Slot(object)
    def note_prediction(self, prediction: Prediction) -> None:
        """Remember the prediction on screen, whose drawing is compared with training images."""
        self._shown = prediction

    @Slot(int)
    def show_similar(self, index: int) -> None:
        """Show the training images of a class, the most similar to the drawing first.

        Args:
            index: Index of the class among those of the prediction on screen.
        """
        shown = self._shown
        name = (DIGITS if shown is None else shown.snapshot.recipe.classes)[index]
        window = self._window or self._build()
        self._similar_class, self._similar_job = name, None
        window.show_training_images(name)
        self._show(window)
        self._find_similar()

    @Slot()
    def show_similar_to_answer(self) -> None:
        """Show the training images of the predicted class; all images without a drawing."""
        if self._shown is None or self._shown.probabilities is None:
            self.show()
        else:
            self.show_similar(int(self._shown.probabilities.argmax()))

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

    @Slot()
    def follow_drawings(self) -> None:
        """Load the class's drawings again, which have changed, if they are the data set.

        Figures of earlier drawings are marked.
        """
        if self._window is not None:
            self._window.mark_drawings_changed()
        if self._read is not None and self._read[2]:
            self._read = None
        if self._request().source == "drawings":
            self._requested, self._read = (), None
            self._reload()

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
        window.predictions_wanted.connect(self._predict_chosen)
        window.test_set_changed.connect(self._predict_other)
        window.cancel_wanted.connect(self._cancel)
        window.canvas_wanted.connect(self._copy_to_canvas)
        window.images_chosen.connect(self._end_similarity)
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
    def _predict_chosen(self) -> None:
        """Predict the test images of the data set chosen in the training panel."""
        self._of_run = False
        self._predict()

    @Slot()
    def _predict(self) -> None:
        if self._weights.snapshot is not None and self._prediction_job is None:
            self._outdated = False
            self._prediction_job = DataJob(
                self._test_request(),
                self._panel.choice.recipe,
                self._weights.snapshot,
                own=self._window is not None and self._window.tests_own,
            )
            self._update_ready()
            self._job_given.emit(self._prediction_job)

    @Slot()
    def _predict_other(self) -> None:
        """Predict the other test set, instead of the one that is being predicted."""
        self._outdated = True
        self._cancel_outdated()
        self._predict()

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

    def _test_request(self) -> DataRequest:
        """The data set of the test images to predict."""
        snapshot = self._weights.snapshot
        known = None if snapshot is None else self._session.data_of(snapshot.run)
        return known if self._of_run and known is not None else self._request()

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
                self._show_splits(window, splits)
            case PredictedDigits() as predicted:
                self._read = answer.job.snapshot, answer.job.data, answer.job.own
                window.show_predictions(predicted)
                if answer.job.snapshot is not self._weights.snapshot:
                    window.mark_stale()
            case Failure() as failure:
                window.show_message(partial(messages.explain_failure, failure), "error")
        if loaded and not isinstance(answer.result, DataSplits):
            # Try again when the window is activated next.
            self._requested = ()

    def _show_splits(self, window: DataWindow, splits: DataSplits) -> None:
        self._splits = splits
        window.show_splits(splits)
        self._find_similar()
        if splits.fallback is not None:
            window.show_message(partial(self._explain_fallback, splits.fallback), "warning")
        elif splits.unread_lines is not None:
            unread = partial(messages.unread_lines, *splits.unread_lines, splits.name)
            window.show_message(unread, "warning")

    def _explain_fallback(self, error: TrainerError) -> str:
        text = self.tr("These are computer-drawn digits, not MNIST. {reason}")
        return text.format(reason=messages.explain(error))

    def _find_similar(self) -> None:
        """Compare the drawing with the images, once they are loaded."""
        name, splits, window = self._similar_class, self._splits, self._window
        if name is None or splits is None or window is None or self._load_job is not None:
            return
        self._similar_class = None
        # The data set may have other classes than the network.
        window.show_training_images(name)
        framing = None if self._shown is None else self._shown.framing
        if framing is not None and name in splits.train.classes:
            label = splits.train.classes.index(name)
            self._similar_job = SimilarityJob(splits, label, framing.digit_image)
            self._similar_wanted.emit(self._similar_job)

    @Slot()
    def _end_similarity(self) -> None:
        """Leave the images alone that the user has chosen."""
        self._similar_class = self._similar_job = None

    @Slot(object)
    def _show_similar(self, similar: SimilarImages) -> None:
        current = similar.job is self._similar_job and similar.job.splits is self._splits
        if self._window is not None and current:
            self._window.show_similar(similar.order)

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
