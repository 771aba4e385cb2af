"""The drawing: strokes and their raster ink, with undo."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QUndoStack

from mnist_draw.draw.ink import (
    CANVAS_SIZE,
    RASTER_SIZE,
    SCALE,
    Mask,
    Point,
    Stroke,
    added_path,
    midpoint,
    pixel_slices,
)
from mnist_draw.draw.undo import InkChange, InkSource
from trainer.ink.erasing import VisibleStrokes

if TYPE_CHECKING:
    from numpy.typing import NDArray

UNDO_LIMIT = 1000
"""Largest number of undoable changes; a stroke costs a few kilobytes."""

_BLANK = InkSource((), pasted=False, visible=VisibleStrokes())
# Canvas units; points closer than a raster pixel add work, no ink.
_MIN_DISTANCE = 1 / SCALE


class Drawing(QObject):
    """Strokes and their ink; every change can be undone.

    The ink of a stroke depends on its points alone, not on their timing: drawing recorded strokes
    again gives the same bytes.

    Attributes:
        complete: Whether the next stroke of the user's pen begins another drawing.

    Signals:
        changed: Ink has changed in this rectangle of raster pixels.
        stroke_finished: A stroke has ended, with or without ink.
        history_changed: The undo history has changed.
    """

    changed = Signal(QRect)
    stroke_finished = Signal()
    history_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.complete = False
        self._raster = np.zeros((RASTER_SIZE, RASTER_SIZE), np.uint8)
        self._source = _BLANK
        self._mask = Mask()
        self._stroke: _OpenStroke | None = None
        self._undo_stack = QUndoStack(self)
        self._undo_stack.setUndoLimit(UNDO_LIMIT)
        self._undo_stack.indexChanged.connect(self.history_changed)

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """Finished strokes that left or removed ink since the last blank or pasted canvas."""
        return self._source.strokes

    @property
    def pasted(self) -> bool:
        """Whether there is ink of a pasted image, which no stroke explains."""
        return self._source.pasted

    @property
    def pen_strokes(self) -> tuple[Stroke, ...] | None:
        """Strokes that explain all ink, with the open one as far as it has come.

        Partly erased strokes are cut there. None where strokes cannot explain the ink: some was
        pasted, or much of what erasers have left is no line.
        """
        source = self._source if self._stroke is None else self._stroke.source
        if source.pasted:
            return None
        stroke = None if self._stroke is None else self._stroke.so_far()
        if stroke is not None and stroke.eraser:
            return source.visible.after(stroke, self._raster).strokes(self._raster)
        left = source.visible.strokes(self._raster)
        return left if left is None or stroke is None else (*left, stroke)

    @property
    def raster(self) -> NDArray[np.uint8]:
        """The live ink, read-only: uint8, shape (840, 840), ink = 255 on 0."""
        view = self._raster.view()
        view.flags.writeable = False
        return view

    def snapshot(self) -> NDArray[np.uint8]:
        """A read-only copy of ``raster``, for another thread."""
        copy = self._raster.copy()
        copy.flags.writeable = False
        return copy

    @property
    def is_blank(self) -> bool:
        """Whether there is no ink, be it never drawn or all erased."""
        return not self._raster.max()

    @property
    def is_drawing(self) -> bool:
        """Whether a stroke has begun and not ended."""
        return self._stroke is not None

    def begin_stroke(
        self, point: Point, width: float, *, eraser: bool = False, alone: bool = False
    ) -> None:
        """Start a stroke with a dot; an open stroke is ended first.

        Args:
            point: Its first point.
            width: Its width in canvas units.
            eraser: Whether it removes ink.
            alone: Whether it begins another drawing: all other ink goes, in the same change.

        Raises:
            ValueError: A number is not finite or the width not positive.
        """
        if not (math.isfinite(width) and width > 0):
            raise ValueError(f"a stroke's width is a positive number, not {width}")
        point = _clamped(point)
        self.end_stroke()
        stroke = _OpenStroke([point], width, eraser, self._raster.copy(), self._source)
        self._stroke = stroke
        if alone:
            stroke.source, stroke.touched = _BLANK, _bounding_rect(self._raster > 0)
            self._raster[:] = 0
            self._emit_changed(stroke.touched)
        self._add_ink([point])

    def extend(self, point: Point) -> None:
        """Continue the open stroke; does nothing without one.

        The ink follows a smooth curve through the midpoints between points, so it lags half a step
        behind the pen until the next point or the end.

        Raises:
            ValueError: A number is not finite.
        """
        stroke = self._stroke
        if stroke is None:
            return
        point = _clamped(point)
        last = stroke.points[-1]
        if math.hypot(point.x - last.x, point.y - last.y) < _MIN_DISTANCE:
            return
        stroke.points.append(point)
        self._add_ink(added_path(stroke.points[-3:]))

    def end_stroke(self) -> None:
        """End the open stroke; does nothing without one."""
        stroke = self._stroke
        if stroke is None:
            return
        if len(stroke.points) > 1:
            before_last, last = stroke.points[-2:]
            self._add_ink([midpoint(before_last, last), last])
        self._stroke = None
        self._push_change(stroke.before, stroke.touched, stroke.source, stroke.so_far())
        self.stroke_finished.emit()

    def cancel_stroke(self) -> None:
        """Remove the open stroke and its ink."""
        stroke = self._stroke
        if stroke is None:
            return
        self._stroke = None
        self._raster[:] = stroke.before
        self._emit_changed(stroke.touched)

    def draw(self, stroke: Stroke) -> None:
        """Draw a recorded stroke from start to end."""
        first, *rest = stroke.points
        self.begin_stroke(first, stroke.width, eraser=stroke.eraser)
        for point in rest:
            self.extend(point)
        self.end_stroke()

    def clear(self) -> None:
        """Remove all ink; an open stroke is cancelled."""
        self._replace(np.zeros_like(self._raster), pasted=False)

    def paste_ink(self, raster: NDArray[np.uint8]) -> None:
        """Replace all ink; strokes can then be drawn over it.

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
        """Undo the last change, or cancel the open stroke if there is one."""
        if self._stroke is not None:
            self.cancel_stroke()
        else:
            self._undo_stack.undo()

    def redo(self) -> None:
        """Redo the change that was undone last; an open stroke is ended first."""
        self.end_stroke()
        self._undo_stack.redo()

    def _add_ink(self, path: list[Point]) -> None:
        stroke = self._stroke
        assert stroke is not None
        rect = self._mask.paint(path, stroke.width)
        if rect.isEmpty():
            return
        area = pixel_slices(rect)
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
        changed = _bounding_rect(before != raster)
        self._push_change(before, changed, replace(_BLANK, pasted=pasted))
        self._emit_changed(changed)

    def _push_change(
        self,
        before: NDArray[np.uint8],
        rect: QRect,
        source: InkSource,
        stroke: Stroke | None = None,
    ) -> None:
        """Record a change that has been made, to ink of a source and perhaps another stroke."""
        if rect.isEmpty():
            return
        area = pixel_slices(rect)
        difference = before[area] ^ self._raster[area]
        if not difference.any():
            return
        if stroke is not None:
            visible = source.visible.after(stroke, self._raster)
            source = replace(source, strokes=(*source.strokes, stroke), visible=visible)
        before_source, self._source = self._source, source
        self._undo_stack.push(InkChange(self._restore, rect, difference, before_source, source))

    def _restore(self, rect: QRect, difference: NDArray[np.uint8], source: InkSource) -> None:
        self._raster[pixel_slices(rect)] ^= difference
        self._source = source
        self._emit_changed(rect)

    def _emit_changed(self, rect: QRect) -> None:
        if not rect.isEmpty():
            self.changed.emit(rect)


