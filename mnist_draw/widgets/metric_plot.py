"""The plot of one metric: the present run, earlier runs behind it, a published figure.

Drawing is asked for by whoever owns the plot; nothing here ranges or redraws by itself, because
pyqtgraph's automatic ranging costs milliseconds for every curve.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

import numpy as np
import pyqtgraph as pg  # type: ignore[import-untyped]  # it ships no types
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mnist_draw import plot_ranges, theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from mnist_draw.metric_history import Metric, MetricHistory, RunHistory

# The raw curve moves fast and is only background; earlier runs are only for comparison.
_RAW_ALPHA: Final = 60
_EARLIER_ALPHA: Final = 90
# Markers of more points than this would run together.
_MOST_MARKERS: Final = 24


def _pen(
    colour: QColor,
    *,
    width: float = 1.0,
    alpha: int = 255,
    style: Qt.PenStyle = Qt.PenStyle.SolidLine,
) -> QPen:
    tinted = QColor(colour)
    tinted.setAlpha(alpha)
    # One pixel takes the fast way through Qt's rasteriser; only curves of few points may be wider.
    pen = QPen(tinted, width, style)
    pen.setCosmetic(True)
    return pen


class MetricPlot(QWidget):
    """Curves of one metric over epochs.

    Attributes:
        plot: The plot itself; its object name is ``lossPlot`` or ``accuracyPlot``.
    """

    def __init__(self, metric: Metric, *, with_epochs: bool, parent: QWidget | None = None) -> None:
        """Builds an empty plot.

        Args:
            metric: What is plotted.
            with_epochs: Whether the time axis has numbers; not needed above another plot.
            parent: The owner.
        """
        super().__init__(parent)
        self._metric: Metric = metric
        self._with_epochs = with_epochs
        self._logarithmic = False
        self._published: float | None = None
        self._limit: float | None = None
        self._earlier: list[tuple[Any, Any]] = []

        self.plot = pg.PlotWidget(self)
        self.plot.setObjectName(f"{metric}Plot")
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.setFrameShape(self.plot.Shape.NoFrame)
        item = self.plot.getPlotItem()
        item.setMenuEnabled(False)
        item.hideButtons()
        item.setMouseEnabled(x=False, y=False)
        item.disableAutoRange()
        item.showGrid(x=True, y=True, alpha=1.0)
        self._raw = pg.PlotCurveItem(antialias=False)
        self._smooth = pg.PlotCurveItem(antialias=True)
        self._validation = pg.PlotCurveItem(antialias=True)
        self._validation_points = pg.ScatterPlotItem(symbol="s", antialias=True)
        self._epoch_points = pg.ScatterPlotItem(symbol="o", antialias=True)
        self._published_line = pg.InfiniteLine(
            angle=0, label="", labelOpts={"position": 0.02, "anchors": [(0, 0), (0, 1)]}
        )
        self._published_line.hide()
        self._present = (
            self._raw,
            self._smooth,
            self._validation,
            self._validation_points,
            self._epoch_points,
        )
        for depth, curve in enumerate((*self._present, self._published_line)):
            curve.setZValue(10 + depth)
            item.addItem(curve, ignoreBounds=True)

        for side in ("left", "bottom"):
            # The grid belongs behind the curves.
            item.getAxis(side).setZValue(-1000)

        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.plot)
        self._show_range(0.0, 1.0, 0.0, 1.0)
        self._dress()

    def set_logarithmic(self, logarithmic: bool) -> None:
        """Chooses the scale of the values; `show_runs` draws it."""
        self._logarithmic = logarithmic
        self._limit = None
        self._mark_decades(*self._shown_values())
        self._place_published()

    def set_published(self, value: float | None) -> None:
        """Draws a published figure as a dashed line, or none."""
        self._published = value
        self._place_published()

    def start(self, earlier: Sequence[RunHistory]) -> None:
        """Empties the plot for a new run.

        Args:
            earlier: Runs to show faintly behind it, oldest first.
        """
        self._limit = None
        for pair in self._earlier:
            for curve in pair:
                self.plot.removeItem(curve)
        self._earlier = []
        for _ in earlier:
            pair = (pg.PlotCurveItem(antialias=True), pg.PlotCurveItem(antialias=True))
            for curve in pair:
                self.plot.addItem(curve, ignoreBounds=True)
            self._earlier.append(pair)
        self._dress_earlier()
        for curve in self._present:
            curve.setData([], [])

    def show_runs(self, run: RunHistory, earlier: Sequence[RunHistory]) -> None:
        """Draws what the runs hold now; ``earlier`` is what `start` was given."""
        history = run.metric(self._metric)
        self._fit_range(run, history)
        self._raw.setData(*self._scaled(*history.steps_curve()))
        self._smooth.setData(*self._scaled(*history.smooth_curve()))
        validation = self._scaled(*_columns(history.validation))
        self._validation.setData(*validation)
        self._validation_points.setData(*_thinned(*validation))
        epochs = self._scaled(*_columns(history.train_epochs))
        self._epoch_points.setData(*_thinned(*epochs))
        for (smooth, validated), before in zip(self._earlier, earlier, strict=True):
            past = before.metric(self._metric)
            smooth.setData(*self._scaled(*past.smooth_curve()))
            validated.setData(*self._scaled(*_columns(past.validation)))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange}:
            self._dress()

    def _scaled(
        self, epochs: NDArray[np.float32], values: NDArray[np.float32]
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        if self._metric == "accuracy":
            return epochs, values * np.float32(100)
        if self._logarithmic:
            return epochs, np.log10(np.maximum(values, np.float32(plot_ranges.SMALLEST_LOSS)))
        return epochs, values

    def _fit_range(self, run: RunHistory, history: MetricHistory) -> None:
        left, right = plot_ranges.epochs_shown(run.epoch, run.first_epoch, run.last_epoch)
        values = np.concatenate([history.smooth_curve()[1], _columns(history.validation)[1]])
        if not len(values):
            self._show_range(left, right, *self._shown_values())
            return
        if self._metric == "accuracy":
            bottom, top = plot_ranges.accuracy_shown(values, self._limit)
            self._limit = bottom
            bottom, top = 100 * bottom, 100 * top
        elif self._logarithmic:
            published = [] if self._published is None else [self._published]
            low, high = plot_ranges.log_loss_shown(
                np.concatenate([values, np.array(published, np.float32)])
            )
            bottom, top = float(np.log10(low)), float(np.log10(high))
        else:
            bottom, top = plot_ranges.loss_shown(values, self._limit)
            self._limit = top
        self._show_range(left, right, bottom, top)

    def _shown_values(self) -> tuple[float, float]:
        bottom, top = self.plot.viewRange()[1]
        return bottom, top

    def _show_range(self, left: float, right: float, bottom: float, top: float) -> None:
        present = self.plot.viewRange()
        # Air at the far ends: the outermost numbers and points are not cut.
        text = QFontMetricsF(theme.font("caption")).height()
        air = 0.6 * text / max(5 * text, self.plot.getViewBox().height())
        wanted = [[left, right + 0.02 * (right - left)], [bottom, top + air * (top - bottom)]]
        if not np.allclose(present, wanted, rtol=0, atol=1e-9):
            self.plot.setRange(xRange=wanted[0], yRange=wanted[1], padding=0, disableAutoRange=True)
            self._mark_decades(bottom, top)

    def _mark_decades(self, bottom: float, top: float) -> None:
        """Numbers the logarithmic axis at 1, 2 and 5, or at the decades if those are many."""
        if not self._logarithmic:
            self.plot.getAxis("left").setTicks(None)
            return
        steps = (1, 2, 5) if top - bottom < 2.5 else (1,)
        values = [
            step * 10.0**decade
            for decade in range(math.floor(bottom), math.ceil(top) + 1)
            for step in steps
        ]
        self.plot.getAxis("left").setTicks(
            [[(math.log10(value), f"{value:g}") for value in values]]
        )

    def _place_published(self) -> None:
        value = self._published
        self._published_line.setVisible(value is not None)
        if value is None:
            return
        if self._metric == "accuracy":
            text = QCoreApplication.translate("MetricPlot", "published {figure} %")
            figure = f"{100 * value:.2f}".rstrip("0").rstrip(".")
        else:
            text = QCoreApplication.translate("MetricPlot", "published {figure}")
            figure = f"{value:g}"
        self._published_line.label.setFormat(text.format(figure=figure))
        _, places = self._scaled(np.zeros(1, np.float32), np.array([value], np.float32))
        self._published_line.setValue(float(places[0]))

    def _dress(self) -> None:
        chosen = theme.colours()
        self.plot.setBackground(chosen.window)
        caption = theme.tabular(theme.font("caption"))
        measure = QFontMetricsF(caption)
        for side in ("left", "bottom"):
            axis = self.plot.getAxis(side)
            axis.setPen(_pen(chosen.grid))
            axis.setTickPen(_pen(chosen.grid))
            axis.setTextPen(chosen.muted)
            axis.setTickFont(caption)
            axis.setStyle(
                tickLength=0,
                tickTextOffset=round(measure.height() * 0.3),
                maxTickLevel=0,
                hideOverlappingLabels=False,
            )
        # One width for both plots, so that their time axes lie below each other.
        self.plot.getAxis("left").setWidth(round(measure.horizontalAdvance("0.0005") * 1.15))
        bottom = self.plot.getAxis("bottom")
        bottom.setStyle(showValues=self._with_epochs)
        bottom.setHeight(round(measure.height() * (1.5 if self._with_epochs else 0.3)))

        self._raw.setPen(_pen(chosen.train, alpha=_RAW_ALPHA))
        wide = 2 * theme.scale()
        self._smooth.setPen(_pen(chosen.train, width=wide))
        self._validation.setPen(_pen(chosen.validation, width=wide))
        self._validation_points.setPen(None)
        self._validation_points.setBrush(chosen.validation)
        self._validation_points.setSize(7 * theme.scale())
        self._epoch_points.setPen(_pen(chosen.train, width=wide))
        self._epoch_points.setBrush(chosen.window)
        self._epoch_points.setSize(9 * theme.scale())
        self._published_line.setPen(_pen(chosen.published, style=Qt.PenStyle.DashLine))
        self._published_line.label.setColor(chosen.published)
        self._published_line.label.setFont(caption)
        self._dress_earlier()

    def _dress_earlier(self) -> None:
        chosen = theme.colours()
        for smooth, validated in self._earlier:
            smooth.setPen(_pen(chosen.train, alpha=_EARLIER_ALPHA))
            validated.setPen(_pen(chosen.validation, alpha=_EARLIER_ALPHA))


def _columns(
    points: Sequence[tuple[float, float]],
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    table = np.array(points, np.float32).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def _thinned(
    epochs: NDArray[np.float32], values: NDArray[np.float32]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """At most `_MOST_MARKERS` of the points, the newest among them."""
    stride = -(-len(epochs) // _MOST_MARKERS) or 1
    return epochs[::-1][::stride], values[::-1][::stride]
