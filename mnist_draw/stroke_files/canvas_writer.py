"""Draws a recorded drawing on the canvas, in slices of the GUI thread."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

    from PySide6.QtWidgets import QWidget

    from mnist_draw.draw.drawing import Drawing
    from trainer.data.recorded_drawing import RecordedDrawing

# A point takes 0.1 ms, one far from the one before it 1 ms: a digit is drawn at once, an hour of
# scribbling in slices.
_AT_ONCE_SECONDS: Final = 0.1
_SLICE_SECONDS: Final = 0.03


class CanvasWriter(QObject):
    """Puts drawings on the canvas, which takes no other strokes meanwhile; in the GUI thread.

    Clearing, undoing, or a stroke on the canvas of another window ends it.

    Signals:
        advanced: Another stroke is on the canvas.
        finished: Emits the `RecordedDrawing` that is on the canvas, as far as nothing has ended it.
    """

    advanced = Signal()
    finished = Signal(object)

    def __init__(self, drawing: Drawing, canvas: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._drawing, self._canvas = drawing, canvas
        self._written: RecordedDrawing | None = None
        self._steps: Iterator[Any] = iter(())
        self._timer = QTimer(self, singleShot=True, interval=0)
        self._timer.timeout.connect(self._go_on)

    def write(self, drawing: RecordedDrawing) -> None:
        """Replace the drawing on the canvas; can be undone."""
        self._timer.stop()
        self._drawing.clear()
        self._written, self._steps = drawing, self._points(drawing)
        self._canvas.setEnabled(False)
        self._draw(_AT_ONCE_SECONDS)

    @Slot()
    def _go_on(self) -> None:
        self._draw(_SLICE_SECONDS)

    def _draw(self, seconds: float) -> None:
        end = time.perf_counter() + seconds
        for _ in self._steps:
            if time.perf_counter() > end:
                self._timer.start()
                return
        self._canvas.setEnabled(True)
        self.finished.emit(self._written)

    def _points(self, drawing: RecordedDrawing) -> Iterator[None]:
        for stroke in drawing.strokes:
            first, *rest = stroke.points
            self._drawing.begin_stroke(first, stroke.width, eraser=stroke.eraser)
            done = self._drawing.strokes
            for point in rest:
                self._drawing.extend(point)
                yield
                if not self._drawing.is_drawing or self._drawing.strokes is not done:
                    return
            self._drawing.end_stroke()
            done = self._drawing.strokes
            self.advanced.emit()
            yield
            if self._drawing.is_drawing or self._drawing.strokes is not done:
                return
