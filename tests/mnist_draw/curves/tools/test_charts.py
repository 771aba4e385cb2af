"""One chart at a time in projector mode, with its legend over the plot."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from mnist_draw.shared import theme
from tests.mnist_draw.curves.parts import (
    area_of,
    button_of,
    key_of,
    painted_pixels,
    plot_of,
    started,
    steps,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mnist_draw.curves.panel import CurvesPanel


@pytest.fixture
def projected(panel: CurvesPanel) -> Iterator[CurvesPanel]:
    """A panel with a run in projector mode, as wide as on a screen of 1024 pixels."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    panel.start(started(), lambda: "Two-layer MLP")
    panel.add_steps(steps(1, [0.5] * 50))
    panel.resize(330, 300)
    theme.apply(application, "light", projector=True)
    QApplication.processEvents()
    yield panel
    theme.apply(application, "light")


def _seen(panel: CurvesPanel) -> list[str]:
    return [name for name in ("loss", "accuracy") if plot_of(panel, name).isVisible()]


def test_both_charts_are_seen_at_the_usual_size(panel: CurvesPanel) -> None:
    panel.start(started())
    assert _seen(panel) == ["loss", "accuracy"]
    assert not button_of(panel, "lossChartButton").isVisible()


def test_the_switch_chooses_the_chart(projected: CurvesPanel) -> None:
    assert _seen(projected) == ["accuracy"]
    QTest.mouseClick(button_of(projected, "lossChartButton"), Qt.MouseButton.LeftButton)
    assert _seen(projected) == ["loss"]
    QTest.mouseClick(button_of(projected, "accuracyChartButton"), Qt.MouseButton.LeftButton)
    assert _seen(projected) == ["accuracy"]


@pytest.mark.parametrize("name", ["loss", "accuracy"])
def test_the_chart_has_all_the_height_and_numbers_on_its_time_axis(
    projected: CurvesPanel, name: str
) -> None:
    button_of(projected, f"{name}ChartButton").click()
    QApplication.processEvents()
    plot = plot_of(projected, name)
    assert plot.height() >= 0.8 * projected.height()
    assert plot.getPlotItem().getAxis("bottom").size().height() > 10


def test_the_legend_lies_in_the_corner_that_the_curve_leaves_free(
    projected: CurvesPanel,
) -> None:
    overlay = projected.findChild(QWidget, "legendOverlay")
    assert overlay is not None
    for name, edge in (("loss", "top"), ("accuracy", "bottom")):
        button_of(projected, f"{name}ChartButton").click()
        QApplication.processEvents()
        plot = plot_of(projected, name)
        area = area_of(plot).toRect().translated(plot.pos())
        assert overlay.isVisible()
        assert area.contains(overlay.geometry())
        assert abs(getattr(overlay.geometry(), edge)() - getattr(area, edge)()) <= 1
    # No word of it is cut.
    key = key_of(projected, "kindKey:validation")
    assert key.width() >= key.sizeHint().width()


def test_the_hidden_chart_is_up_to_date_when_it_is_chosen(projected: CurvesPanel) -> None:
    projected.add_steps(steps(51, [4.0] * 50))
    button_of(projected, "lossChartButton").click()
    assert plot_of(projected, "loss").shown_range[1][1] > 4


def test_both_charts_come_back(projected: CurvesPanel) -> None:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, "light")
    # The panel chooses its charts after the looks, and lays them out after that.
    for _ in range(2):
        QApplication.processEvents()
    assert _seen(projected) == ["loss", "accuracy"]
    overlay = projected.findChild(QWidget, "legendOverlay")
    assert overlay is not None
    assert not overlay.isVisible()
    assert plot_of(projected, "loss").getPlotItem().getAxis("bottom").size().height() == 0


def test_a_resized_chart_keeps_no_numbers_where_its_time_axis_was(
    projected: CurvesPanel,
) -> None:
    button_of(projected, "lossChartButton").click()
    QApplication.processEvents()
    for height in (260, 340):
        plot_of(projected, "loss").grab()
        projected.resize(330, height)
        QApplication.processEvents()
    plot = plot_of(projected, "loss")
    inside = area_of(plot).toRect().adjusted(4, 4, -4, -4)
    written = painted_pixels(plot, theme.LIGHT.muted)
    assert [point for point in written if inside.contains(*point)] == []
