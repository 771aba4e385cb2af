"""Metric histories of a run: append values, read decimated curves, write a CSV table. No Qt.

Appending takes amortised constant time, and a curve has a bounded number of points.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final, Literal, TypeVar

import numpy as np

from mnist_draw.curves.decimation import Bins, GrowingArray, Smoothed, bin_width, spread
from trainer.runs import run_reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from trainer.events import Evaluated, SettingChanged, Started, StepsDone

    Points = tuple[NDArray[np.float64], NDArray[np.float32]]

Metric = Literal["loss", "accuracy"]
Number = TypeVar("Number", float, "NDArray[np.float64]")

# A smooth curve looks the same with few points, and is drawn many times faster.
_MOST_SMOOTH_POINTS: Final = 256
# Guessing has a loss of ln 10 = 2.3; one this large never comes from a network that learns.
_DIVERGED_LOSS: Final = 10.0
# The start of a run may be worse than that.
_DIVERGED_SHARE: Final = 0.2


class MetricHistory:
    """One metric of one run.

    Attributes:
        first_epoch: Epochs before the first step.
        train_epochs: ``(epoch, value)`` over each whole training epoch.
        validation: ``(epoch, value)`` of each validation.
    """

    def __init__(self, *, first_epoch: float, steps_per_epoch: float, span: float) -> None:
        """Starts empty.

        Args:
            first_epoch: Epochs before the first step.
            steps_per_epoch: Steps in one epoch.
            span: Steps over which the smoothed curve averages.
        """
        self.first_epoch = first_epoch
        self._steps_per_epoch = steps_per_epoch
        self._raw = GrowingArray()
        self._smooth = GrowingArray()
        self._average = Smoothed(span)
        self.train_epochs: list[tuple[float, float]] = []
        self.validation: list[tuple[float, float]] = []

    def __len__(self) -> int:
        """Number of steps so far."""
        return len(self._raw)

    @property
    def raw(self) -> NDArray[np.float32]:
        """float32, shape (N,): the value of every step."""
        return self._raw.values

    @property
    def smooth(self) -> NDArray[np.float32]:
        """float32, shape (N,): the smoothed value at every step."""
        return self._smooth.values

    def extend(self, values: NDArray[np.float32]) -> None:
        """Appends the values of the next steps, shape (N,).

        A value that is not finite is replaced by the one before it: curves cannot show it, and the
        training reports it.
        """
        if not len(values):
            return
        finite = np.isfinite(values)
        if not finite.all():
            before = self.raw[-1] if len(self) else np.float32(0)
            source = np.maximum.accumulate(np.where(finite, np.arange(len(values)), -1))
            values = np.where(source >= 0, values[source], before).astype(np.float32)
        self._raw.extend(values)
        self._smooth.extend(self._average.extend(values))

    def smooth_over(self, span: float) -> None:
        """Averages again, over another number of steps."""
        self._average = Smoothed(span)
        self._smooth = GrowingArray()
        self._smooth.extend(self._average.extend(self.raw))

    def steps_curve(self, first: int, last: int) -> Points:
        """Epochs and values of the steps in [first, last]."""
        first = min(max(0, first), len(self))
        values = self.raw[first : max(first, last + 1)]
        return self._epochs(np.arange(first + 1, first + 1 + len(values))), values

    def bins(self, first: int, last: int, width: int) -> Bins:
        """Extremes and spread of the steps in each bin.

        Args:
            first: A step in the first bin.
            last: A step in the last bin, unless the run ends earlier.
            width: Steps of a bin.
        """
        start = max(0, first) // width * width
        values = self.raw[start : max(start, -(-(last + 1) // width) * width)]
        steps = start + np.arange(-(-len(values) // width) + 1) * width
        edges = self._epochs(np.minimum(steps, max(start, len(self))))
        return Bins(edges, *spread(values, width))

    def smooth_curve(
        self, first: int = 0, last: int | None = None, *, stride: int | None = None
    ) -> Points:
        """Epochs and values of the smoothed curve, thinned to a bounded number of points.

        Args:
            first: Leaves out points before the last one at or before this step.
            last: Leaves out points after the first one at or after this step; None for none.
            stride: Steps between points; None for what the whole run needs.
        """
        stride = stride or bin_width(len(self), _MOST_SMOOTH_POINTS)
        last = len(self) if last is None else min(last, len(self))
        start, stop = max(1, first // stride), -(-last // stride)
        values = self.smooth[start * stride - 1 : max(0, stop * stride) : stride]
        epochs = self._epochs(np.arange(start, start + len(values)) * stride)
        if len(self) and stop * stride > len(self):
            # The curve ends with the newest step, not up to a whole stride before.
            epochs = np.append(epochs, self._epochs(np.array([len(self)])))
            values = np.append(values, self.smooth[-1])
        return epochs, values

    def step_at(self, epoch: float) -> int | None:
        """Index of the step nearest to an epoch; None before there are steps or beyond them."""
        index = round((epoch - self.first_epoch) * self._steps_per_epoch) - 1
        beyond = max(1.0, 0.02 * len(self))
        if not len(self) or not -1 - beyond <= index <= len(self) - 1 + beyond:
            return None
        return min(max(index, 0), len(self) - 1)

    def epoch_of(self, index: int) -> float:
        """Epochs after the step with this index."""
        return self.first_epoch + (index + 1) / self._steps_per_epoch

    def _epochs(self, steps: NDArray[np.intp]) -> NDArray[np.float64]:
        return self.first_epoch + steps / self._steps_per_epoch


class RunHistory:
    """Loss and accuracy of one run.

    Attributes:
        loss: Mean losses.
        accuracy: Accuracies in [0, 1].
        first_step: Steps taken before the run.
        steps_per_epoch: Steps in one epoch.
        changes: Settings that changed, in order.
        lost_epoch: Epochs at which the loss was no longer a finite number; None while it is one.
    """

    def __init__(
        self, *, steps: int, steps_per_epoch: float, epochs: float, first_step: int = 0
    ) -> None:
        """Starts empty.

        Args:
            steps: Steps the run is to take.
            steps_per_epoch: Steps in one epoch.
            epochs: Epochs the run is to take.
            first_step: Steps taken before, when it continues from given weights.
        """
        self.first_step = first_step
        self.changes: list[SettingChanged] = []
        self.lost_epoch: float | None = None
        self.steps_per_epoch = max(1.0, steps_per_epoch)
        self._steps = steps
        self._epochs = epochs
        first_epoch = first_step / self.steps_per_epoch
        self.loss, self.accuracy = (
            MetricHistory(
                first_epoch=first_epoch,
                steps_per_epoch=self.steps_per_epoch,
                span=self._span(1.0),
            )
            for _ in range(2)
        )

    @classmethod
    def of(cls, started: Started) -> RunHistory:
        """An empty history of a run that starts."""
        return cls(
            steps=started.steps,
            steps_per_epoch=started.steps_per_epoch,
            epochs=started.epochs - started.epochs_before,
            first_step=started.first_step,
        )

    @classmethod
    def from_tables(
        cls,
        losses: NDArray[np.float32],
        accuracies: NDArray[np.float32],
        evaluations: Iterable[Evaluated],
        *,
        steps_per_epoch: float,
        first_step: int = 0,
    ) -> RunHistory:
        """The history of a run that is over.

        Args:
            losses: float32, shape (N,): of every step.
            accuracies: float32, shape (N,): of every step, [0, 1].
            evaluations: In any order.
            steps_per_epoch: Steps in one epoch.
            first_step: Steps taken before the run.
        """
        history = cls(
            steps=len(losses),
            steps_per_epoch=steps_per_epoch,
            epochs=len(losses) / max(1.0, steps_per_epoch),
            first_step=first_step,
        )
        history.loss.extend(losses)
        history.accuracy.extend(accuracies)
        for evaluated in sorted(evaluations, key=lambda one: one.step):
            history.add_evaluation(evaluated)
        return history

    @property
    def first_epoch(self) -> float:
        """Epochs before the run: 0 unless it continues from given weights."""
        return self.loss.first_epoch

    @property
    def last_epoch(self) -> float:
        """Epochs at its planned end."""
        return self.first_epoch + self._epochs

    @property
    def epoch(self) -> float:
        """Epochs so far."""
        return self.first_epoch + len(self.loss) / self.steps_per_epoch

    @property
    def diverged(self) -> bool:
        """Whether more than a fifth of its losses are far above that of guessing."""
        _, losses = self.loss.smooth_curve()
        return float(np.mean(losses > _DIVERGED_LOSS)) > _DIVERGED_SHARE if len(losses) else False

    def metric(self, name: Metric) -> MetricHistory:
        return self.loss if name == "loss" else self.accuracy

    def steps_at(self, epoch: Number) -> Number:
        """Optimiser steps at an epoch, those before the run included."""
        return self.first_step + (epoch - self.first_epoch) * self.steps_per_epoch

    def epoch_at(self, steps: float) -> float:
        """Epochs after so many optimiser steps."""
        return self.first_epoch + (steps - self.first_step) / self.steps_per_epoch

    def smooth(self, strength: float) -> None:
        """Smooths the whole run again.

        Args:
            strength: 1 for the usual span, which depends on the length of the run.
        """
        for metric in (self.loss, self.accuracy):
            metric.smooth_over(self._span(strength))

    def note_lost(self, step: int) -> None:
        """Notes the first step whose loss was not a finite number; a later one is ignored."""
        if self.lost_epoch is None:
            self.lost_epoch = self.epoch_at(step)

    def add_steps(self, done: StepsDone) -> None:
        self.loss.extend(done.losses)
        self.accuracy.extend(done.accuracies)

    def add_evaluation(self, evaluated: Evaluated) -> None:
        """Appends a point to the epoch curves; the test split has none."""
        # Weights trained with another batch size have done other epochs than their steps suggest:
        # what an evaluation says about its epoch is right.
        before = evaluated.epoch - (evaluated.step - self.first_step) / self.steps_per_epoch
        for metric, value in ((self.loss, evaluated.loss), (self.accuracy, evaluated.accuracy)):
            # Rounding moves nothing: what is painted stays.
            if abs(before - metric.first_epoch) > 1e-6:
                metric.first_epoch = before
            if not np.isfinite(value):
                self.note_lost(evaluated.step)
                continue
            if evaluated.split == "train":
                metric.train_epochs.append((evaluated.epoch, value))
            elif evaluated.split == "validation":
                metric.validation.append((evaluated.epoch, value))

    def _span(self, strength: float) -> float:
        # A fortieth of the run looks smooth at any length; bounds keep short and long runs lively.
        return strength * float(np.clip(self._steps / 40, 8, 400))


def read_history(folder: Path) -> RunHistory:
    """Reads the curves of a kept run; takes a moment for long runs, so not in the GUI thread.

    Args:
        folder: A run folder as `trainer.runs.run_writer` writes it.

    Raises:
        DataError: A table is missing or damaged.
    """
    steps = run_reader.read_steps(folder)
    evaluations = run_reader.read_evaluations(folder)
    history = RunHistory.from_tables(
        steps.losses,
        steps.accuracies,
        evaluations,
        steps_per_epoch=_steps_per_epoch(evaluations) or len(steps.losses),
        first_step=steps.first_step - 1,
    )
    history.changes += run_reader.changes_of(folder)
    return history


def _steps_per_epoch(evaluations: list[Evaluated]) -> float | None:
    """Steps per epoch from two evaluations, or from one of a run that began with new weights."""
    places = sorted({(one.step, one.epoch) for one in evaluations} | {(0, 0.0)})
    (last_step, last_epoch), earlier = places[-1], places[1:-1] or places[:1]
    step, epoch = earlier[0]
    return (last_step - step) / (last_epoch - epoch) if last_epoch > epoch else None


def csv_table(runs: Sequence[tuple[str, RunHistory]]) -> bytes:
    """Every value of titled runs: run, curve, step, epoch, loss, accuracy; one line a point.

    A changed setting is a line without loss and accuracy.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["run", "curve", "step", "epoch", "loss", "accuracy"])
    for title, run in runs:
        values = zip(run.loss.raw.tolist(), run.accuracy.raw.tolist(), strict=True)
        for step, (loss, accuracy) in enumerate(values, run.first_step + 1):
            position = (step, f"{run.epoch_at(step):.6g}")
            writer.writerow([title, "train step", *position, f"{loss:.7g}", f"{accuracy:.7g}"])
        for change in run.changes:
            position = (change.step, f"{run.epoch_at(change.step):.6g}")
            writer.writerow([title, f"{change.field} = {change.value:g}", *position, "", ""])
        for name, *curves in (
            ("train epoch", run.loss.train_epochs, run.accuracy.train_epochs),
            ("validation", run.loss.validation, run.accuracy.validation),
        ):
            by_epoch = [dict(curve) for curve in curves]
            for epoch in sorted(by_epoch[0].keys() | by_epoch[1].keys()):
                # A value that was not finite is left out.
                texts = [f"{one[epoch]:.7g}" if epoch in one else "" for one in by_epoch]
                writer.writerow([title, name, round(run.steps_at(epoch)), f"{epoch:.6g}", *texts])
    # Spreadsheets take a file without this mark for one in an old local encoding.
    return text.getvalue().encode("utf-8-sig")
