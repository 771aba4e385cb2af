"""Player: draws recorded drawings on the canvas at writing speed, one after another."""

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

MIN_SPEED, MAX_SPEED = 0.5, 4.0
LOW = 5
"""More drawings are requested when fewer than these are left."""

_FRAME_MS = 16
# After a stall, of a file dialog perhaps, the pen must not jump.
_MAX_STEP_S = 0.1
_PAUSE_BEFORE_S = 0.3
_PAUSE_AFTER_S = 1.5  # To look at the prediction.
_MAX_POINT_GAP_S = 0.25  # Shortens pauses within a stroke.
_STROKE_GAP_S = (0.1, 0.4)
_MAX_DURATION_S = 1.8  # Slower drawings are played faster.
_MIN_DURATION_S = 0.05  # Less means that the file has no times.


@dataclass(frozen=True, slots=True)
class Move:
    """One movement of the pen.

    Attributes:
        seconds: Time since the start of the drawing.
        point: Position and pressure.
        begins: The stroke that starts here; None within a stroke.
        ends: Whether the stroke ends here.
    """

    seconds: float
    point: Point
    begins: Stroke | None
    ends: bool


def moves(strokes: tuple[Stroke, ...]) -> list[Move]:
    """Schedule the pen by the recorded times, with gaps and total duration limited."""
    span = sum(
        max(0.0, after.t - before.t)
        for stroke in strokes
        for before, after in zip(stroke.points, stroke.points[1:], strict=False)
    )
    if span < _MIN_DURATION_S:
        strokes = with_usual_times(strokes)
    clock = 0.0
    last: Point | None = None
    result: list[tuple[float, Point, Stroke | None, bool]] = []
    for stroke in strokes:
        for index, point in enumerate(stroke.points):
            if last is not None:
                low, high = _STROKE_GAP_S if index == 0 else (0.0, _MAX_POINT_GAP_S)
                clock += min(max(point.t - last.t, low), high)
            last = point
            is_last = index == len(stroke.points) - 1
            result.append((clock, point, None if index else stroke, is_last))
    factor = min(1.0, _MAX_DURATION_S / clock) if clock else 1.0
    return [Move(seconds * factor, point, begins, ends) for seconds, point, begins, ends in result]


class Player(QObject):
    """Draws queued drawings, in the GUI thread.

    The canvas is cleared first, which undo reverts; played drawings are undone and leave nothing in
    the history.

    Signals:
        playing_changed: Whether it plays.
        running_low: More drawings are needed; see `add`.
    """

    playing_changed = Signal(bool)
    running_low = Signal()

    def __init__(self, drawing: Drawing, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drawing = drawing
        self._queue: deque[RecordedDrawing] = deque()
        self._moves: deque[Move] = deque()
        self._stroke: Stroke | None = None
        self._clock = 0.0
        self._until = 0.0
        self._speed = 1.0
        self._requested = self._ends = self._stale = False
        self._watch = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def playing(self) -> bool:
        """Whether it plays."""
        return self._timer.isActive()

    @property
    def speed(self) -> float:
        """Factor on the writer's speed, clamped to ``MIN_SPEED`` to ``MAX_SPEED``."""
        return self._speed

    @speed.setter
    def speed(self, speed: float) -> None:
        self._speed = min(max(speed, MIN_SPEED), MAX_SPEED)

    def start(self) -> None:
        """Clear the canvas and play drawings as they are added."""
        self.stop()
        self._queue.clear()
        self._moves.clear()
        self._ends = self._stale = False
        self._clock = self._until = 0.0
        self._drawing.clear()
        self._kept = len(self._drawing.strokes)
        self._watch.start()
        self._timer.start()
        self.playing_changed.emit(True)
        self._request_more()

    def add(self, drawings: Iterable[RecordedDrawing], *, last: bool = False) -> None:
        """Queue drawings; does nothing unless it plays.

        Args:
            drawings: Drawings without strokes are skipped.
            last: Whether to stop after them.
        """
        if not self.playing:
            return
        self._requested = False
        self._queue.extend(drawing for drawing in drawings if drawing.strokes)
        self._ends = last
        if last and not self._queue and not self._moves and self._clock >= self._until:
            self.stop()

    def stop(self, *, discard: bool = False) -> None:
        """Stop playing.

        Args:
            discard: Whether to remove the drawing that was played last.
        """
        if not self.playing:
            return
        self._timer.stop()
        if discard:
            self._remove_drawing()
        else:
            self._drawing.end_stroke()
        self.playing_changed.emit(False)

    @Slot()
    def _tick(self) -> None:
        step = min(self._watch.restart() / 1000, _MAX_STEP_S)
        self.advance(step * self._speed)

    def advance(self, seconds: float) -> None:
        """Advance the recording's time and draw what is due."""
        self._clock += seconds
        while self._moves and self._moves[0].seconds <= self._clock:
            self._move(self._moves.popleft())
            if not self._moves:
                self._clock, self._until = 0.0, _PAUSE_AFTER_S
                return
        if not self._moves and self._clock >= self._until:
            self._begin_next()

    def _begin_next(self) -> None:
        if not self._queue:
            if self._ends:
                self.stop()
            return
        # The previous drawing stays until the next one starts, so that no blank canvas flashes.
        self._stale = True
        self._moves.extend(moves(self._queue.popleft().strokes))
        self._clock = -_PAUSE_BEFORE_S
        if len(self._queue) < LOW:
            self._request_more()

    def _request_more(self) -> None:
        if not self._requested and not self._ends:
            self._requested = True
            self.running_low.emit()

    def _move(self, move: Move) -> None:
        if self._stale:
            self._stale = False
            self._remove_drawing()
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

    def _remove_drawing(self) -> None:
        self._drawing.cancel_stroke()
        while len(self._drawing.strokes) > self._kept and self._drawing.can_undo:
            self._drawing.undo()
