"""Runs of one step or a million, values that are not finite, and looks that change meanwhile."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mnist_draw.shared import theme
from tests.mnist_draw.curves.parts import (
    button_of,
    evaluated,
    history,
    painted_pixels,
    plot_of,
    started,
    steps,
)
from trainer.events import Evaluated, Started, StepsDone

if TYPE_CHECKING:
    from mnist_draw.curves.panel import CurvesPanel


def _redraw(panel: CurvesPanel) -> None:
    panel.hide()
    panel.show()
    QApplication.processEvents()


@pytest.mark.parametrize("by_steps", [False, True])
@pytest.mark.parametrize("logarithmic", [False, True])
def test_a_run_of_one_step_is_shown(panel: CurvesPanel, by_steps: bool, logarithmic: bool) -> None:
    button_of(panel, "lossScaleButton").setChecked(logarithmic)
    button_of(panel, "timeAxisButton").setChecked(by_steps)
    panel.start(Started("r", "cpu", 10, epochs=1, steps=1, steps_per_epoch=1))
    _redraw(panel)
    panel.add_steps(steps(1, [0.5]))
    panel.add_evaluation(Evaluated("validation", 1, 1.0, 0.4, 0.9, 5000, whole=True))
    _redraw(panel)
    assert painted_pixels(plot_of(panel, "loss"), theme.LIGHT.validation)
    (left, right), (bottom, top) = plot_of(panel, "loss").shown_range
    assert left < right
    assert bottom < top


@pytest.mark.parametrize("logarithmic", [False, True])
def test_values_that_are_not_finite_leave_the_ranges_finite(
    panel: CurvesPanel, logarithmic: bool
) -> None:
    button_of(panel, "lossScaleButton").setChecked(logarithmic)
    panel.start(started())
    panel.add_steps(steps(1, [float("nan"), 0.5, float("inf"), 0.0, -float("inf")]))
    panel.add_evaluation(evaluated(0.02, loss=float("nan"), accuracy=0.5))
    panel.add_steps(steps(6, [1e30, 3.0e38]))
    _redraw(panel)
    plot = plot_of(panel, "loss")
    plot.grab()
    plot.set_crosshair(0.03)
    plot.grab()
    assert np.isfinite(plot.shown_range).all()


def test_equal_values_have_a_range_of_some_height(panel: CurvesPanel) -> None:
    for logarithmic in (True, False):
        button_of(panel, "lossScaleButton").setChecked(logarithmic)
        panel.overlay("flat", "Flat", history(0.0))
        _redraw(panel)
        bottom, top = plot_of(panel, "loss").shown_range[1]
        assert bottom < top


def test_a_million_steps_are_drawn_in_time(panel: CurvesPanel) -> None:
    values = np.random.default_rng(0).random(1_000_000).astype(np.float32)
    panel.start(Started("r", "cpu", 10, epochs=300, steps=1_100_000, steps_per_epoch=3750))
    panel.add_steps(StepsDone(1, values, values, 0.1, 9.0, 1.0, 1.0))
    plot = plot_of(panel, "loss")
    start = time.thread_time()
    _redraw(panel)
    plot.grab()
    # 0.04 s where nothing else runs.
    assert time.thread_time() - start < 1.0
    panel.add_steps(StepsDone(1_000_001, values[:50], values[:50], 0.1, 9.0, 1.0, 1.0))
    start = time.thread_time()
    plot.grow()
    assert time.thread_time() - start < 0.05


def test_looks_change_while_a_zoomed_run_grows(panel: CurvesPanel) -> None:
    panel.set_published(lambda: "Text", ())
    panel.overlay("kept", "Kept", history(epochs=3))
    panel.start(started(epochs=3))
    panel.add_steps(steps(1, [0.4] * 150))
    _redraw(panel)
    loss = plot_of(panel, "loss")
    loss.show_range(x=(0.5, 1.6), y=(0.3, 0.6))
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    first = 151
    try:
        for scheme, projector in (("dark", True), ("light", True), ("dark", False)):
            theme.apply(application, scheme, projector=projector)  # type: ignore[arg-type]
            panel.add_steps(steps(first, [0.4] * 20))
            first += 20
            loss.grow()
            QApplication.processEvents()
            assert loss.shown_range == ((0.5, 1.6), (0.3, 0.6))
        assert painted_pixels(loss, theme.DARK.train)
        QTest.mouseClick(button_of(panel, "lossScaleButton"), Qt.MouseButton.LeftButton)
        assert loss.shown_range[0] == (0.5, 1.6)
    finally:
        theme.apply(application, "light")


def test_a_plot_without_room_draws_nothing(panel: CurvesPanel) -> None:
    panel.start(started())
    panel.add_steps(steps(1, [0.4] * 50))
    plot = plot_of(panel, "loss")
    plot.setMinimumSize(0, 0)
    plot.resize(1, 1)
    plot.grow()
    plot.grab()
    plot.resize(0, 0)
    plot.grow()
    plot.grab()
