"""Automatic ranges of the axes, moved in steps and focused on the part that still changes.

Ranges that follow every point would move the plot many times a second.
"""

from __future__ import annotations

import math
from itertools import zip_longest
from typing import TYPE_CHECKING, Final

import numpy as np

from mnist_draw.curves.marks import published_marks
from mnist_draw.curves.view import SMALLEST_LOSS
from mnist_draw.shared.numbers import step_above, step_below

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from mnist_draw.curves.history import Metric
    from mnist_draw.curves.view import ShownRun, View

    Range = tuple[float, float]

# The start of a run may leave the picture once this share of its points lies in the focus.
_FOCUS: Final = 0.8
# A range narrows only when the curve is well inside it: no jumping back and forth.
_WELL_INSIDE: Final = 0.85
# Room beyond the focus, and the shortest axis, by distance from a loss of 0 or an accuracy of 1.
_ROOM: Final[dict[Metric, tuple[float, float]]] = {"loss": (1.25, 1e-3), "accuracy": (1.0, 0.02)}


class AutomaticRange:
    """Ends of both axes of one plot, in the units of the axes.

    Attributes:
        x: Of the time axis.
        y: Of the value axis.
    """

    def __init__(self, metric: Metric) -> None:
        self._metric: Metric = metric
        self.x: Range = (0.0, 1.0)
        self.y: Range = (0.0, 100.0 if metric == "accuracy" else 1.0)
        self.forget()

    @property
    def limits(self) -> tuple[Range, Range]:
        """How far out the user can zoom: the loss of an untrained network lies far above."""
        low, high = self.y
        return self.x, (-3.0, 103.0) if self._metric == "accuracy" else (low, 21 * high - 20 * low)

    def forget(self) -> None:
        """Lets the next fit narrow the value axis."""
        self._far = math.inf
        # Time, evaluations and hundredths of steps at the last fit of the value axis.
        self._fitted: tuple[Range, int, int] | None = None

    def fit(self, view: View, runs: Sequence[ShownRun], zoomed: Range | None = None) -> bool:
        """Moves the ends to hold the runs; whether any moved.

        Args:
            view: What of the runs is shown.
            runs: The runs shown, the present one last.
            zoomed: The ends of the time axis if the user chose them; values fit what is seen there.
        """
        before = self.x, self.y
        if runs:
            ends = [view.times(run.history, end) for run in runs for end in _epochs_shown(run)]
            self.x = _with_air(min(ends), max(ends), 0.015)
            histories = [run.history.metric(self._metric) for run in runs]
            evaluations = sum(len(one.validation) for one in histories)
            # Quantiles of all steps depend little on a hundredth more of them.
            hundredths = int(100 * math.log1p(sum(len(one) for one in histories)))
            now = zoomed or self.x, evaluations, hundredths
            if now != self._fitted:
                self._fitted = now
                # One that diverged is marked at the edge, so that the others can be read.
                readable = [run for run in runs if not run.history.diverged]
                self._fit_values(view, readable or runs, *now[0])
        return before != (self.x, self.y)

    def _fit_values(self, view: View, runs: Sequence[ShownRun], left: float, right: float) -> None:
        found = [values for run in runs if len(values := self._seen(view, run, left, right))]
        if not found:
            return
        published = [
            value
            for mark in published_marks.marks(self._metric, view)
            # Where all runs begin, far from where they go, is no reason for a wider axis.
            for epoch, value in zip_longest(mark.epochs, mark.values)
            if epoch is None or (epoch and left <= view.times(runs[-1].history, epoch) <= right)
        ]
        if view.logarithmic and self._metric == "loss":
            everything = np.concatenate([*found, published])
            low = step_below(max(SMALLEST_LOSS, 0.7 * float(everything.min())))
            ends = low, step_above(max(1.3 * float(everything.max()), 2 * low))
        else:
            best = 1.0 if self._metric == "accuracy" else 0.0
            self._far = max(self._end(np.abs(best - values)) for values in found)
            distances = [abs(best - value) for value in published]
            far = max([self._far, *(step_above(1.05 * one) for one in distances if one)])
            ends = (1 - min(1.0, far), 1.0) if best else (0.0, far)
        low, high = view.heights(self._metric, ends).tolist()
        self.y = _with_air(low, high, 0.03)

    def _seen(self, view: View, run: ShownRun, left: float, right: float) -> NDArray[np.float64]:
        """Evenly spaced values of a run's curves between two times, shape (N,)."""
        history = run.history.metric(self._metric)
        epochs, smooth = history.smooth_curve()
        times = view.times(run.history, epochs)
        measured = [
            value
            for epoch, value in history.validation
            if left <= view.times(run.history, epoch) <= right
        ]
        if len(times) and (first := max(left, times[0])) <= (last := min(right, times[-1])):
            measured += np.interp(np.linspace(first, last, len(times)), times, smooth).tolist()
        return np.array(measured)

    def _end(self, distances: NDArray[np.float64]) -> float:
        """The far end of an axis that most values fill, as a distance from its near end."""
        room, shortest = _ROOM[self._metric]
        # `numpy.quantile` imports 20 to 40 ms of modules when it is first called.
        places = np.linspace(0, 1, len(distances))
        wanted = max(shortest, room * float(np.interp(_FOCUS, places, np.sort(distances))))
        end = step_above(wanted)
        if end < self._far < math.inf and wanted > _WELL_INSIDE * end:
            end = min(self._far, step_above(1.01 * end))
        return end


def _epochs_shown(run: ShownRun) -> Range:
    """The part of a run to show: it widens in steps until the whole of the present run is in it."""
    history = run.history
    first, done = history.first_epoch, max(history.epoch - history.first_epoch, 1e-9)
    if run.style is None:
        done = min(max(1.0, step_above(done)), max(history.last_epoch - first, done))
    return first, first + done


def _with_air(low: float, high: float, share: float) -> Range:
    """A little air at both ends, so that no marker is cut."""
    return low - share * (high - low), high + share * (high - low)
