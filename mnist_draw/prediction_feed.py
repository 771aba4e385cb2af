"""From the drawing to the prediction worker: at most once a frame, newest drawing only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.throttle import Throttle
from mnist_draw.workers.prediction import PredictionRequest

if TYPE_CHECKING:
    from mnist_draw.drawing import Drawing
    from mnist_draw.workers.prediction import Prediction, PredictionWorker

FRAME = 16
"""Milliseconds between two looks at the drawing: a frame at 60 Hz."""


class PredictionFeed(QObject):
    """Asks for a prediction whenever the drawing has changed, and passes on what is current.

    Lives in the GUI thread.

    Attributes:
        predicted: A `Prediction` that is not older than one passed on before.
    """

    predicted = Signal(object)

    def __init__(self, drawing: Drawing, worker: PredictionWorker, parent: QObject) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._worker = worker
        self._number = 0
        self._shown = 0
        self._throttle = Throttle(FRAME, self)
        self._throttle.triggered.connect(self._request)
        drawing.changed.connect(self._throttle.request)
        worker.predicted.connect(self._pass_on)

    @Slot()
    def _request(self) -> None:
        self._number += 1
        drawing = self._drawing
        self._worker.request(
            PredictionRequest(self._number, drawing.snapshot(), drawing.pen_strokes)
        )

    @Slot(object)
    def _pass_on(self, prediction: Prediction) -> None:
        if prediction.request >= self._shown:
            self._shown = prediction.request
            self.predicted.emit(prediction)

    def start(self) -> None:
        """Asks for the first prediction, of whatever is on the canvas now."""
        self._throttle.request()
