"""Combo boxes that elide their text in the box, but not in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QLabel,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent


class ComboBox(QComboBox):
    """A combo box that may be narrower than its texts."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QStylePainter(self)
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox,
            option,
            QStyle.SubControl.SC_ComboBoxEditField,
            self,
        )
        option.currentText = self.fontMetrics().elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def showPopup(self) -> None:  # noqa: N802 - Qt's name
        # The list is as wide as its texts, even if the box is narrower.
        view = self.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + 2 * self.height())
        rows = min(self.count(), self.maxVisibleItems())
        height = sum(view.sizeHintForRow(row) for row in range(rows)) + self.height()
        view.setMinimumHeight(min(height, round(0.8 * self.screen().availableSize().height())))
        super().showPopup()


class LabelledBox(QWidget):
    """A combo box with a title above it."""

    def __init__(self, box: QComboBox) -> None:
        super().__init__()
        self._box = box
        self._label = QLabel()
        self._label.setObjectName(f"{box.objectName().removesuffix('Box')}Title")
        self._label.setProperty("step", "caption")
        self._label.setProperty("tone", "muted")
        self._label.setBuddy(box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._label)
        layout.addWidget(box)

    def set_texts(self, title: str, tip: str) -> None:
        """Set title, accessible name and tooltip."""
        self._label.setText(title)
        self._label.setToolTip(tip)
        self._box.setAccessibleName(title)
        self._box.setToolTip(tip)
