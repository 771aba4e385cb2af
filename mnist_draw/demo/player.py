"""Plays recorded drawings on the canvas at writing speed, one after the other."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal, Slot

from trainer.data.recorded_drawing import with_usual_times

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mnist_draw.draw.drawing import Drawing
    from mnist_draw.draw.ink import Point, Stroke
    from trainer.data.recorded_drawing import RecordedDrawing

SLOWEST, FASTEST = 0.5, 4.0
LOW = 5
"""With fewer drawings than these left, more are asked for."""

_FRAME = 16  # Milliseconds.
# A stall, of the file dialog perhaps, must not make the pen leap.
_LONGEST_STEP = 0.1
_BEFORE = 0.3
_AFTER = 1.5  # Seconds to look at the prediction.
_BETWEEN_POINTS = 0.25  # A writer may have stopped to think; nobody wants to watch that.
_BETWEEN_STROKES = (0.1, 0.4)
_LONGEST = 1.8  # Seconds of one drawing; slower ones are played faster.
_SHORTEST = 0.05  # Seconds; times that are all the same are none.


@dataclass(frozen=True, slots=True)
class Move:
    """What the pen does at one moment.

    Attributes:
        seconds: Since the drawing was begun.
        point: Where.
        begins: The stroke that the pen begins here; None where it goes on.
        ends: Whether it lifts here.
    """

    seconds: float
    point: Point
    begins: Stroke | None
    ends: bool


def moves(strokes: tuple[Stroke, ...]) -> list[Move]:
    """When the pen does what, by the recorded times as far as they make sense."""
    span = sum(
        max(0.0, after.t - before.t)
        for stroke in strokes
        for before, after in zip(stroke.points, stroke.points[1:], strict=False)
    )
    if span < _SHORTEST:
        strokes = with_usual_times(strokes)
    clock = 0.0
    last: Point | None = None
    result: list[tuple[float, Point, Stroke | None, bool]] = []
    for stroke in strokes:
        for place, point in enumerate(stroke.points):
            if last is not None:
                low, high = _BETWEEN_STROKES if place == 0 else (0.0, _BETWEEN_POINTS)
                clock += min(max(point.t - last.t, low), high)
            last = point
            is_last = place == len(stroke.points) - 1
            result.append((clock, point, None if place else stroke, is_last))
    factor = min(1.0, _LONGEST / clock) if clock else 1.0
    return [Move(seconds * factor, point, begins, ends) for seconds, point, begins, ends in result]


class Player(QObject):
    """Draws what it is given on a drawing, in the GUI thread.

    What was on the canvas is cleared before, so that undo brings it back; drawings that were played
    are undone and leave nothing in the history.

    Attributes:
        playing_changed: Whether it plays now.
        running_low: More drawings are wanted, with `give`.
    """

    playing_changed = Signal(bool)
    running_low = Signal()

    def __init__(self, drawing: Drawing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._waiting: deque[RecordedDrawing] = deque()
        self._moves: deque[Move] = deque()
        self._stroke: Stroke | None = None
        self._clock = 0.0
        self._until = 0.0
        self._speed = 1.0
        self._asked = self._ends = self._stale = False
        self._watch = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_FRAME)
        self._timer.timeout.connect(self._look)

    @property
    def playing(self) -> bool:
        """Whether it plays now."""
        return self._timer.isActive()

    @property
    def speed(self) -> float:
        """1 is the speed of the writer; ``SLOWEST`` to ``FASTEST``, others are brought there."""
        return self._speed

    @speed.setter
    def speed(self, speed: float) -> None:
        self._speed = min(max(speed, SLOWEST), FASTEST)

    def start(self) -> None:
        """Clears the canvas and plays from now on what it is given."""
        self.stop()
        self._waiting.clear()
        self._moves.clear()
        self._ends = self._stale = False
        self._clock = self._until = 0.0
        self._drawing.clear()
        self._kept = len(self._drawing.strokes)
        self._watch.start()
        self._timer.start()
        self.playing_changed.emit(True)
        self._ask()

    def give(self, drawings: Iterable[RecordedDrawing], *, last: bool = False) -> None:
        """Takes drawings to be played after those that wait; nothing unless it plays.

        Args:
            drawings: Those without strokes are passed over.
            last: Whether there are no more: it stops after them.
        """
        if not self.playing:
            return
        self._asked = False
        self._waiting.extend(drawing for drawing in drawings if drawing.strokes)
        self._ends = last
        if last and not self._waiting and not self._moves and self._clock >= self._until:
            self.stop()

    def stop(self, *, discard: bool = False) -> None:
        """Lifts the pen.

        Args:
            discard: Whether what it drew last goes away; otherwise it stays on the canvas.
        """
        if not self.playing:
            return
        self._timer.stop()
        if discard:
            self._take_away()
        else:
            self._drawing.end_stroke()
        self.playing_changed.emit(False)

    @Slot()
    def _look(self) -> None:
        step = min(self._watch.restart() / 1000, _LONGEST_STEP)
        self.advance(step * self._speed)

    def advance(self, seconds: float) -> None:
        """Does what is due when so much of the recording's time has passed."""
        self._clock += seconds
        while self._moves and self._moves[0].seconds <= self._clock:
            self._move(self._moves.popleft())
            if not self._moves:
                self._clock, self._until = 0.0, _AFTER
                return
        if not self._moves and self._clock >= self._until:
            self._begin_next()

    def _begin_next(self) -> None:
        if not self._waiting:
            if self._ends:
                self.stop()
            return
        # What was drawn before stays until the pen comes down: a blank canvas would flash.
        self._stale = True
        self._moves.extend(moves(self._waiting.popleft().strokes))
        self._clock = -_BEFORE
        if len(self._waiting) < LOW:
            self._ask()

    def _ask(self) -> None:
        if not self._asked and not self._ends:
            self._asked = True
            self.running_low.emit()

    def _move(self, move: Move) -> None:
        if self._stale:
            self._stale = False
            self._take_away()
        if move.begins is not None:
            self._stroke = move.begins
        stroke = self._stroke
        assert stroke is not None
        # The canvas ends a stroke when its window goes to the background.
        if move.begins is not None or not self._drawing.is_drawing:
            self._drawing.begin_stroke(move.point, stroke.width, eraser=stroke.eraser)
        else:
            self._drawing.extend(move.point)
        if move.ends:
            self._drawing.end_stroke()

    def _take_away(self) -> None:
        self._drawing.cancel_stroke()
        while len(self._drawing.strokes) > self._kept and self._drawing.can_undo:
            self._drawing.undo()
