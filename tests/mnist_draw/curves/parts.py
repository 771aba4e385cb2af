"""Builders of events and histories, and finders of a panel's widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QAbstractButton, QComboBox

from mnist_draw.curves.history import RunHistory
from mnist_draw.curves.legend import Legend, LegendKey
from mnist_draw.curves.plot import MetricPlot
from trainer.events import Evaluated, Started, StepsDone

if TYPE_CHECKING:
    from PySide6.QtGui import QColor
    from pytestqt.qtbot import QtBot

    from mnist_draw.curves.panel import CurvesPanel


def started(run: str = "r", *, epochs: int = 1) -> Started:
    return Started(run, "cpu", 10, epochs=epochs, steps=100 * epochs, steps_per_epoch=100)


def steps(first: int, losses: list[float], accuracy: float = 0.9) -> StepsDone:
    values = np.array(losses, np.float32)
    return StepsDone(first, values, np.full(len(values), accuracy, np.float32), 0.1, 9.0, 1.0, 1.0)


def evaluated(
    epoch: float, *, split: str = "validation", loss: float = 0.5, accuracy: float = 0.9
) -> Evaluated:
    step = round(epoch * 100)
    return Evaluated(split, step, epoch, loss, accuracy, 5000, whole=True)  # type: ignore[arg-type]


def history(loss: float = 1.0, *, epochs: int = 1) -> RunHistory:
    losses = np.full(100 * epochs, loss, np.float32)
    evaluations = [evaluated(float(epoch), loss=loss) for epoch in range(epochs + 1)]
    return RunHistory.from_tables(
        losses, losses * np.float32(0.1), evaluations, steps_per_epoch=100
    )


def plot_of(panel: CurvesPanel, name: str) -> MetricPlot:
    plot = panel.findChild(MetricPlot, f"{name}Plot")
    assert plot is not None
    return plot


def area_of(plot: MetricPlot) -> QRectF:
    """Where the curves are, in the viewport's pixels."""
    box = plot.getPlotItem().getViewBox()
    return QRectF(box.scenePos(), box.size())


def position_of(plot: MetricPlot, run: RunHistory, epoch: float, value: float) -> QPointF:
    """The viewport's pixel of a point of a run."""
    height = float(plot.view.heights(plot.shown_metric, value))
    box = plot.getPlotItem().getViewBox()
    return box.mapViewToScene(QPointF(plot.view.times(run, epoch), height))


def button_of(panel: CurvesPanel, name: str) -> QAbstractButton:
    """A button of the panel or of its tools."""
    button = panel.findChild(QAbstractButton, name) or panel.tools.findChild(QAbstractButton, name)
    assert isinstance(button, QAbstractButton)
    return button


def smoothing_of(panel: CurvesPanel) -> QComboBox:
    box = panel.tools.findChild(QComboBox, "smoothingBox")
    assert box is not None
    return box


def key_of(panel: CurvesPanel, name: str) -> LegendKey:
    key = panel.findChild(LegendKey, name)
    assert key is not None, name
    return key


def run_names(panel: CurvesPanel) -> list[str]:
    legend = panel.findChild(Legend, "runLegend")
    assert legend is not None
    return [button.text() for button in legend.buttons().values()]


def painted_pixels(plot: MetricPlot, colour: QColor) -> set[tuple[int, int]]:
    """The pixels of a colour, as (x, y)."""
    image = plot.viewport().grab().toImage()
    pixels = np.frombuffer(image.constBits(), np.uint32).reshape(image.height(), -1)
    found = np.argwhere((pixels & 0xFFFFFF) == (colour.rgb() & 0xFFFFFF))
    return {(int(x), int(y)) for y, x in found}


def wait_painted(qtbot: QtBot, plot: MetricPlot, colour: QColor) -> None:
    qtbot.waitUntil(lambda: len(painted_pixels(plot, colour)) > 3, timeout=3000)
