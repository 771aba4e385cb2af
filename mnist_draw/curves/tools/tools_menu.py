"""Menu with the tools of the plots, where their row is too narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget


class ToolsMenu(QMenu):
    """Shows a list and check boxes as actions; the boxes keep the state."""

    def __init__(
        self,
        parent: QWidget,
        choices: QComboBox,
        scale: QCheckBox,
        time: QCheckBox,
        export: QAction,
    ) -> None:
        """Args: The widgets that are shown as actions, and the action below them."""
        super().__init__(parent)
        self.setObjectName("plotToolsMenu")
        self._choices, self._boxes, self._export = choices, (scale, time), export
        self._group = QActionGroup(self)
        self._group.triggered.connect(self._choose)
        self.aboutToShow.connect(self._fill)

    @Slot()
    def _fill(self) -> None:
        self.clear()
        for index in range(self._choices.count()):
            action = self._group.addAction(QAction(self._choices.itemText(index), self))
            action.setCheckable(True)
            action.setChecked(index == self._choices.currentIndex())
            action.setData(index)
            self.addAction(action)
        self.addSeparator()
        for box in self._boxes:
            action = QAction(box.accessibleName(), self)
            action.setCheckable(True)
            action.setChecked(box.isChecked())
            action.toggled.connect(box.setChecked)
            self.addAction(action)
        self.addSeparator()
        self.addAction(self._export)

    @Slot(QAction)
    def _choose(self, action: QAction) -> None:
        self._choices.setCurrentIndex(action.data())
