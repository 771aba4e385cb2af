"""Reading curves off: the values of every visible run at one place of the time axis."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QLineF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QColor

    from mnist_draw.curves.chart import Chart
    from mnist_draw.curves.history import Metric, MetricHistory
    from mnist_draw.curves.view import ShownRun

# More rows than this hide what they tell about.
_MOST_ROWS: Final = 7
# Width of a run's name in letters of average width.
_LETTERS: Final = 24


@dataclass(frozen=True, slots=True)
class Reading:
    """What one run's curves say at a place.

    Attributes:
        run: The run.
        train: ``(epoch, value)`` of the training curve there; None without one.
        validation: ``(epoch, value)`` of the validation nearest to it.
    """

    run: ShownRun
    train: tuple[float, float] | None
    validation: tuple[float, float] | None


def readings(chart: Chart, runs: Sequence[ShownRun], place: float) -> list[Reading]:
    """Values of the visible curves at a place of the time axis, of runs that got there."""
    found = []
    for run in runs:
        history = run.history.metric(chart.metric)
        epoch = run.history.epoch_at(place) if chart.view.by_steps else place
        train, validation = None, None
        index = history.step_at(epoch)
        if "train" in chart.view.kinds and index is not None:
            drawn = history.smooth if chart.view.smoothed else history.raw
            train = (history.epoch_of(index), float(drawn[index]))
        if "validation" in chart.view.kinds and (index is not None or not len(history)):
            validation = _nearest(history, epoch)
        if train or validation:
            found.append(Reading(run, train, validation))
    return found


def spoken(chart: Chart, found: Sequence[Reading], place: float) -> str:
    """The readings as a sentence for a screen reader."""
    parts = [_place_text(chart, place)]
    for reading in found:
        words = [reading.run.title]
        if reading.train:
            value = value_text(chart.metric, reading.train[1])
            words.append(f"{translate('Crosshair', 'training')} {value}")
        if reading.validation:
            value = value_text(chart.metric, reading.validation[1])
            words.append(f"{translate('Crosshair', 'validation')} {value}")
        parts.append(", ".join(words))
    return ". ".join(parts)


def value_text(metric: Metric, value: float) -> str:
    """A value in the figures that can be told apart on a screen."""
    if metric == "accuracy":
        return f"{100 * value:.1f} %"
    return f"{value:.4f}" if value >= 0.001 else f"{value:.1e}"


def paint(painter: QPainter, chart: Chart, found: Sequence[Reading], place: float) -> None:
    """Paints the upright line, a ring on every point that was read, and a table of values."""
    colours, frame = chart.look.colours, chart.frame
    left, right = chart.epochs
    x = frame.left() + (place - left) / (right - left) * frame.width()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(colours.muted, 1))
    painter.drawLine(QLineF(round(x), frame.top(), round(x), frame.bottom()))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(colours.window)
    for reading in found:
        for point, colour in _rings(chart, reading):
            if frame.contains(point):
                painter.setPen(QPen(colour, 1.5 * chart.look.scale))
                painter.drawEllipse(point, 3.5 * chart.look.scale, 3.5 * chart.look.scale)
    _paint_table(painter, chart, found, place, x)


def _rings(chart: Chart, reading: Reading) -> list[tuple[QPointF, QColor]]:
    run = reading.run
    rings = []
    if reading.train:
        rings.append((chart.point(run.history, *reading.train), chart.look.of(run.style, "train")))
    if reading.validation:
        point = chart.point(run.history, *reading.validation)
        rings.append((point, chart.look.of(run.style, "validation")))
    return rings


def _paint_table(
    painter: QPainter, chart: Chart, found: Sequence[Reading], place: float, x: float
) -> None:
    look, colours, frame = chart.look, chart.look.colours, chart.frame
    measure, em = QFontMetricsF(look.font), look.em
    room = min(_LETTERS * measure.averageCharWidth(), frame.width() / 3)
    head = [
        _place_text(chart, place),
        translate("Crosshair", "training"),
        translate("Crosshair", "validation"),
    ]
    rows = [
        [
            measure.elidedText(reading.run.title, Qt.TextElideMode.ElideRight, room),
            value_text(chart.metric, reading.train[1]) if reading.train else "–",
            value_text(chart.metric, reading.validation[1]) if reading.validation else "–",
        ]
        for reading in found[: min(_MOST_ROWS, max(1, int(frame.height() / em / 1.2) - 2))]
    ]
    widths = [
        max(measure.horizontalAdvance(row[column]) for row in [head, *rows]) for column in range(3)
    ]
    # Changing numbers and places do not make the table tremble.
    widths[0] = max(widths[0] + 1.2 * em, 7 * em)
    gap = em
    box = QRectF(0, 0, sum(widths) + 2 * gap + em, (len(rows) + 1) * 1.2 * em + 0.6 * em)
    # Losses fall and accuracies rise: the table keeps to the corner that they leave free.
    box.moveTop(frame.top() + 0.3 * em)
    if chart.metric == "accuracy":
        box.moveBottom(frame.bottom() - 0.3 * em)
    box.moveLeft(x + 0.7 * em)
    if box.right() > frame.right():
        box.moveRight(x - 0.7 * em)
    painter.setPen(QPen(colours.outline, 1))
    painter.setBrush(colours.surface)
    painter.drawRoundedRect(box, 4, 4)
    painter.setFont(look.font)
    line = QRectF(box.left() + 0.5 * em, box.top() + 0.3 * em, 0, 1.2 * em)
    for number, row in enumerate([head, *rows]):
        painter.setPen(colours.text if number else colours.muted)
        start = line.left()
        for column, text in enumerate(row):
            cell = QRectF(start, line.top(), widths[column], line.height())
            if column == 0 and number:
                _paint_swatch(painter, chart, found[number - 1], cell)
                cell.adjust(1.2 * em, 0, 0, 0)
            side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
            painter.drawText(cell, side | Qt.AlignmentFlag.AlignVCenter, text)
            start += widths[column] + gap
        line.translate(0, line.height())


def _paint_swatch(painter: QPainter, chart: Chart, reading: Reading, cell: QRectF) -> None:
    em, style = chart.look.em, reading.run.style
    spot = QRectF(cell.left(), cell.center().y() - 0.28 * em, 0.8 * em, 0.56 * em)
    painter.fillRect(spot.adjusted(0, 0, -0.4 * em, 0), chart.look.of(style, "train"))
    painter.fillRect(spot.adjusted(0.4 * em, 0, 0, 0), chart.look.of(style, "validation"))


def _place_text(chart: Chart, place: float) -> str:
    if chart.view.by_steps:
        return translate("Crosshair", "step {number}").format(number=f"{max(0, place):,.0f}")
    return translate("Crosshair", "epoch {number}").format(number=f"{max(0, place):.2f}")


def _nearest(history: MetricHistory, epoch: float) -> tuple[float, float] | None:
    points = history.validation
    after = bisect_left(points, epoch, key=lambda point: point[0])
    near = points[max(0, after - 1) : after + 1]
    return min(near, key=lambda point: abs(point[0] - epoch)) if near else None


translate: Final = QCoreApplication.translate
