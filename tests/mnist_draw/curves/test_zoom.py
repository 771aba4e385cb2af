"""Zooming and panning: by wheel, mouse and keyboard, in both plots, while a run grows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
import pyqtgraph as pg
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mnist_draw.shared import language, theme
from tests.mnist_draw.curves.parts import (
    area_of,
    button_of,
    evaluated,
    plot_of,
    position_of,
    started,
    steps,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mnist_draw.curves.panel import CurvesPanel
    from mnist_draw.curves.plot import MetricPlot
    from mnist_draw.shared.language import Language

_NO_KEY = Qt.KeyboardModifier.NoModifier


@pytest.fixture(autouse=True)
def _every_mouse_event_counts() -> Iterator[None]:
    """pyqtgraph drops moves of the mouse less than 10 ms apart, as a test makes them."""
    limit = pg.getConfigOption("mouseRateLimit")
    pg.setConfigOptions(mouseRateLimit=0)
    yield
    pg.setConfigOptions(mouseRateLimit=limit)


@pytest.fixture
def panel(panel: CurvesPanel) -> CurvesPanel:
    """A panel with a run of ten epochs, of which four are done."""
    panel.start(started(epochs=10))
    panel.add_steps(steps(1, np.linspace(2.0, 0.2, 400).tolist()))
    panel.hide()
    panel.show()
    return panel


def _turn_wheel(
    plot: MetricPlot, notches: int, keys: Qt.KeyboardModifier = _NO_KEY, share: float = 0.5
) -> None:
    area = area_of(plot)
    position = QPointF(area.left() + share * area.width(), area.center().y())
    event = QWheelEvent(
        position,
        QPointF(plot.viewport().mapToGlobal(position.toPoint())),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        keys,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(plot.viewport(), event)


def _drag(plot: MetricPlot, x: int, y: int, keys: Qt.KeyboardModifier = _NO_KEY) -> None:
    viewport, start = plot.viewport(), area_of(plot).center().toPoint()
    QTest.mouseMove(viewport, start)
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, keys, start)
    for share in (0.3, 0.6, 1.0):
        position = start + QPoint(round(share * x), round(share * y))
        QTest.mouseMove(viewport, position)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, keys, start + QPoint(x, y))


def _width(limits: tuple[float, float]) -> float:
    return limits[1] - limits[0]


def test_the_wheel_zooms_time_in_both_plots(panel: CurvesPanel) -> None:
    loss, accuracy = plot_of(panel, "loss"), plot_of(panel, "accuracy")
    before = loss.shown_range
    _turn_wheel(loss, 2)
    assert _width(loss.shown_range[0]) < 0.7 * _width(before[0])
    assert accuracy.shown_range[0] == pytest.approx(loss.shown_range[0])


def test_values_fit_the_time_that_is_zoomed_to(panel: CurvesPanel) -> None:
    panel.add_steps(steps(401, np.geomspace(0.2, 0.002, 600).tolist()))
    panel.hide()
    panel.show()
    loss = plot_of(panel, "loss")
    loss.show_range(x=(9.0, 10.0))
    assert loss.shown_range[1][1] < 0.05
    # The curve is seen, at some height.
    height = position_of(loss, loss.runs[-1].history, 9.5, 0.003).y() - area_of(loss).top()
    assert 0 < height < 0.95 * area_of(loss).height()


def test_the_wheel_keeps_what_is_under_the_pointer(panel: CurvesPanel) -> None:
    loss = plot_of(panel, "loss")
    run = loss.runs[-1].history
    epoch = loss.shown_range[0][0] + 0.25 * _width(loss.shown_range[0])
    before = position_of(loss, run, epoch, 1.0).x()
    _turn_wheel(loss, 3, share=0.25)
    assert position_of(loss, run, epoch, 1.0).x() == pytest.approx(before, abs=1)


@pytest.mark.parametrize(
    ("keys", "share"), [(Qt.KeyboardModifier.ControlModifier, 0.5), (_NO_KEY, -0.05)]
)
def test_the_wheel_zooms_values_with_ctrl_or_over_their_axis(
    panel: CurvesPanel, keys: Qt.KeyboardModifier, share: float
) -> None:
    loss, accuracy = plot_of(panel, "loss"), plot_of(panel, "accuracy")
    before, before_below = loss.shown_range, accuracy.shown_range
    _turn_wheel(loss, 2, keys, share)
    assert _width(loss.shown_range[1]) < 0.7 * _width(before[1])
    assert loss.shown_range[0] == before[0]
    assert accuracy.shown_range == before_below


def test_dragging_moves_values_only_once_they_are_zoomed(panel: CurvesPanel) -> None:
    loss = plot_of(panel, "loss")
    _turn_wheel(loss, 4)
    before = loss.shown_range[1]
    _drag(loss, 0, -60)
    assert loss.shown_range[1] == before
    _turn_wheel(loss, 4, Qt.KeyboardModifier.ControlModifier)
    before = loss.shown_range[1]
    _drag(loss, 0, -60)
    assert loss.shown_range[1][0] < before[0]


def test_dragging_pans_both_plots(panel: CurvesPanel) -> None:
    loss, accuracy = plot_of(panel, "loss"), plot_of(panel, "accuracy")
    _turn_wheel(loss, 4)
    before = loss.shown_range[0]
    _drag(loss, -60, 0)
    assert loss.shown_range[0][0] > before[0]
    assert _width(loss.shown_range[0]) == pytest.approx(_width(before))
    assert accuracy.shown_range[0] == pytest.approx(loss.shown_range[0])


def test_one_can_neither_zoom_out_nor_pan_beyond_the_runs(panel: CurvesPanel) -> None:
    loss = plot_of(panel, "loss")
    whole = loss.shown_range
    _turn_wheel(loss, -10)
    assert loss.shown_range[0] == pytest.approx(whole[0])
    _drag(loss, 200, 0)
    assert loss.shown_range[0] == pytest.approx(whole[0])


def test_a_zoomed_view_stays_while_the_run_grows(panel: CurvesPanel) -> None:
    loss, accuracy = plot_of(panel, "loss"), plot_of(panel, "accuracy")
    _turn_wheel(loss, 3)
    before = loss.shown_range
    panel.add_steps(steps(401, [5.0] * 400))
    panel.hide()
    panel.show()
    assert loss.shown_range == before
    assert accuracy.shown_range[0] == before[0]


def test_values_follow_the_run_where_only_time_is_zoomed(panel: CurvesPanel) -> None:
    loss = plot_of(panel, "loss")
    loss.show_range(x=(3.0, 5.0))
    panel.add_steps(steps(401, [5.0] * 600))
    panel.hide()
    panel.show()
    assert loss.shown_range[1][1] > 4


@pytest.mark.parametrize("how", ["double click", "key", "button"])
def test_everything_is_shown_again(panel: CurvesPanel, how: str) -> None:
    loss, accuracy = plot_of(panel, "loss"), plot_of(panel, "accuracy")
    whole = loss.shown_range, accuracy.shown_range
    button = button_of(panel, "showAllButton")
    assert not button.isVisible()
    _turn_wheel(loss, 4)
    assert button.isVisible()
    match how:
        case "double click":
            center = area_of(loss).center().toPoint()
            QTest.mouseMove(loss.viewport(), center)
            QTest.mouseDClick(loss.viewport(), Qt.MouseButton.LeftButton, _NO_KEY, center)
            QTest.mouseRelease(loss.viewport(), Qt.MouseButton.LeftButton, _NO_KEY, center)
        case "button":
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        case _:
            QTest.keyClick(accuracy, Qt.Key.Key_A)
    assert (loss.shown_range, accuracy.shown_range) == whole
    assert not button.isVisible()


@pytest.mark.parametrize("code", [*language.NAMES])
def test_the_key_in_the_tip_shows_everything_again(
    panel: CurvesPanel, qapp: QApplication, code: Language
) -> None:
    loss = plot_of(panel, "loss")
    _turn_wheel(loss, 4)
    language.install(qapp, code)
    tip = button_of(panel, "showAllButton").toolTip()
    language.install(qapp, "en")
    named = re.search(r"(\w+)[)）]$", tip)
    assert named is not None

    QTest.keySequence(loss, QKeySequence(named[1]))

    assert not loss.is_zoomed


def test_keys_zoom_around_the_crosshair(panel: CurvesPanel) -> None:
    loss, accuracy = plot_of(panel, "loss"), plot_of(panel, "accuracy")
    before = loss.shown_range
    QTest.keyClick(loss, Qt.Key.Key_Right)
    QTest.keyClick(loss, Qt.Key.Key_Plus)
    assert _width(loss.shown_range[0]) == pytest.approx(0.7 * _width(before[0]))
    assert accuracy.shown_range[0] == pytest.approx(loss.shown_range[0])
    assert loss.shown_range[1] == before[1]
    QTest.keyClick(loss, Qt.Key.Key_Minus)
    assert loss.shown_range[0] == pytest.approx(before[0])


def test_resizing_keeps_the_zoom(panel: CurvesPanel) -> None:
    loss, accuracy = plot_of(panel, "loss"), plot_of(panel, "accuracy")
    _turn_wheel(loss, 3)
    before = loss.shown_range, accuracy.shown_range
    panel.resize(1000, 300)
    QApplication.processEvents()
    panel.resize(500, 700)
    QApplication.processEvents()
    assert (loss.shown_range, accuracy.shown_range) == before


def test_a_new_run_and_another_time_axis_end_the_zoom(panel: CurvesPanel) -> None:
    loss = plot_of(panel, "loss")
    _turn_wheel(loss, 3)
    QTest.mouseClick(button_of(panel, "timeAxisButton"), Qt.MouseButton.LeftButton)
    assert loss.shown_range[0] == pytest.approx((-7.5, 507.5))
    _turn_wheel(loss, 3)
    panel.start(started("next"))
    assert not loss.is_zoomed
    assert not button_of(panel, "showAllButton").isVisible()


def test_a_zoomed_plot_shows_each_step_of_a_long_run(panel: CurvesPanel) -> None:
    panel.start(started("long", epochs=3000))
    values = np.tile(np.array([0.2, 0.8], np.float32), 150_000)
    panel.add_steps(steps(1, values.tolist()))
    panel.hide()
    panel.show()
    loss = plot_of(panel, "loss")
    loss.show_range(x=(1000.0, 1000.1), y=(0.0, 1.0))
    image = loss.grab().toImage()
    # Ten steps: nearly all of the area is empty.
    area, empty = area_of(loss).toRect(), 0
    for x in range(area.left(), area.right()):
        empty += image.pixelColor(x, round(area.top() + 0.43 * area.height())) == theme.LIGHT.window
    assert empty > 0.5 * area.width()


def test_growing_beyond_a_zoomed_view_costs_no_painting(panel: CurvesPanel) -> None:
    loss = plot_of(panel, "loss")
    loss.show_range(x=(0.5, 1.0))
    panel.add_evaluation(evaluated(1.0))
    loss.grow()
    before = loss.grab().toImage()
    panel.add_steps(steps(401, [0.1] * 50))
    loss.grow()
    assert loss.grab().toImage() == before
