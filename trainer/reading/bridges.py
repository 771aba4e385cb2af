"""Bridges: where digits are joined or touch, and strokes or ink are cut.

A bridge is a stretch of x that a stroke crosses once, between two stretches that it crosses more
often or where it goes up and down: the line from the end of one digit to the start of the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from trainer.ink.pen import Point, Stroke, point_array

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

# Narrower strokes are one digit.
_NARROWEST = 1.0  # Width as a share of the height.
_COLUMNS = 60
_SHORTEST = 0.05  # Length of a bridge, as a share of the stroke's height.
_MOST_BRIDGES = 6
_THICKEST = 4.0  # Of the contact of two digits, in widths of the pen.
_REACH = 0.2  # Least distance of two cuts, as a share of the height.
_STUB = 0.05  # Length of a bridge's end that stays with its digit, as a share of the height.


def cut_at_bridges(stroke: Stroke) -> list[list[Stroke]]:
    """Cut a wide stroke in its bridges.

    Returns:
        Alternating the digits' and the bridges' pieces in drawing order: each list but the first
        begins with the bridge that leads to it. Neighbours share their cut point.
    """
    positions = point_array(stroke.points)[:, :2]
    low, high = positions.min(axis=0), positions.max(axis=0)
    width, height = (high - low).tolist()
    if len(positions) < 3 or width < _NARROWEST * height:
        return [[stroke]]
    edges = np.linspace(low[0], high[0], _COLUMNS + 1)
    middles = (edges[:-1] + edges[1:]) / 2
    starts, ends = positions[:-1, 0], positions[1:, 0]
    left, right = np.minimum(starts, ends), np.maximum(starts, ends)
    crossings = ((left <= middles[:, None]) & (middles[:, None] < right)).sum(axis=1)
    cuts = []
    for first, last in _runs_of_one(crossings.tolist()):
        begin, end = float(edges[first]), float(edges[last + 1])
        if first > 0 and last < _COLUMNS - 1 and end - begin >= _SHORTEST * height:
            stub = min(_STUB * height, 0.45 * (end - begin))
            cuts += [begin + stub, end - stub]
    if not 0 < len(cuts) <= 2 * _MOST_BRIDGES:
        return [[stroke]]
    first_piece, *others = _cut(stroke, cuts)
    # Between the middles of columns, it may cross a cut more often.
    if len(others) != len(cuts):
        return [[stroke]]
    return [
        [first_piece],
        *([bridge, piece] for bridge, piece in zip(others[::2], others[1::2], strict=True)),
    ]


def touching_columns(ink: NDArray[np.bool_], pen_width: float) -> list[int]:
    """Columns in which to cut a wide component: where it is one line, the thinnest around.

    Args:
        ink: bool, shape (H, W), non-empty, cropped to the component.
        pen_width: In pixels.
    """
    height, width = ink.shape
    if width < _NARROWEST * height:
        return []
    lines = np.count_nonzero(ink[1:] & ~ink[:-1], axis=0) + ink[0]
    # Through the middle of a 0 there are two lines.
    thickness = np.where(lines == 1, ink.sum(axis=0), height + 1)
    reach = max(1, round(_REACH * height))
    columns: list[int] = []
    for column in range(reach, width - reach):
        around = thickness[column - reach : column + reach + 1]
        least = np.flatnonzero(around == around.min())
        # The middle one of the thinnest columns.
        is_least = least[len(least) // 2] == reach
        if is_least and around.min() <= _THICKEST * pen_width:
            columns.append(column)
    return columns if len(columns) <= _MOST_BRIDGES else []


def join(pieces: Sequence[Stroke]) -> Stroke:
    """Join neighbouring pieces of one stroke again."""
    if len(pieces) == 1:
        return pieces[0]
    points = list(pieces[0].points)
    for piece in pieces[1:]:
        points += piece.points[1:]
    return Stroke(tuple(points), pieces[0].width, pieces[0].eraser)


def _runs_of_one(counts: Sequence[int]) -> list[tuple[int, int]]:
    """First and last index of each run of ones."""
    runs: list[tuple[int, int]] = []
    for index, count in enumerate(counts):
        if count != 1:
            continue
        if runs and runs[-1][1] == index - 1:
            runs[-1] = (runs[-1][0], index)
        else:
            runs.append((index, index))
    return runs


def _cut(stroke: Stroke, cuts: Sequence[float]) -> list[Stroke]:
    pieces: list[list[Point]] = [[stroke.points[0]]]
    for before, after in zip(stroke.points, stroke.points[1:], strict=False):
        low, high = sorted((before.x, after.x))
        crossed = [x for x in cuts if low <= x < high]
        for x in crossed if before.x < after.x else crossed[::-1]:
            share = (x - before.x) / (after.x - before.x)
            point = Point(
                x,
                before.y + share * (after.y - before.y),
                before.t + share * (after.t - before.t),
                before.pressure + share * (after.pressure - before.pressure),
            )
            pieces[-1].append(point)
            pieces.append([point])
        pieces[-1].append(after)
    return [Stroke(tuple(points), stroke.width, stroke.eraser) for points in pieces]
