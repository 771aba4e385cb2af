"""Frames of a growing run: little is painted, and nothing is missing."""

from __future__ import annotations

import subprocess
import sys
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication

from mnist_draw.curves.history import MetricHistory, RunHistory
from mnist_draw.curves.panel import CurvesPanel
from mnist_draw.curves.plot import MetricPlot
from mnist_draw.curves.view import STYLES, ShownRun
from mnist_draw.shared import theme
from trainer.events import Evaluated, Started, StepsDone

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pytestqt.qtbot import QtBot


class _Paintings(QObject):
    """Notes the paintings of plots.

    Attributes:
        found: Of each: the plot, and the width painted.
        turns: Of each: how often the event loop had come round.
    """

    def __init__(self, *plots: MetricPlot) -> None:
        super().__init__()
        self.found: list[tuple[QObject, int]] = []
        self.turns: list[int] = []
        self._turn = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._count)
        self._timer.start(0)
        for plot in plots:
            plot.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.found.append((watched, event.rect().width()))
            self.turns.append(self._turn)
        return False

    def reach(self, count: int) -> bool:
        """Whether there were so many."""
        return len(self.found) >= count

    def _count(self) -> None:
        self._turn += 1


def _steps(first: int, count: int, loss: float = 0.5) -> StepsDone:
    random = np.random.default_rng(first)
    losses = (loss * (0.7 + 0.6 * random.random(count))).astype(np.float32)
    return StepsDone(first, losses, np.float32(1) - losses / np.float32(3), 0.1, 9.0, 1.0, 1.0)


def _evaluated(step: int, loss: float = 0.5) -> Evaluated:
    return Evaluated("validation", step, step / 1000, loss, 0.9, 5000, whole=True)


@pytest.fixture
def run() -> RunHistory:
    """A run of one epoch of 1000 steps, 200 of them done."""
    run = RunHistory(steps=1000, steps_per_epoch=1000, epochs=1)
    run.add_steps(_steps(1, 200))
    run.add_evaluation(_evaluated(0))
    return run


@pytest.fixture
def plot(qtbot: QtBot, run: RunHistory) -> MetricPlot:
    theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]
    plot = MetricPlot("loss", with_numbers=True)
    qtbot.addWidget(plot)
    plot.resize(600, 250)
    plot.set_runs([ShownRun("run", "run", run)])
    with qtbot.waitExposed(plot):
        plot.show()
    _catch_up(plot)
    return plot


def _catch_up(plot: MetricPlot) -> None:
    plot.grow()
    QApplication.processEvents()


def _on_screen(plot: MetricPlot) -> NDArray[np.int16]:
    """What is really on the screen, shape (height, width, 3), painted in however many parts."""
    image = plot.screen().grabWindow(plot.winId()).toImage()
    pixels = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), -1, 4)
    return pixels[:, :, :3].astype(np.int16)


def _empty(picture: NDArray[np.int16]) -> NDArray[np.int16]:
    """A picture of the same size with nothing on it, shape (height, width, 3)."""
    window = theme.LIGHT.window
    colour = np.array([window.blue(), window.green(), window.red()], np.int16)
    return np.broadcast_to(colour, picture.shape)


def _difference(one: NDArray[np.int16], other: NDArray[np.int16]) -> int:
    """Number of visibly different pixels."""
    return int((np.abs(one - other).max(axis=2) > 90).sum())


@pytest.mark.parametrize("block", [1, 7, 60])
def test_painting_in_parts_equals_painting_at_once(
    plot: MetricPlot, run: RunHistory, block: int
) -> None:
    for first in range(201, 900, block):
        run.add_steps(_steps(first, block))
        if first % 100 < block:
            run.add_evaluation(_evaluated(first))
        plot.grow()
        # No event loop: what is asked for is painted, as it would be there.
        QApplication.sendPostedEvents()
    in_parts = _on_screen(plot)
    plot.set_runs(plot.runs)
    _catch_up(plot)
    at_once = _on_screen(plot)
    # A curve of more points is nearer to the steps; what is missing would be far more.
    assert _difference(in_parts, at_once) < 0.06 * _difference(at_once, _empty(at_once))


def test_new_steps_paint_a_narrow_stripe(plot: MetricPlot, run: RunHistory) -> None:
    paintings = _Paintings(plot)
    for first in range(201, 401, 10):
        run.add_steps(_steps(first, 10))
        plot.grow()
        QApplication.sendPostedEvents()
    assert len(paintings.found) == 20
    # The first one comes with whatever else the window had to paint.
    assert max(width for _, width in paintings.found[1:]) < plot.width() / 6


