"""Parts of a drawing that may be cut apart: strokes, or connected components of ink."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Protocol

import numpy as np

from trainer.ink.connected_components import find_components
from trainer.ink.framing import Framing, frame
from trainer.ink.pen import curve, point_array
from trainer.ink.stroke_framing import frame_strokes
from trainer.reading.bridges import cut_at_bridges, join, touching_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from trainer.ink.connected_components import Components
    from trainer.ink.pen import Stroke

MOST_PARTS = 18
"""Drawings of more parts are scribbles or words: they are not cut."""

# Side of the square of raster pixels that is one pixel while components are sought.
_THINNING = 2
# A component is a speck, and left out, below this share of a dot of the pen.
_SPECK = 0.2


class Ink(Protocol):
    """Ink in separable parts, numbered from 0."""

    @property
    def lows(self) -> NDArray[np.float64]:
        """Left and top of the middle line of each part: float64, shape (P, 2)."""

    @property
    def highs(self) -> NDArray[np.float64]:
        """Right and bottom of the middle line of each part: float64, shape (P, 2)."""

    def frame(self, parts: Sequence[int]) -> Framing | None:
        """Frame some parts as one digit; None if they are no more than a dot."""

    def strokes(self, parts: Sequence[int]) -> tuple[Stroke, ...] | None:
        """Strokes of some parts, in drawing order; None without strokes."""

    def raster(self, parts: Sequence[int]) -> NDArray[np.uint8] | None:
        """Ink of some parts alone: uint8, of the drawing's shape; None for strokes."""


@dataclass(frozen=True, slots=True, eq=False)
class StrokeInk:
    """Strokes, each of them a part, or several where digits may be joined; see `Ink`.

    Attributes:
        pieces: What is drawn of each part; after a part of the same stroke, the bridge from there
            comes first, which is drawn only if both are of one digit.
    """

    pieces: tuple[list[Stroke], ...]
    lows: NDArray[np.float64]
    highs: NDArray[np.float64]

    @classmethod
    def of(cls, strokes: Sequence[Stroke], *, cut: bool = False) -> StrokeInk:
        """Measures strokes, in canvas units.

        Args:
            strokes: At least one.
            cut: Whether to cut strokes of digits that may be joined.
        """
        pieces = [[stroke] for stroke in strokes]
        if cut:
            pieces = [piece for stroke in strokes for piece in cut_at_bridges(stroke)]
        paths = [curve(point_array(piece[-1].points))[:, :2] for piece in pieces]
        lows = np.array([path.min(axis=0) for path in paths])
        highs = np.array([path.max(axis=0) for path in paths])
        return cls(tuple(pieces), lows, highs)

    def frame(self, parts: Sequence[int]) -> Framing | None:
        return frame_strokes(self.strokes(parts))

    def strokes(self, parts: Sequence[int]) -> tuple[Stroke, ...]:
        joined: list[list[Stroke]] = []
        before = -2
        for part in sorted(parts):
            if before == part - 1 and len(self.pieces[part]) > 1:
                joined[-1] += self.pieces[part]
            else:
                joined.append(self.pieces[part][-1:])
            before = part
        return tuple(join(each) for each in joined)

    def raster(self, parts: Sequence[int]) -> None:
        del parts


@dataclass(frozen=True, slots=True, eq=False)
class RasterInk:
    """Connected components of a raster, each of them a part, or several where digits may touch.

    See `Ink`.

    Attributes:
        whole: uint8, shape (H, W): the raster.
        labels: int64: component of each pixel of the thinned raster, -1 outside of the ink.
        columns: Component, first and last column (exclusive) of each part in `labels`.
    """

    whole: NDArray[np.uint8]
    labels: NDArray[np.int64]
    columns: tuple[tuple[int, int, int], ...]
    lows: NDArray[np.float64]
    highs: NDArray[np.float64]

    @classmethod
    def of(cls, raster: NDArray[np.uint8], *, cut: bool = False) -> RasterInk:
        """Finds components; specks are left out.

        Args:
            raster: uint8, shape (H, W), ink 255 on 0.
            cut: Whether to cut components where digits may touch.
        """
        components = find_components(_thinned(raster) > 0)
        labels, width = components.labels, _pen_width(components)
        columns: list[tuple[int, int, int]] = []
        boxes: list[tuple[float, float, float, float]] = []
        for number in np.flatnonzero(components.areas >= _SPECK * width**2).tolist():
            top, left = components.lows[:, number].tolist()
            bottom, right = (components.highs[:, number] + 1).tolist()
            ink = labels[top:bottom, left:right] == number
            cuts = touching_columns(ink, width) if cut else []
            for start, stop in pairwise([0, *cuts, right - left]):
                rows = np.flatnonzero(ink[:, start:stop].any(axis=1))
                columns.append((number, left + start, left + stop))
                # Parts that were cut apart overlap, as lines do that cross.
                boxes.append(
                    (
                        left + start - (width if start else 0),
                        top + int(rows[0]),
                        left + stop + (width if stop < right - left else 0),
                        top + int(rows[-1]) + 1,
                    )
                )
        edges = np.array(boxes, np.float64).reshape(-1, 4)
        # Middle lines, as of strokes: half the pen's width inside of the ink.
        lows = edges[:, :2] + width / 2
        highs = np.maximum(edges[:, 2:] - width / 2, lows)
        return cls(raster, labels, tuple(columns), lows * _THINNING, highs * _THINNING)

    def frame(self, parts: Sequence[int]) -> Framing | None:
        return frame(self.raster(parts))

    def strokes(self, parts: Sequence[int]) -> None:
        del parts

    def raster(self, parts: Sequence[int]) -> NDArray[np.uint8]:
        thinned = np.zeros(self.labels.shape, np.bool_)
        for number, left, right in (self.columns[part] for part in parts):
            thinned[:, left:right] |= self.labels[:, left:right] == number
        mask = thinned.repeat(_THINNING, axis=0).repeat(_THINNING, axis=1)
        height, width = self.whole.shape
        alone: NDArray[np.uint8] = self.whole * mask[:height, :width]
        return alone


def _thinned(raster: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Strongest ink of each square of pixels."""
    height, width = raster.shape
    padded = np.pad(raster, ((0, -height % _THINNING), (0, -width % _THINNING)))
    rows = padded.reshape(-1, _THINNING, padded.shape[1]).max(axis=1)
    thinned: NDArray[np.uint8] = rows.reshape(len(rows), -1, _THINNING).max(axis=2)
    return thinned


def _pen_width(components: Components) -> float:
    """Mean width of the lines: twice the area for each pixel at their edges."""
    inked = np.pad(components.labels >= 0, 1)
    core = inked[1:-1, 1:-1]
    inside = core & inked[:-2, 1:-1] & inked[2:, 1:-1] & inked[1:-1, :-2] & inked[1:-1, 2:]
    area, edge = int(core.sum()), int(core.sum() - inside.sum())
    return 2 * area / max(edge, 1)
