"""Erasing: cut strokes where their ink has been erased.

The raster shows exactly which ink is left. After an eraser stroke, the ink is sampled on
cross-sections along each earlier stroke; the stroke is cut where most of a cross-section is blank.
Later strokes are not tested, so ink drawn over an erased stroke does not restore it.
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

MOST_UNCOVERED = 0.1
"""Share of the visible ink that the remaining strokes need not cover. More is ink without strokes:
half of a wide line, along its whole length, or blots that were not erased."""

_STEP = 1.0  # Largest distance between two cross-sections, in canvas units.
# Samples on a cross-section, from edge (-1) to edge (1) of the ink, and the number of inked samples
# that keep the stroke: an eraser may pass the middle a little from one side.
_SAMPLES = np.array([-0.6, -0.3, 0.0, 0.3, 0.6])
_MIDDLE = 2
_ENOUGH = 2
_VISIBLE = 32  # Of 255. Fainter ink is hardly seen; the thinnest lines of a stroke file have more.
_BEYOND = 3  # Cross-sections behind a cut that are tested for ink of a later stroke.
# Cross-sections from one point of a piece to the next. On people's digits of 84 canvas units, 99 %
# of the cross-sections are within 0.6 units of the curve; sharp corners lose up to 2.
_SPARSE = 4
_CELL = 4.0  # Cell size, in canvas units, of the grid on which ink and strokes are compared.
_SIDE = CANVAS_SIZE * SCALE


@dataclass(frozen=True, slots=True, eq=False)
class VisibleStrokes:
    """Visible pieces of a drawing's strokes; without arguments, those of a blank canvas.

    Rasters contain the ink on the canvas: uint8, shape (840, 840), ink 255 on 0.

    Attributes:
        pieces: Pieces of the strokes, in drawing order.
        erased: Whether the drawing has an eraser stroke.
        covered: Whether the pieces covered nearly all ink after the last stroke.
    """

    pieces: tuple[_Piece, ...] = ()
    erased: bool = False
    covered: bool = True

    def after(self, stroke: Stroke, raster: NDArray[np.uint8]) -> VisibleStrokes:
        """The visible strokes after one more stroke.

        Args:
            stroke: A drawing or eraser stroke.
            raster: Ink including this stroke.
        """
        if stroke.eraser:
            flat = raster.reshape(-1)
            pieces = tuple(left for piece in self.pieces for left in piece.cut(flat))
        else:
            pieces = (*self.pieces, _Piece(_Line(stroke)))
        erased = self.erased or stroke.eraser
        return VisibleStrokes(pieces, erased, not erased or _is_covered(raster, pieces))

    def strokes(self, raster: NDArray[np.uint8]) -> tuple[Stroke, ...] | None:
        """Strokes cut where they were erased; None if they do not cover the ink.

        Args:
            raster: Current ink.
        """
        if not self.covered:
            return None
        flat = raster.reshape(-1)
        return tuple(piece.to_stroke(flat) for piece in self.pieces)


@dataclass(frozen=True, slots=True, eq=False)
class _CrossSections:
    """S cross-sections of the ink of a stroke, at equal distances from its start to its end.

    Attributes:
        centres: float64, shape (S, 3): x, y, pressure.
        radii: float64, shape (S,): half of the ink's width, in canvas units.
        radius_steps: int64, shape (S,): the radius as a number of cross-sections along the path.
        pixels: int64, shape (S, 5): samples, as indices of the flat raster.
        inside: bool, shape (S,): whether the centre is on the canvas; ink outside cannot be erased.
    """

    centres: NDArray[np.float64]
    radii: NDArray[np.float64]
    radius_steps: NDArray[np.int64]
    pixels: NDArray[np.int64]
    inside: NDArray[np.bool_]

    @classmethod
    def of_stroke(cls, stroke: Stroke) -> _CrossSections:
        path = curve(point_array(stroke.points))
        lengths = arc_lengths(path)
        gaps = max(int(np.ceil(lengths[-1] / _STEP)), 1)
        centres = interpolate(path, lengths, np.linspace(0.0, lengths[-1], gaps + 1))
        positions = centres[:, :2]
        radii = stroke.width * width_factor(centres[:, 2]) / 2
        tangents = np.gradient(positions, axis=0)
        norms = np.maximum(np.hypot(tangents[:, 0], tangents[:, 1]), 1e-9)
        normals = tangents[:, ::-1] * [-1, 1] * (radii / norms)[:, None]
        samples = (positions[:, None] + normals[:, None] * _SAMPLES[:, None]) * SCALE
        columns, rows = np.clip(samples.astype(np.int64), 0, _SIDE - 1).transpose(2, 0, 1)
        radius_steps = np.rint(radii / max(lengths[-1] / gaps, 1e-9)).astype(np.int64)
        inside = np.all((positions >= 0) & (positions <= CANVAS_SIZE), axis=1)
        return cls(centres, radii, radius_steps, rows * _SIDE + columns, inside)


class _Line:
    """A drawing stroke; its cross-sections are computed when an eraser is first used."""

    def __init__(self, stroke: Stroke) -> None:
        self.stroke = stroke

    @cached_property
    def sections(self) -> _CrossSections:
        return _CrossSections.of_stroke(self.stroke)


@dataclass(frozen=True, slots=True, eq=False)
class _Piece:
    """A visible piece of a stroke.

    Attributes:
        line: The whole stroke.
        first: Index of the first cross-section; None for the start of the stroke.
        last: Index of the last cross-section, inclusive; None for the end of the stroke.
    """

    line: _Line
    first: int | None = None
    last: int | None = None
    _strokes: dict[tuple[bool, bool], Stroke] = field(default_factory=dict)

    @property
    def span(self) -> slice:
        return slice(self.first, None if self.last is None else self.last + 1)

    def cut(self, flat: NDArray[np.uint8]) -> list[_Piece]:
        """Pieces that are left after an eraser stroke.

        Args:
            flat: Current ink, flattened.
        """
        sections = self.line.sections
        kept = (flat[sections.pixels[self.span]] >= _VISIBLE).sum(axis=1) >= _ENOUGH
        kept |= ~sections.inside[self.span]
        if kept.all():
            return [self]
        edges = np.flatnonzero(np.diff(kept, prepend=False, append=False))
        runs = edges.reshape(-1, 2) + (self.first or 0)
        pieces = []
        for first, after in runs.tolist():
            last = after - 1
            # A piece shorter than half its width is a speck that the eraser missed.
            long_enough = last - first >= sections.radius_steps[first]
            if long_enough and sections.inside[first : last + 1].any():
                at_start, at_end = first == 0, last == len(sections.inside) - 1
                pieces.append(
                    _Piece(self.line, None if at_start else first, None if at_end else last)
                )
        return pieces

    def to_stroke(self, flat: NDArray[np.uint8]) -> Stroke:
        """Stroke whose ink is the visible ink of the piece.

        It ends half its width before a cut, because the ink of a stroke extends beyond its end; but
        not if ink of a later stroke has closed the gap.

        Args:
            flat: Current ink, flattened.
        """
        if self.first is None and self.last is None:
            return self.line.stroke
        pixels = self.line.sections.pixels[:, _MIDDLE]
        gap_before = (
            self.first is not None and flat[pixels[max(self.first - _BEYOND, 0)]] < _VISIBLE
        )
        beyond = None if self.last is None else min(self.last + _BEYOND, len(pixels) - 1)
        gap_after = beyond is not None and flat[pixels[beyond]] < _VISIBLE
        gaps = (bool(gap_before), bool(gap_after))
        if gaps not in self._strokes:
            self._strokes[gaps] = self._shortened(*gaps)
        return self._strokes[gaps]

    def _shortened(self, at_start: bool, at_end: bool) -> Stroke:
        sections = self.line.sections
        first = self.first or 0
        last = len(sections.radius_steps) - 1 if self.last is None else self.last
        start = first + int(sections.radius_steps[first]) * at_start
        end = last - int(sections.radius_steps[last]) * at_end
        if start > end:
            start = end = (start + end) // 2
        x, y, pressures = sections.centres[[*range(start, end, _SPARSE), end]].T.tolist()
        points = tuple(map(Point, x, y, repeat(0.0), pressures))
        return Stroke(points, self.line.stroke.width)


def _is_covered(raster: NDArray[np.uint8], pieces: tuple[_Piece, ...]) -> bool:
    """Whether the pieces cover nearly all visible ink."""
    pitch = int(_CELL * SCALE)
    ink = raster[pitch // 2 :: pitch, pitch // 2 :: pitch] >= _VISIBLE
    uncovered = ink
    if pieces:
        every = int(_CELL / _STEP)
        parts = [(piece.line.sections, piece.span) for piece in pieces]
        centres = np.concatenate([sections.centres[span][::every, :2] for sections, span in parts])
        radii = np.concatenate([sections.radii[span][::every] for sections, span in parts])
        # One cell more than the ink, whose edges are soft, because the grid is coarse.
        uncovered = ink & ~_discs(centres / _CELL, radii / _CELL + 1, len(ink))
    return int(uncovered.sum()) <= MOST_UNCOVERED * int(ink.sum())


def _discs(
    centres: NDArray[np.float64], radii: NDArray[np.float64], side: int
) -> NDArray[np.bool_]:
    """Cells of a square grid whose centres lie in discs: bool, shape (side, side).

    Args:
        centres: float64, shape (D, 2): x, y in cells.
        radii: float64, shape (D,): in cells.
        side: Cells on each side of the grid.
    """
    reach = int(np.ceil(radii.max()))
    cells = np.floor(centres).astype(np.int64)[:, :, None] + np.arange(-reach, reach + 1)
    squares = np.square(cells + 0.5 - centres[:, :, None])
    near = squares[:, 1, :, None] + squares[:, 0, None, :] <= np.square(radii)[:, None, None]
    # Cells outside of the grid are clipped to a border, which is then cut off.
    columns, rows = np.clip(cells + 1, 0, side + 1).transpose(1, 0, 2)
    covered = np.zeros((side + 2) ** 2, np.bool_)
    covered[(rows[:, :, None] * (side + 2) + columns[:, None, :])[near]] = True
    return covered.reshape(side + 2, side + 2)[1:-1, 1:-1]
