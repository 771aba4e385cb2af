"""Ranges of the axes that follow the runs, moved in steps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np

from mnist_draw.curves import published_marks, ranges
from mnist_draw.curves.axes import columns, scaled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mnist_draw.curves.history import Metric
    from mnist_draw.curves.view import ShownRun, View

    Range = tuple[float, float]


# The value axis depends on quantiles of all steps: a hundredth more does not move it.
_GROWTH: Final = 1.01


class AutomaticRange:
    """Ends of both axes of one plot, in the units of `Axes`.

    Attributes:
        x: Of the time axis.
        y: Of the value axis.
    """

    def __init__(self, metric: Metric) -> None:
        self._metric: Metric = metric
        self._limit: float | None = None
        # Steps and evaluations at the last fit of the value axis.
        self._fitted = (0, 0)
        self.x: Range = (0.0, 1.0)
        self.y: Range = (0.0, 100.0 if metric == "accuracy" else 1.0)

    @property
    def limits(self) -> tuple[Range, Range]:
        """How far out the user can zoom."""
        low, high = self.y
        # The loss of an untrained network lies far above the range.
        return self.x, (low, high if self._metric == "accuracy" else high + 20 * (high - low))

    def forget(self) -> None:
        """Lets the next fit narrow the value axis."""
        self._limit = None
        self._fitted = (0, 0)

    def fit(self, view: View, runs: Sequence[ShownRun]) -> bool:
        """Moves the ends to hold the runs; whether any moved."""
        before = self.x, self.y
        if runs:
            self.x = _fitting_x(view, runs)
            if self.x != before[0] or self._has_grown(runs):
                self._fit_y(view, runs)
        return before != (self.x, self.y)

    def _has_grown(self, runs: Sequence[ShownRun]) -> bool:
        """Whether enough was added since the last fit to move the value axis."""
        histories = [run.history.metric(self._metric) for run in runs]
        steps = sum(len(one) for one in histories)
        evaluations = sum(len(one.validation) for one in histories)
        if evaluations == self._fitted[1] and steps < _GROWTH * self._fitted[0]:
            return False
        self._fitted = steps, evaluations
        return True

    def _fit_y(self, view: View, runs: Sequence[ShownRun]) -> None:
        histories = [run.history.metric(self._metric) for run in runs]
        found = [
            np.concatenate([one.smooth_curve()[1], columns(one.validation)[1]]) for one in histories
        ]
        found = [values for values in found if len(values)]
        if not found:
            return
        published = [
            figure.value
            for figure in published_marks.published_for(self._metric, view)
            # Where all runs begin, far from where they go, is no reason for a wider axis.
            if (epoch := published_marks.epoch_of(figure)) is None
            or (epoch > 0 and (view.by_steps or epoch <= self.x[1]))
        ]
        if self._metric == "accuracy":
            self._limit = min(ranges.accuracy_shown(values, self._limit)[0] for values in found)
            ends = (ranges.holding_accuracy(self._limit, published), 1.0)
        elif view.logarithmic:
            ends = ranges.log_loss_shown(np.concatenate([*found, np.array(published)]))
        else:
            self._limit = max(ranges.loss_shown(values, self._limit)[1] for values in found)
            ends = (0.0, ranges.holding_loss(self._limit, published))
        low, high = scaled(self._metric, view, np.array(ends)).tolist()
        self.y = low, high + 0.04 * (high - low)


def _fitting_x(view: View, runs: Sequence[ShownRun]) -> Range:
    spans = []
    for run in runs:
        history = run.history
        span = (history.first_epoch, history.epoch)
        if run.style is None:
            span = ranges.epochs_shown(history.epoch, history.first_epoch, history.last_epoch)
        if view.by_steps:
            span = (history.steps_at(span[0]), history.steps_at(span[1]))
        spans.append(span)
    left = min(first for first, _ in spans)
    right = max(last for _, last in spans)
    # A little air, so that the newest marker is not cut.
    return left, max(right, left + 1e-6) + 0.015 * (right - left)
