"""Curves through the control points of written forms, as fixed weight matrices.

The weights depend on the form alone, so one matrix product draws thousands of variants of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from trainer.data.synthetic.digit_forms import DigitForm, digit_forms

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """A form's control points and the weights of its curves.

    Attributes:
        masters: float64, shape (M, P, 2): control points.
        smooth: float64, shape (T, P): weights of the control points in the curve points, with
            pointed corners.
        round: float64, shape (T, P): likewise with rounded corners.
        strokes: int64, shape (P,): index of the stroke that a control point belongs to.
        ends: int64, shape (E, 2): indices of a stroke's end and of its neighbour.
        segments: int64, shape (S, 2): indices of the curve points that each segment joins.
    """

    masters: NDArray[np.float64]
    smooth: NDArray[np.float64]
    round: NDArray[np.float64]
    strokes: NDArray[np.int64]
    ends: NDArray[np.int64]
    segments: NDArray[np.int64]


@cache
def outlines(segments: int) -> tuple[Outline, ...]:
    """Outlines of all forms, in their order.

    Args:
        segments: Number of straight segments that each form is cut into.
    """
    return tuple(_outline(form, segments) for form in digit_forms())


def _outline(form: DigitForm, total: int) -> Outline:
    mean = form.masters.mean(axis=0)
    pieces: list[NDArray[np.int64]] = []
    ends: list[tuple[int, int]] = []
    for stroke in range(int(form.strokes[-1]) + 1):
        points = np.flatnonzero(form.strokes == stroke)
        first, last = int(points[0]), int(points[-1])
        ends += [(first, first + 1), (last, last - 1)]
        bounds = [first, *points[form.corners[points]].tolist(), last]
        pieces += [np.arange(start, stop + 1) for start, stop in pairwise(bounds)]
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
        curve_strokes += [int(form.strokes[piece[0]])] * len(weights)
        rows.append(matrix)
    smooth = np.concatenate(rows)
    return Outline(
        masters=form.masters,
        smooth=smooth,
        round=_smoothing(np.array(curve_strokes)) @ smooth,
        strokes=form.strokes,
        ends=np.array(ends),
        segments=np.array(segments),
    )


def _apportion(lengths: NDArray[np.float64], total: int) -> NDArray[np.int64]:
    """Split a number of segments among pieces by their lengths, at least two each."""
    shares: NDArray[np.int64] = np.floor(lengths / lengths.sum() * total).astype(np.int64)
    shares = np.maximum(2, shares)
    while shares.sum() != total:
        step = 1 if shares.sum() < total else -1
        density = np.where(shares + step >= 2, lengths / shares, -np.inf * step)
        shares[density.argmax() if step > 0 else density.argmin()] += step
    return shares


def _spline(points: NDArray[np.float64], segments: int) -> NDArray[np.float64]:
    """Weights of a centripetal Catmull-Rom curve through control points.

    Args:
        points: Shape (P, 2): control points that set the curve's knots.
        segments: Number of segments to cut the curve into, about equal in length.

    Returns:
        Shape (segments + 1, P).
    """
    count = len(points)
    chords = np.linalg.norm(np.diff(points, axis=0), axis=1)
    gaps = np.sqrt(np.maximum(chords, 1e-3))
    # One mirrored control point at each end: the curve then covers the first to the last point.
    gaps = np.concatenate([gaps[:1], gaps, gaps[-1:]])
    knots = np.concatenate([[0], np.cumsum(gaps)])
    basis = np.eye(count)
    basis = np.concatenate([[2 * basis[0] - basis[1]], basis, [2 * basis[-1] - basis[-2]]])
    lengths = np.concatenate([[0], np.cumsum(chords)])
    at = np.interp(np.linspace(0, lengths[-1], segments + 1), lengths, knots[1:-1])
    rows = []
    for time in at:
        span = int(np.clip(np.searchsorted(knots, time, side="right") - 1, 1, count - 1))
        # Barry and Goldman's pyramid: blend neighbours, each over its own span of knots.
        known = list(basis[span - 1 : span + 3])
        t0, t1, t2, t3 = knots[span - 1 : span + 3]
        for spans in (((t0, t1), (t1, t2), (t2, t3)), ((t0, t2), (t1, t3)), ((t1, t2),)):
            known = [
                ((high - time) * before + (time - low) * after) / (high - low)
                for (low, high), (before, after) in zip(spans, pairwise(known), strict=True)
            ]
        rows.append(known[0])
    return np.array(rows)


def _smoothing(strokes: NDArray[np.int64]) -> NDArray[np.float64]:
    """Moving average over curve points, within each stroke: shape (T, T)."""
    matrix = np.zeros((len(strokes), len(strokes)))
    for stroke in np.unique(strokes):
        inside = np.flatnonzero(strokes == stroke)
        for index, point in enumerate(inside):
            # Narrower near the ends, which must not move.
            half = min(3, index, len(inside) - 1 - index)
            matrix[point, inside[index - half : index + half + 1]] = 1 / (2 * half + 1)
    return matrix
