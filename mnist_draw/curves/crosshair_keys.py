"""Keys that move the crosshair: by a share of the time axis, a step, a validation, to the ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mnist_draw.curves.axes import Axes
    from mnist_draw.curves.view import ShownRun

KEYS: Final = frozenset(
    {Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End},
)

# Share of the time axis that a key moves by; with Ctrl, ten times as far.
_SHARE: Final = 0.01
_LEAP: Final = 10


def moved(
    axes: Axes,
    runs: Sequence[ShownRun],
    time: float,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier,
) -> float:
    """Epoch or step of the crosshair after a key, on the time axis.

    Args:
        axes: The axes that the curves are drawn on.
        runs: The runs shown, the present one last; at least one.
        time: Where it is.
        key: One of `KEYS`.
        modifiers: Shift moves to the next validation of the present run.
    """
    left, right = axes.x
    validations, steps = _times(axes, runs[-1])
    if key in {Qt.Key.Key_Home, Qt.Key.Key_End}:
        times = [each for run in runs for points in _times(axes, run) for each in points]
        first, last = min(times, default=left), max(times, default=right)
        return max(left, first) if key == Qt.Key.Key_Home else min(last, right)
    forward = key == Qt.Key.Key_Right
    if modifiers & Qt.KeyboardModifier.ShiftModifier:
        ahead = [each for each in validations if each > time] if forward else []
        behind = [] if forward else [each for each in validations if each < time]
        time = min(ahead, default=max(behind, default=time))
    else:
        one_step = steps[1] - steps[0] if len(steps) > 1 else 0.0
        far = max(_SHARE * (right - left), one_step)
        far *= _LEAP if modifiers & Qt.KeyboardModifier.ControlModifier else 1
        time += far if forward else -far
    return min(max(time, left), right)


def _times(axes: Axes, run: ShownRun) -> tuple[list[float], list[float]]:
    """Times of a run's validations, and of its first two and its last step."""
    history = run.history.metric(axes.metric)
    epochs = [history.epoch_of(index) for index in (0, 1) if index < len(history)]
    epochs += [history.epoch_of(len(history) - 1)] if len(history) else []
    return (
        [float(axes.view.times(run.history, epoch)) for epoch, _ in history.validation],
        [float(axes.view.times(run.history, epoch)) for epoch in epochs],
    )
