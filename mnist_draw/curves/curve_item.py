"""Graphics item that draws all curves of a plot, and its grid, in device coordinates.

What is drawn stays in a pixmap: a growing run adds a stripe at its end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
import pyqtgraph as pg
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from mnist_draw.curves import published_marks
from mnist_draw.curves.axes import clipped, columns
from mnist_draw.curves.decimation import bin_width
from mnist_draw.curves.view import marker_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

    from mnist_draw.curves.axes import Array, Axes
    from mnist_draw.curves.view import Marker, RunStyle, ShownRun

# Strengths of the raw steps behind a smoothed curve: most of them, and single ones beyond.
_BAND: Final = 0.2
_SPIKES: Final = 0.08
# Markers of more points than this would run together.
_MOST_MARKERS: Final = 24
_MOST_POINTS: Final = 256
# How far pens and markers reach beyond their points, at scale 1.
_REACH: Final = 6


class CurveItem(pg.GraphicsObject):
    """All curves of one metric; the present run is the last and has no style."""

    def __init__(self, parent: pg.PlotItem, axes: Axes) -> None:
        super().__init__(parent)
        # Below the axes. Not in the ViewBox, which would cut markers at its edges.
        self.setZValue(-2000)
        self._runs: tuple[ShownRun, ...] = ()
        self._pixels = QPixmap()
        self.show_runs(axes, ())

    @property
    def axes(self) -> Axes:
        return self._axes

    def show_runs(self, axes: Axes, runs: tuple[ShownRun, ...]) -> None:
        """Draws these runs on these axes with the next painting."""
        self.prepareGeometryChange()
        self._axes, self._runs = axes, runs
        self._present = runs[-1] if runs and runs[-1].style is None else None
        self._stale: tuple[float, float] | None = (-np.inf, np.inf)
        self._drawn, self._labels_end = self._state(), float(np.inf)
        area = axes.area
        ys = [round(axes.y_of(y)) for y, _ in axes.y_ticks()]
        xs = [round(axes.x_of(x)) for x, _ in axes.x_ticks()]
        self._grid = [QLineF(area.left(), y, area.right(), y) for y in ys]
        self._grid += [QLineF(x, area.top(), x, area.bottom()) for x in xs]
        self.update()

    def grow(self) -> QRectF:
        """Marks what the present run has got since it was drawn; returns where that is."""
        area, (start, steps, *measured), now = self.boundingRect(), self._drawn, self._state()
        if self._present is None or now == self._drawn:
            return QRectF()
        run, left, right = self._present.history, area.left(), area.right()
        # With many evaluations a new one shifts the markers of all.
        if start == now[0] and (measured == [*now[2:]] or max(now[2:]) <= _MOST_MARKERS):
            # A bin that was begun may reach further now, and the smoothed curve ended within one.
            first = steps - 2 * max(self._widths(self._present))
            epochs = [run.epoch_at(run.first_step + step) for step in (first, now[1])]
            history = run.metric(self._axes.metric)
            for points, count in zip(
                (history.validation, history.train_epochs), measured, strict=True
            ):
                # A new point is joined to the one before it.
                if len(points) > count:
                    epochs += [epoch for epoch, _ in points[max(0, count - 1) :]]
            xs = self._axes.to_x(run, np.array(epochs))
            left = max(left, float(xs.min()) - self._reach)
            right = min(right, float(xs.max()) + self._reach)
        before = self._stale or (left, right)
        self._stale, self._drawn = (min(left, before[0]), max(right, before[1])), now
        return QRectF(left, area.top(), right - left, area.height())

    def boundingRect(self) -> QRectF:
        reach = self._reach
        return self._axes.area.adjusted(-reach, -reach, reach, reach)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionGraphicsItem,  # noqa: ARG002 - Qt's signature
        widget: QWidget | None = None,
    ) -> None:
        area = self.boundingRect()
        if widget is None:
            # On paper lines stay lines.
            self._draw(painter, area.left(), area.right())
            return
        ratio = widget.devicePixelRatioF()
        size = (area.size() * ratio).toSize()
        if self._pixels.size() != size or self._pixels.devicePixelRatioF() != ratio:
            self._pixels = QPixmap(size)
            self._pixels.setDevicePixelRatio(ratio)
            self._stale = area.left(), area.right()
        if self._stale is not None:
            left, right = max(self._stale[0], area.left()), min(self._stale[1], area.right())
            drawing = QPainter(self._pixels)
            drawing.translate(-area.topLeft())
            drawing.setClipRect(QRectF(left, area.top(), right - left, area.height()))
            self._draw(drawing, left, right)
            drawing.end()
            self._stale = None
        painter.drawPixmap(area.topLeft(), self._pixels)

    @property
    def _reach(self) -> float:
        return _REACH * self._axes.look.scale

    def _state(self) -> tuple[float, int, int, int]:
        """What is drawn of the present run: first epoch, steps, validations, means of epochs."""
        if self._present is None:
            return 0.0, 0, 0, 0
        history = self._present.history.metric(self._axes.metric)
        evaluations = len(history.validation), len(history.train_epochs)
        return history.first_epoch, len(history), *evaluations

    def _widths(self, run: ShownRun) -> tuple[int, int]:
        """Steps of a bin, and between two points of the smoothed curve."""
        area = self._axes.area
        first, last = self._axes.steps(run.history, area.left(), area.right())
        visible = min(last, len(run.history.loss)) - max(first, 0)
        return bin_width(visible, max(1, int(area.width()))), bin_width(visible, _MOST_POINTS)

    def _draw(self, painter: QPainter, left: float, right: float) -> None:
        """Draws all between two horizontal positions."""
        view, look = self._axes.view, self._axes.look
        ends = left - self._reach, right + self._reach
        self._draw_grid(painter)
        if self._present is not None and "train" in view.kinds:
            self._draw_steps(painter, self._present, ends)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for run in self._runs:
            history, style = run.history.metric(self._axes.metric), run.style
            if "train" in view.kinds and (view.smoothed or style is not None):
                pen = self._pen(look.of(style, "train"), 2.0 if style is None else 1.0, style)
                self._draw_training(painter, run, pen, ends)
            if "validation" in view.kinds:
                colour = look.of(style, "validation")
                marker = style.marker if style is not None else "square"
                pen = self._pen(colour, 2.0 if style is None else 1.6, style)
                self._draw_measured(painter, run, history.validation, pen, marker, ends)
            # One epoch's mean says nothing that its curve does not say better.
            if style is None and "train_epochs" in view.kinds and len(history.train_epochs) > 1:
                pen = self._pen(look.colours.train, 1.0)
                measured = history.train_epochs
                self._draw_measured(painter, run, measured, pen, "circle", ends, hollow=True)
        if self._runs:
            self._draw_published(painter, self._runs[-1], ends)

    def _draw_grid(self, painter: QPainter) -> None:
        painter.fillRect(self.boundingRect(), self._axes.look.colours.window)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(QPen(self._axes.look.colours.grid, 1))
        painter.drawLines(self._grid)

    def _draw_steps(self, painter: QPainter, run: ShownRun, ends: tuple[float, float]) -> None:
        """Draws every step, faint unless it is the only training curve."""
        axes, colours = self._axes, self._axes.look.colours
        history, (width, _) = run.history.metric(axes.metric), self._widths(run)
        first, last = axes.steps(run.history, *ends)
        strength = _BAND if axes.view.smoothed else 1.0
        if width == 1:
            epochs, values = history.steps_curve(first - 1, last)
            x, y = axes.to_x(run.history, epochs), axes.to_y(values)
            painter.setPen(QPen(_mixed(colours.train, colours.window, strength), 1))
            _draw_lines(painter, clipped(x, y, axes.area))
            return
        bins = history.bins(first - width, last, width)
        edges = np.round(axes.to_x(run.history, bins.edges))
        layers = [(bins.band_low, bins.band_high, strength)]
        if bins.band_low is not bins.low:
            layers.insert(0, (bins.low, bins.high, strength * _SPIKES / _BAND))
        painter.setPen(Qt.PenStyle.NoPen)
        for low, high, share in layers:
            painter.setBrush(_mixed(colours.train, colours.window, share))
            _draw_columns(painter, edges, axes.to_y(high), axes.to_y(low), axes.area)

    def _draw_training(
        self, painter: QPainter, run: ShownRun, pen: QPen, ends: tuple[float, float]
    ) -> None:
        """Draws a smoothed curve, or the steps of another run as a line through their extremes."""
        axes, area, history = self._axes, self._axes.area, run.history.metric(self._axes.metric)
        # Dashes count from where the curve enters the plot.
        solid, (width, stride) = pen.style() == Qt.PenStyle.SolidLine, self._widths(run)
        steps = axes.steps(run.history, *(ends if solid else (area.left(), area.right())))
        if axes.view.smoothed:
            epochs, values = history.smooth_curve(*steps, stride=stride)
        elif width == 1:
            epochs, values = history.steps_curve(steps[0] - 1, steps[1])
        else:
            bins = history.bins(*steps, width)
            epochs = np.repeat(bins.edges[1:], 2)
            values = np.stack([bins.low, bins.high], axis=1).reshape(-1)
        self._draw_line(painter, axes.to_x(run.history, epochs), axes.to_y(values), pen, ends)

    def _draw_line(
        self, painter: QPainter, x: Array, y: Array, pen: QPen, ends: tuple[float, float]
    ) -> None:
        """Draws what of a line within the plot is between two horizontal positions."""
        lines = clipped(x, y, self._axes.area)
        near = (lines[:, 2] >= ends[0]) & (lines[:, 0] <= ends[1])
        painter.setPen(pen)
        if pen.style() == Qt.PenStyle.SolidLine:
            # Qt's rasteriser takes twice as long for a wide polyline as for its segments.
            _draw_lines(painter, lines[near])
            return
        lengths = np.hypot(*(lines[:, 2:] - lines[:, :2]).T)
        lines, begins = lines[near], (np.cumsum(lengths) - lengths)[near] / pen.widthF()
        breaks = np.flatnonzero((lines[1:, :2] != lines[:-1, 2:]).any(axis=1)) + 1
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for part, begin in zip(np.split(lines, breaks), np.split(begins, breaks), strict=True):
            if len(part):
                pen.setDashOffset(float(begin[0]))
                painter.setPen(pen)
                corners = np.vstack([part[:, :2], part[-1:, 2:]])
                painter.drawPolyline(pg.functions.arrayToQPolygonF(corners[:, 0], corners[:, 1]))

    def _draw_measured(
        self,
        painter: QPainter,
        run: ShownRun,
        measured: Sequence[tuple[float, float]],
        pen: QPen,
        marker: Marker,
        ends: tuple[float, float],
        *,
        hollow: bool = False,
    ) -> None:
        """Draws points with markers, joined by a line."""
        axes, area, scale = self._axes, self._axes.area, self._axes.look.scale
        if not measured or axes.point(run.history, *measured[-1]).x() < ends[0]:
            return
        epochs, values = columns(measured)
        x, y = axes.to_x(run.history, epochs), axes.to_y(values)
        self._draw_line(painter, x, y, pen, ends)
        frame = area.adjusted(-1, -1, 1, 1)
        outline = marker_path(marker, (8 if hollow else 7) * scale)
        painter.setPen(self._pen(pen.color(), 1.5) if hollow else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(axes.look.colours.window if hollow else pen.color())
        # Counted from the end: the newest point always has its marker.
        step = -(-len(x) // _MOST_MARKERS)
        for one, other in zip(x[::-step].tolist(), y[::-step].tolist(), strict=True):
            if frame.contains(one, other) and ends[0] <= one <= ends[1]:
                painter.drawPath(outline.translated(one, other))
        if epochs[0] == 0 and not frame.contains(x[0], y[0]) and abs(x[0] - area.left()) <= 1:
            # An arrow points at the untrained network's value beyond the plot.
            size, above = 8 * scale, y[0] < area.top()
            edge = area.top() + size / 2 if above else area.bottom() - size / 2
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(pen.color())
            arrow = marker_path("triangle" if above else "inverted", size)
            painter.drawPath(arrow.translated(x[0] + size / 2, edge))

    def _draw_published(self, painter: QPainter, run: ShownRun, ends: tuple[float, float]) -> None:
        """Draws the figures of the recipe's text, with names."""
        axes, area, colour = self._axes, self._axes.area, self._axes.look.colours.published
        if not published_marks.published_for(axes.metric, axes.view):
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(QPen(colour, round(axes.look.scale), Qt.PenStyle.DashLine))
        for y, _ in published_marks.lines(axes):
            painter.drawLine(QLineF(area.left(), y, area.right(), y))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = self._pen(colour, 1.0)
        pen.setStyle(Qt.PenStyle.DotLine)
        for marker, _, measured in published_marks.points(axes):
            self._draw_measured(painter, run, measured, QPen(pen), marker, ends, hollow=True)
        if ends[0] <= self._labels_end:
            self._labels_end = published_marks.write_labels(painter, axes, run.history)

    def _pen(self, colour: QColor, width: float, style: RunStyle | None = None) -> QPen:
        pen = QPen(colour, width * self._axes.look.scale)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        if style is not None and style.dashes:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([length / width * 1.5 for length in style.dashes])
        return pen


