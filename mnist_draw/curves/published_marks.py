"""Figures of a recipe's text on the curves: horizontal lines, or points at their epochs."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mnist_draw.curves.axes import Axes
    from mnist_draw.curves.history import Metric, RunHistory
    from mnist_draw.curves.view import Marker, View
    from trainer.recipe.published import Published

translate: Final = QCoreApplication.translate

_OF_TRAINING: Final = {"train_accuracy", "train_loss", "first_loss"}


def published_for(metric: Metric, view: View) -> list[Published]:
    """The figures that belong into one plot, if they are to be seen."""
    if "published" not in view.kinds:
        return []
    return [figure for figure in view.published if figure.metric.endswith(metric)]


def epoch_of(figure: Published) -> float | None:
    """Epochs at which a figure stands; None for one of the whole run."""
    return 0.0 if figure.metric == "first_loss" else figure.epoch


def lines(axes: Axes) -> list[tuple[float, str]]:
    """Vertical positions and names of the figures of whole runs within the plot."""
    figures = [one for one in published_for(axes.metric, axes.view) if epoch_of(one) is None]
    found = [
        (float(np.round(axes.to_y(np.array([one.value])))[0]), _figure_text(axes.metric, one))
        for one in figures
    ]
    return [(y, text) for y, text in found if axes.area.top() <= y <= axes.area.bottom()]


def points(axes: Axes) -> list[tuple[Marker, str, list[tuple[float, float]]]]:
    """Markers, names and ``(epoch, value)`` of the figures of single epochs, by kind."""
    figures = published_for(axes.metric, axes.view)
    found: list[tuple[Marker, str, list[tuple[float, float]]]] = []
    for kind in dict.fromkeys(one.metric for one in figures):
        values = [
            (epoch, one.value)
            for one in figures
            if one.metric == kind and (epoch := epoch_of(one)) is not None
        ]
        if values:
            text = translate("Chart", "published {what}").format(what=_name(kind))
            found.append(("circle" if kind in _OF_TRAINING else "diamond", text, values))
    return found


def write_labels(painter: QPainter, axes: Axes, run: RunHistory) -> float:
    """Writes names beside lines and points, none over another; returns their right end."""
    taken: list[QRectF] = []
    for y, text in lines(axes):
        _write(painter, axes, text, [QPointF(axes.area.left(), y)], taken)
    for _, text, measured in points(axes):
        # Where all curves begin is the worst position for a name.
        found = [axes.point(run, *one) for one in [*measured[1:3], measured[0]]]
        if inside := [one for one in found if one.x() <= axes.area.right() + 1]:
            _write(painter, axes, text, inside, taken)
    return max((box.right() for box in taken), default=axes.area.left())


def _write(
    painter: QPainter, axes: Axes, text: str, beside: Sequence[QPointF], taken: list[QRectF]
) -> None:
    """Writes a name right of the first point with room above or below, or further on."""
    look, em, area = axes.look, axes.look.em, axes.area
    if axes.view.text and not taken:
        # The text is the same for all: one label names it.
        text = f"{text} · {axes.view.text}"
    measure = QFontMetricsF(look.font)
    box = QRectF(0, 0, measure.horizontalAdvance(text), em)
    for point, offset in itertools.product(beside, (-1.2 * em, 0.2 * em)):
        y = min(max(point.y(), area.top()), area.bottom())
        box.moveTopLeft(QPointF(max(area.left(), point.x()) + 0.5 * em, y + offset))
        start = QRectF(box.topLeft(), QSizeF(min(8 * em, box.width()), em))
        if area.contains(start) and not any(other.intersects(box) for other in taken):
            break
    else:
        box.moveTop(max(box.top() - 1.4 * em, area.top()))
        for other in [other for other in taken if other.intersects(box)]:
            box.moveLeft(max(box.left(), other.right() + em))
    room = area.right() - box.left()
    if room < 4 * em:
        return
    shown = measure.elidedText(text, Qt.TextElideMode.ElideRight, room)
    box.setWidth(min(room, measure.horizontalAdvance(shown)))
    taken.append(box)
    # Curves behind the letters grow pale, so that both can be read.
    background = QColor(look.colours.window)
    background.setAlphaF(0.75)
    painter.fillRect(box, background)
    painter.setPen(look.colours.published)
    painter.setFont(look.font)
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, shown)


def _figure_text(metric: Metric, figure: Published) -> str:
    number = f"{figure.value:g}"
    if metric == "accuracy":
        number = f"{100 * figure.value:.2f}".rstrip("0").rstrip(".") + " %"
    pattern = translate("Chart", "published {what} {figure}")
    if figure.approximate:
        pattern = translate("Chart", "published {what} about {figure}")
    return pattern.format(what=_name(figure.metric), figure=number)


def _name(metric: str) -> str:
    if metric == "first_loss":
        return translate("Chart", "first loss")
    return {
        "test": translate("Chart", "test"),
        "validation": translate("Chart", "validation"),
        "train": translate("Chart", "training"),
    }[metric.split("_", maxsplit=1)[0]]
