"""Graphics item that draws all curves of a plot in pixels of the view box.

Qt caches what is drawn: a growing run adds a stripe at its end.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import pyqtgraph as pg
from pyqtgraph.Qt.internals import PrimitiveArray
from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmapCache

from mnist_draw.curves.decimation import bin_width
from mnist_draw.curves.marks import change_marks, edge_marks, published_marks
from mnist_draw.curves.view import marker_path

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import ArrayLike
    from PySide6.QtWidgets import QStyleOptionGraphicsItem

    from mnist_draw.curves.axes import Array, Axes
    from mnist_draw.curves.history import MetricHistory, RunHistory
    from mnist_draw.curves.view import Marker, RunStyle, ShownRun

    Label = tuple[str, QPointF, QColor]

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
        """Draws what the present run has got since it was drawn."""
        drawn, now, stripe = self._drawn, self._state(), self.axes.area
        if self._present is None or now == drawn:
            return
        if now[1:] == drawn[1:] and not self._present.diverged:
            # A bin that was begun may reach further now, and the smoothed curve ended within one.
            apart = self.axes.steps_apart(self._present, _MOST_POINTS)
            first = self._present.first_step + drawn[0] - 2 * apart
            epochs = [self._present.epoch_at(first), self._present.epoch]
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
        """What is drawn of the present run: steps, first epoch, validations, means, changes."""
        if self._present is None:
            return ()
        history = self._present.metric(self.axes.metric)
        evaluations = len(history.validation), len(history.train_epochs)
        return len(history), history.first_epoch, *evaluations, len(self._present.changes)

    def _draw(self, painter: QPainter, stripe: QRectF) -> None:
        """Draws all of a stripe of the plot."""
        view, look = self.axes.view, self.axes.look
        # Pens and markers of points beyond it reach into it.
        stripe = stripe.adjusted(-self._reach, -self._reach, self._reach, self._reach)
        drawings = [
            (run.style, _RunDrawing(painter, self.axes, stripe, run.history)) for run in self._runs
        ]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        labels = self._draw_change_marks(painter)
        for style, run in drawings:
            if "train" in view.kinds and (style is None or not view.smoothed):
                run.draw_steps(look.of(style, "train"), _BAND if view.smoothed else 1.0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for style, run in drawings:
            if "train" in view.kinds and view.smoothed:
                run.draw_smooth(run.pen(look.of(style, "train"), 1.0 if style else 2.0, style))
            if "validation" in view.kinds:
                pen = run.pen(look.of(style, "validation"), 1.6 if style else 2.0, style)
                run.draw_points(run.history.validation, pen, style.marker if style else "square")
            # One epoch's mean says nothing that its curve does not say better.
            means = run.history.train_epochs
            if style is None and "train_epochs" in view.kinds and len(means) > 1:
                run.draw_points(means, run.pen(look.colours.train, 1.0), "circle", hollow=True)
        labels += self._draw_edge_marks(painter)
        if drawings:
            labels += drawings[-1][1].draw_published()
        published_marks.write_labels(painter, self.axes, labels)

    def _draw_change_marks(self, painter: QPainter) -> list[Label]:
        """Draws lines where settings changed; returns their texts for a picture."""
        look, labels = self.axes.look, []
        for mark in change_marks.marks(self.axes, self._runs):
            pen = QPen(mark.colour, round(look.scale))
            pen.setDashPattern([2, 2])
            painter.setPen(pen)
            painter.drawLine(QLineF(mark.x, 0, mark.x, self.axes.area.height()))
            if look.on_paper and self.axes.metric == "loss":
                labels.append((mark.text, QPointF(mark.x, 1.4 * look.em), mark.colour))
        return labels

    def _draw_edge_marks(self, painter: QPainter) -> list[Label]:
        """Draws markers of runs beyond the plot; returns their names."""
        size = 9 * self.axes.look.scale
        labels = []
        for mark in edge_marks.marks(self.axes, self._runs):
            arrow = marker_path("triangle" if mark.above else "inverted", size)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(mark.colour)
            x = min(max(mark.point.x(), size / 2), self.axes.area.width() - size / 2)
            y = mark.point.y() + (size / 2 if mark.above else -size / 2)
            painter.drawPath(arrow.translated(x, y))
            labels.append((mark.text, mark.label, mark.colour))
        return labels


@dataclass(frozen=True, slots=True)
class _RunDrawing:
    """Drawing of what is within a stripe, for one run."""

    painter: QPainter
    axes: Axes
    stripe: QRectF
    run: RunHistory

    @property
    def history(self) -> MetricHistory:
        return self.run.metric(self.axes.metric)

    def pen(self, colour: QColor, width: float, style: RunStyle | None = None) -> QPen:
        pen = QPen(colour, width * self.axes.look.scale)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap if style else Qt.PenCapStyle.RoundCap)
        if style:
            pen.setDashPattern([length / width * 1.5 for length in style.dashes])
        return pen

    def draw_steps(self, colour: QColor, strength: float) -> None:
        """Draws every step: as a line, or as columns from the lowest to the highest."""
        axes, history, width = self.axes, self.history, self.axes.steps_apart(self.run)
        first, last = axes.steps(self.run, self.stripe.left(), self.stripe.right())
        if width == 1:
            pen = QPen(self._pale(colour, strength), 1)
            self._draw_line(*history.steps_curve(first - 1, last), pen)
            return
        bins = history.bins(first - width, last, width)
        layers = [(bins.band_low, bins.band_high, strength)]
        if bins.band_low is not bins.low:
            layers.insert(0, (bins.low, bins.high, strength * _SPIKES / _BAND))
        edges = axes.to_x(self.run, bins.edges).round().clip(0, axes.area.width())
        height = axes.area.height()
        self.painter.setPen(Qt.PenStyle.NoPen)
        for low, high, share in layers:
            tops, bottoms = axes.to_y(high), axes.to_y(low)
            # Each column reaches to the one before it.
            begins, ends = np.minimum(tops[1:], bottoms[:-1]), np.maximum(bottoms[1:], tops[:-1])
            tops[1:], bottoms[1:] = begins, ends
            seen = (bottoms >= 0) & (tops <= height) & (edges[1:] > edges[:-1])
            tops = np.floor(tops.clip(0, height - 1))
            heights = np.maximum(np.ceil(bottoms.clip(0, height)) - tops, 1)
            columns = np.stack([edges[:-1], tops, np.diff(edges), heights], axis=1)
            self.painter.setBrush(self._pale(colour, share))
            _draw_primitives(self.painter.drawRects, QRectF, columns[seen])

    def draw_smooth(self, pen: QPen) -> None:
        """Draws the smoothed training curve."""
        first, last = self.axes.steps(self.run, 0, self.axes.area.width())
        stride = self.axes.steps_apart(self.run, _MOST_POINTS)
        self._draw_line(*self.history.smooth_curve(first, last, stride=stride), pen)

    def draw_points(
        self,
        points: Sequence[tuple[float, float]],
        pen: QPen,
        marker: Marker,
        *,
        hollow: bool = False,
    ) -> None:
        """Draws measured points with markers, joined by a line."""
        if not points:
            return
        look, painter, height = self.axes.look, self.painter, self.axes.area.height()
        epochs, values = zip(*points, strict=True)
        x, y = self.axes.to_x(self.run, epochs), self.axes.to_y(values)
        self._draw_line(epochs, values, pen)
        outline = marker_path(marker, (8 if hollow else 7) * look.scale)
        painter.setPen(self.pen(pen.color(), 1.5) if hollow else QPen(Qt.PenStyle.NoPen))
        painter.setBrush(look.colours.window if hollow else pen.color())
        # Counted from the end: the newest point always has its marker.
        shown = slice(None, None, -bin_width(len(points), _MOST_MARKERS))
        frame = self.stripe & self.axes.area.adjusted(-1, -1, 1, 1)
        for position in zip(x[shown].tolist(), y[shown].tolist(), strict=True):
            if frame.contains(*position):
                painter.drawPath(outline.translated(*position))
        if epochs[0] == 0 and not 0 <= y[0] <= height:
            # An arrow points at the untrained network's value beyond the plot.
            arrow = marker_path("triangle" if y[0] < 0 else "inverted", 8 * look.scale)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(pen.color())
            half = 4 * look.scale
            painter.drawPath(arrow.translated(x[0], min(max(y[0], half), height - half)))

    def draw_published(self) -> list[Label]:
        """Draws the figures of the recipe's text; returns their names."""
        axes = self.axes
        labels: list[Label] = []
        for mark in published_marks.marks(axes.metric, axes.view):
            pen = self.pen(axes.look.colours.published, 1.0)
            x, y = 0.0, float(axes.to_y(mark.values[-1]).round()) + 0.5
            if mark.epochs:
                pen.setStyle(Qt.PenStyle.DotLine)
                points = list(zip(mark.epochs, mark.values, strict=True))
                self.draw_points(points, pen, mark.marker, hollow=True)
                # Where all curves begin is the worst position for a name.
                epoch, value = points[min(1, len(points) - 1)]
                x, y = float(axes.to_x(self.run, epoch)), float(axes.to_y(value))
            else:
                pen.setStyle(Qt.PenStyle.DashLine)
                self.painter.setPen(pen)
                self.painter.drawLine(QLineF(x, y, axes.area.width(), y))
            labels.append((mark.text, QPointF(x, y), axes.look.colours.published))
        return labels

    def _draw_line(self, epochs: ArrayLike, values: ArrayLike, pen: QPen) -> None:
        """Draws what of a line from left to right is within the plot and the stripe."""
        points = np.stack([self.axes.to_x(self.run, epochs), self.axes.to_y(values)], axis=1)
        first, last = np.searchsorted(points[:, 0], (self.stripe.left(), self.stripe.right()))
        skipped, points = points[: max(1, first)], points[max(0, first - 1) : last + 1]
        size = self.axes.area.size().toTuple()
        # Not every reader of SVG honours clip paths: the line is cut where it crosses an edge.
        edges = ((0, 0.0), (0, size[0]), (1, 0.0), (1, size[1]))
        for axis, edge in edges if ((points < 0) | (points > size)).any() else ():
            before, after = points[:-1, axis] - edge, points[1:, axis] - edge
            if len(at := np.flatnonzero(before * after < 0)):
                share = before[at] / (before[at] - after[at])
                cuts = points[at] + share[:, None] * (points[at + 1] - points[at])
                cuts[:, axis] = edge
                points = np.insert(points, at + 1, cuts, axis=0)
        begins, ends = points[:-1], points[1:]
        middles = (begins + ends) / 2
        shown = np.flatnonzero(((middles >= 0) & (middles <= size)).all(axis=1))
        if pen.style() == Qt.PenStyle.SolidLine:
            # Qt's rasteriser takes twice as long for a wide polyline as for its segments.
            self.painter.setPen(pen)
            _draw_primitives(self.painter.drawLines, QLineF, np.hstack([begins, ends])[shown])
            return
        # Dashes count from the beginning of the line.
        before = np.hypot(*np.diff(skipped, axis=0).T).sum()
        lengths = np.hypot(*(ends - begins).T)
        offsets = (before + np.cumsum(lengths) - lengths) / pen.widthF()
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        for part in np.split(shown, np.flatnonzero(np.diff(shown) > 1) + 1):
            if len(part):
                pen.setDashOffset(float(offsets[part[0]]))
                self.painter.setPen(pen)
                line = points[part[0] : part[-1] + 2]
                self.painter.drawPolyline(pg.functions.arrayToQPolygonF(line[:, 0], line[:, 1]))

    def _pale(self, colour: QColor, strength: float) -> QColor:
        """An opaque mixture with the background: no pixel that is painted twice gets darker."""
        colours = np.array([colour.getRgb(), self.axes.look.colours.window.getRgb()])
        return QColor(*(np.array([strength, 1 - strength]) @ colours).round().astype(int).tolist())


def _draw_primitives(
    draw: Callable[..., None], kind: type[QLineF | QRectF], numbers: Array
) -> None:
    """Draws lines or rectangles, shape (N, 4), without a Python object for each."""
    primitives = PrimitiveArray(kind, 4)
    primitives.resize(len(numbers))
    primitives.ndarray()[:] = numbers
    draw(*primitives.drawargs())