def _draw_columns(
    painter: QPainter, edges: Array, tops: Array, bottoms: Array, area: QRectF
) -> None:
    """Fills columns between edges, shape (N + 1,); each reaches to the one before it."""
    tops[1:], bottoms[1:] = np.minimum(tops[1:], bottoms[:-1]), np.maximum(bottoms[1:], tops[:-1])
    edges = edges.clip(area.left(), area.right())
    tops, bottoms = np.floor(tops), np.maximum(np.ceil(bottoms), np.floor(tops) + 1)
    seen = (bottoms > area.top()) & (tops < area.bottom()) & (edges[1:] > edges[:-1])
    tops, bottoms = tops.clip(min=area.top()), bottoms.clip(max=area.bottom())
    rects = PrimitiveArray(QRectF, 4)
    rects.resize(int(seen.sum()))
    rects.ndarray()[:] = np.stack([edges[:-1], tops, np.diff(edges), bottoms - tops], axis=1)[seen]
    painter.drawRects(*rects.drawargs())


def _draw_lines(painter: QPainter, segments: Array) -> None:
    """Draws segments of shape (N, 4) with the painter's pen."""
    lines = PrimitiveArray(QLineF, 4)
    lines.resize(len(segments))
    lines.ndarray()[:] = segments
    painter.drawLines(*lines.drawargs())


def _mixed(front: QColor, back: QColor, strength: float) -> QColor:
    """An opaque mixture: no pixel that is painted twice gets darker."""
    parts = (
        (front.red(), back.red()),
        (front.green(), back.green()),
        (front.blue(), back.blue()),
    )
    return QColor(*(round(strength * one + (1 - strength) * other) for one, other in parts))
