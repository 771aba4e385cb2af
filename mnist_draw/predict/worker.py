"""Qt adapter: runs a `DrawingPredictor` in the prediction thread."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from mnist_draw.shared.failure import Failure
from mnist_draw.shared.latest import Latest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from mnist_draw.predict.drawing_predictor import DrawingPredictor
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

    Other threads call `request` directly; everything else reaches the worker through queued
    connections.

    Attributes:
        predicted: A `Prediction`.
        weights_changed: The `WeightSnapshot` that predictions come from now.
        weights_saved: The path of the file.
        failed: A `Failure`; the weights in use stay in use.
        ready: Predictions can be made.
    """

    predicted = Signal(object)
    weights_changed = Signal(object)
    weights_saved = Signal(object)
    failed = Signal(object)
    ready = Signal()
    _woken = Signal()

    def __init__(self, load: Callable[[], DrawingPredictor]) -> None:
        """Args: load: Called once, in the prediction thread."""
        super().__init__()
        self._load = load
        self._predictor: DrawingPredictor | None = None
        self._requests: Latest[PredictionRequest] = Latest()
        self._woken.connect(self._predict_latest, Qt.ConnectionType.QueuedConnection)

    def request(self, request: PredictionRequest) -> None:
        """Requests a prediction, from any thread; replaces a request that still waits."""
        if self._requests.put(request):
            self._woken.emit()

    @Slot()
    def prepare(self) -> None:
        """Loads the first weights."""
        with self._reporting_failures():
            predictor = self._predictor = self._load()
            for failure in predictor.failures:
                self.failed.emit(failure)
            if predictor.snapshot is not None:
                self.weights_changed.emit(predictor.snapshot)
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

    @Slot(object)
    def open_weights(self, path: Path) -> None:
        """Uses the weights in a file; a file that cannot be used changes nothing."""
        if self._predictor is None:
            return
        with self._reporting_failures():
            self.weights_changed.emit(self._predictor.load_weights(path))
            self._predict()

    @Slot(object)
    def save_weights(self, path: Path) -> None:
        """Writes the weights in use to a file."""
        if self._predictor is None:
            return
        with self._reporting_failures():
            if self._predictor.save_weights(path):
                self.weights_saved.emit(path)

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
        prediction = self._predictor.predict()
        if prediction is not None:
            self.predicted.emit(prediction)

    @contextlib.contextmanager
    def _reporting_failures(self) -> Iterator[None]:
        """Emits exceptions as failures: a slot's caller is the event loop, which cannot."""
        try:
            yield
        except Exception as error:  # noqa: BLE001 - the window shows every kind
            self.failed.emit(Failure.of(error))
