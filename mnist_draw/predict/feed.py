"""From the drawing to the prediction worker: at most once in a moment, newest drawing only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.predict.prediction import PredictionRequest
from mnist_draw.shared.throttle import Throttle

if TYPE_CHECKING:
    from mnist_draw.draw.drawing import Drawing
    from mnist_draw.predict.prediction import Prediction
    from mnist_draw.predict.worker import PredictionWorker

MOMENT = 5
"""Milliseconds between two looks at the drawing, at least.

Less than between two events of a mouse that reports 125 times a second: its events are answered at
once. Faster ones share an answer: nobody sees more than one a frame, and each costs a few
milliseconds of work.
"""


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
        self._compares = False
        self._throttle = Throttle(MOMENT, self)
        self._throttle.triggered.connect(self._request)
        drawing.changed.connect(self._throttle.request)
        drawing.stroke_finished.connect(self._throttle.request)
        worker.predicted.connect(self._pass_on)

    @Slot()
    def _request(self) -> None:
        self._number += 1
        drawing = self._drawing
        self._worker.request(
            PredictionRequest(
                self._number,
                drawing.snapshot(),
                drawing.pen_strokes,
                unframed=self._compares,
                pen_down=drawing.is_drawing,
            )
        )

    @Slot(object)
    def _pass_on(self, prediction: Prediction) -> None:
        if prediction.request >= self._shown:
            self._shown = prediction.request
            self.predicted.emit(prediction)

    @Slot(bool)
    def compare(self, comparing: bool) -> None:
        """Chooses whether drawings are also read without framing, the present one at once."""
        self._compares = comparing
        self._throttle.request()

    def start(self) -> None:
        """Asks for the first prediction, of whatever is on the canvas now."""
        self._throttle.request()
