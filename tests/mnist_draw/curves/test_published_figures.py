"""Published figures: lines and points in the plots."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest

from mnist_draw.shared import theme
from tests.mnist_draw.curves.parts import (
    area_of,
    key_of,
    painted_pixels,
    plot_of,
    position_of,
    started,
    steps,
    wait_painted,
)
from trainer.recipe.published import Published, published

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from mnist_draw.curves.panel import CurvesPanel


def test_a_published_accuracy_is_a_line_within_the_axis(panel: CurvesPanel, qtbot: QtBot) -> None:
    panel.set_published(lambda: "DeZero step 51", published("dezero-mlp-sigmoid-sgd"))
    panel.start(started())
    panel.add_steps(steps(1, [0.1] * 99, accuracy=0.99))
    plot = plot_of(panel, "accuracy")
    wait_painted(qtbot, plot, theme.LIGHT.published)
    assert plot.shown_range[1][0] <= 85
    line = position_of(plot, plot.runs[-1].history, 0.5, 0.86).y()
    rows = [y for _, y in painted_pixels(plot, theme.LIGHT.published)]
    assert rows.count(round(line)) > 0.4 * area_of(plot).width()
    assert not painted_pixels(plot_of(panel, "loss"), theme.LIGHT.published)
    assert "DeZero step 51" in key_of(panel, "kindKey:published").toolTip()


def test_published_losses_stand_at_their_epochs(panel: CurvesPanel, qtbot: QtBot) -> None:
    figures = [
        Published("validation_loss", float(epoch), value, approximate=False, unit=0.001)
        for epoch, value in enumerate([0.364, 0.268], 1)
    ]
    panel.set_published(str, figures)
    panel.start(started(epochs=4))
    panel.add_steps(steps(1, [0.3] * 400))
    plot = plot_of(panel, "loss")
    qtbot.waitUntil(lambda: plot.shown_range[0][1] > 3.9, timeout=3000)
    shown = plot.grab().toImage()
    QTest.mouseClick(key_of(panel, "kindKey:published"), Qt.MouseButton.LeftButton)
    without = plot.grab().toImage()
    for figure in figures:
        assert figure.epoch is not None
        point = position_of(plot, plot.runs[-1].history, figure.epoch, figure.value)
        around = QRect(0, 0, 11, 11)
        around.moveCenter(point.toPoint())
        assert shown.copy(around) != without.copy(around)
