"""Processor time of a frame of four live curves of 100,000 points, beside pyqtgraph's own items.

Four curves: loss and accuracy of a training run, each raw and smoothed, with a validation curve an
epoch. A frame adds the steps of a fifteenth of a second, decides the ranges and paints both plots.
The baseline draws the same decimated points with pyqtgraph's own items in their fastest settings.
Both take turns in one process.

Usage: python -m tests.benchmarks.curves [--points N] [--frames N]; QT_QPA_PLATFORM chooses between
offscreen (default) and a real screen, such as Xvfb's.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Protocol

import numpy as np
import pyqtgraph as pg

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from mnist_draw.curves.decimation import bin_width
from mnist_draw.curves.history import Metric, RunHistory
from mnist_draw.curves.plot import MetricPlot
from mnist_draw.curves.view import ShownRun, View
from mnist_draw.shared import theme
from tests.benchmarks import common
from trainer.events import Evaluated, StepsDone

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

_METRICS: tuple[Metric, Metric] = ("loss", "accuracy")
# The plots of a window of 1920 x 1080 have about this size together.
_WIDTH, _HEIGHT = 900, 640
_STEPS_PER_FRAME = 20
_ROUNDS = 4
_GOAL_MS = 2.5


class Plots(Protocol):
    """Two plots that draw a growing run."""

    widget: QWidget

    def frame(self, run: RunHistory) -> None:
        """Asks for what the run holds now; the next events paint it."""


class OurPlots:
    """What the application shows."""

    def __init__(self, run: RunHistory) -> None:
        self.widget = QWidget()
        layout = QVBoxLayout(self.widget)
        self._plots = [MetricPlot(metric, with_numbers=True) for metric in _METRICS]
        for plot in self._plots:
            plot.set_view(View())
            plot.set_runs([ShownRun("run", "run", run)])
            layout.addWidget(plot)

    def frame(self, run: RunHistory) -> None:
        del run
        for plot in self._plots:
            plot.grow()


class PlainPlots:
    """The same points, drawn by pyqtgraph's own items.

    Of what was tried the fastest: fixed ranges, one level of ticks, cached axes, no check for
    finite values, no antialiasing for the raw curve.
    """

    def __init__(self, run: RunHistory) -> None:
        self.widget = QWidget()
        layout = QVBoxLayout(self.widget)
        chosen = theme.colours()
        self._parts: list[tuple[Metric, list[pg.PlotDataItem]]] = []
        for metric in _METRICS:
            widget = pg.PlotWidget(background=chosen.window, enableMenu=False)
            plot = widget.getPlotItem()
            plot.hideButtons()
            plot.disableAutoRange()
            plot.showGrid(x=True, y=True, alpha=1.0)
            for name in ("left", "bottom"):
                axis = plot.getAxis(name)
                axis.setStyle(maxTickLevel=0)
                axis.setCacheMode(axis.CacheMode.DeviceCoordinateCache)
            top = 1.0 if metric == "accuracy" else 2.5
            plot.setRange(xRange=(0, run.last_epoch), yRange=(0, top), padding=0)
            faint = QColor(chosen.train)
            faint.setAlpha(60)
            curves = [
                pg.PlotDataItem(antialias=antialias, skipFiniteCheck=True, pen=_pen(colour, width))
                for antialias, colour, width in (
                    (False, faint, 1),
                    (True, chosen.train, 2),
                    (True, chosen.validation, 2),
                )
            ]
            for curve in curves:
                plot.addItem(curve, ignoreBounds=True)
            self._parts.append((metric, curves))
            layout.addWidget(widget)

    def frame(self, run: RunHistory) -> None:
        for metric, (raw, smooth, validation) in self._parts:
            history = run.metric(metric)
            steps = len(history)
            bins = history.bins(0, steps, bin_width(steps, _WIDTH))
            raw.setData(
                np.repeat(bins.edges[1:], 2), np.stack([bins.low, bins.high], axis=1).reshape(-1)
            )
            smooth.setData(*history.smooth_curve())
            validation.setData(np.array(history.validation, np.float64).reshape(-1, 2))


def _pen(colour: QColor, width: float) -> QPen:
    pen = QPen(colour, width, Qt.PenStyle.SolidLine)
    pen.setCosmetic(True)
    return pen


def _run(points: int) -> RunHistory:
    random = np.random.default_rng(0)
    steps_per_epoch = 1000
    epochs = -(-points // steps_per_epoch) + 3
    run = RunHistory(steps=epochs * steps_per_epoch, steps_per_epoch=steps_per_epoch, epochs=epochs)
    run.add_steps(_steps(random, 1, points))
    for epoch in range(points // steps_per_epoch):
        loss = 2.3 / (1 + epoch)
        run.add_evaluation(
            Evaluated("validation", epoch * steps_per_epoch, epoch, loss, 0.9, 10_000, whole=True)
        )
    return run


def _steps(random: np.random.Generator, first: int, count: int) -> StepsDone:
    places = np.arange(first, first + count)
    losses = 2.3 * np.exp(-places / 20_000) + 0.3 * random.random(count)
    return StepsDone(
        first,
        losses.astype(np.float32),
        (1 - losses / 3).astype(np.float32),
        learning_rate=0.1,
        images_per_second=1.0,
        seconds=1.0,
        seconds_left=1.0,
    )


def _time_frames(
    application: QApplication, make: Callable[[RunHistory], Plots], points: int, frames: int
) -> list[tuple[float, float]]:
    """Milliseconds of each frame: on the clock, and of the thread's processor time."""
    run = _run(points)
    plots = make(run)
    plots.widget.resize(_WIDTH, _HEIGHT)
    plots.widget.show()
    plots.frame(run)
    application.processEvents()
    random = np.random.default_rng(1)
    times = []
    for number in range(frames):
        done = _steps(random, points + 1 + number * _STEPS_PER_FRAME, _STEPS_PER_FRAME)
        start, start_of_thread = time.perf_counter(), time.thread_time()
        run.add_steps(done)
        plots.frame(run)
        application.processEvents()
        times.append(
            (1000 * (time.perf_counter() - start), 1000 * (time.thread_time() - start_of_thread))
        )
    plots.widget.close()
    plots.widget.deleteLater()
    application.processEvents()
    return times


