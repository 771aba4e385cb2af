"""Side window: a window beside the main one, of the same application."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from mnist_draw.shared import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent


class SideWindow(QWidget):
    """A window of its own, which the main window may cover.

    The application ends only when it is closed: its controller closes it on shutdown.
    """

    def __init__(self, name: str, parent: QWidget | None) -> None:
        """Starts hidden.

        Args:
            name: Object name.
            parent: The main window, whose actions and life it shares.
        """
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName(name)
        self.setWindowIcon(theme.icon("app"))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A transient window stays above the main one and would cover canvas and curves.
        window = self.windowHandle()
        window.setTransientParent(None)  # type: ignore[arg-type] # Qt allows it, the stubs do not
