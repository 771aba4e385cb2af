"""Profile of a pen move by stage: event, ink, framing, prediction and painting.

Mouse events drive the window's own objects. All stages run in one thread, one after the other, so
that each has its own time. In the application, framing and prediction run in their own thread, at
most once per frame.
"""

from __future__ import annotations

import itertools
import os
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import torch
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from mnist_draw.demo import built_in_digits
from mnist_draw.draw.draw_area import DrawArea
from mnist_draw.draw.ink import CANVAS_SIZE
from mnist_draw.main_window import MainWindow
from mnist_draw.messages.notifications import Notifications
from mnist_draw.predict import bundled_detector, starting_weights
from mnist_draw.predict.drawing_predictor import DrawingPredictor
from mnist_draw.predict.network_box import WeightsLabel
from mnist_draw.predict.panel import PredictionPanel
from mnist_draw.predict.prediction import PredictionRequest
from mnist_draw.predict.worker import PredictionWorker
from mnist_draw.shared import theme
from mnist_draw.train.panel import TrainingPanel
from trainer.ink.stroke_framing import frame_drawing
from trainer.network.prediction import Predictor

if TYPE_CHECKING:
    from mnist_draw.draw.ink import Point
    from mnist_draw.predict.prediction import Prediction
    from trainer.network.weights import WeightSnapshot

STAGES = (
    "event to ink",
    "painting the canvas",
    "copy for the prediction thread",
    "framing",
    "prediction",
    "prediction thread, other",
    "showing the result",
    "painting the result",
)
"""Stages of a pen move in their order."""

_WINDOW = (1600, 960)
_SEED = 0


def measure(drawings: int) -> dict[str, list[float]]:
    """Draw digits; returns milliseconds of processor time by stage, one value per pen move.

    The first drawing only warms up Qt and torch.

    Args:
        drawings: Number of digits, at least 1.
    """
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # as in the prediction thread
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.apply(application, "light")
    times: dict[str, list[float]] = {stage: [] for stage in STAGES}
    try:
        hand = _Hand(application)
        for number, drawing in enumerate(
            itertools.islice(built_in_digits.endless(_SEED), drawings + 1)
        ):
            for stroke in drawing.strokes:
                stroke_times = hand.draw(stroke.points)
                for stage in STAGES if number else ():
                    times[stage] += stroke_times[stage]
            hand.clear()
        hand.close()
    finally:
        torch.set_num_threads(threads)
    return times


def bundled() -> WeightSnapshot:
    """The bundled weights."""
    with tempfile.TemporaryDirectory() as no_runs:
        snapshot = starting_weights.choose(None, Path(no_runs)).snapshot
    assert snapshot is not None
    return snapshot


class _Hand:
    """Draws on the canvas of the real window and times each stage."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._area, self._panel = DrawArea(), PredictionPanel()
        self._window = MainWindow(self._area, self._panel, TrainingPanel(Notifications()))
        self._window.resize(*_WINDOW)
        self._window.show()
        self._snapshot = bundled()
        self._predictor = Predictor(self._snapshot)
        self._worker = PredictionWorker(
            lambda: DrawingPredictor(self._snapshot, bundled_detector.load())
        )
        self._worker.prepare()
        self._worker.predicted.connect(self._remember)
        self._prediction: Prediction | None = None
        self._number = 0
        application.processEvents()

    def draw(self, points: tuple[Point, ...]) -> dict[str, list[float]]:
        """Draw a stroke; returns milliseconds by stage, one value per move."""
        times: dict[str, list[float]] = {stage: [] for stage in STAGES}
        first, *rest = points
        self._send(QEvent.Type.MouseButtonPress, first)
        self._application.processEvents()
        for point in rest:
            for stage, seconds in zip(STAGES, self._move(point), strict=True):
                times[stage].append(1000 * seconds)
        self._send(QEvent.Type.MouseButtonRelease, points[-1])
        self._application.processEvents()
        return times

    def clear(self) -> None:
        self._area.drawing.clear()
        self._application.processEvents()

    def close(self) -> None:
        self._window.close()
        self._window.deleteLater()
        self._application.processEvents()

    def _move(self, point: Point) -> tuple[float, ...]:
        # Processor time of this thread: excludes other programs.
        clock = time.thread_time
        drawing = self._area.drawing
        begin = clock()
        self._send(QEvent.Type.MouseMove, point)
        inked = clock()
        self._application.processEvents()
        painted = clock()
        self._number += 1
        request = PredictionRequest(self._number, drawing.snapshot(), drawing.pen_strokes)
        copied = clock()
        self._worker.request(request)
        self._application.processEvents()
        predicted = clock()
        self._show()
        shown = clock()
        self._application.processEvents()
        # The pictures of the framing steps are painted one turn later.
        self._application.processEvents()
        end = clock()
        # Framing and prediction once more alone, to divide up the worker's time.
        framing = frame_drawing(request.raster, request.strokes)
        framed = clock()
        if framing is not None:
            self._predictor.predict(framing.digit_image)
        repeated = clock()
        framing_seconds, prediction_seconds = framed - end, repeated - framed
        return (
            inked - begin,
            painted - inked,
            copied - painted,
            framing_seconds,
            prediction_seconds,
            max(0.0, (predicted - copied) - framing_seconds - prediction_seconds),
            shown - predicted,
            end - shown,
        )

    def _send(self, kind: QEvent.Type, point: Point) -> None:
        canvas = self._area.canvas
        square = canvas.square
        position = QPointF(square.topLeft()) + QPointF(point.x, point.y) * (
            square.width() / CANVAS_SIZE
        )
        moving = kind == QEvent.Type.MouseMove
        released = kind == QEvent.Type.MouseButtonRelease
        none, left = Qt.MouseButton.NoButton, Qt.MouseButton.LeftButton
        event = QMouseEvent(
            kind,
            position,
            canvas.mapToGlobal(position),
            none if moving else left,
            none if released else left,
            Qt.KeyboardModifier.NoModifier,
        )
        self._application.sendEvent(canvas, event)

    def _remember(self, prediction: Prediction) -> None:
        self._prediction = prediction

    def _show(self) -> None:
        prediction = self._prediction
        assert prediction is not None
        assert prediction.probabilities is not None
        recipe = self._snapshot.recipe
        label = WeightsLabel(recipe.title, self._snapshot.data, 1, 1.0)
        self._panel.show_prediction(prediction.probabilities, label)
        self._area.show_framing(prediction.framing)
