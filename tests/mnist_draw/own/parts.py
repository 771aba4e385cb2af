"""A store's controller with the parts of the window that it needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

import numpy as np
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QMainWindow, QWidget

from mnist_draw.draw.draw_area import DrawArea
from mnist_draw.draw.ink import Point, Stroke
from mnist_draw.messages.notifications import Notifications
from mnist_draw.own.controller import OwnDrawingsController
from mnist_draw.own.window import OwnWindow
from mnist_draw.predict.panel import PredictionPanel
from mnist_draw.predict.prediction import Prediction
from mnist_draw.predict.presenter import PredictionPresenter
from mnist_draw.predict.weights_in_use import WeightsInUse
from mnist_draw.settings import Settings
from mnist_draw.stroke_files.session_drawings import SessionDrawings
from tests.mnist_draw.networks import TINY, snapshot
from trainer.ink.stroke_framing import frame_strokes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

_Widget = TypeVar("_Widget", bound=QWidget)
TIMEOUT_MS = 60_000


def bend(number: int = 0) -> Stroke:
    """A line, another one for each number."""
    return Stroke((Point(100 + number, 40, 1.0), Point(180, 120, 1.5), Point(90, 230, 2.0)))


class Bench:
    """The controller, a canvas, and what was said to the user."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self._qtbot = qtbot
        self.main_window = QMainWindow()
        qtbot.addWidget(self.main_window)
        self.draw_area = DrawArea()
        self.main_window.setCentralWidget(self.draw_area)
        self.panel = PredictionPanel()
        qtbot.addWidget(self.panel)
        self.weights = WeightsInUse()
        self.notifications = Notifications()
        self.said: list[tuple[str, str]] = []
        self.notifications.shown.connect(lambda text, kind, _: self.said.append((text(), kind)))
        self.presenter = PredictionPresenter(
            self.panel, self.draw_area, self.weights, self.notifications, self.main_window
        )
        self.session = SessionDrawings(self.draw_area.drawing)
        self.settings = Settings(
            QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat)
        )
        self.path = folder / "drawings" / "drawings.sqlite"
        self.weights.use(snapshot(TINY))
        self.controller = OwnDrawingsController(
            self.main_window,
            self.draw_area,
            self.panel,
            self.presenter,
            self.session,
            self.weights,
            self.notifications,
            self.settings,
            self.path,
        )
        self.request = 0

    def close(self) -> None:
        self.controller.shut_down()
        for thread in self.controller.threads:
            assert thread.wait(TIMEOUT_MS)

    def wait(self, condition: Callable[[], object]) -> None:
        self._qtbot.waitUntil(lambda: bool(condition()), timeout=TIMEOUT_MS)

    def show(self, focus: QWidget) -> None:
        """Give a widget the keys, and its window."""
        window = focus.window()
        with self._qtbot.waitActive(window, timeout=TIMEOUT_MS):
            window.show()
            window.activateWindow()
        focus.setFocus()

    @property
    def line(self) -> str:
        return self.controller.labelling.line.text

    @property
    def window(self) -> OwnWindow:
        found = self.main_window.findChild(OwnWindow, "ownDrawings")
        assert found is not None
        return found

    def child(self, kind: type[_Widget], name: str) -> _Widget:
        found = self.window.findChild(kind, name)
        assert found is not None, name
        return found

    def draw(self, number: int = 0, digit: int = 7) -> None:
        """Draw a line that the network reads as a digit."""
        self.draw_area.drawing.clear()
        self.draw_area.drawing.draw(bend(number))
        self.predict(digit)

    def predict(self, digit: int, probability: float = 0.95) -> None:
        probabilities = np.full(10, (1 - probability) / 9, np.float32)
        probabilities[digit] = probability
        assert self.weights.snapshot is not None
        self.request += 1
        self.presenter.show_prediction(
            Prediction(
                self.request,
                frame_strokes(self.draw_area.drawing.strokes),
                probabilities,
                self.weights.snapshot,
            )
        )