def test_many_validations_are_painted_as_at_once(plot: MetricPlot, run: RunHistory) -> None:
    for step in range(10, 600, 10):
        run.add_steps(_steps(200 + step, 10))
        run.add_evaluation(_evaluated(step, loss=0.4 + 0.1 * (step % 20) / 10))
        plot.grow()
        QApplication.sendPostedEvents()
    in_parts = _on_screen(plot)
    plot.set_runs(plot.runs)
    _catch_up(plot)
    at_once = _on_screen(plot)
    assert _difference(in_parts, at_once) < 0.06 * _difference(at_once, _empty(at_once))


def test_nothing_new_paints_nothing(plot: MetricPlot) -> None:
    paintings = _Paintings(plot)
    plot.grow()
    QApplication.sendPostedEvents()
    assert paintings.found == []


def test_other_axes_hold_all_runs(plot: MetricPlot, run: RunHistory) -> None:
    kept = RunHistory(steps=1000, steps_per_epoch=1000, epochs=1)
    kept.add_steps(_steps(1, 900, loss=0.3))
    plot.set_runs([ShownRun("kept", "kept", kept, STYLES[0]), *plot.runs])
    run.add_steps(_steps(201, 600, loss=6.0))
    plot.grow()
    QApplication.sendPostedEvents()
    assert plot.shown_range[1][1] > 5
    grown = _on_screen(plot)
    plot.set_runs(plot.runs)
    _catch_up(plot)
    assert (grown == _on_screen(plot)).all()


def test_the_plots_are_not_painted_in_one_turn(qtbot: QtBot) -> None:
    theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]
    panel = CurvesPanel()
    qtbot.addWidget(panel)
    panel.resize(700, 480)
    panel.build_plots()
    panel.show()
    panel.start(Started("r", "cpu", 10, epochs=1, steps=1000, steps_per_epoch=1000))
    panel.add_steps(_steps(1, 100))
    panel.hide()
    panel.show()
    QApplication.processEvents()
    paintings = _Paintings(*panel.findChildren(MetricPlot))
    for first in range(101, 501, 100):
        wanted = len(paintings.found) + 2
        panel.add_steps(_steps(first, 100))
        qtbot.waitUntil(partial(paintings.reach, wanted), timeout=2000)
    plots = [plot for plot, _ in paintings.found]
    assert len(set(plots)) == 2
    for one, other, turn, next_turn in zip(
        plots, plots[1:], paintings.turns, paintings.turns[1:], strict=False
    ):
        assert one is other or next_turn > turn


@given(st.integers(1, 2000), st.floats(0, 1), st.floats(0, 1))
def test_a_part_of_the_smoothed_curve_is_a_part_of_the_whole(
    steps: int, share: float, other: float
) -> None:
    history = MetricHistory(first_epoch=0.0, steps_per_epoch=100, span=10)
    history.extend(np.linspace(2, 1, steps, dtype=np.float32))
    first, last = sorted((int(share * steps), int(other * steps)))
    whole = dict(zip(*(part.tolist() for part in history.smooth_curve(stride=8)), strict=True))
    epochs, values = (part.tolist() for part in history.smooth_curve(first, last, stride=8))
    assert [whole[epoch] for epoch in epochs] == values
    if last > first:
        # It reaches to both ends, and less than one stride beyond.
        assert epochs[0] * 100 <= max(first, 8) + 1e-6
        assert last - 1e-6 <= epochs[-1] * 100 < last + 8


def test_the_first_axes_import_nothing() -> None:
    # What numpy imports late would stop the window when the first curve appears.
    program = """
import sys, numpy
from mnist_draw.curves.history import RunHistory
from mnist_draw.curves.ranges import AutomaticRange
from mnist_draw.curves.view import ShownRun, View
run = RunHistory(steps=50, steps_per_epoch=50, epochs=1)
for history in (run.loss, run.accuracy):
    history.extend(numpy.linspace(0.1, 0.9, 50, dtype=numpy.float32))
before = set(sys.modules)
for metric in ("loss", "accuracy"):
    for logarithmic in (True, False):
        AutomaticRange(metric).fit(View(logarithmic=logarithmic), [ShownRun("run", "", run)])
print(sorted(set(sys.modules) - before))
"""
    found = subprocess.run(
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )
    assert found.stdout.strip() == "[]"
