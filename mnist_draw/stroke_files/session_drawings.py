"""The drawings of a session, kept as strokes so that they can be saved as one file."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from trainer.data.recorded_drawing import RecordedDrawing

if TYPE_CHECKING:
    from mnist_draw.draw.drawing import Drawing
    from mnist_draw.draw.ink import Stroke

MOST = 500
"""Drawings that are kept, the newest ones: a few megabytes."""


class SessionDrawings(QObject):
    """Notes each drawing when it makes way for the next: cleared, or replaced by a picture.

    A drawing that undo brings back is taken off the list again: it is on the canvas. What was
    drawn over a pasted picture is left out, because its strokes are not all of it.
    """

    def __init__(self, drawing: Drawing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._finished: deque[tuple[Stroke, ...]] = deque(maxlen=MOST)
        self._present = drawing.strokes
        self._pasted = drawing.pasted
        self._paused = False
        self._foreign: tuple[Stroke, ...] = ()
        drawing.history_changed.connect(self._follow)

    def pause(self) -> None:
        """Notes nothing of what is drawn until `resume`: nobody draws it."""
        self._paused = True

    def resume(self) -> None:
        """Notes drawings again; what is on the canvas now is nobody's until somebody adds."""
        self._paused = False
        self.ignore_present()

    def ignore_present(self) -> None:
        """What is on the canvas now was put there by the program."""
        self._present, self._pasted = self._drawing.strokes, self._drawing.pasted
        self._foreign = self._present

    @property
    def drawings(self) -> tuple[RecordedDrawing, ...]:
        """All of them in order, with the one on the canvas at the end; times begin at 0."""
        present = self.present
        finished = tuple(map(recorded, self._finished))
        if present is None or self._drawing.strokes == self._foreign:
            return finished
        return (*finished, present)

    @property
    def is_empty(self) -> bool:
        """Whether `drawings` holds none; quick however many there are."""
        present = self.has_present and self._drawing.strokes != self._foreign
        return not (self._finished or present)

    @property
    def has_present(self) -> bool:
        """Whether `present` is one; quick however many strokes it has."""
        drawing = self._drawing
        return bool(drawing.strokes) and not (drawing.pasted or drawing.is_blank)

    @property
    def present(self) -> RecordedDrawing | None:
        """The one on the canvas; None where there is none or strokes are not all of it."""
        return recorded(self._drawing.strokes) if self.has_present else None

    @Slot()
    def _follow(self) -> None:
        if self._paused:
            return
        strokes, pasted = self._drawing.strokes, self._drawing.pasted
        own = self._present != self._foreign and not self._pasted
        if self._finished and strokes == self._finished[-1]:
            self._finished.pop()
        elif own and not strokes and self._present and not self._drawing.can_redo:
            # Undo would have left something to redo: this was cleared or pasted over.
            self._finished.append(self._present)
        self._present, self._pasted = strokes, pasted


def recorded(strokes: tuple[Stroke, ...], label: str | None = None) -> RecordedDrawing:
    """A drawing as it goes into a file: its times begin at 0, so that none tells when it was."""
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
