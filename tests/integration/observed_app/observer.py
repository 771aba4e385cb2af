"""Writes the state of an application's window to a file, for a test in another process."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QTimer, Slot
from PySide6.QtWidgets import QAbstractButton, QLabel, QProgressBar, QWidget

from mnist_draw import app
from mnist_draw.shared.descendants import descendants
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from tests import accessible

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from mnist_draw.predict.prediction import Prediction

WRITE_INTERVAL_MS = 100


class Observer(QObject):
    """Writes the geometry and texts of all named widgets, and the latest prediction."""

    def __init__(self, application: app.Application, path: Path) -> None:
        super().__init__(application)
        self._window = application.window
        self._path = path
        self._swaps: set[tuple[str, int]] = set()
        self._prediction: dict[str, object] = {}
        application.prediction_worker.predicted.connect(self._note)
        self._written = b""
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._write)
        self._timer.start(WRITE_INTERVAL_MS)

    @Slot(object)
    def _note(self, prediction: Prediction) -> None:
        snapshot = prediction.snapshot
        self._swaps.add((snapshot.run, snapshot.step))
        probabilities = prediction.probabilities
        self._prediction = {
            "request": prediction.request,
            "run": snapshot.run,
            "step": snapshot.step,
            "probabilities": None if probabilities is None else probabilities.tolist(),
        }

    @Slot()
    def _write(self) -> None:
        state = {
            "widgets": {
                widget.objectName(): _describe(widget)
                for widget in descendants(self._window, QWidget)
                if widget.objectName() and widget.isVisible()
            },
            "prediction": self._prediction,
            "swaps": len(self._swaps),
        }
        content = json.dumps(state).encode()
        if content != self._written:
            self._written = content
            # Whole at any moment; without the wait for the disk of the application's own files.
            fresh = self._path.with_suffix(".tmp")
            fresh.write_bytes(content)
            fresh.replace(self._path)


def _describe(widget: QWidget) -> dict[str, object]:
    corner = widget.mapToGlobal(QPoint(0, 0))
    text = ""
    if isinstance(widget, QLabel | SteadyLabel | QAbstractButton | QProgressBar):
        text = widget.text()
    name = accessible.name_of(widget) if isinstance(widget, QAbstractButton) else ""
    return {
        "x": corner.x(),
        "y": corner.y(),
        "width": widget.width(),
        "height": widget.height(),
        "text": text,
        "enabled": widget.isEnabled(),
        "button": name,
    }


def observe(path: Path, on_start: Callable[[app.Application], None] | None = None) -> None:
    """Make every application started from now on write its state.

    Args:
        path: The file to write to.
        on_start: Called with each application after its start.
    """
    start = app.Application.start

    def start_observed(self: app.Application) -> None:
        start(self)
        Observer(self, path)
        if on_start is not None:
            on_start(self)

    app.Application.start = start_observed  # type: ignore[method-assign]
