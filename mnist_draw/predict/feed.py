"""Requests a prediction whenever the drawing has changed, at a bounded rate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from mnist_draw.predict.prediction import PredictionRequest
from mnist_draw.shared.throttle import Throttle

if TYPE_CHECKING:
    from mnist_draw.draw.drawing import Drawing
    from mnist_draw.predict.worker import PredictionWorker

REQUEST_INTERVAL_MS = 5
"""Shortest time between two requests.

Shorter than between two events of a mouse that reports 125 times a second: each of its events is
predicted at once. Faster devices share predictions, which cost a few milliseconds each and more of
which than one a frame cannot be seen.
"""


class PredictionFeed(QObject):
    """Sends snapshots of the drawing to the prediction worker; lives in the GUI thread."""

    def __init__(self, drawing: Drawing, worker: PredictionWorker, parent: QObject) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._worker = worker
        self._number = 0
        self._compares = False
        self._throttle = Throttle(REQUEST_INTERVAL_MS, self)
        self._throttle.triggered.connect(self._request)
        drawing.changed.connect(self._throttle.request)
        drawing.stroke_finished.connect(self._throttle.request)

    @Slot()
    def start(self) -> None:
        """Requests the first prediction."""
        self._throttle.request()

    @Slot(bool)
    def compare(self, comparing: bool) -> None:
        """Chooses whether to predict without framing too, and requests a prediction."""
        self._compares = comparing
        self._throttle.request()

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
