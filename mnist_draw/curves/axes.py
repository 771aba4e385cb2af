"""Mapping of epochs and metric values to the pixels of a plot, and clipping to its area."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QFontMetricsF

from mnist_draw.curves import ranges

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from mnist_draw.curves.history import Metric, Number, RunHistory
    from mnist_draw.curves.view import Look, View

    Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Axes:
    """Both axes of one plot.

    Attributes:
        metric: What is plotted.
        view: What of it.
        look: Colours and fonts.
        area: Where the curves are, in pixels.
        x: Ends of the time axis, in epochs or steps.
        y: Ends of the value axis, in percent, losses or their decadic logarithms.
    """

    metric: Metric
    view: View
    look: Look
    area: QRectF
    x: tuple[float, float]
    y: tuple[float, float]

    def x_of(self, times: Number) -> Number:
        """Pixels of epochs or steps."""
        left, right = self.x
        return self.area.left() + (times - left) / (right - left) * self.area.width()

    def y_of(self, values: Number) -> Number:
        """Pixels of values in the unit of the axis."""
        bottom, top = self.y
        return self.area.bottom() - (values - bottom) / (top - bottom) * self.area.height()

    def to_x(self, run: RunHistory, epochs: Array) -> Array:
        """Pixels of a run's epochs."""
        return self.x_of(run.steps_at(epochs) if self.view.by_steps else epochs)

    def to_y(self, values: NDArray[Any]) -> Array:
        """Pixels of metric values."""
        return self.y_of(scaled(self.metric, self.view, values))

    def data_point(self, run: RunHistory, epoch: float, value: float) -> tuple[float, float]:
        """A point of a run in the units of the axes."""
        time = run.steps_at(epoch) if self.view.by_steps else epoch
        return time, float(scaled(self.metric, self.view, np.array(value)))

    def point(self, run: RunHistory, epoch: float, value: float) -> QPointF:
        """The pixel of a point of a run."""
        x, y = self.data_point(run, epoch, value)
        return QPointF(self.x_of(x), self.y_of(y))

    def data_at(self, pixel: QPointF) -> tuple[float, float]:
        """A pixel in the units of the axes."""
        (left, right), (bottom, top), area = self.x, self.y, self.area
        return (
            left + (pixel.x() - area.left()) / area.width() * (right - left),
            bottom + (area.bottom() - pixel.y()) / area.height() * (top - bottom),
        )

    def steps(self, run: RunHistory, left: float, right: float) -> tuple[int, int]:
        """First and last step of a run between two pixels, both possibly beyond the run."""
        start, end = self.x
        share = (end - start) / self.area.width()
        first, last = (start + (x - self.area.left()) * share for x in (left, right))
        if not self.view.by_steps:
            first, last = run.steps_at(first), run.steps_at(last)
        return math.floor(first - run.first_step), math.ceil(last - run.first_step)

    def x_ticks(self) -> list[tuple[float, str]]:
        """Positions and texts of the time axis."""
        room = 5.5 if self.view.by_steps else 4.0
        values = ranges.ticks(*self.x, max(2, int(self.area.width() / self.look.em / room)))
        return [(x, f"{x:,.0f}" if self.view.by_steps else f"{x:g}") for x in values]

    def y_ticks(self) -> list[tuple[float, str]]:
        """Positions and texts of the value axis."""
        height = self.area.height() / self.look.em
        count = max(2, int(height / 2.2))
        if not (self.view.logarithmic and self.metric == "loss"):
            return [(y, f"{y:g}") for y in ranges.ticks(*self.y, count)]
        low, high = (10**end for end in self.y)
        values = ranges.decades(low, high, int(height / 1.3))
        if len(values) < 2:
            # Zoomed in to less than a step of decades.
            values = ranges.ticks(low, high, count)
        return [(float(np.log10(value)), f"{value:g}") for value in values if value > 0]


def scaled(metric: Metric, view: View, values: NDArray[Any]) -> Array:
    """Metric values in the unit of the value axis."""
    values = values.astype(np.float64)
    if metric == "accuracy":
        return 100 * values
    return np.log10(np.maximum(values, ranges.SMALLEST_LOSS)) if view.logarithmic else values


def unit_text(*, by_steps: bool) -> str:
    """What the time axis counts."""
    translate = QCoreApplication.translate
    return translate("Chart", "steps") if by_steps else translate("Chart", "epochs")


def gutter(look: Look) -> float:
    """Width of the value axis, the same in every plot."""
    measure = QFontMetricsF(look.font)
    units = [unit_text(by_steps=by_steps) for by_steps in (False, True)]
    return round(max(map(measure.horizontalAdvance, ["0.00055", *units])) + 0.9 * look.em)


def columns(points: Sequence[tuple[float, float]]) -> tuple[Array, Array]:
    """Epochs and values of measured points."""
    table = np.array(points, np.float64).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def clipped(x: Array, y: Array, area: QRectF) -> Array:
    """The segments of a polyline within an area: not every reader of SVG honours clip paths.

    Liang and Barsky, "A New Concept and Method for Line Clipping" (1984), all segments at once.

    Args:
        x: Shape (N,).
        y: Shape (N,).
        area: What to clip to.

    Returns:
        Shape (M, 4): x1, y1, x2, y2 of each segment.
    """
    points = np.stack([x, y], axis=1)
    low, high = np.array([[area.left(), area.top()], [area.right(), area.bottom()]])
    start, step = points[:-1], np.diff(points, axis=0)
    if ((points >= low) & (points <= high)).all():
        return np.hstack([start, points[1:]])
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        enter, leave = np.sort(np.stack([(low - start) / step, (high - start) / step]), axis=0)
    # A segment along an axis is within the area's band at all of its points, or at none.
    along, inside = step == 0, (start >= low) & (start <= high)
    enter = np.where(along, np.where(inside, 0, np.inf), enter).max(axis=1).clip(min=0)[:, None]
    leave = np.where(along, np.where(inside, 1, -np.inf), leave).min(axis=1).clip(max=1)[:, None]
    seen = (enter < leave)[:, 0]
    start, step, enter, leave = start[seen], step[seen], enter[seen], leave[seen]
    # Ends that are not clipped stay exact, so that segments join.
    ends = np.where(leave == 1, points[1:][seen], start + leave * step)
    return np.hstack([start + enter * step, ends])
