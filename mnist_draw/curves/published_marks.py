"""The figures of a recipe's text on the curves: lines across, or points at their epochs."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mnist_draw.curves.chart import Chart
    from mnist_draw.curves.history import Metric, RunHistory
    from mnist_draw.curves.run_styles import Marker
    from mnist_draw.curves.view import View
    from trainer.recipe.published import Published

translate: Final = QCoreApplication.translate

_OF_TRAINING: Final = {"train_accuracy", "train_loss", "first_loss"}


def published_for(metric: Metric, view: View) -> list[Published]:
    """The figures that belong into one plot, if they are to be seen."""
    if "published" not in view.kinds:
        return []
    return [figure for figure in view.published if figure.metric.endswith(metric)]


def place_of(figure: Published) -> float | None:
    """Epochs at which a figure stands; None for one of the whole run."""
    return 0.0 if figure.metric == "first_loss" else figure.epoch


def paint(painter: QPainter, chart: Chart, run: RunHistory) -> None:
    """Paints the figures that lie within the picture, with names.

    Args:
        painter: On the finished picture.
        chart: The picture.
        run: Whose epochs are meant where the time axis counts steps.
    """
    figures = published_for(chart.metric, chart.view)
    labels = _Labels(painter, chart)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for figure in figures:
        if place_of(figure) is None:
            _paint_line(painter, chart, figure, labels)
    for metric in dict.fromkeys(figure.metric for figure in figures):
        points = [figure for figure in figures if figure.metric == metric]
        _paint_points(painter, chart, run, points, labels)


def _paint_line(painter: QPainter, chart: Chart, figure: Published, labels: _Labels) -> None:
    y = round(chart.down(chart.scaled(np.array([figure.value], np.float32)))[0])
    if not chart.frame.top() <= y <= chart.frame.bottom():
        return
    colour, scale = chart.look.colours.published, chart.look.scale
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    painter.setPen(QPen(colour, round(scale), Qt.PenStyle.DashLine))
    painter.drawLine(QLineF(chart.frame.left(), y, chart.frame.right(), y))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    labels.write(_figure_text(chart, figure), [QPointF(chart.frame.left(), y)])


def _paint_points(
    painter: QPainter, chart: Chart, run: RunHistory, figures: list[Published], labels: _Labels
) -> None:
    found = [(place, one.value) for one in figures if (place := place_of(one)) is not None]
    if not found:
        return
    marker: Marker = "circle" if figures[0].metric in _OF_TRAINING else "diamond"
    colour = chart.look.colours.published
    chart.paint_measured(painter, run, found, colour, marker, 1.0, hollow=True, dotted=True)
    # Where all curves begin is the worst place for a name.
    places = [chart.point(run, *one) for one in [*found[1:3], found[0]]]
    inside = [one for one in places if one.x() <= chart.frame.right() + 1]
    if inside:
        text = translate("Chart", "published {what}").format(what=_name(figures[0]))
        labels.write(text, inside)


def _figure_text(chart: Chart, figure: Published) -> str:
    if chart.metric == "accuracy":
        number = f"{100 * figure.value:.2f}".rstrip("0").rstrip(".") + " %"
    else:
        number = f"{figure.value:g}"
    pattern = (
        translate("Chart", "published {what} about {figure}")
        if figure.approximate
        else translate("Chart", "published {what} {figure}")
    )
    return pattern.format(what=_name(figure), figure=number)


def _name(figure: Published) -> str:
    return {
        "test_accuracy": translate("Chart", "test"),
        "validation_accuracy": translate("Chart", "validation"),
        "validation_loss": translate("Chart", "validation"),
        "train_accuracy": translate("Chart", "training"),
        "train_loss": translate("Chart", "training"),
        "first_loss": translate("Chart", "first loss"),
    }[figure.metric]


class _Labels:
    """Writes names beside lines and points, none over another."""

    def __init__(self, painter: QPainter, chart: Chart) -> None:
        self._painter = painter
        self._chart = chart
        self._taken: list[QRectF] = []

    def write(self, text: str, places: Sequence[QPointF]) -> None:
        """Writes a name to the right of the first place with room above or below, or further on."""
        chart, frame = self._chart, self._chart.frame
        if chart.view.text and not self._taken:
            # The text is the same for all: one label names it.
            text = f"{text} · {chart.view.text}"
        look, em = chart.look, chart.look.em
        measure = QFontMetricsF(look.font)
        box = QRectF(0, 0, measure.horizontalAdvance(text), em)
        for place, down in itertools.product(places, (-1.2 * em, 0.2 * em)):
            y = min(max(place.y(), frame.top()), frame.bottom())
            box.moveTopLeft(QPointF(max(frame.left(), place.x()) + 0.5 * em, y + down))
            start = QRectF(box.topLeft(), QSizeF(min(8 * em, box.width()), em))
            if frame.contains(start) and not self._hit(box):
                break
        else:
            box.moveTop(max(box.top() - 1.4 * em, frame.top()))
            for other in self._hit(box):
                box.moveLeft(max(box.left(), other.right() + em))
        room = frame.right() - box.left()
        if room < 4 * em:
            return
        shown = measure.elidedText(text, Qt.TextElideMode.ElideRight, room)
        box.setWidth(min(room, measure.horizontalAdvance(shown)))
        self._taken.append(box)
        # Curves behind the letters grow pale, so that both can be read.
        background = QColor(look.colours.window)
        background.setAlphaF(0.75)
        self._painter.fillRect(box, background)
        self._painter.setPen(look.colours.published)
        self._painter.setFont(look.font)
        self._painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, shown)

    def _hit(self, box: QRectF) -> list[QRectF]:
        return [other for other in self._taken if other.intersects(box)]
