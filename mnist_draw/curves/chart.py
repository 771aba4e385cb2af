"""Painting of one metric's curves: grid, runs and published figures, on a widget or on paper.

A `Chart` is a value: what is shown, where and how. Its parts are painted separately, so that a
widget can keep those that do not change while a run grows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from mnist_draw.curves import ranges
from mnist_draw.curves.clipping import clipped, step_lines
from mnist_draw.curves.run_styles import marker_path

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from mnist_draw.curves.history import Metric, RunHistory
    from mnist_draw.curves.run_styles import Marker, RunStyle
    from mnist_draw.curves.view import Look, ShownRun, View

    Points = tuple[NDArray[np.float32], NDArray[np.float32]]

translate: Final = QCoreApplication.translate

# The raw curve moves fast and is only background.
_RAW_STRENGTH: Final = 0.15
# Markers of more points than this would run together.
_MOST_MARKERS: Final = 24
# The smoothed curve is painted for good in parts of so many points.
_BLOCK: Final = 16
# Qt's rasteriser takes more than twice as long for a wide line of 256 segments as for the same line
# in parts.
_MOST_SEGMENTS: Final = 16
# Far outside of any picture, near enough for Qt's rasteriser.
_FAR: Final = 20_000.0


@dataclass(frozen=True, slots=True)
class Chart:
    """One picture of one metric.

    Attributes:
        metric: What is plotted.
        view: What of it.
        look: Colours and fonts.
        frame: Where the curves go; numbers stand left of it and below.
        epochs: Ends of the time axis, in epochs or steps.
        values: Ends of the value axis, in percent or (logarithms of) losses.
    """

    metric: Metric
    view: View
    look: Look
    frame: QRectF
    epochs: tuple[float, float]
    values: tuple[float, float]

    @property
    def logarithmic(self) -> bool:
        return self.view.logarithmic and self.metric == "loss"

    def scaled(self, values: NDArray[np.float32]) -> NDArray[np.float32]:
        """Metric values as they stand on the axis."""
        return scaled(self.metric, values, logarithmic=self.logarithmic)

    def places(self, run: RunHistory, epochs: NDArray[np.float32]) -> NDArray[np.float32]:
        """Epochs of a run as they stand on the time axis."""
        if not self.view.by_steps:
            return epochs
        return (run.first_step + (epochs - run.first_epoch) * run.steps_per_epoch).astype(
            np.float32
        )

    def across(self, places: NDArray[np.float32]) -> NDArray[np.float64]:
        """Horizontal positions on the picture."""
        left, right = self.epochs
        share = (places.astype(np.float64) - left) / (right - left)
        return np.clip(self.frame.left() + share * self.frame.width(), -_FAR, _FAR)

    def down(self, scaled_values: NDArray[np.float32]) -> NDArray[np.float64]:
        """Vertical positions on the picture."""
        bottom, top = self.values
        share = (scaled_values.astype(np.float64) - bottom) / (top - bottom)
        return np.clip(self.frame.bottom() - share * self.frame.height(), -_FAR, _FAR)

    def place_at(self, across: float) -> float:
        """The place on the time axis at a horizontal position."""
        left, right = self.epochs
        return left + (across - self.frame.left()) / self.frame.width() * (right - left)

    def point(self, run: RunHistory, epoch: float, value: float) -> QPointF:
        """Where a point of a run lies."""
        across = self.across(self.places(run, np.array([epoch], np.float32)))[0]
        return QPointF(across, self.down(self.scaled(np.array([value], np.float32)))[0])

    def paint_axes(self, painter: QPainter, *, numbers_below: bool) -> None:
        """Paints grid and numbers."""
        look, frame = self.look, self.frame
        painter.setFont(look.font)
        measure = QFontMetricsF(look.font)
        em = look.em
        bottom, top = self.values
        if self.logarithmic:
            rows = [
                (float(np.log10(value)), f"{value:g}")
                for value in ranges.decades(10**bottom, 10**top, int(frame.height() / em / 1.3))
            ]
        else:
            most = max(2, int(frame.height() / em / 2.2))
            rows = [(value, f"{value:g}") for value in ranges.ticks(bottom, top, most)]
        across = self._columns()
        down = self.down(np.array([value for value, _ in rows], np.float32)).round().tolist()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(QPen(look.colours.grid, 1))
        painter.drawLines(
            [QLineF(frame.left(), y, frame.right(), y) for y in down]
            + [QLineF(x, frame.top(), x, frame.bottom()) for x, _ in across]
        )
        painter.setPen(look.colours.muted)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for y, (_, text) in zip(down, rows, strict=True):
            # The outermost numbers stay whole.
            middle = min(max(y, frame.top() + 0.35 * em), frame.bottom() - 0.1 * em)
            painter.drawText(QRectF(0, middle - em, frame.left() - 0.4 * em, 2 * em), right, text)
        if not numbers_below:
            return
        baseline = frame.bottom() + 0.25 * em + measure.ascent()
        unit = unit_text(by_steps=self.view.by_steps)
        width = measure.horizontalAdvance(unit)
        painter.drawText(QPointF(frame.left() - 0.7 * em - width, baseline), unit)
        for x, text in across:
            width = measure.horizontalAdvance(text)
            # The last number ends with the axis.
            start = min(x - width / 2, frame.right() + 0.3 * em - width)
            painter.drawText(QPointF(start, baseline), text)

    def paint_finished(self, painter: QPainter, runs: Sequence[ShownRun]) -> None:
        """Paints runs that no longer grow: smoothed training and validation."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for run in runs:
            history, style = run.history.metric(self.metric), run.style
            assert style is not None
            colour = self.look.of(style, "train")
            if "train" in self.view.kinds:
                points = history.smooth_curve() if self.view.smoothed else history.steps_curve()
                self._paint_line(painter, run.history, points, self._pen(colour, 1.0, style))
            if "validation" in self.view.kinds:
                self.paint_measured(
                    painter, run.history, history.validation, colour, style.marker, 1.6, style
                )

    def paint_steps(self, painter: QPainter, run: ShownRun, *, after: int = 0) -> None:
        """Paints each step of the present run, faint unless it is the only training curve.

        Args:
            painter: On the picture that has all the steps before.
            run: The present run.
            after: How many steps are on the picture already.
        """
        history = run.history.metric(self.metric)
        if "train" not in self.view.kinds or not len(history):
            return
        epochs, values = history.steps_curve(after)
        across = self.across(self.places(run.history, epochs))
        down = self.down(self.scaled(values))
        colours = self.look.colours
        strength = _RAW_STRENGTH if self.view.smoothed else 1.0
        # An opaque mixture: no pixel that is painted twice gets darker.
        painter.setPen(QPen(_mixed(colours.train, colours.window, strength), 1))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.drawLines(step_lines(across, down, self.frame))

    def settled(self, run: ShownRun) -> int:
        """Steps up to which the smoothed curve is as it stays; grows seldom, however fast a run."""
        history = run.history.metric(self.metric)
        block = _BLOCK * history.smooth_stride
        return len(history) // block * block

    def paint_settled(self, painter: QPainter, run: ShownRun) -> None:
        """Paints what is smooth or measured of the present run, but for the curve's newest end."""
        self.paint_smooth(painter, run, before=self.settled(run))
        self.paint_evaluations(painter, run)

    def paint_end(self, painter: QPainter, run: ShownRun) -> None:
        """Paints the newest end of the present run's smoothed curve."""
        self.paint_smooth(painter, run, after=self.settled(run))

    def paint_smooth(
        self, painter: QPainter, run: ShownRun, *, after: int = 0, before: int | None = None
    ) -> None:
        """Paints the present run's smoothed curve.

        Args:
            painter: On the picture that has the curve up to `after`.
            run: The present run.
            after: The step where the curve begins.
            before: The step where it ends, one that `settled` told; None for the newest.
        """
        if "train" not in self.view.kinds or not self.view.smoothed:
            return
        history = run.history.metric(self.metric)
        epochs, values = history.smooth_curve(after)
        if before is not None:
            stride = history.smooth_stride
            count = before // stride - max(1, after // stride) + 1
            epochs, values = epochs[:count], values[:count]
        self._paint_line(
            painter, run.history, (epochs, values), self._pen(self.look.colours.train, 2.0)
        )

    def paint_evaluations(self, painter: QPainter, run: ShownRun) -> None:
        """Paints what was measured of the present run: validations, and means of epochs."""
        history, colours = run.history.metric(self.metric), self.look.colours
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        kinds = self.view.kinds
        if "validation" in kinds:
            self.paint_measured(
                painter, run.history, history.validation, colours.validation, "square", 2.0
            )
        # One epoch's mean says nothing that its curve does not say better.
        if "train_epochs" in kinds and len(history.train_epochs) > 1:
            self.paint_measured(
                painter,
                run.history,
                history.train_epochs,
                colours.train,
                "circle",
                1.0,
                hollow=True,
            )

    def _columns(self) -> list[tuple[float, str]]:
        """Vertical grid lines and their numbers."""
        room = 5.5 if self.view.by_steps else 4.0
        most = max(2, int(self.frame.width() / self.look.em / room))
        values = ranges.ticks(*self.epochs, most)
        across = self.across(np.array(values, np.float32)).round().tolist()
        texts = [f"{value:,.0f}" if self.view.by_steps else f"{value:g}" for value in values]
        return list(zip(across, texts, strict=True))

    def _pen(self, colour: QColor, width: float, style: RunStyle | None = None) -> QPen:
        pen = QPen(colour, width * self.look.scale)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if style is not None and style.dashes:
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            pen.setDashPattern([length / width * 1.5 for length in style.dashes])
        else:
            # Parts of a line meet as its segments do.
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        return pen

    def _paint_line(self, painter: QPainter, run: RunHistory, points: Points, pen: QPen) -> None:
        epochs, values = points
        across, down = self.across(self.places(run, epochs)), self.down(self.scaled(values))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        # Dashes count from where a part begins.
        most = _MOST_SEGMENTS if pen.style() == Qt.PenStyle.SolidLine else None
        for part in clipped(across, down, self.frame, most=most):
            painter.drawPolyline(part)

    def paint_measured(
        self,
        painter: QPainter,
        run: RunHistory,
        measured: Sequence[tuple[float, float]],
        colour: QColor,
        marker: Marker,
        width: float,
        style: RunStyle | None = None,
        *,
        hollow: bool = False,
        dotted: bool = False,
    ) -> None:
        """Paints points with markers, joined by a line."""
        epochs, values = columns(measured)
        if not len(epochs):
            return
        pen = self._pen(colour, width, style)
        if dotted:
            pen.setStyle(Qt.PenStyle.DotLine)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        self._paint_line(painter, run, (epochs, values), pen)
        across, down = self.across(self.places(run, epochs)), self.down(self.scaled(values))
        frame = self.frame.adjusted(-1, -1, 1, 1)
        outline = marker_path(marker, (8 if hollow else 7) * self.look.scale)
        painter.setPen(self._pen(colour, 1.5) if hollow else Qt.PenStyle.NoPen)
        painter.setBrush(self.look.colours.window if hollow else colour)
        stride = -(-len(across) // _MOST_MARKERS) or 1
        # Counted from the end: the newest point always has its marker.
        for x, y in zip(
            across[::-1][::stride].tolist(), down[::-1][::stride].tolist(), strict=True
        ):
            if frame.contains(x, y):
                painter.drawPath(outline.translated(x, y))
        if epochs[0] == 0 and not frame.contains(across[0], down[0]):
            self._paint_beyond(painter, across[0], above=down[0] < frame.top(), colour=colour)

    def _paint_beyond(self, painter: QPainter, x: float, *, above: bool, colour: QColor) -> None:
        """Points at the untrained network's value, which lies outside of the picture."""
        if not self.frame.left() - 1 <= x <= self.frame.right() + 1:
            return
        size = 8 * self.look.scale
        y = self.frame.top() + size / 2 if above else self.frame.bottom() - size / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        arrow = marker_path("triangle" if above else "inverted", size)
        painter.drawPath(arrow.translated(x + size / 2, y))


def unit_text(*, by_steps: bool) -> str:
    """What the time axis counts."""
    return translate("Chart", "steps") if by_steps else translate("Chart", "epochs")


def gutter(look: Look) -> float:
    """Room for the numbers of the value axis, the same in every plot."""
    measure = QFontMetricsF(look.font)
    widest = max(
        1.1 * measure.horizontalAdvance("0.0005"),
        *(measure.horizontalAdvance(unit_text(by_steps=by_steps)) for by_steps in (False, True)),
    )
    return round(widest + 0.9 * look.em)


def scaled(metric: Metric, values: NDArray[Any], *, logarithmic: bool) -> NDArray[np.float32]:
    """Metric values as they stand on an axis: percent, or logarithms of losses."""
    values = values.astype(np.float32, copy=False)
    if metric == "accuracy":
        return values * np.float32(100)
    if logarithmic:
        logarithms: NDArray[np.float32] = np.log10(
            np.maximum(values, np.float32(ranges.SMALLEST_LOSS))
        )
        return logarithms
    return values


def columns(points: Sequence[tuple[float, float]]) -> Points:
    """Epochs and values of measured points."""
    table = np.array(points, np.float32).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def _mixed(front: QColor, back: QColor, strength: float) -> QColor:
    """An opaque colour between two."""
    return QColor.fromRgbF(
        *(
            strength * one + (1 - strength) * other
            for one, other in (
                (front.redF(), back.redF()),
                (front.greenF(), back.greenF()),
                (front.blueF(), back.blueF()),
            )
        )
    )
