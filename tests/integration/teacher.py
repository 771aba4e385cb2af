"""Test driver: draws and clicks with mouse events, and records the workers' signals."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from mnist_draw.shared.widgets.steady_label import SteadyLabel
from tests import accessible
from tests.mnist_draw.recorder import Recorder
from trainer.network.prediction import Predictor

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray
    from pytestqt.qtbot import QtBot

    from mnist_draw.app import Application

TIMEOUT_MS = 120_000
"""Longest duration of anything on a busy machine."""

Points = list[tuple[float, float]]


def zero() -> Points:
    """A 0 as one stroke, in shares of the canvas."""
    angles = [2 * math.pi * part / 24 - math.pi / 2 for part in range(25)]
    return [(0.5 + 0.18 * math.cos(angle), 0.5 + 0.3 * math.sin(angle)) for angle in angles]


ONE: Points = [(0.5, 0.2 + 0.03 * part) for part in range(21)]


class Teacher:
    """Drives one application and records its signals."""

    def __init__(self, qtbot: QtBot, application: Application) -> None:
        self._qtbot = qtbot
        self.app = application
        self.predictions = Recorder(application.prediction_worker.predicted)
        self.opened = Recorder(application.prediction_worker.weights_changed)
        self.snapshots = Recorder(application.training_worker.snapshot_taken)
        self.steps = Recorder(application.training_worker.steps_done)
        self.finished = Recorder(application.training_worker.finished)
        self.failed = Recorder(application.training_worker.failed)

    def wait_until(self, condition: Callable[[], object]) -> None:
        """Run the event loop until the condition holds."""
        self._qtbot.waitUntil(lambda: bool(condition()), timeout=TIMEOUT_MS)

    def press(self, name: str) -> None:
        """Click the button that says a name, when it is enabled; see `accessible.button`."""
        self.wait_until(lambda: self._is_enabled(name))
        button = accessible.button(self.app.window, name)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def _is_enabled(self, name: str) -> bool:
        """Whether there is such a button now; its name may be that of another state."""
        try:
            return accessible.button(self.app.window, name).isEnabled()
        except LookupError:
            return False

    def choose(self, name: str, text: str) -> None:
        """Choose an entry of a combo box."""
        box = self.app.window.findChild(QComboBox, name)
        assert box is not None, name
        assert box.findText(text) >= 0, text
        box.setCurrentText(text)

    def read(self, name: str) -> str:
        """Text of a label."""
        label = self.app.window.findChild(QWidget, name)
        assert isinstance(label, QLabel | SteadyLabel), name
        return label.text()

    def draw(self, points: Points) -> None:
        """Draw one stroke; points are in shares of the canvas."""
        canvas = self.app.draw_area.canvas
        square = canvas.square
        pixels = [
            QPoint(square.x() + round(x * square.width()), square.y() + round(y * square.height()))
            for x, y in points
        ]
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=pixels[0])
        for pixel in pixels[1:]:
            QTest.mouseMove(canvas, pixel)
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=pixels[-1])

    def predictions_by(self, run: str) -> list[NDArray[np.float32]]:
        """Probabilities of the present drawing, one array per weight snapshot of a run."""
        latest = self.predictions.values[-1].request
        probabilities = {
            prediction.snapshot.step: prediction.probabilities
            for prediction in self.predictions.values
            if prediction.request == latest and prediction.snapshot.run == run
        }
        return list(probabilities.values())

    def check_every_prediction_came_from_one_snapshot(self) -> None:
        """Repeat each prediction in this thread, with the snapshot that it names."""
        known = {id(snapshot) for snapshot in self.snapshots.values + self.opened.values}
        for prediction in self.predictions.values:
            assert id(prediction.snapshot) in known
            if prediction.framing is not None:
                digit_image = prediction.framing.digit_image
                again, _ = Predictor(prediction.snapshot).predict(digit_image)
                np.testing.assert_allclose(again, prediction.probabilities, rtol=1e-3, atol=1e-6)
