"""Qt adapter: runs a `DrawingPredictor` in the prediction thread."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from mnist_draw.predict.observed_delivery import ObservedDelivery
from mnist_draw.predict.observers import Observers
from mnist_draw.shared.failure import Failure
from mnist_draw.shared.latest import Latest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mnist_draw.predict.drawing_predictor import DrawingPredictor
    from mnist_draw.predict.observation import Observer
    from mnist_draw.predict.prediction import PredictionRequest
    from trainer.network.weights import WeightSnapshot


def load_predictor(weights_file: Path | None, runs_folder: Path) -> DrawingPredictor:
    """Loads the first weights: see `drawing_predictor.load`."""
    from mnist_draw.predict import (  # noqa: PLC0415 - the window appears before it is imported
        drawing_predictor,
    )

    return drawing_predictor.load(weights_file, runs_folder)


class PredictionWorker(QObject):
    """Predicts the newest drawing; lives in the prediction thread.

    Other threads call `request` and `observe` directly; everything else reaches the worker through
    queued connections.

    Attributes:
        predicted: A `Prediction`.
        observed: An `Observed`: an item of an observer, after the `Prediction` that it belongs to;
            emitted in the thread that creates this object, unless its observer has observed a newer
            prediction before.
        weights_changed: The `WeightSnapshot` that predictions come from now.
        opened: The `WeightSnapshot` that was loaded and is in use now, and the path of its file,
            also for the first weights, before `ready`.
        weights_saved: The path of the file, and the `WeightSnapshot` in it.
        failed: A `Failure`; the weights in use stay in use.
        ready: Predictions can be made.
    """

    predicted = Signal(object)
    observed = Signal(object)
    weights_changed = Signal(object)
    opened = Signal(object, object)
    weights_saved = Signal(object, object)
    failed = Signal(object)
    ready = Signal()
    _woken = Signal()
    _observers_changed = Signal()
    _unfinished = Signal()

    def __init__(self, load: Callable[[], DrawingPredictor]) -> None:
        """Args: load: Called once, in the prediction thread."""
        super().__init__()
        self._load = load
        self._predictor: DrawingPredictor | None = None
        self._requests: Latest[PredictionRequest] = Latest()
        self._resuming = False
        # It stays in the thread of the window, which may be busy for long.
        self._delivery = ObservedDelivery(self.observed.emit)
        self._observers = Observers(self._delivery.post, self._report)
        queued = Qt.ConnectionType.QueuedConnection
        self._woken.connect(self._predict_latest, queued)
        self._observers_changed.connect(self._start_observers, queued)
        self._unfinished.connect(self._resume_observers, queued)
        self._delivery.received.connect(self._continue_observing, queued)

    def request(self, request: PredictionRequest) -> None:
        """Requests a prediction, from any thread; replaces a request that still waits."""
        if self._requests.put(request):
            self._woken.emit()

    def observe(self, name: str, observer: Observer | None) -> None:
        """Lets an observer compute what a view shows, from any thread.

        Args:
            name: Of the observer; replaces the one with the same name.
            observer: Called with every prediction, the present one included; None to end it.
        """
        if self._observers.set(name, observer):
            self._observers_changed.emit()

    @Slot()
    def prepare(self) -> None:
        """Loads the first weights."""
        with self._reporting_failures():
            predictor = self._predictor = self._load()
            for failure in predictor.failures:
                self.failed.emit(failure)
            if predictor.snapshot is not None:
                self.weights_changed.emit(predictor.snapshot)
                self.opened.emit(predictor.snapshot, predictor.file)
        # Listeners to `ready` load much: predict the drawing on the canvas before they start.
        self._predict_latest()
        self.ready.emit()

    @Slot(object)
    def use_weights(self, snapshot: WeightSnapshot) -> None:
        """Uses other weights and predicts the present drawing with them."""
        if self._predictor is None:
            return
        with self._reporting_failures():
            self._predictor.use(snapshot)
            self.weights_changed.emit(snapshot)
            self._predict()

    @Slot(int)
    def observe_digit(self, index: int) -> None:
        """Lets observers observe another digit of the present number, and of those to come.

        Args:
            index: From the left, from 0.
        """
        if self._predictor is None:
            return
        with self._reporting_failures():
            self._predictor.observe_digit(index)
            self._predict()

    @Slot(object)
    def open_weights(self, path: Path) -> None:
        """Uses the weights in a file; a file that cannot be used changes nothing."""
        if self._predictor is None:
            return
        with self._reporting_failures():
            snapshot = self._predictor.load_weights(path)
            self.weights_changed.emit(snapshot)
            self.opened.emit(snapshot, path)
            self._predict()

    @Slot(object)
    def return_to(self, snapshot: WeightSnapshot) -> None:
        """Uses weights that were in use before; their file, if they have one, is known already."""
        if self._predictor is None:
            return
        with self._reporting_failures():
            self._predictor.use(snapshot)
            self.weights_changed.emit(snapshot)
            self.opened.emit(snapshot, None)
            self._predict()

    @Slot(object)
    def save_weights(self, path: Path) -> None:
        """Writes the weights in use to a file."""
        if self._predictor is None:
            return
        with self._reporting_failures():
            snapshot = self._predictor.save_weights(path)
            if snapshot is not None:
                self.weights_saved.emit(path, snapshot)

    @Slot()
    def _predict_latest(self) -> None:
        if self._predictor is None:
            return  # `prepare` calls again.
        request = self._requests.take()
        if request is None:
            return
        with self._reporting_failures():
            self._predictor.frame(request)
            self._predict()

    def _predict(self) -> None:
        assert self._predictor is not None
        prediction = self._predictor.predict(observed=self._observers.any)
        if prediction is not None:
            self.predicted.emit(prediction)
            self._observers.start(self._predictor.observe(prediction))
            self._continue_observing()

    @Slot()
    def _start_observers(self) -> None:
        self._observers.start_changed()
        self._continue_observing()

    @Slot()
    def _resume_observers(self) -> None:
        self._resuming = False
        # A drawing that waits replaces what the observers work on.
        if self._observers.unfinished and not self._requests.waiting:
            self._observers.resume()
            self._continue_observing()

    @Slot()
    def _continue_observing(self) -> None:
        """Queues the next slice behind the events that wait, unless the window is behind.

        A busy window would not show it, and needs the processor and Python's lock itself.
        """
        if self._observers.unfinished and not self._resuming and not self._delivery.is_behind:
            self._resuming = True
            self._unfinished.emit()

    def _report(self, error: Exception) -> None:
        self.failed.emit(Failure.of(error))

    @contextlib.contextmanager
    def _reporting_failures(self) -> Iterator[None]:
        """Emits exceptions as failures: a slot's caller is the event loop, which cannot."""
        try:
            yield
        except Exception as error:  # noqa: BLE001 - the window shows every kind
            self.failed.emit(Failure.of(error))
