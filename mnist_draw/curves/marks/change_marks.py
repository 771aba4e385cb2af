"""Settings that changed while a run trained: a thin vertical line at the step, with its text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from mnist_draw.recipe.change_texts import change_line, change_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QColor

    from mnist_draw.curves.axes import Axes
    from mnist_draw.curves.view import ShownRun

# How near the pointer has to be, in heights of a line of text.
_REACH: Final = 0.5


@dataclass(frozen=True, slots=True)
class ChangeMark:
    """The settings of a run that changed after one step.

    Attributes:
        x: Pixels from the left end of the plot.
        colour: Of the run's training curve.
        text: What changed, for a label beside the line.
        tip: The same with step and run, a line for each setting.
    """

    x: float
    colour: QColor
    text: str
    tip: str


def marks(axes: Axes, runs: Sequence[ShownRun]) -> list[ChangeMark]:
    """Marks of the changes that are within the time axis."""
    found = []
    for run in runs:
        steps = dict.fromkeys(change.step for change in run.history.changes)
        for step in steps:
            x = float(axes.to_x(run.history, run.history.epoch_at(step)))
            if not 0 <= x <= axes.area.width():
                continue
            changes = [change for change in run.history.changes if change.step == step]
            lines = [change_line(change) for change in changes]
            if len(runs) > 1:
                lines.insert(0, run.title)
            text = ", ".join(change_text(change) for change in changes)
            found.append(ChangeMark(x, axes.look.of(run.style, "train"), text, "\n".join(lines)))
    return found


def tip_at(axes: Axes, runs: Sequence[ShownRun], x: float) -> str:
    """Texts of the marks near a pixel; empty where there are none."""
    near = [mark for mark in marks(axes, runs) if abs(mark.x - x) <= _REACH * axes.look.em]
    return "\n".join(mark.tip for mark in near)
