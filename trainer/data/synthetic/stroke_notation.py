"""Text notation for pen strokes in the data files of written forms.

Example: ``24,0 24,50! 24,100 | 2,98 46,98``. Each ``x,y`` is a control point, in pen order; x
points right, y down, and a digit is about 100 high. ``!`` after a point within a stroke marks a
corner; the curve is smooth through all others. ``|`` lifts the pen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class ControlPoints:
    """Control points of one or more strokes; the arrays are read-only.

    Attributes:
        points: float64, shape (P, 2): x, y.
        strokes: int64, shape (P,): index of the stroke that each point belongs to.
        corners: bool, shape (P,): whether the curve has a corner at the point.
    """

    points: NDArray[np.float64]
    strokes: NDArray[np.int64]
    corners: NDArray[np.bool_]

    def __post_init__(self) -> None:
        for array in (self.points, self.strokes, self.corners):
            array.flags.writeable = False


def parse_strokes(text: str) -> ControlPoints:
    """Parse strokes of two or more points each.

    Raises:
        ValueError: The text does not follow the notation.
    """
    strokes = [stroke.split() for stroke in text.split("|")]
    if any(len(stroke) < 2 for stroke in strokes):
        raise ValueError(f"a stroke has fewer than two points: {text!r}")
    if any(end.endswith("!") for stroke in strokes for end in (stroke[0], stroke[-1])):
        raise ValueError(f"a corner lies within a stroke, not at its end: {text!r}")
    tokens = [token for stroke in strokes for token in stroke]
    try:
        points = [
            [float(number) for number in token.removesuffix("!").split(",")] for token in tokens
        ]
    except ValueError as error:
        raise ValueError(f"a point is x,y or x,y!: {text!r}") from error
    if any(len(point) != 2 for point in points) or not np.isfinite(points).all():
        raise ValueError(f"a point is x,y or x,y!: {text!r}")
    return ControlPoints(
        np.array(points),
        np.repeat(np.arange(len(strokes)), [len(stroke) for stroke in strokes]),
        np.array([token.endswith("!") for token in tokens]),
    )


def split_strokes(
    points: NDArray[np.float64], strokes: NDArray[np.int64]
) -> list[NDArray[np.float64]]:
    """Points of each stroke: float64, shape (P, 2).

    Args:
        points: float64, shape (P, 2).
        strokes: int64, shape (P,): index of each point's stroke, ascending.
    """
    return np.split(points, np.flatnonzero(np.diff(strokes)) + 1)
