"""Axes of one plot: mapping of epochs and metric values to pixels, and ticks."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg

from mnist_draw.curves.decimation import bin_width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import ArrayLike, NDArray
    from PySide6.QtCore import QRectF

    from mnist_draw.curves.history import Metric, RunHistory
    from mnist_draw.curves.view import Look, View

    Array = NDArray[np.float64]
    Levels = Sequence[tuple[float | None, Sequence[float]]]


class Axis(pg.AxisItem):
    """Axis with plain numbers: 100,000 steps, and losses of 0.01, 0.02 and 0.05."""

    def boundingRect(self) -> QRectF:
        # Numbers at the ends reach beyond the axis; the widget would cut longer ones.
        return super().boundingRect().adjusted(-10, -20, 10, 20)

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        del scale, spacing
        return [f"{10**value if self.logMode else value:,.6g}" for value in values]

    def logTickValues(  # noqa: N802 - pyqtgraph's name
        self, low: float, high: float, size: float, linear: Levels
    ) -> Levels:
        if high - low > 0.7:
            decades = range(math.floor(low), math.ceil(high) + 1)
            return [(None, [math.log10(step) + power for power in decades]) for step in (1, 2, 5)]
        # Too few steps of decades to read values off.
        self.logMode = False
        linear = self.tickValues(10**low, 10**high, size)
        self.logMode = True
        return [(None, np.log10(values).tolist()) for _, values in linear]


@dataclass(frozen=True, slots=True)
class Axes:
    """Both axes of one plot.

    Attributes:
        metric: What is plotted.
        view: What of it.
        look: Colours and fonts.
        area: Where the curves are, in pixels, from (0, 0).
        x: Ends of the time axis, in epochs or steps.
        y: Ends of the value axis, in percent, losses or their decadic logarithms.
    """

    metric: Metric
    view: View
    look: Look
    area: QRectF
    x: tuple[float, float]
    y: tuple[float, float]

    def to_x(self, run: RunHistory, epochs: ArrayLike) -> Array:
        """Pixels of a run's epochs."""
        times = self.view.times(run, np.asarray(epochs, np.float64))
        return (times - self.x[0]) / (self.x[1] - self.x[0]) * self.area.width()

    def to_y(self, values: ArrayLike) -> Array:
        """Pixels of metric values; further away, Qt's rasteriser would overflow."""
        heights = self.view.heights(self.metric, values)
        y = (self.y[1] - heights) / (self.y[1] - self.y[0]) * self.area.height()
        return y.clip(-1e5, 1e5)

    def steps(self, run: RunHistory, left: float, right: float) -> tuple[int, int]:
        """First and last step of a run between two pixels, both possibly beyond the run."""
        start, end = self.x
        times = (start + x * (end - start) / self.area.width() for x in (left, right))
        first, last = (time if self.view.by_steps else run.steps_at(time) for time in times)
        return math.floor(first - run.first_step), math.ceil(last - run.first_step)

    def steps_apart(self, run: RunHistory, most: float = math.inf) -> int:
        """Steps between two points of a curve of at most so many, and at most one a pixel."""
        first, last = self.steps(run, 0, self.area.width())
        visible = min(last, len(run.loss)) - max(first, 0)
        return bin_width(visible, int(min(most, self.area.width())))
