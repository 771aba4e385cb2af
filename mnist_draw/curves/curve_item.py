"""Graphics item that draws all curves of a plot in pixels of the view box.

What is drawn stays in a pixmap: a growing run adds a stripe at its end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pyqtgraph as pg
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmapCache

from mnist_draw.curves import published_marks
from mnist_draw.curves.decimation import bin_width
from mnist_draw.curves.view import marker_path

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import ArrayLike
    from PySide6.QtWidgets import QStyleOptionGraphicsItem

    from mnist_draw.curves.axes import Array, Axes
    from mnist_draw.curves.history import RunHistory
    from mnist_draw.curves.view import Marker, RunStyle, ShownRun

# Strengths of the raw steps behind a smoothed curve: most of them, and single ones beyond.
_BAND: Final = 0.2
_SPIKES: Final = 0.08
# Markers of more points than this would run together.
_MOST_MARKERS: Final = 24
_MOST_POINTS: Final = 256
_CACHE_KB: Final = 128 * 1024
# How far pens and markers reach beyond their points, at scale 1.
_REACH: Final = 6


class CurveItem(pg.GraphicsObject):
    """All curves of one metric; the present run is the last and has no style.

    Attributes:
        axes: Those that are drawn on.
    """

    axes: Axes

    def __init__(self, box: pg.ViewBox, axes: Axes) -> None:
        super().__init__(box)
        # Below what is added to the plot.
        self.setZValue(-1)
        self.setFlag(self.GraphicsItemFlag.ItemUsesExtendedStyleOption)
        # Two plots on a 4k screen do not fit into Qt's usual 10 MB.
        QPixmapCache.setCacheLimit(_CACHE_KB)
        self.show_runs(axes, ())

    def show_runs(self, axes: Axes, runs: tuple[ShownRun, ...]) -> None:
        """Draws these runs on these axes with the next painting."""
        self.prepareGeometryChange()
        self.axes, self._runs = axes, runs
        self._present = runs[-1].history if runs and runs[-1].style is None else None
        self._drawn = self._state()
        self.update()

    def grow(self) -> None:
        """Marks what the present run has got since it was drawn; returns where that is."""
        drawn, now, stripe = self._drawn, self._state(), self.axes.area
        if self._present is None or now == drawn:
            return
        if now[1:] == drawn[1:]:
            # A bin that was begun may reach further now, and the smoothed curve ended within one.
            first = drawn[0] - 2 * max(self._widths(self._present))
            epochs = [self._present.epoch_at(self._present.first_step + first), self._present.epoch]
            left, right = self.axes.to_x(self._present, epochs).tolist()
            reached = QRectF(left, 0, right - left, stripe.height())
            stripe = stripe & reached.adjusted(-self._reach, 0, self._reach, 0)
        self._drawn = now
        self.update(stripe)

    def boundingRect(self) -> QRectF:
        return self.axes.area

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, *_: object) -> None:
        self._draw(painter, option.exposedRect)

    @property
    def _reach(self) -> float:
        return _REACH * self.axes.look.scale

    def _state(self) -> tuple[float, ...]:
        """What is drawn of the present run: steps, first epoch, validations, means of epochs."""
        if self._present is None:
            return ()
        history = self._present.metric(self.axes.metric)
        evaluations = len(history.validation), len(history.train_epochs)
        return len(history), history.first_epoch, *evaluations

    def _widths(self, run: RunHistory) -> tuple[int, int]:
        """Steps of a bin, and between two points of the smoothed curve."""
        first, last = self.axes.steps(run, 0, self.axes.area.width())
        visible = min(last, len(run.loss)) - max(first, 0)
        return bin_width(visible, int(self.axes.area.width())), bin_width(visible, _MOST_POINTS)

    def _draw(self, painter: QPainter, stripe: QRectF) -> None:
        """Draws all of a stripe of the plot."""
        kinds, smoothed, look = self.axes.view.kinds, self.axes.view.smoothed, self.axes.look
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        # Pens and markers of points beyond it reach into it.
        stripe = stripe.adjusted(-self._reach, -self._reach, self._reach, self._reach)
        for run in self._runs:
            if "train" in kinds and (run.style is None or not smoothed):
                colour = look.of(run.style, "train")
                self._draw_steps(painter, run.history, colour, _BAND if smoothed else 1.0, stripe)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for run in self._runs:
            history, style = run.history.metric(self.axes.metric), run.style
            if "train" in kinds and smoothed:
                ends = self.axes.steps(run.history, 0, self.axes.area.width())
                curve = history.smooth_curve(*ends, stride=self._widths(run.history)[1])
                pen = self._pen(look.of(style, "train"), 1.0 if style else 2.0, style)
                self._draw_line(painter, run.history, *curve, pen, stripe)
            if "validation" in kinds:
                pen = self._pen(look.of(style, "validation"), 1.6 if style else 2.0, style)
                marker = style.marker if style else "square"
                self._draw_points(painter, run.history, history.validation, pen, marker, stripe)
            # One epoch's mean says nothing that its curve does not say better.
            if style is None and "train_epochs" in kinds and len(history.train_epochs) > 1:
                pen, means = self._pen(look.colours.train, 1.0), history.train_epochs
                self._draw_points(painter, run.history, means, pen, "circle", stripe, hollow=True)
        if self._runs:
            self._draw_published(painter, self._runs[-1].history, stripe)

    def _draw_steps(
        self, painter: QPainter, run: RunHistory, colour: QColor, strength: float, stripe: QRectF
    ) -> None:
        """Draws every step: as a line, or as columns from the lowest to the highest."""
        axes, background, width = self.axes, self.axes.look.colours.window, self._widths(run)[0]
        history = run.metric(axes.metric)
        first, last = axes.steps(run, stripe.left(), stripe.right())
        if width == 1:
            pen = QPen(_mixed(colour, background, strength), 1)
            self._draw_line(painter, run, *history.steps_curve(first - 1, last), pen, stripe)
            return
        bins = history.bins(first - width, last, width)
        layers = [(bins.band_low, bins.band_high, strength)]
        if bins.band_low is not bins.low:
            layers.insert(0, (bins.low, bins.high, strength * _SPIKES / _BAND))
        edges = axes.to_x(run, bins.edges).round()
        painter.setPen(Qt.PenStyle.NoPen)
        for low, high, share in layers:
            tops, bottoms = np.floor(axes.to_y(high)), np.ceil(axes.to_y(low))
            # Each column reaches to the one before it.
            tops[1:], bottoms[1:] = (
                np.minimum(tops[1:], bottoms[:-1]),
                np.maximum(bottoms[1:], tops[:-1]),
            )
            heights = np.maximum(bottoms - tops, 1)
            columns = np.stack([edges[:-1], tops, np.diff(edges), heights], axis=1)
            painter.setBrush(_mixed(colour, background, share))
            _draw_primitives(painter.drawRects, QRectF, columns[columns[:, 2] > 0])

    def _draw_line(
        self,
        painter: QPainter,
        run: RunHistory,
        epochs: ArrayLike,
        values: ArrayLike,
        pen: QPen,
        stripe: QRectF,
    ) -> None:
        """Draws what of a line from left to right is within a stripe."""
        points = np.stack([self.axes.to_x(run, epochs), self.axes.to_y(values)], axis=1)
        first, last = np.searchsorted(points[:, 0], (stripe.left(), stripe.right()))
        skipped, near = points[: max(1, first)], points[max(0, first - 1) : last + 1]
        if len(near) < 2:
            return
        if pen.style() == Qt.PenStyle.SolidLine:
            # Qt's rasteriser takes twice as long for a wide polyline as for its segments.
            painter.setPen(pen)
            _draw_primitives(painter.drawLines, QLineF, np.hstack([near[:-1], near[1:]]))
            return
        # Dashes count from the beginning of the line.
        pen.setDashOffset(float(np.hypot(*np.diff(skipped, axis=0).T).sum()) / pen.widthF())
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(pg.functions.arrayToQPolygonF(near[:, 0], near[:, 1]))

    def _draw_points(
        self,
        painter: QPainter,
        run: RunHistory,
        points: Sequence[tuple[float, float]],
        pen: QPen,
        marker: Marker,
        stripe: QRectF,
        *,
        hollow: bool = False,
    ) -> None:
        """Draws measured points with markers, joined by a line."""
        if not points:
            return
        axes, scale, height = self.axes, self.axes.look.scale, self.axes.area.height()
        epochs, values = zip(*points, strict=True)
        self._draw_line(painter, run, epochs, values, pen, stripe)
        outline = marker_path(marker, (8 if hollow else 7) * scale)
        painter.setPen(self._pen(pen.color(), 1.5) if hollow else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(axes.look.colours.window if hollow else pen.color())
        # Counted from the end: the newest point always has its marker.
        shown = slice(None, None, -bin_width(len(points), _MOST_MARKERS))
        x, y = axes.to_x(run, epochs[shown]).tolist(), axes.to_y(values[shown]).tolist()
        for position in zip(x, y, strict=True):
            if stripe.contains(*position):
                painter.drawPath(outline.translated(*position))
        first_y = float(axes.to_y(values[0]))
        if epochs[0] == 0 and not 0 <= first_y <= height:
            # An arrow points at the untrained network's value beyond the plot.
            arrow = marker_path("triangle" if first_y < 0 else "inverted", 8 * scale)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(pen.color())
            edge = min(max(first_y, 4 * scale), height - 4 * scale)
            painter.drawPath(arrow.translated(float(axes.to_x(run, 0)), edge))

    def _draw_published(self, painter: QPainter, run: RunHistory, stripe: QRectF) -> None:
        """Draws the figures of the recipe's text, with names."""
        axes, marks = self.axes, published_marks.marks(self.axes.metric, self.axes.view)
        labels: list[tuple[str, QPointF]] = []
        for mark in marks:
            pen = self._pen(axes.look.colours.published, 1.0)
            x, y = 0.0, float(axes.to_y(mark.values[-1]).round()) + 0.5
            if mark.epochs:
                pen.setStyle(Qt.PenStyle.DotLine)
                points = list(zip(mark.epochs, mark.values, strict=True))
                self._draw_points(painter, run, points, pen, mark.marker, stripe, hollow=True)
                # Where all curves begin is the worst position for a name.
                epoch, value = points[min(1, len(points) - 1)]
                x, y = float(axes.to_x(run, epoch)), float(axes.to_y(value))
            else:
                pen.setStyle(Qt.PenStyle.DashLine)
                painter.setPen(pen)
                painter.drawLine(QLineF(x, y, axes.area.width(), y))
            labels.append((mark.text, QPointF(x, y)))
        published_marks.write_labels(painter, axes, labels)

    def _pen(self, colour: QColor, width: float, style: RunStyle | None = None) -> QPen:
        pen = QPen(colour, width * self.axes.look.scale)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap if style else Qt.PenCapStyle.RoundCap)
        if style:
            pen.setDashPattern([length / width * 1.5 for length in style.dashes])
        return pen


def _draw_primitives(
    draw: Callable[..., None], kind: type[QLineF | QRectF], numbers: Array
) -> None:
    """Draws lines or rectangles, shape (N, 4), without a Python object for each."""
    primitives = PrimitiveArray(kind, 4)
    primitives.resize(len(numbers))
    primitives.ndarray()[:] = numbers
    draw(*primitives.drawargs())


def _mixed(front: QColor, back: QColor, strength: float) -> QColor:
    """An opaque mixture: no pixel that is painted twice gets darker."""
    colours = np.array([front.getRgb(), back.getRgb()])
    return QColor(*(np.array([strength, 1 - strength]) @ colours).round().astype(int).tolist())
