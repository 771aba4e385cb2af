"""Small flat buttons in the heads of strips."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QToolButton, QToolTip, QWidget

from mnist_draw.shared import theme
from mnist_draw.shared.screen_readers import announce


class SmallButton(QToolButton):
    """An icon without a frame, as high as a line of text."""

    def __init__(self, name: str, icon: str, parent: QWidget | None = None) -> None:
        """Args: name: The object name. icon: Name of the icon."""
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("flat", True)
        self.setProperty("small", True)
        self.setIcon(theme.icon(icon))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)


class InfoButton(SmallButton):
    """Explains a strip, in its tooltip and at a click."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Args: name: The object name."""
        super().__init__(name, "info", parent)
        self.clicked.connect(self._explain)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("What is this?"))

    @Slot()
    def _explain(self) -> None:
        QToolTip.showText(self.mapToGlobal(self.rect().bottomLeft()), self.toolTip(), self)
        announce(self, self.toolTip())
