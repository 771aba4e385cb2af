"""Runs beyond the value axis: a marker at the edge of the plot, with the run's name and value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QPointF
from PySide6.QtGui import QColor, QFontMetricsF

from mnist_draw.shared import numbers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mnist_draw.curves.axes import Axes
    from mnist_draw.curves.view import ShownRun

translate: Final = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class EdgeMark:
    """A run that cannot be seen where it is.

    Attributes:
        text: Its name and how far it is.
        colour: Of its curve.
        point: On the edge, in pixels of the plot.
        label: Where its text ends up above, as `published_marks.write_labels` takes it.
        above: Whether the run is above the plot, else below.
    """

    text: str
    colour: QColor
    point: QPointF
    label: QPointF
    above: bool


def marks(axes: Axes, runs: Sequence[ShownRun]) -> list[EdgeMark]:
    """Marks of the runs that diverged beyond the axes, or whose loss is no number any more."""
    found: list[EdgeMark] = []
    measure, em = QFontMetricsF(axes.look.font), axes.look.em
    for run in runs:
        beyond = _beyond(axes, run)
        if beyond is None:
            continue
        epoch, text, above = beyond
        x = min(max(float(axes.to_x(run.history, epoch)), 0.0), axes.area.width())
        row = 1.3 * em * sum(one.above == above for one in found)
        # Below the edge, or above the lower one; a second mark is a line further in.
        y = (row + 1.4 * em if row else 0.0) if above else axes.area.height() - row
        left = min(x, axes.area.width() - measure.horizontalAdvance(text) - 1.5 * em)
        edge = 0.0 if above else axes.area.height()
        colour = axes.look.of(run.style, "train")
        found.append(EdgeMark(text, colour, QPointF(x, edge), QPointF(max(left, 0.0), y), above))
    return found


def _beyond(axes: Axes, run: ShownRun) -> tuple[float, str, bool] | None:
    """Epoch and text of a mark, and whether it is above; None for a run that is to be seen."""
    history, is_loss = run.history, axes.metric == "loss"
    if is_loss and history.lost_epoch is not None:
        pattern = translate("Chart", "{title}: no longer a number")
        return history.lost_epoch, pattern.format(title=run.title), True
    if not history.diverged:
        return None
    values = history.metric(axes.metric).smooth
    worst = float(values.max() if is_loss else values[-1])
    y = float(axes.to_y(worst))
    if 0 <= y <= axes.area.height():
        return None
    if is_loss:
        pattern, shown = translate("Chart", "{title}: loss up to {value}"), _rounded(worst)
    else:
        pattern, shown = translate("Chart", "{title}: {value}"), numbers.percent(worst)
    return history.epoch, pattern.format(title=run.title, value=shown), y < 0


def _rounded(loss: float) -> str:
    """Three significant digits, written out as long as they can be read."""
    return numbers.whole(float(f"{loss:.3g}")) if 1e3 <= loss < 1e12 else numbers.short(loss)
