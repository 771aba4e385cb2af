"""Crosshair: the values of all visible runs at one time, as a line, rings and a table."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mnist_draw.curves.axes import Axes
    from mnist_draw.curves.history import Metric
    from mnist_draw.curves.view import Kind, Marker, ShownRun

# More rows than this hide the curves.
_MOST_ROWS: Final = 7
# Width of a run's name in letters of average width.
_LETTERS: Final = 24

_SIGNS: Final[dict[Marker, str]] = {
    "square": "■",
    "circle": "●",
    "triangle": "▲",
    "diamond": "◆",
    "cross": "✖",
    "star": "★",
    "inverted": "▼",
    "plus": "✚",
}

translate: Final = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class CurveValues:
    """Values of one run's curves at a time.

    Attributes:
        run: The run.
        points: ``(epoch, value)`` of its training curve there and of the validation nearest to it.
    """

    run: ShownRun
    points: dict[Kind, tuple[float, float]]


def values_at(axes: Axes, runs: Sequence[ShownRun], time: float) -> list[CurveValues]:
    """Values of the visible curves at an epoch or step, of runs that got there."""
    found, view = [], axes.view
    for run in runs:
        history = run.history.metric(axes.metric)
        points: dict[Kind, tuple[float, float]] = {}
        epoch = run.history.epoch_at(time) if view.by_steps else time
        index = history.step_at(epoch)
        if "train" in view.kinds and index is not None:
            drawn = history.smooth if view.smoothed else history.raw
            points["train"] = history.epoch_of(index), float(drawn[index])
        reached = index is not None or not len(history)
        if "validation" in view.kinds and reached and history.validation:
            points["validation"] = min(history.validation, key=lambda one: abs(one[0] - epoch))
        if points:
            found.append(CurveValues(run, points))
    return found


class Crosshair:
    """A line, a ring on every point that was read, and a table.

    Attributes:
        time: Its epoch or step; None while it is hidden.
        values: Values there, of the present run first.
    """

    def __init__(self, plot: pg.PlotItem) -> None:
        self.time: float | None = None
        self.values: list[CurveValues] = []
        self._box = plot.getViewBox()
        self._line = pg.InfiniteLine(angle=90)
        self._rings = pg.ScatterPlotItem()
        self._table = pg.TextItem("")
        for item in (self._line, self._rings, self._table):
            plot.addItem(item, ignoreBounds=True)

    def show(self, axes: Axes, runs: Sequence[ShownRun]) -> None:
        """Shows the values of runs, the present one last, at its time; hides without one."""
        self.values = [] if self.time is None else values_at(axes, runs[::-1], self.time)
        for item in (self._line, self._rings, self._table):
            item.setVisible(self.time is not None)
        if self.time is None:
            return
        look, view, em = axes.look, axes.view, axes.look.em
        self._line.setPen(look.colours.muted)
        self._line.setValue(self.time)
        rings = [
            {
                "pos": (view.times(one.run.history, epoch), view.heights(axes.metric, value)),
                "pen": pg.mkPen(look.of(one.run.style, kind), width=1.5 * look.scale),
            }
            for one in self.values
            for kind, (epoch, value) in one.points.items()
        ]
        brush, size = look.colours.window, 7 * look.scale
        self._rings.setData(spots=rings, brush=brush, size=size, antialias=True)
        self._table.fill = QBrush(look.colours.surface)
        self._table.border = pg.mkPen(look.colours.outline)
        self._table.setFont(look.font)
        # Beside the line, where there is more room for the table.
        x, area = self._box.mapFromView(QPointF(self.time, 0)).x(), axes.area
        self._write(axes, max(x, area.width() - x) - 1.4 * em)
        table = self._table.textItem.boundingRect().size()
        # Losses fall and accuracies rise: the table keeps to the corner that they leave free.
        left = x - 0.7 * em - table.width() if x > area.width() / 2 else x + 0.7 * em
        bottom = area.height() - 0.3 * em - table.height()
        corner = QPointF(
            min(max(left, 0.0), max(0.0, area.width() - table.width())),
            max(0.0, bottom if axes.metric == "accuracy" else min(0.3 * em, bottom)),
        )
        self._table.setPos(self._box.mapToView(corner))

    @property
    def table_area(self) -> QRectF:
        """The table, in pixels of the curves' area."""
        corner = self._box.mapFromView(self._table.pos())
        return QRectF(corner, self._table.textItem.boundingRect().size())

    def _write(self, axes: Axes, room: float) -> None:
        """Writes as many rows as the plot is high, and the names of the runs if it is wide."""
        for rows in range(min(_MOST_ROWS, len(self.values)), 0, -1):
            for named in (True, False):
                self._table.textItem.setHtml(self._html(axes, room, rows, named=named))
                size = self._table.textItem.boundingRect().size()
                if size.width() <= axes.area.width():
                    break
            if size.height() <= axes.area.height():
                return

    def spoken(self, axes: Axes) -> str:
        """The values as a sentence for a screen reader."""
        names = _names()
        sentences = [_time_text(axes, self.time or 0.0)]
        for one in self.values:
            texts = [
                f"{names[kind]} {value_text(axes.metric, value)}"
                for kind, (_, value) in one.points.items()
            ]
            sentences.append(", ".join([one.run.title, *texts]))
        return ". ".join(sentences)

    def _html(self, axes: Axes, room: float, most: int, *, named: bool) -> str:
        look, names, measure = axes.look, _names(), QFontMetricsF(axes.look.font)
        em, time = look.em, _time_text(axes, self.time or 0.0)
        room = min(_LETTERS * measure.averageCharWidth(), room - 12 * em)
        rows = [[time, *names.values()]]
        for one in self.values[:most]:
            title = measure.elidedText(one.run.title, Qt.TextElideMode.ElideRight, room)
            rows.append([html.escape(title)])
            sign = _SIGNS[one.run.style.marker if one.run.style else "square"]
            for kind in names:
                text = value_text(axes.metric, one.points[kind][1]) if kind in one.points else "–"
                colour = look.of(one.run.style, kind).name()
                rows[-1].append(f"<span style='color: {colour}'>{sign}</span> {text}")
        # Their markers tell the runs apart where names have no room.
        if room < 5 * em or not named:
            rows = [[time], *(row[1:] for row in rows[1:])]
        cell = f"</td><td align='right' width='{4.5 * em:.0f}'>&nbsp;"
        # Changing numbers do not make the table tremble.
        lines = "".join(f"<tr><td>{cell.join(row)}</td></tr>" for row in rows)
        colour = look.colours.text.name()
        return (
            f"<table cellspacing='0' style='color: {colour}; white-space: nowrap'>{lines}</table>"
        )


def value_text(metric: Metric, value: float) -> str:
    """A value in as many digits as a screen can show apart."""
    if metric == "accuracy":
        return f"{100 * value:.1f} %"
    return f"{value:.4f}" if value >= 0.001 else f"{value:.1e}"


def _names() -> dict[Kind, str]:
    return {
        "train": translate("Crosshair", "training"),
        "validation": translate("Crosshair", "validation"),
    }


def _time_text(axes: Axes, time: float) -> str:
    if axes.view.by_steps:
        return translate("Crosshair", "step {number}").format(number=f"{max(0, time):,.0f}")
    return translate("Crosshair", "epoch {number}").format(number=f"{max(0, time):.2f}")
