"""Axes: positions of values and back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF

from mnist_draw.charts.axes import Axis, Plot, Tick

LINEAR = Axis(-1.0, 3.0, "", (Tick(0.0, "0"), Tick(2.0, "2")))
LOG = Axis(10.0, 1000.0, "", (Tick(100.0, "100"),), log=True)


def test_the_ends_of_an_axis_are_zero_and_one() -> None:
    for axis in (LINEAR, LOG):
        assert axis.share(axis.low) == 0
        assert axis.share(axis.high) == 1


def test_equal_ratios_are_equal_distances_on_a_logarithmic_axis() -> None:
    assert LOG.share(100.0) == pytest.approx(0.5)


@given(st.floats(0, 1))
def test_a_position_leads_back_to_its_value(share: float) -> None:
    for axis in (LINEAR, LOG):
        assert axis.share(axis.value(share)) == pytest.approx(share, abs=1e-9)


def test_values_grow_to_the_right_and_upwards() -> None:
    plot = Plot(QRectF(10, 20, 100, 50), LINEAR, LINEAR)
    assert plot.point(-1, -1) == QPointF(10, 70)
    assert plot.point(3, 3) == QPointF(110, 20)


def test_a_pixel_beyond_the_axis_means_its_end(qapp: object) -> None:
    del qapp
    plot = Plot.within(QRectF(0, 0, 200, 100), LINEAR, LINEAR)
    assert plot.x_at(-50) == -1
    assert plot.x_at(500) == 3
    assert plot.x_at(plot.point(2, 0).x()) == pytest.approx(2)
