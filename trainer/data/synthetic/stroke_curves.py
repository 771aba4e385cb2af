"""From the masters of a written form to curves: fixed weights that turn control points into points.

The weights depend on the form alone, so thousands of variants of it are drawn by one product.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from trainer.data.synthetic.stroke_forms import FORMS, Form

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """A form, made ready for drawing.

    Attributes:
        masters: float64, shape (M, P, 2): control points.
        smooth: float64, shape (T, P): curve points with pointed corners from control points.
        round: float64, shape (T, P): likewise with rounded corners.
        strokes: int64, shape (P,): which stroke a control point belongs to.
        ends: int64, shape (E, 2): a stroke's end and its neighbour, as control points.
        segments: int64, shape (S, 2): the curve points that each segment joins.
    """

    masters: NDArray[np.float64]
    smooth: NDArray[np.float64]
    round: NDArray[np.float64]
    strokes: NDArray[np.int64]
    ends: NDArray[np.int64]
    segments: NDArray[np.int64]


@cache
def outlines(segments: int) -> tuple[Outline, ...]:
    """All forms in their order, each as a number of straight segments."""
    return tuple(_outline(form, segments) for form in FORMS)


def _outline(form: Form, total: int) -> Outline:
    """Reads a form's masters and lays curves through their control points."""
    strokes = [stroke.split() for stroke in form.masters[0].split("|")]
    masters = np.array(
        [
            [
                [float(part) for part in point.rstrip("!").split(",")]
                for point in master.replace("|", " ").split()
            ]
            for master in form.masters
        ]
    )
    mean = masters.mean(axis=0)
    pieces: list[list[int]] = []
    ends: list[tuple[int, int]] = []
    first = 0
    for stroke in strokes:
        last = first + len(stroke) - 1
        ends += [(first, first + 1), (last, last - 1)]
        corners = [first + place for place, point in enumerate(stroke) if point.endswith("!")]
        bounds = [first, *corners, last]
        pieces += [list(range(start, stop + 1)) for start, stop in pairwise(bounds)]
        first = last + 1
    stroke_of = np.repeat(np.arange(len(strokes)), [len(stroke) for stroke in strokes])
    lengths = np.array([np.linalg.norm(np.diff(mean[p], axis=0), axis=1).sum() for p in pieces])
    shares = _apportion(lengths, total)

    rows: list[NDArray[np.float64]] = []
    segments: list[tuple[int, int]] = []
    curve_strokes: list[int] = []
    for piece, share in zip(pieces, shares, strict=True):
        weights = _spline(mean[piece], int(share))
        matrix = np.zeros((len(weights), len(mean)))
        matrix[:, piece] = weights
        start = len(curve_strokes)
        segments += [(start + step, start + step + 1) for step in range(int(share))]
        curve_strokes += [int(stroke_of[piece[0]])] * len(weights)
        rows.append(matrix)
    smooth = np.concatenate(rows)
    return Outline(
        masters=masters,
        smooth=smooth,
        round=_smoothing(np.array(curve_strokes)) @ smooth,
        strokes=stroke_of,
        ends=np.array(ends),
        segments=np.array(segments),
    )


def _apportion(lengths: NDArray[np.float64], total: int) -> NDArray[np.int64]:
    """Splits a number of segments among pieces by their lengths, at least two each."""
    shares: NDArray[np.int64] = np.floor(lengths / lengths.sum() * total).astype(np.int64)
    shares = np.maximum(2, shares)
    while shares.sum() != total:
        step = 1 if shares.sum() < total else -1
        density = np.where(shares + step >= 2, lengths / shares, -np.inf * step)
        shares[density.argmax() if step > 0 else density.argmin()] += step
    return shares


def _spline(points: NDArray[np.float64], segments: int) -> NDArray[np.float64]:
    """Weights of control points for points of a centripetal Catmull-Rom curve through them.

    Args:
        points: Shape (P, 2): control points that set the curve's knots.
        segments: Number of segments to cut the curve into, about equal in length.

    Returns:
        Shape (segments + 1, P).
    """
    count = len(points)
    chords = np.linalg.norm(np.diff(points, axis=0), axis=1)
    gaps = np.sqrt(np.maximum(chords, 1e-3))
    # One more control point at each end, mirrored: the curve runs from the first to the last.
    gaps = np.concatenate([gaps[:1], gaps, gaps[-1:]])
    knots = np.concatenate([[0], np.cumsum(gaps)])
    basis = np.eye(count)
    basis = np.concatenate([[2 * basis[0] - basis[1]], basis, [2 * basis[-1] - basis[-2]]])
    lengths = np.concatenate([[0], np.cumsum(chords)])
    at = np.interp(np.linspace(0, lengths[-1], segments + 1), lengths, knots[1:-1])
    rows = []
    for time in at:
        place = int(np.clip(np.searchsorted(knots, time, side="right") - 1, 1, count - 1))
        # Barry and Goldman's pyramid: blends of neighbours, each blend over its own span of knots.
        known = list(basis[place - 1 : place + 3])
        t0, t1, t2, t3 = knots[place - 1 : place + 3]
        for spans in (((t0, t1), (t1, t2), (t2, t3)), ((t0, t2), (t1, t3)), ((t1, t2),)):
            known = [
                ((high - time) * before + (time - low) * after) / (high - low)
                for (low, high), (before, after) in zip(spans, pairwise(known), strict=True)
            ]
        rows.append(known[0])
    return np.array(rows)


def _smoothing(strokes: NDArray[np.int64]) -> NDArray[np.float64]:
    """A moving average over curve points that stays within each stroke, shape (T, T)."""
    matrix = np.zeros((len(strokes), len(strokes)))
    for stroke in np.unique(strokes):
        inside = np.flatnonzero(strokes == stroke)
        for place, point in enumerate(inside):
            # Narrower near the ends, so that these stay where they are.
            half = min(3, place, len(inside) - 1 - place)
            matrix[point, inside[place - half : place + half + 1]] = 1 / (2 * half + 1)
    return matrix
