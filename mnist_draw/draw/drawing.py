"""What a person has drawn: strokes, the raster ink they leave, and the way back through undo."""

from __future__ import annotations

import math
import weakref
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from mnist_draw.draw.ink import (
    CANVAS_SIZE,
    DEFAULT_WIDTH,
    NARROWEST,
    RASTER_SIZE,
    SCALE,
    WIDEST,
    Mask,
    Point,
    Stroke,
    added_path,
    middle,
)
from trainer.ink.erasing import Remains

if TYPE_CHECKING:
    from numpy.typing import NDArray

UNDO_LIMIT = 1000
"""Changes that can be undone; a stroke costs a few kilobytes."""

_CLOSEST = 1 / SCALE  # Points nearer than a raster pixel add work, no ink.


class Brush(QObject):
    """What the next stroke is drawn with; shared by all that show or change it.

    Signals:
        changed: The width or the kind is another.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._width = DEFAULT_WIDTH
        self._eraser = False

    @property
    def width(self) -> float:
        """Canvas units, from ``NARROWEST`` to ``WIDEST``; others are brought there, NaN to default.

        A damaged settings file must not keep anyone from drawing.
        """
        return self._width

    @width.setter
    def width(self, width: float) -> None:
        width = DEFAULT_WIDTH if math.isnan(width) else min(max(float(width), NARROWEST), WIDEST)
        if width != self._width:
            self._width = width
            self.changed.emit()

    @property
    def eraser(self) -> bool:
        """Whether the next stroke takes ink away."""
        return self._eraser

    @eraser.setter
    def eraser(self, eraser: bool) -> None:
        if eraser != self._eraser:
            self._eraser = eraser
            self.changed.emit()


class Drawing(QObject):
    """Strokes and their ink; every change can be undone.

    The ink of a stroke depends on its points alone, not on how they arrived: drawing the recorded
    strokes again gives the same bytes.

    Signals:
        changed: Ink in this rectangle of raster pixels is another.
        stroke_finished: A stroke has ended, whether it left ink or not.
        history_changed: What can be undone or redone is another.
    """

    changed = Signal(QRect)
    stroke_finished = Signal()
    history_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._raster = np.zeros((RASTER_SIZE, RASTER_SIZE), np.uint8)
        self._strokes: tuple[Stroke, ...] = ()
        self._pasted = False
        self._remains = Remains()
        self._mask = Mask()
        self._stroke: _OpenStroke | None = None
        self._undo_stack = QUndoStack(self)
        self._undo_stack.setUndoLimit(UNDO_LIMIT)
        self._undo_stack.indexChanged.connect(self.history_changed)

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """Finished strokes that left or took ink since the canvas was last blank or pasted on."""
        return self._strokes

    @property
    def pasted(self) -> bool:
        """Whether there is ink of a pasted image, which no stroke accounts for."""
        return self._pasted

    @property
    def pen_strokes(self) -> tuple[Stroke, ...] | None:
        """All strokes that account for the ink, the open one as far as it has come.

        Those that were erased in part are cut there. None where strokes are not the whole story:
        ink was pasted, or much of what erasers have left is no line that a stroke could be.
        """
        if self._pasted:
            return None
        stroke = None if self._stroke is None else self._stroke.so_far()
        if stroke is not None and stroke.eraser:
            return self._remains.after(stroke, self._raster).strokes(self._raster)
        left = self._remains.strokes(self._raster)
        return left if left is None or stroke is None else (*left, stroke)

    @property
    def raster(self) -> NDArray[np.uint8]:
        """The live ink, read-only: uint8, shape (840, 840), ink = 255 on 0."""
        view = self._raster.view()
        view.flags.writeable = False
        return view

    def snapshot(self) -> NDArray[np.uint8]:
        """A copy of ``raster`` that never changes again, for another thread."""
        copy = self._raster.copy()
        copy.flags.writeable = False
        return copy

    @property
    def is_blank(self) -> bool:
        """Whether there is no ink at all, drawn and erased included."""
        return not self._raster.max()

    @property
    def is_drawing(self) -> bool:
        """Whether a stroke has begun and not ended."""
        return self._stroke is not None

    def begin_stroke(self, point: Point, width: float, *, eraser: bool = False) -> None:
        """Puts the pen down and leaves a dot; a stroke still open is ended first.

        Raises:
            ValueError: A number is not finite or the width not positive.
        """
        if not (math.isfinite(width) and width > 0):
            raise ValueError(f"a stroke's width is a positive number, not {width}")
        point = _near(point)
        self.end_stroke()
        self._stroke = _OpenStroke([point], width, eraser, self._raster.copy())
        self._add_ink([point])

    def extend(self, point: Point) -> None:
        """Moves the pen; without an open stroke nothing happens.

        The ink follows a smooth curve through the middles between the points, so it ends half a
        step behind the pen until the next point or the end.

        Raises:
            ValueError: A number is not finite.
        """
        stroke = self._stroke
        if stroke is None:
            return
        point = _near(point)
        last = stroke.points[-1]
        if math.hypot(point.x - last.x, point.y - last.y) < _CLOSEST:
            return
        stroke.points.append(point)
        self._add_ink(added_path(stroke.points[-3:]))

    def end_stroke(self) -> None:
        """Lifts the pen; without an open stroke nothing happens."""
        stroke = self._stroke
        if stroke is None:
            return
        if len(stroke.points) > 1:
            before_last, last = stroke.points[-2:]
            self._add_ink([middle(before_last, last), last])
        self._stroke = None
        self._remember(stroke.before, stroke.touched, (*self._strokes, stroke.so_far()))
        self.stroke_finished.emit()

    def cancel_stroke(self) -> None:
        """Takes the open stroke back as if it had never begun."""
        stroke = self._stroke
        if stroke is None:
            return
        self._stroke = None
        self._raster[:] = stroke.before
        self._tell(stroke.touched)

    def draw(self, stroke: Stroke) -> None:
        """Draws a recorded stroke from beginning to end."""
        first, *rest = stroke.points
        self.begin_stroke(first, stroke.width, eraser=stroke.eraser)
        for point in rest:
            self.extend(point)
        self.end_stroke()

    def clear(self) -> None:
        """Takes all ink away; an open stroke is cancelled."""
        self._replace(np.zeros_like(self._raster), pasted=False)

    def paste_ink(self, raster: NDArray[np.uint8]) -> None:
        """Puts this ink in the place of all that is there; strokes can then go over it.

        Args:
            raster: uint8, shape (840, 840), ink = 255 on 0.

        Raises:
            ValueError: Another shape or dtype.
        """
        if raster.shape != self._raster.shape or raster.dtype != np.uint8:
            raise ValueError(
                f"ink is uint8 of {self._raster.shape}, not {raster.dtype} of {raster.shape}"
            )
        self._replace(raster, pasted=True)

    @property
    def can_undo(self) -> bool:
        return self._undo_stack.canUndo()

    @property
    def can_redo(self) -> bool:
        return self._undo_stack.canRedo()

    def undo(self) -> None:
        """Takes the last change back, or the open stroke where there is one."""
        if self._stroke is not None:
            self.cancel_stroke()
        else:
            self._undo_stack.undo()

    def redo(self) -> None:
        """Makes the change that was undone last; an open stroke is ended first."""
        self.end_stroke()
        self._undo_stack.redo()

    def _add_ink(self, path: list[Point]) -> None:
        stroke = self._stroke
        assert stroke is not None
        rect = self._mask.paint(path, stroke.width)
        if rect.isEmpty():
            return
        area = _slices(rect)
        coverage = self._mask.take(area)
        ink = self._raster[area]
        if stroke.eraser:
            np.minimum(ink, ~coverage, out=ink)
        else:
            np.maximum(ink, coverage, out=ink)
        stroke.touched = stroke.touched.united(rect)
        self.changed.emit(rect)

    def _replace(self, raster: NDArray[np.uint8], *, pasted: bool) -> None:
        self.cancel_stroke()
        before = self._raster.copy()
        self._raster[:] = raster
        changed = _box(before != raster)
        self._remember(before, changed, (), pasted=pasted)
        self._tell(changed)

    def _remember(
        self,
        before: NDArray[np.uint8],
        rect: QRect,
        strokes: tuple[Stroke, ...],
        *,
        pasted: bool | None = None,
    ) -> None:
        if rect.isEmpty():
            return
        area = _slices(rect)
        difference = before[area] ^ self._raster[area]
        if not difference.any():
            return
        remains = self._remains.after(strokes[-1], self._raster) if strokes else Remains()
        after = _Account(strokes, self._pasted if pasted is None else pasted, remains)
        change = _Change(self, rect, difference, self._account(), after)
        self._explain_by(after)
        self._undo_stack.push(change)

    def _account(self) -> _Account:
        return _Account(self._strokes, self._pasted, self._remains)

    def _explain_by(self, account: _Account) -> None:
        self._strokes, self._pasted = account.strokes, account.pasted
        self._remains = account.remains

    def _apply(self, rect: QRect, difference: NDArray[np.uint8], account: _Account) -> None:
        self._raster[_slices(rect)] ^= difference
        self._explain_by(account)
        self._tell(rect)

    def _tell(self, rect: QRect) -> None:
        if not rect.isEmpty():
            self.changed.emit(rect)


@dataclass(slots=True, eq=False)
class _OpenStroke:
    points: list[Point]
    width: float
    eraser: bool
    before: NDArray[np.uint8]
    touched: QRect = QRect()  # noqa: RUF009 - replaced, never changed

    def so_far(self) -> Stroke:
        return Stroke(tuple(self.points), self.width, self.eraser)


@dataclass(frozen=True, slots=True)
class _Account:
    """What explains the ink."""

    strokes: tuple[Stroke, ...]
    pasted: bool
    remains: Remains


class _Change(QUndoCommand):
    """One change of ink, kept as the compressed difference between before and after.

    The exclusive or of the two leads from either to the other, byte for byte and in a millisecond,
    however many strokes there are.
    """

    def __init__(
        self,
        drawing: Drawing,
        rect: QRect,
        difference: NDArray[np.uint8],
        before: _Account,
        after: _Account,
    ) -> None:
        super().__init__()
        # The drawing owns the stack that owns this: a strong reference would keep all of them.
        self._drawing = weakref.ref(drawing)
        self._rect = rect
        self._difference = zlib.compress(difference.tobytes(), level=1)
        self._before = before
        self._after = after
        self._done = True

    def undo(self) -> None:
        self._done = False
        self._apply(self._before)

    def redo(self) -> None:
        # Pushing calls this once for what is already on the raster.
        if not self._done:
            self._done = True
            self._apply(self._after)

    def _apply(self, account: _Account) -> None:
        drawing = self._drawing()
        assert drawing is not None
        flat = np.frombuffer(zlib.decompress(self._difference), np.uint8)
        shape = (self._rect.height(), self._rect.width())
        drawing._apply(self._rect, flat.reshape(shape), account)  # noqa: SLF001 - one unit


def _near(point: Point) -> Point:
    """The point with its numbers brought into range; one canvas outside the canvas is enough.

    Raises:
        ValueError: A number is not finite.
    """
    if not all(map(math.isfinite, (point.x, point.y, point.t, point.pressure))):
        raise ValueError(f"a point has finite numbers, not {point}")
    x, y = (min(max(value, -CANVAS_SIZE), 2 * CANVAS_SIZE) for value in (point.x, point.y))
    return Point(x, y, point.t, min(max(point.pressure, 0.0), 1.0))


def _box(marked: NDArray[np.bool_]) -> QRect:
    """The smallest rectangle that holds all marked pixels; empty where there are none."""
    rows, columns = (np.flatnonzero(marked.any(axis=axis)) for axis in (1, 0))
    if not len(rows):
        return QRect()
    (left, right), (top, bottom) = ((int(line[0]), int(line[-1])) for line in (columns, rows))
    return QRect(left, top, right - left + 1, bottom - top + 1)


def _slices(rect: QRect) -> tuple[slice, slice]:
    return (
        slice(rect.top(), rect.top() + rect.height()),
        slice(rect.left(), rect.left() + rect.width()),
    )
