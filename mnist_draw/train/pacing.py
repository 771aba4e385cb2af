"""Speed of a training: one step at a press, some steps a second, or full speed."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from mnist_draw.shared.numbers import whole
from mnist_draw.shared.platforms import keys

ONE_STEP: Final = 0.0
"""The speed of one step at a press."""
SPEEDS: Final = (ONE_STEP, 1.0, 5.0, 25.0, math.inf)
"""Steps a second."""


class Pacing(QObject):
    """The chosen speed, with actions for a menu.

    Attributes:
        speed_changed: Emits steps a second: one of `SPEEDS`.
        step_wanted: Take one step; the speed is `ONE_STEP` by then.
        step_action: Takes one step.
        menu: The speeds.
    """

    speed_changed = Signal(float)
    step_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._speed = math.inf
        self.step_action = QAction(self)
        self.step_action.setObjectName("stepAction")
        self.step_action.setShortcuts(keys.function_key(3))
        self.step_action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        self.step_action.triggered.connect(self._step)
        self.menu = QMenu(parent)
        self.menu.setObjectName("speedMenu")
        group = QActionGroup(self)
        self._actions: dict[float, QAction] = {}
        for speed in SPEEDS:
            action = self._actions[speed] = group.addAction("")
            action.setObjectName(f"speedAction{SPEEDS.index(speed)}")
            action.setCheckable(True)
            action.setData(speed)
        group.triggered.connect(self._choose)
        self.menu.addActions(group.actions())
        self._actions[self._speed].setChecked(True)
        self.retranslate()

    @property
    def speed(self) -> float:
        """Steps a second; `ONE_STEP` for one at a press, infinite for full speed."""
        return self._speed

    @property
    def stepwise(self) -> bool:
        """Whether steps are slow enough to look at each."""
        return self._speed < math.inf

    def set_speed(self, speed: float) -> None:
        """Choose one of `SPEEDS`."""
        if speed != self._speed:
            self._speed = speed
            self._actions[speed].setChecked(True)
            self.speed_changed.emit(speed)

    def retranslate(self) -> None:
        self.step_action.setText(self.tr("&One step"))
        tip = self.tr("Take one step of the training and pause: what does it change?")
        self.step_action.setToolTip(f"{tip} ({keys.native(self.step_action.shortcut())})")
        self.step_action.setStatusTip(tip)
        self.menu.setTitle(self.tr("S&peed"))
        for speed, action in self._actions.items():
            action.setText(self.name(speed))

    def name(self, speed: float) -> str:
        """A speed in words."""
        if speed == ONE_STEP:
            return self.tr("One step at a press")
        if speed == math.inf:
            return self.tr("Full speed")
        if speed == 1:
            return self.tr("1 step a second")
        return self.tr("{steps} steps a second").format(steps=whole(speed))

    @Slot()
    def _step(self) -> None:
        self.set_speed(ONE_STEP)
        self.step_wanted.emit()

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        self.set_speed(action.data())
