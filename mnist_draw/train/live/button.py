"""Button that opens the settings to change while it trains, where no row has room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, Qt, Slot
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from mnist_draw.train.live.row import LiveRow

if TYPE_CHECKING:
    from mnist_draw.train.live.settings import LiveSettings


class LiveButton(QToolButton):
    """Opens a panel below itself."""

    def __init__(self, settings: LiveSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("liveButton")
        self._settings = settings
        self._panel: QFrame | None = None
        self.clicked.connect(self._open)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setText(self.tr("Change…"))
        self.setAccessibleName(self.tr("Change while it trains"))
        self.setToolTip(
            self.tr("Change learning rate, weight decay and more while the network trains")
        )

    @Slot()
    def _open(self) -> None:
        if self._panel is None:
            self._panel = QFrame(self, Qt.WindowType.Popup)
            self._panel.setObjectName("livePanel")
            self._panel.setFrameShape(QFrame.Shape.StyledPanel)
            self._panel.setAutoFillBackground(True)
            self._panel.setBackgroundRole(QPalette.ColorRole.Base)
            layout = QVBoxLayout(self._panel)
            layout.addWidget(LiveRow(self._settings))
        panel, column = self._panel, self.parentWidget() or self
        rows = panel.layout()
        assert rows is not None
        # As wide as the column of the window in which it opens, and as high as its rows.
        rows.activate()
        panel.setFixedSize(column.width(), rows.totalHeightForWidth(column.width()))
        panel.move(column.mapToGlobal(QPoint(0, column.height() + 2)))
        panel.show()
        panel.setFocus(Qt.FocusReason.PopupFocusReason)
        panel.focusNextChild()
