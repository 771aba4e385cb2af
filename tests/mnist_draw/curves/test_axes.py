"""Axes: range over all runs, epochs or steps, logarithmic losses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.mnist_draw.curves.parts import (
    area_of,
    button_of,
    history,
    plot_of,
    position_of,
    started,
    steps,
)

if TYPE_CHECKING:
    from mnist_draw.curves.panel import CurvesPanel


def test_the_time_axis_holds_all_runs_shown(panel: CurvesPanel) -> None:
    panel.start(started())
    panel.overlay("long", "Long", history(epochs=12))
    assert plot_of(panel, "loss").shown_range[0][1] >= 12


def test_the_time_axis_can_count_steps(panel: CurvesPanel) -> None:
    panel.overlay("kept", "Kept", history(epochs=3))
    QTest.mouseClick(button_of(panel, "timeAxisButton"), Qt.MouseButton.LeftButton)
    plot = plot_of(panel, "accuracy")
    assert plot.shown_range[0] == pytest.approx((0, 300), abs=6)
    (left, right), area = plot.shown_range[0], area_of(plot)
    assert position_of(plot, plot.runs[0].history, 2.0, 0.5).x() == pytest.approx(
        area.left() + area.width() * (200 - left) / (right - left)
    )


def test_the_loss_axis_can_be_logarithmic(panel: CurvesPanel) -> None:
    panel.start(started())
    panel.add_steps(steps(1, [1.0, 0.1, 0.01] * 20))
    button_of(panel, "lossScaleButton").setChecked(True)
    plot = plot_of(panel, "loss")
    run = plot.runs[-1].history
    ten, one, tenth = (position_of(plot, run, 0.5, value).y() for value in (10.0, 1.0, 0.1))
    assert tenth - one == pytest.approx(one - ten)
