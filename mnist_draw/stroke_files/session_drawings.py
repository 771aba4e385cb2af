"""Strokes of all drawings of a session, for saving them as one file."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from trainer.data.recorded_drawing import RecordedDrawing

if TYPE_CHECKING:
    from mnist_draw.draw.drawing import Drawing
    from mnist_draw.draw.ink import Stroke

MAX_DRAWINGS = 500
"""The newest drawings are kept: a few megabytes."""


class SessionDrawings(QObject):
    """Records each drawing when it is cleared or replaced by a picture.

    A drawing that undo restores is removed from the list again, as it is on the canvas. Drawings
    over a pasted picture are left out, because strokes do not explain all their ink.
    """

    def __init__(self, drawing: Drawing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._finished: deque[tuple[Stroke, ...]] = deque(maxlen=MAX_DRAWINGS)
        self._present = drawing.strokes
        self._pasted = drawing.pasted
        self._paused = False
        self._by_program: tuple[Stroke, ...] = ()
        drawing.history_changed.connect(self._record)

    def pause(self) -> None:
        """Record nothing until `resume`, while the program draws."""
        self._paused = True

    def resume(self) -> None:
        """Record again; the drawing on the canvas counts once the user adds to it."""
        self._paused = False
        self.ignore_present()

    def ignore_present(self) -> None:
        """Leave out the present drawing, which the program drew, until the user adds to it."""
        self._present, self._pasted = self._drawing.strokes, self._drawing.pasted
        self._by_program = self._present

    @property
    def drawings(self) -> tuple[RecordedDrawing, ...]:
        """All drawings in order, the one on the canvas last; times start at 0."""
        present = self.present
        finished = tuple(map(recorded, self._finished))
        if present is None or self._drawing.strokes == self._by_program:
            return finished
        return (*finished, present)

    @property
    def is_empty(self) -> bool:
        """Whether `drawings` is empty; takes constant time."""
        present = self.has_present and self._drawing.strokes != self._by_program
        return not (self._finished or present)

    @property
    def has_present(self) -> bool:
        """Whether `present` is not None; takes constant time."""
        drawing = self._drawing
        return bool(drawing.strokes) and not (drawing.pasted or drawing.is_blank)

    @property
    def is_by_program(self) -> bool:
        """Whether the program has drawn what is on the canvas, or is drawing."""
        return self._paused or self._drawing.strokes == self._by_program

    @property
    def present(self) -> RecordedDrawing | None:
        """The drawing on the canvas; None if it is blank or strokes do not explain all its ink."""
        return recorded(self._drawing.strokes) if self.has_present else None

    @Slot()
    def _record(self) -> None:
        if self._paused:
            return
        strokes, pasted = self._drawing.strokes, self._drawing.pasted
        own = self._present != self._by_program and not self._pasted
        if self._finished and strokes == self._finished[-1]:
            self._finished.pop()
        elif own and not self._continued_by(strokes) and not self._drawing.can_redo:
            # Cleared, pasted over or replaced: undo would have left something to redo.
            self._finished.append(self._present)
        self._present, self._pasted = strokes, pasted

    def _continued_by(self, strokes: tuple[Stroke, ...]) -> bool:
        """Whether strokes are those of the present drawing and perhaps more."""
        return strokes[: len(self._present)] == self._present


def recorded(strokes: tuple[Stroke, ...], label: str | None = None) -> RecordedDrawing:
    """Convert strokes for a file; times start at 0, so that they do not reveal the hour."""
    if not strokes:
        return RecordedDrawing(label, ())
    start = strokes[0].points[0].t
    return RecordedDrawing(
        label,
        tuple(
            replace(
                stroke,
                points=tuple(
                    replace(point, t=round(point.t - start, 4)) for point in stroke.points
                ),
            )
            for stroke in strokes
        ),
    )
