"""Figures of a recipe's text on the curves: horizontal lines, or points at their epochs."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mnist_draw.curves.axes import Axes
    from mnist_draw.curves.history import Metric
    from mnist_draw.curves.view import Marker, View
    from trainer.recipe.published import Published

translate: Final = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Mark:
    """Figures of one kind.

    Attributes:
        text: Their name, with the value of a single one.
        marker: How points are drawn.
        epochs: Where the figures are points; empty for figures of the whole run.
        values: The figures.
    """

    text: str
    marker: Marker
    epochs: list[float]
    values: list[float]


def marks(metric: Metric, view: View) -> list[Mark]:
    """The figures that belong into one plot, if they are to be seen."""
    found: list[Mark] = []
    figures = [one for one in view.published if one.metric.endswith(metric)]
    for kind, group in groupby(figures if "published" in view.kinds else (), _kind):
        same = list(group)
        # The text is the same for all: one label names it.
        texts = [_name(same), *([view.text] if view.text and not found else [])]
        epochs = [0.0] if kind == "first" else [one.epoch for one in same if one.epoch is not None]
        marker: Marker = "circle" if kind in {"first", "train"} else "diamond"
        found.append(Mark(" · ".join(texts), marker, epochs, [one.value for one in same]))
    return found


def write_labels(
    painter: QPainter, axes: Axes, labels: Iterable[tuple[str, QPointF, QColor]]
) -> None:
    """Writes names above points, or below where there is no room, none over another."""
    area, look, em = axes.area, axes.look, axes.look.em
    measure, taken = QFontMetricsF(look.font), list[QRectF]()
    # Curves behind the letters grow pale, so that both can be read.
    background = QColor(look.colours.window)
    background.setAlphaF(0.75)
    painter.setFont(look.font)
    for text, point, colour in labels:
        y = min(max(point.y(), 0.0), area.bottom())
        box = QRectF(point.x() + 0.5 * em, y - 1.2 * em, measure.horizontalAdvance(text), em)
        if box.top() < 0:
            box.moveTop(y + 0.2 * em)
        for other in taken:
            if box.intersects(other):
                box.moveLeft(other.right() + em)
        box.setRight(min(box.right(), area.right()))
        if box.width() > 4 * em:
            taken.append(box)
            painter.fillRect(box, background)
            shown = measure.elidedText(text, Qt.TextElideMode.ElideRight, box.width() + 1)
            painter.setPen(colour)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, shown)


def _kind(figure: Published) -> str:
    return figure.metric.split("_", maxsplit=1)[0]


def _name(figures: list[Published]) -> str:
    name = {
        "first": translate("Chart", "first loss"),
        "test": translate("Chart", "test"),
        "validation": translate("Chart", "validation"),
        "train": translate("Chart", "training"),
    }[_kind(figures[0])]
    if len(figures) > 1:
        return translate("Chart", "published {what}").format(what=name)
    value = figures[0].value
    number = f"{100 * value:.4g} %" if figures[0].higher_is_better else f"{value:g}"
    pattern = translate("Chart", "published {what} {figure}")
    if figures[0].approximate:
        pattern = translate("Chart", "published {what} about {figure}")
    return pattern.format(what=name, figure=number)
