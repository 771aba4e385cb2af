"""Crosshair: the values of all visible runs at one time, as a line, rings and a table."""

from __future__ import annotations

import html
from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import pyqtgraph as pg
from PySide6.QtCore import QCoreApplication, QPointF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mnist_draw.curves.axes import Axes
    from mnist_draw.curves.history import Metric, MetricHistory
    from mnist_draw.curves.view import Kind, ShownRun

# More rows than this hide the curves.
_MOST_ROWS: Final = 7
# Width of a run's name in letters of average width.
_LETTERS: Final = 24
_KINDS: Final[tuple[Kind, Kind]] = ("train", "validation")

translate: Final = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class CurveValues:
    """Values of one run's curves at a time.

    Attributes:
        run: The run.
        train: ``(epoch, value)`` of the training curve there; None without one.
        validation: ``(epoch, value)`` of the validation nearest to it.
    """

    run: ShownRun
    train: tuple[float, float] | None
    validation: tuple[float, float] | None


def values_at(axes: Axes, runs: Sequence[ShownRun], time: float) -> list[CurveValues]:
    """Values of the visible curves at an epoch or step, of runs that got there."""
    found = []
    for run in runs:
        history = run.history.metric(axes.metric)
        epoch = run.history.epoch_at(time) if axes.view.by_steps else time
        train, validation = None, None
        index = history.step_at(epoch)
        if "train" in axes.view.kinds and index is not None:
            drawn = history.smooth if axes.view.smoothed else history.raw
            train = (history.epoch_of(index), float(drawn[index]))
        if "validation" in axes.view.kinds and (index is not None or not len(history)):
            validation = _nearest(history, epoch)
        if train or validation:
            found.append(CurveValues(run, train, validation))
    return found


def spoken(axes: Axes, found: Sequence[CurveValues], time: float) -> str:
    """The values as a sentence for a screen reader."""
    parts = [_time_text(axes, time)]
    for values in found:
        words = [values.run.title]
        for name, one in zip(_names(), (values.train, values.validation), strict=True):
            words += [f"{name} {value_text(axes.metric, one[1])}"] if one else []
        parts.append(", ".join(words))
    return ". ".join(parts)


def value_text(metric: Metric, value: float) -> str:
    """A value in as many digits as a screen can show apart."""
    if metric == "accuracy":
        return f"{100 * value:.1f} %"
    return f"{value:.4f}" if value >= 0.001 else f"{value:.1e}"


class Crosshair:
    """The line, a ring on every point that was read, and the table."""

    def __init__(self, plot: pg.PlotItem) -> None:
        self._line = pg.InfiniteLine(angle=90)
        self._rings = pg.ScatterPlotItem()
        self._table = pg.TextItem("")
        self._items = (self._line, self._rings, self._table)
        for item in self._items:
            plot.addItem(item, ignoreBounds=True)
        self.hide()

    def hide(self) -> None:
        for item in self._items:
            item.hide()

    def show(self, axes: Axes, found: Sequence[CurveValues], time: float) -> None:
        """Shows values read at an epoch or step."""
        look, area, em = axes.look, axes.area, axes.look.em
        self._line.setPen(pg.mkPen(look.colours.muted))
        self._line.setValue(time)
        points, pens = [], []
        for values in found:
            for kind, one in zip(_KINDS, (values.train, values.validation), strict=True):
                if one is not None:
                    points.append(axes.data_point(values.run.history, *one))
                    pens.append(pg.mkPen(look.of(values.run.style, kind), width=1.5 * look.scale))
        self._rings.setData(
            pos=points, pen=pens, brush=look.colours.window, size=7 * look.scale, antialias=True
        )
        rows = found[: min(_MOST_ROWS, max(1, int(area.height() / em / 1.2) - 2))]
        self._table.fill = QBrush(look.colours.surface)
        self._table.border = pg.mkPen(look.colours.outline)
        self._table.setFont(look.font)
        self._table.textItem.setHtml(_table_html(axes, rows, time))
        self._table.updateTextPos()
        # Losses fall and accuracies rise: the table keeps to the corner that they leave free.
        bottom = axes.metric == "accuracy"
        x = axes.x_of(time) + 0.7 * em
        width, height = self._table.boundingRect().size().toTuple()
        if x + width > area.right():
            x = max(area.left(), x - 1.4 * em - width)
        y = area.bottom() - 0.3 * em - height if bottom else area.top() + 0.3 * em
        self._table.setPos(*axes.data_at(QPointF(x, y)))
        for item in self._items:
            item.show()


def _table_html(axes: Axes, rows: Sequence[CurveValues], time: float) -> str:
    look, measure = axes.look, QFontMetricsF(axes.look.font)
    room = min(_LETTERS * measure.averageCharWidth(), axes.area.width() / 3)
    lines = [_row_html(look.colours.muted.name(), look.em, [_time_text(axes, time), *_names()])]
    for values in rows:
        title = measure.elidedText(values.run.title, Qt.TextElideMode.ElideRight, room)
        samples = "".join(
            f'<span style="color: {look.of(values.run.style, kind).name()}">■</span>'
            for kind in _KINDS
        )
        measured = (values.train, values.validation)
        texts = [value_text(axes.metric, one[1]) if one else "–" for one in measured]
        cells = [f"{samples} {html.escape(title)}", *texts]
        lines.append(_row_html(look.colours.text.name(), look.em, cells))
    return f"<table cellspacing='0'>{''.join(lines)}</table>"


def _row_html(colour: str, em: float, cells: Sequence[str]) -> str:
    # Changing numbers do not make the table tremble.
    widths = (f"width='{7 * em:.0f}'", *2 * (f"align='right' width='{4 * em:.0f}'",))
    columns = zip(widths, cells, strict=True)
    # The heads of two columns would touch where a language has long words.
    inner = "".join(f"<td {width}>&nbsp;{cell}</td>" for width, cell in columns)
    return f"<tr style='color: {colour}; white-space: nowrap'>{inner}</tr>"


def _names() -> tuple[str, str]:
    return translate("Crosshair", "training"), translate("Crosshair", "validation")


def _time_text(axes: Axes, time: float) -> str:
    if axes.view.by_steps:
        return translate("Crosshair", "step {number}").format(number=f"{max(0, time):,.0f}")
    return translate("Crosshair", "epoch {number}").format(number=f"{max(0, time):.2f}")


def _nearest(history: MetricHistory, epoch: float) -> tuple[float, float] | None:
    points = history.validation
    after = bisect_left(points, epoch, key=lambda point: point[0])
    near = points[max(0, after - 1) : after + 1]
    return min(near, key=lambda point: abs(point[0] - epoch)) if near else None
