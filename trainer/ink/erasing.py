"""What erasers leave of strokes: the pieces of them whose ink can still be seen.

The raster knows exactly what is left. When an eraser has gone over strokes, each of their paths is
followed with short bars across it, as wide as the ink was; where most of a bar is blank, the stroke
is cut. Strokes that come later are not looked at, so ink over an erased place does not bring back
what was there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import repeat
from typing import TYPE_CHECKING

import numpy as np

from trainer.ink.pen import (
    CANVAS_SIZE,
    SCALE,
    Point,
    Stroke,
    arc_lengths,
    curve,
    interpolate,
    point_array,
    width_factor,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_UNEXPLAINED = 0.1
"""Part of the visible ink that may lie beside what is left of the strokes. More is a picture of its
own: half of a wide line, all along it, or blots that were never wiped away."""

_STEP = 1.0  # Canvas units between two bars, at most.
# Places on a bar, from edge to edge of the ink, and how many with ink keep the stroke: an eraser
# that comes from one side may go a little beyond the middle.
_BAR = np.array([-0.6, -0.3, 0.0, 0.3, 0.6])
_MIDDLE = 2
_ENOUGH = 2
_VISIBLE = 32  # Of 255; less is hardly seen, and the thinnest lines of a stroke file have more.
_BEYOND = 3  # Bars behind a cut, of which ink says that the line goes on.
# Bars from one point of a piece to the next. On people's digits of 84 canvas units, 99 of 100 bars
# are within 0.6 units of the curve through these; sharp corners lose up to 2.
_SPARSE = 4
_CELL = 4.0  # Canvas units; ink and strokes are compared on a grid as coarse as this.
_SIDE = CANVAS_SIZE * SCALE


@dataclass(frozen=True, slots=True, eq=False)
class Remains:
    """What is left of a drawing's strokes; without arguments, that of a blank canvas.

    Rasters are the ink on the canvas: uint8, shape (840, 840), ink 255 on 0.

    Attributes:
        pieces: Of the strokes, in their order.
        erased: Whether a stroke has taken ink away.
        explained: Whether nearly all ink was that of the pieces when the last stroke was done.
    """

    pieces: tuple[_Piece, ...] = ()
    erased: bool = False
    explained: bool = True

    def after(self, stroke: Stroke, raster: NDArray[np.uint8]) -> Remains:
        """What is left after one more stroke.

        Args:
            stroke: Draws or erases.
            raster: The ink with this stroke.
        """
        if stroke.eraser:
            flat = raster.reshape(-1)
            pieces = tuple(left for piece in self.pieces for left in piece.cut(flat))
        else:
            pieces = (*self.pieces, _Piece(_Line(stroke)))
        erased = self.erased or stroke.eraser
        return Remains(pieces, erased, not erased or _are_explained(raster, pieces))

    def strokes(self, raster: NDArray[np.uint8]) -> tuple[Stroke, ...] | None:
        """The strokes, cut where they were erased; None where much of the ink is not theirs.

        Args:
            raster: The ink now.
        """
        if not self.explained:
            return None
        flat = raster.reshape(-1)
        return tuple(piece.drawn(flat) for piece in self.pieces)


@dataclass(frozen=True, slots=True, eq=False)
class _Bars:
    """Bars across the ink of a stroke, at equal distances from its beginning to its end.

    Attributes:
        middles: float64, shape (S, 3): x, y, pressure.
        reaches: float64, shape (S,): half of the ink's width, in canvas units.
        pulls: int64, shape (S,): to how many bars along the path this is equal.
        pixels: int64, shape (S, 5): places on each bar, as indices of the flat raster.
        inside: bool, shape (S,): whether the middle is on the canvas; what is not cannot be seen,
            or erased.
    """

    middles: NDArray[np.float64]
    reaches: NDArray[np.float64]
    pulls: NDArray[np.int64]
    pixels: NDArray[np.int64]
    inside: NDArray[np.bool_]

    @classmethod
    def across(cls, stroke: Stroke) -> _Bars:
        path = curve(point_array(stroke.points))
        ways = arc_lengths(path)
        gaps = max(int(np.ceil(ways[-1] / _STEP)), 1)
        middles = interpolate(path, ways, np.linspace(0.0, ways[-1], gaps + 1))
        places = middles[:, :2]
        reaches = stroke.width * width_factor(middles[:, 2]) / 2
        along = np.gradient(places, axis=0)
        lengths = np.maximum(np.hypot(along[:, 0], along[:, 1]), 1e-9)
        across = along[:, ::-1] * [-1, 1] * (reaches / lengths)[:, None]
        spots = (places[:, None] + across[:, None] * _BAR[:, None]) * SCALE
        columns, rows = np.clip(spots.astype(np.int64), 0, _SIDE - 1).transpose(2, 0, 1)
        pulls = np.rint(reaches / max(ways[-1] / gaps, 1e-9)).astype(np.int64)
        inside = np.all((places >= 0) & (places <= CANVAS_SIZE), axis=1)
        return cls(middles, reaches, pulls, rows * _SIDE + columns, inside)


class _Line:
    """A stroke that draws; its bars are laid when an eraser is used, which is seldom."""

    def __init__(self, stroke: Stroke) -> None:
        self.stroke = stroke

    @cached_property
    def bars(self) -> _Bars:
        return _Bars.across(self.stroke)


@dataclass(frozen=True, slots=True, eq=False)
class _Piece:
    """What is left of a stroke: all of it, or from one of its bars to another.

    Attributes:
        line: The whole stroke.
        first, last: Numbers of the bars; None where the stroke itself begins and ends.
    """

    line: _Line
    first: int | None = None
    last: int | None = None
    _drawn: dict[tuple[bool, bool], Stroke] = field(default_factory=dict)

    @property
    def span(self) -> slice:
        return slice(self.first, None if self.last is None else self.last + 1)

    def cut(self, flat: NDArray[np.uint8]) -> list[_Piece]:
        """What an eraser has left of it.

        Args:
            flat: The ink now, as one row.
        """
        bars = self.line.bars
        kept = (flat[bars.pixels[self.span]] >= _VISIBLE).sum(axis=1) >= _ENOUGH
        kept |= ~bars.inside[self.span]
        if kept.all():
            return [self]
        edges = np.flatnonzero(np.diff(kept, prepend=False, append=False))
        runs = edges.reshape(-1, 2) + (self.first or 0)
        pieces = []
        for first, after in runs.tolist():
            last = after - 1
            # What is much shorter than wide is a speck that the eraser has missed.
            if last - first >= bars.pulls[first] and bars.inside[first : last + 1].any():
                begins, ends = first == 0, last == len(bars.inside) - 1
                pieces.append(_Piece(self.line, None if begins else first, None if ends else last))
        return pieces

    def drawn(self, flat: NDArray[np.uint8]) -> Stroke:
        """The stroke that leaves ink as far as this can be seen.

        It ends half its width before the cut, as every stroke ends before its ink; but not where
        ink of a later stroke has closed the gap.

        Args:
            flat: The ink now, as one row.
        """
        if self.first is None and self.last is None:
            return self.line.stroke
        pixels = self.line.bars.pixels[:, _MIDDLE]
        before = self.first is not None and flat[pixels[max(self.first - _BEYOND, 0)]] < _VISIBLE
        beyond = None if self.last is None else min(self.last + _BEYOND, len(pixels) - 1)
        behind = beyond is not None and flat[pixels[beyond]] < _VISIBLE
        gaps = (bool(before), bool(behind))
        if gaps not in self._drawn:
            self._drawn[gaps] = self._pulled_back(*gaps)
        return self._drawn[gaps]

    def _pulled_back(self, at_start: bool, at_end: bool) -> Stroke:
        bars = self.line.bars
        first = self.first or 0
        last = len(bars.pulls) - 1 if self.last is None else self.last
        start = first + int(bars.pulls[first]) * at_start
        end = last - int(bars.pulls[last]) * at_end
        if start > end:
            start = end = (start + end) // 2
        x, y, pressures = bars.middles[[*range(start, end, _SPARSE), end]].T.tolist()
        points = tuple(map(Point, x, y, repeat(0.0), pressures))
        return Stroke(points, self.line.stroke.width)


def _are_explained(raster: NDArray[np.uint8], pieces: tuple[_Piece, ...]) -> bool:
    """Whether nearly all visible ink is that of the pieces."""
    pitch = int(_CELL * SCALE)
    ink = raster[pitch // 2 :: pitch, pitch // 2 :: pitch] >= _VISIBLE
    beside = ink
    if pieces:
        every = int(_CELL / _STEP)
        parts = [(piece.line.bars, piece.span) for piece in pieces]
        places = np.concatenate([bars.middles[span][::every, :2] for bars, span in parts])
        reaches = np.concatenate([bars.reaches[span][::every] for bars, span in parts])
        # A cell more than the ink itself: its edges are soft and the grid is coarse.
        beside = ink & ~_discs(places / _CELL, reaches / _CELL + 1, len(ink))
    return int(beside.sum()) <= MOST_UNEXPLAINED * int(ink.sum())


def _discs(places: NDArray[np.float64], radii: NDArray[np.float64], side: int) -> NDArray[np.bool_]:
    """Cells of a square grid whose middles lie in discs, shape (D, 2) and (D,), in cells."""
    reach = int(np.ceil(radii.max()))
    cells = np.floor(places).astype(np.int64)[:, :, None] + np.arange(-reach, reach + 1)
    squares = np.square(cells + 0.5 - places[:, :, None])
    near = squares[:, 1, :, None] + squares[:, 0, None, :] <= np.square(radii)[:, None, None]
    # A border around the grid takes what is outside.
    columns, rows = np.clip(cells + 1, 0, side + 1).transpose(1, 0, 2)
    covered = np.zeros((side + 2) ** 2, np.bool_)
    covered[(rows[:, :, None] * (side + 2) + columns[:, None, :])[near]] = True
    return covered.reshape(side + 2, side + 2)[1:-1, 1:-1]
