"""Crosshair: values of the curves by mouse and keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.mnist_draw.curves.parts import (
    evaluated,
    history,
    plot_of,
    position_of,
    smoothing_of,
    started,
    steps,
)
from tests.mnist_draw.recorder import Recorder

if TYPE_CHECKING:
    from mnist_draw.curves.panel import CurvesPanel
    from mnist_draw.curves.plot import MetricPlot


def _point_at(plot: MetricPlot, epoch: float) -> None:
    """Moves the mouse over the curves; the pointer of the screen stays where it is."""
    point = QPointF(position_of(plot, plot.runs[-1].history, epoch, 0.5).x(), plot.height() // 2)
    place = QPointF(plot.viewport().mapToGlobal(point))
    no_button, no_key = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    move = QMouseEvent(QEvent.Type.MouseMove, point, place, no_button, no_button, no_key)
    QApplication.sendEvent(plot.viewport(), move)


def test_the_crosshair_reads_both_plots_of_every_run(panel: CurvesPanel) -> None:
    panel.start(started(), title=lambda: "Now")
    panel.add_steps(steps(1, [0.6] * 100, accuracy=0.8))
    panel.add_evaluation(evaluated(0.0, loss=2.3, accuracy=0.1))
    panel.add_evaluation(evaluated(1.0, loss=0.4, accuracy=0.93))
    panel.overlay("kept", "Kept", history(0.5, epochs=1))
    loss, accuracy = plot_of(panel, "loss"), plot_of(panel, "accuracy")
    _point_at(loss, 0.75)
    assert loss.crosshair.time == accuracy.crosshair.time == pytest.approx(0.75, abs=0.01)
    found = {reading.run.title: reading for reading in loss.crosshair.values}
    assert found["Now"].points["train"] == pytest.approx((0.75, 0.6), abs=0.01)
    assert found["Now"].points["validation"] == (1.0, 0.4)
    assert found["Kept"].points["train"] == pytest.approx((0.75, 0.5), abs=0.01)
    now = next(reading for reading in accuracy.crosshair.values if reading.run.title == "Now")
    assert now.points["validation"] == (1.0, 0.93)


def test_the_crosshair_leaves_with_the_mouse(panel: CurvesPanel) -> None:
    panel.overlay("kept", "Kept", history())
    plot = plot_of(panel, "loss")
    _point_at(plot, 0.5)
    assert plot.crosshair.values
    QApplication.sendEvent(plot.viewport(), QEvent(QEvent.Type.Leave))
    assert plot.crosshair.time is None
    assert plot.crosshair.values == []


def test_arrow_keys_move_the_crosshair_and_describe_the_values(panel: CurvesPanel) -> None:
    panel.overlay("kept", "Kept", history(0.5, epochs=2))
    plot = plot_of(panel, "loss")
    QTest.keyClick(plot, Qt.Key.Key_End)
    end, (left, right) = 2.0, plot.shown_range[0]
    assert plot.crosshair.time == end
    QTest.keyClick(plot, Qt.Key.Key_Left, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(plot, Qt.Key.Key_Left)
    assert plot.crosshair.time == pytest.approx(end - 0.11 * (right - left))
    assert "0.5000" in plot.accessibleDescription()
    QTest.keyClick(plot, Qt.Key.Key_Escape)
    assert plot.crosshair.time is None


def test_shift_and_arrow_keys_step_through_the_validations(panel: CurvesPanel) -> None:
    panel.start(started(epochs=2), title=lambda: "Now")
    panel.add_steps(steps(1, [0.6] * 150))
    for epoch, accuracy in ((0.0, 0.1), (1.0, 0.91), (1.5, 0.94)):
        panel.add_evaluation(evaluated(epoch, loss=0.4, accuracy=accuracy))
    panel.hide()
    panel.show()
    plot, heard = plot_of(panel, "accuracy"), Recorder(panel.read_out)

    QTest.keyClick(plot, Qt.Key.Key_Home)
    for _ in range(3):
        QTest.keyClick(plot, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(plot, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)

    accuracies = [text.partition("validation ")[2] for text in heard.values]
    assert accuracies == ["10.0 %", "91.0 %", "94.0 %", "94.0 %", "91.0 %"]
    assert plot.accessibleDescription() == heard.values[-1]


def test_end_is_the_newest_step_of_a_run_that_goes_on(panel: CurvesPanel) -> None:
    panel.start(started())
    panel.add_steps(steps(1, [0.6] * 50))
    plot = plot_of(panel, "loss")

    QTest.keyClick(plot, Qt.Key.Key_End)

    assert plot.crosshair.time == pytest.approx(0.5)


def test_a_key_moves_by_a_step_at_least(panel: CurvesPanel) -> None:
    panel.start(started())
    panel.add_steps(steps(1, [0.6] * 50))
    plot = plot_of(panel, "loss")
    plot.show_range(x=(0.0, 0.2))
    plot.set_crosshair(0.1)

    QTest.keyClick(plot, Qt.Key.Key_Right)

    assert plot.crosshair.time == pytest.approx(0.11)


def test_smoothing_off_reads_each_step(panel: CurvesPanel) -> None:
    panel.start(started())
    panel.add_steps(steps(1, [0.5, 1.5] * 50))
    _point_at(plot_of(panel, "loss"), 0.8)
    smooth = plot_of(panel, "loss").crosshair.values[0].points["train"]
    smoothing_of(panel).setCurrentIndex(0)
    raw = plot_of(panel, "loss").crosshair.values[0].points["train"]
    assert smooth[1] == pytest.approx(1.0, abs=0.15)
    assert raw[1] in {0.5, 1.5}


@pytest.mark.parametrize(("width", "height"), [(700, 480), (330, 300), (260, 240)])
@pytest.mark.parametrize("epoch", [0.02, 0.5, 0.98])
def test_the_table_stays_inside_the_plot_whole(
    panel: CurvesPanel, width: int, height: int, epoch: float
) -> None:
    for number in range(6):
        panel.overlay(f"run-{number}", f"Two-layer MLP: learning rate 0.{number}", history())
    panel.resize(width, height)
    QApplication.processEvents()
    plot = plot_of(panel, "loss")
    plot.set_crosshair(epoch)
    accuracy = plot_of(panel, "accuracy")
    accuracy.set_crosshair(epoch)
    for one in (plot, accuracy):
        area = one.drawn_axes.area
        assert area.adjusted(-1, -1, 1, 1).contains(one.crosshair.table_area)