def measure(points: int = 100_000, frames: int = 40) -> dict[str, object]:
    """Times of a frame, the curves' and pyqtgraph's in turns."""
    application = QApplication.instance() or QApplication([])
    assert isinstance(application, QApplication)
    theme.apply(application, "light")
    kinds: dict[str, Callable[[RunHistory], Plots]] = {"curves": OurPlots, "pyqtgraph": PlainPlots}
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in kinds}
    for _ in range(_ROUNDS):
        for name, make in kinds.items():
            times[name] += _time_frames(application, make, points, frames)
    figures = {name: _figures(np.array(values)) for name, values in times.items()}
    ratio = figures["pyqtgraph"]["median_processor_ms"] / figures["curves"]["median_processor_ms"]
    ours, theirs = figures["curves"], figures["pyqtgraph"]
    row = common.row(
        f"A frame of four live curves of {points:,} points",
        f"{ours['median_processor_ms']:.2f} ms of processor time "
        f"(p95 {ours['p95_processor_ms']:.2f})",
        target=f"at most {_GOAL_MS:g} ms",
        met=ours["median_processor_ms"] <= _GOAL_MS,
        baseline=f"pyqtgraph with the same decimated points: "
        f"{theirs['median_processor_ms']:.2f} ms, {ratio:.2f} times",
        command="python -m tests.benchmarks.curves",
    )
    return {
        "benchmark": "curves",
        "question": "Milliseconds a frame of four live curves, data and painting",
        "rows": [row],
        "platform": application.platformName(),
        "points": points,
        "size": [_WIDTH, _HEIGHT],
        "goal_ms": _GOAL_MS,
        "baseline": "pyqtgraph with the same decimated points",
        "results": figures,
        "ratio": round(ratio, 2),
    }


def _figures(times: NDArray[np.float64]) -> dict[str, float]:
    """Figures of frames, shape (N, 2): clock and processor time; the latter knows no neighbours."""
    clock, processor = times[:, 0], times[:, 1]
    return {
        "median_ms": round(float(np.median(clock)), 3),
        "p95_ms": round(float(np.quantile(clock, 0.95)), 3),
        "max_ms": round(float(clock.max()), 3),
        "median_processor_ms": round(float(np.median(processor)), 3),
        "p95_processor_ms": round(float(np.quantile(processor, 0.95)), 3),
        "frames": len(times),
    }


def main() -> None:
    """Prints the figures as JSON."""
    parser = common.parser(__doc__)
    parser.add_argument("--points", type=int, default=100_000)
    parser.add_argument("--frames", type=int, default=40)
    options = parser.parse_args()
    since = common.Moment.now()
    common.report(measure(options.points, options.frames), since=since)


if __name__ == "__main__":
    main()
