"""What the curves are drawn from: the metrics of one run, growing as it goes on.

Appending is amortised and reading is cheap at any length: a curve asks for a bounded number of
points however many steps there were.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from trainer.events import Evaluated, Started, StepsDone

Metric = Literal["loss", "accuracy"]

# Merging leaves at least half of them: about one bin for two pixels of a wide plot.
_MOST_BINS: Final = 1024
# A smooth curve looks the same with few points, and is drawn many times faster.
_MOST_SMOOTH_POINTS: Final = 256


class GrowingArray:
    """A float32 array that grows at its end."""

    def __init__(self) -> None:
        self._space = np.empty(1024, np.float32)
        self._length = 0

    def __len__(self) -> int:
        return self._length

    @property
    def values(self) -> NDArray[np.float32]:
        """float32, shape (N,): a read-only view of what was appended so far."""
        view = self._space[: self._length]
        view.flags.writeable = False
        return view

    def extend(self, values: NDArray[np.float32]) -> None:
        length = self._length + len(values)
        if length > len(self._space):
            larger = np.empty(max(length, 2 * len(self._space)), np.float32)
            larger[: self._length] = self._space[: self._length]
            self._space = larger
        self._space[self._length : length] = values
        self._length = length


class Envelope:
    """The smallest and the largest value of each bin of a growing series.

    Bins widen by merging pairs, so that a spike of a single value stays visible at any length.
    """

    def __init__(self, most_bins: int = _MOST_BINS) -> None:
        """Starts empty.

        Args:
            most_bins: Even number of bins never exceeded.
        """
        self._low = np.empty(most_bins, np.float32)
        self._high = np.empty(most_bins, np.float32)
        self._width = 1
        self._bins = 0
        self._in_last = 0

    @property
    def width(self) -> int:
        """Values in each bin; the last one may hold fewer."""
        return self._width

    @property
    def low(self) -> NDArray[np.float32]:
        """float32, shape (bins,): smallest value of each bin."""
        return self._low[: self._bins]

    @property
    def high(self) -> NDArray[np.float32]:
        """float32, shape (bins,): largest value of each bin."""
        return self._high[: self._bins]

    def extend(self, values: NDArray[np.float32]) -> None:
        """Adds finite values, shape (N,)."""
        while len(values):
            if self._bins and self._in_last < self._width:
                room = self._width - self._in_last
                part, values = values[:room], values[room:]
                last = self._bins - 1
                self._low[last] = min(self._low[last], part.min())
                self._high[last] = max(self._high[last], part.max())
                self._in_last += len(part)
                continue
            if self._bins == len(self._low):
                self._merge()
                continue
            whole = min(len(values) // self._width, len(self._low) - self._bins)
            if whole:
                part, values = values[: whole * self._width], values[whole * self._width :]
                table = part.reshape(whole, self._width)
                self._low[self._bins : self._bins + whole] = table.min(axis=1)
                self._high[self._bins : self._bins + whole] = table.max(axis=1)
                self._bins += whole
                self._in_last = self._width
            else:
                self._low[self._bins] = np.inf
                self._high[self._bins] = -np.inf
                self._bins += 1
                self._in_last = 0

    def _merge(self) -> None:
        half = self._bins // 2
        self._low[:half] = np.minimum(self._low[0::2], self._low[1::2])
        self._high[:half] = np.maximum(self._high[0::2], self._high[1::2])
        self._bins = half
        self._width *= 2
        self._in_last = self._width


class Smoothed:
    """An exponential moving average without the pull of its start."""

    def __init__(self, span: float) -> None:
        """Starts empty.

        Args:
            span: Steps over which a value's weight falls to 1/e; at least 1.
        """
        self._keep = np.exp(-1 / max(span, 1.0))
        # Powers of `keep` stay within float64 in blocks of this length.
        self._block = int(min(4096, max(1, 200 * span)))
        self._mean = 0.0
        self._weight = 0.0

    def extend(self, values: NDArray[np.float32]) -> NDArray[np.float32]:
        """Averages up to each of the values.

        Args:
            values: float32, shape (N,), finite.

        Returns:
            float32, shape (N,).
        """
        result = np.empty(len(values), np.float32)
        for start in range(0, len(values), self._block):
            block = values[start : start + self._block].astype(np.float64)
            # y_i = k y_(i-1) + (1 - k) x_i, solved for a whole block at once.
            powers = self._keep ** np.arange(1, len(block) + 1)
            means = powers * (self._mean + np.cumsum((1 - self._keep) * block / powers))
            weights = 1 - powers * (1 - self._weight)
            result[start : start + len(block)] = means / weights
            self._mean, self._weight = float(means[-1]), float(weights[-1])
        return result


class MetricHistory:
    """One metric of one run.

    Attributes:
        first_epoch: Epochs before the first step.
        train_epochs: ``(epoch, value)`` over each whole training epoch.
        validation: ``(epoch, value)`` of each validation.
    """

    def __init__(self, *, first_epoch: float, steps_per_epoch: int, span: float) -> None:
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
        self._envelope = Envelope()
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

        A value that is no finite number is replaced by the one before it: curves cannot show it,
        and whoever trains reports it.
        """
        if not len(values):
            return
        finite = np.isfinite(values)
        if not finite.all():
            before = self.raw[-1] if len(self) else np.float32(0)
            source = np.maximum.accumulate(np.where(finite, np.arange(len(values)), -1))
            values = np.where(source >= 0, values[source], before).astype(np.float32)
        self._raw.extend(values)
        self._envelope.extend(values)
        self._smooth.extend(self._average.extend(values))

    def steps_curve(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Epochs and values of a curve that touches the extremes of every bin of steps."""
        low, high = self._envelope.low, self._envelope.high
        width = self._envelope.width
        if width == 1:
            return self._epochs(np.arange(1, len(low) + 1)), low
        middles = (np.arange(len(low)) + 0.5) * width + 0.5
        middles = np.minimum(middles, len(self))
        values = np.stack([low, high], axis=1)
        # Every other bin goes down instead of up: no long diagonals between bins.
        values[1::2] = values[1::2, ::-1]
        return self._epochs(np.repeat(middles, 2)), values.reshape(-1)

    def smooth_curve(self) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Epochs and values of the smoothed curve, thinned to a bounded number of points."""
        width = 1
        while len(self) > width * _MOST_SMOOTH_POINTS:
            width *= 2
        values = self.smooth[width - 1 :: width]
        return self._epochs(np.arange(1, len(values) + 1) * width), values

    def _epochs(self, steps: NDArray[np.float64] | NDArray[np.intp]) -> NDArray[np.float32]:
        return (self.first_epoch + steps / self._steps_per_epoch).astype(np.float32)


class RunHistory:
    """Loss and accuracy of one run.

    Attributes:
        loss: Mean losses.
        accuracy: Accuracies in [0, 1].
    """

    def __init__(self, started: Started) -> None:
        # A fortieth of the run looks smooth at any length; bounds keep short and long runs lively.
        span = float(np.clip(started.steps / 40, 8, 400))
        self._first_step = started.first_step
        self._steps_per_epoch = max(1, started.steps_per_epoch)
        self._epochs = started.epochs
        first_epoch = self._first_step / self._steps_per_epoch
        self.loss, self.accuracy = (
            MetricHistory(first_epoch=first_epoch, steps_per_epoch=self._steps_per_epoch, span=span)
            for _ in range(2)
        )

    @property
    def first_epoch(self) -> float:
        """Where the run starts: 0 unless it continues from given weights."""
        return self.loss.first_epoch

    @property
    def last_epoch(self) -> float:
        """Where the run is to end."""
        return self.first_epoch + self._epochs

    @property
    def epoch(self) -> float:
        """Epochs so far."""
        return self.first_epoch + len(self.loss) / self._steps_per_epoch

    def metric(self, name: Metric) -> MetricHistory:
        return self.loss if name == "loss" else self.accuracy

    def add_steps(self, done: StepsDone) -> None:
        self.loss.extend(done.losses)
        self.accuracy.extend(done.accuracies)

    def add_evaluation(self, evaluated: Evaluated) -> None:
        """Appends a point to the epoch curves; the test split has none."""
        # Weights trained with another batch size have done other epochs than their steps suggest:
        # what an evaluation says about its epoch is right.
        before = evaluated.epoch - (evaluated.step - self._first_step) / self._steps_per_epoch
        for metric, value in ((self.loss, evaluated.loss), (self.accuracy, evaluated.accuracy)):
            metric.first_epoch = before
            if not np.isfinite(value):
                continue
            if evaluated.split == "train":
                metric.train_epochs.append((evaluated.epoch, value))
            elif evaluated.split == "validation":
                metric.validation.append((evaluated.epoch, value))
