"""Keyboard pen: arrow keys move it over the canvas, the space bar lowers and lifts it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QPointF, Qt, Signal

from mnist_draw.draw.ink import CANVAS_SIZE, DEFAULT_PRESSURE, Point

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from mnist_draw.draw.brush import Brush
    from mnist_draw.draw.drawing import Drawing

_DIRECTIONS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    # As they lie around the arrows of a number pad.
    Qt.Key.Key_Home: (-1, -1),
    Qt.Key.Key_PageUp: (1, -1),
    Qt.Key.Key_End: (-1, 1),
    Qt.Key.Key_PageDown: (1, 1),
}
# Canvas units: about a pixel of the digit image.
_STEP: Final = 8.0
# With Shift.
_LEAP: Final = 4
_MODIFIERS: Final = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class KeyboardPen(QObject):
    """A pen that keys move; it is on the canvas from its first key until `leave`.

    Two arrows held together move it diagonally.

    Attributes:
        position: Where it is, in canvas units.
        shown: Whether it is on the canvas.
        down: Whether it draws.
        moved: It is at another position, lowered, lifted, or has left.
        said: Emits what it does, to be read out: ``"down"``, ``"up"``, ``"moved"``, or
            ``"cancelled"`` where it took its stroke back.
    """

    moved = Signal()
    said = Signal(str)

    def __init__(self, drawing: Drawing, brush: Brush, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drawing, self._brush = drawing, brush
        self._held: set[Qt.Key] = set()
        self.position = QPointF(CANVAS_SIZE / 2, CANVAS_SIZE / 4)
        self.shown = self.down = False

    @property
    def share(self) -> tuple[int, int]:
        """Its position from the left and from the top, in percent of the canvas."""
        x, y = (round(100 * each / CANVAS_SIZE) for each in self.position.toTuple())
        return x, y

    def pressed(self, event: QKeyEvent) -> bool:
        """Handle a key; returns whether it was one for the pen."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~_MODIFIERS:
            return False
        if key == Qt.Key.Key_Space and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            if not event.isAutoRepeat():
                self._switch(event)
            return True
        if key not in _DIRECTIONS:
            return False
        self._held.add(key)
        self._move(event)
        return True

    def released(self, event: QKeyEvent) -> None:
        """Note that a key is no longer held."""
        if not event.isAutoRepeat():
            self._held.discard(Qt.Key(event.key()))

    def lift(self) -> None:
        """End its stroke, if it draws."""
        self._held.clear()
        if self.down:
            self.down = False
            self._drawing.end_stroke()
            self.moved.emit()

    def leave(self) -> None:
        """Take it off the canvas; what it drew stays."""
        self.lift()
        if self.shown:
            self.shown = False
            self.moved.emit()

    def cancel(self) -> bool:
        """Remove the stroke that it is drawing; returns whether there was one."""
        was_down, self.down = self.down, False
        if was_down:
            self._drawing.cancel_stroke()
            self.moved.emit()
            self.said.emit("cancelled")
        return was_down

    def _switch(self, event: QKeyEvent) -> None:
        self.shown = True
        # Undo may have cancelled the stroke meanwhile.
        if self.down and self._drawing.is_drawing:
            self.lift()
        else:
            self.down = True
            eraser = self._brush.eraser
            alone = self._drawing.complete and not eraser
            self._drawing.begin_stroke(
                self._point(event), self._brush.width, eraser=eraser, alone=alone
            )
            self.moved.emit()
        self.said.emit("down" if self.down else "up")

    def _move(self, event: QKeyEvent) -> None:
        x, y = (sum(_DIRECTIONS[key][axis] for key in self._held) for axis in (0, 1))
        fast = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        step = _STEP * (_LEAP if fast else 1)
        self.shown = True
        self.position = QPointF(
            min(max(self.position.x() + min(max(x, -1), 1) * step, 0.0), CANVAS_SIZE),
            min(max(self.position.y() + min(max(y, -1), 1) * step, 0.0), CANVAS_SIZE),
        )
        self.down = self.down and self._drawing.is_drawing
        if self.down:
            self._drawing.extend(self._point(event))
        self.moved.emit()
        self.said.emit("moved")

    def _point(self, event: QKeyEvent) -> Point:
        seconds = event.timestamp() / 1000
        return Point(self.position.x(), self.position.y(), seconds, DEFAULT_PRESSURE)