@dataclass(slots=True, eq=False)
class _OpenStroke:
    points: list[Point]
    width: float
    eraser: bool
    before: NDArray[np.uint8]
    source: InkSource
    touched: QRect = QRect()  # noqa: RUF009 - replaced, never mutated

    def so_far(self) -> Stroke:
        return Stroke(tuple(self.points), self.width, self.eraser)


def _clamped(point: Point) -> Point:
    """Clamp a point to one canvas size outside the canvas, and its pressure to [0, 1].

    Raises:
        ValueError: A number is not finite.
    """
    if not all(map(math.isfinite, (point.x, point.y, point.t, point.pressure))):
        raise ValueError(f"a point has finite numbers, not {point}")
    x, y = (min(max(value, -CANVAS_SIZE), 2 * CANVAS_SIZE) for value in (point.x, point.y))
    return Point(x, y, point.t, min(max(point.pressure, 0.0), 1.0))


def _bounding_rect(marked: NDArray[np.bool_]) -> QRect:
    """Bounding rectangle of the marked pixels; empty without any."""
    rows, columns = (np.flatnonzero(marked.any(axis=axis)) for axis in (1, 0))
    if not len(rows):
        return QRect()
    (left, right), (top, bottom) = ((int(line[0]), int(line[-1])) for line in (columns, rows))
    return QRect(left, top, right - left + 1, bottom - top + 1)
