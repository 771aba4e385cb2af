"""A comparison window with its networks, and stand-ins for what surrounds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from mnist_draw.compare.comparison import Comparison
from mnist_draw.compare.sources import KINDS, Bundled, load
from mnist_draw.compare.window import CompareWindow
from mnist_draw.predict.observation import Observed
from mnist_draw.runs.library import read_library
from mnist_draw.shared.widgets.steady_label import SteadyLabel

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from mnist_draw.draw.draw_area import DrawArea
    from mnist_draw.predict.observation import Observation, Observer
    from mnist_draw.runs.library import RunLibrary

W = TypeVar("W", bound=QWidget)


def find(window: QWidget, kind: type[W], name: str) -> W:
    found = window.findChild(kind, name)
    assert found is not None, name
    return found


def text(window: QWidget, name: str) -> str:
    return find(window, SteadyLabel, name).text()


def open_window(area: DrawArea, qtbot: QtBot) -> CompareWindow:
    """A visible window with the bundled networks."""
    window = CompareWindow(area)
    qtbot.addWidget(window)
    for column, kind in enumerate(KINDS):
        window.show_network(column, load(Bundled(kind)))
    with qtbot.waitExposed(window):
        window.show()
    return window


def show(window: CompareWindow, observation: Observation) -> None:
    """Show all that the networks of a window read in a drawing."""
    comparison = Comparison(window.networks, window.distortion, window.direction)
    for item in comparison(observation):
        window.show_item(item, observation.prediction.snapshot)


class FakePredictions(QObject):
    """Stands for the prediction worker: observes one drawing, at once, when a test says so."""

    observed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.observers: dict[str, Observer] = {}

    def observe(self, name: str, observer: Observer | None) -> None:
        if observer is None:
            self.observers.pop(name, None)
        else:
            self.observers[name] = observer

    def predict(self, observation: Observation) -> None:
        """Let all observers observe a drawing."""
        for name, observer in self.observers.items():
            for item in observer(observation):
                self.observed.emit(Observed(name, observation.prediction, item))


class FakeRuns(QObject):
    """Stands for the controller of the Runs window: lists the runs of a folder."""

    listed = Signal(object)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    @property
    def library(self) -> RunLibrary:
        return read_library(self._folder)

    def list_again(self) -> None:
        self.listed.emit(self.library)
