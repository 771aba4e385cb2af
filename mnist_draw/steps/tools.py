"""Tools of the Steps view: the speed, and a button that takes one step."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QToolButton, QWidget

from mnist_draw.shared import theme
from mnist_draw.shared.widgets.combo_box import ComboBox
from mnist_draw.train.pacing import SPEEDS

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from mnist_draw.train.pacing import Pacing

# Heights of text for a speed in words, and for the icon.
_LEAST_SPEED: Final = 9


class StepTools(QWidget):
    """Shows and changes a `Pacing`."""

    def __init__(self, pacing: Pacing, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("stepTools")
        self._pacing = pacing
        self._speeds = ComboBox("speedBox")
        self._speeds.addItems([""] * len(SPEEDS))
        self._speeds.activated.connect(self._choose)
        self._button = QToolButton()
        self._button.setObjectName("stepButton")
        self._button.setIcon(theme.icon("next"))
        self._button.clicked.connect(pacing.step_action.trigger)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        # Takes the room of the speeds where they are hidden.
        row.addStretch(0)
        row.addWidget(self._speeds, 1)
        row.addWidget(self._button)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        pacing.speed_changed.connect(self._show_speed)
        self._retranslate()
        self._show_speed(pacing.speed)

    def minimumSizeHint(self) -> QSize:
        # On a small projector the views' buttons leave little room.
        side = self._button.sizeHint().height()
        return QSize(2 * side, side)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        for index, speed in enumerate(SPEEDS):
            self._speeds.setItemText(index, self._pacing.name(speed))
        self._speeds.setAccessibleName(self.tr("Speed of the training"))
        self._speeds.setToolTip(
            self.tr("How fast the training goes: step by step, or as fast as this computer can")
        )
        self._button.setText(self.tr("One step"))
        self._button.setAccessibleName(self.tr("One step"))
        self._button.setToolTip(self._pacing.step_action.toolTip())
        self._fit()

    def _fit(self) -> None:
        """Show the button's text where there is room for it beside a speed."""
        styles, text = Qt.ToolButtonStyle, self.fontMetrics().horizontalAdvance(self._button.text())
        em = self.fontMetrics().height()
        wide = self.width() > text + _LEAST_SPEED * em
        # The Training menu has the speeds too.
        self._speeds.setVisible(self.width() > self._button.sizeHint().height() + 4 * em)
        self._button.setToolButtonStyle(
            styles.ToolButtonTextBesideIcon if wide else styles.ToolButtonIconOnly
        )

    @Slot(int)
    def _choose(self, index: int) -> None:
        self._pacing.set_speed(SPEEDS[index])

    @Slot(float)
    def _show_speed(self, speed: float) -> None:
        self._speeds.setCurrentIndex(SPEEDS.index(speed))
