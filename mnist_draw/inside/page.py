"""Page of the Inside view: the panel, or a note while it is in a window of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from mnist_draw.shared import theme
from mnist_draw.shared.platforms import keys

if TYPE_CHECKING:
    from PySide6.QtGui import QAction, QCloseEvent

    from mnist_draw.inside.panel import InsidePanel

_SIZE: Final = QSize(1100, 860)


class InsidePage(QStackedWidget):
    """Holds the panel and moves it into a window of its own and back.

    Attributes:
        detached_changed: The panel has moved.
        detach_button: Moves the panel; for the bar above the page.
    """

    detached_changed = Signal()

    def __init__(self, panel: InsidePanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("insidePage")
        self._panel = panel
        self._window: _InsideWindow | None = None
        self._geometry = QByteArray()
        self._window_actions: list[QAction] = []
        self.detach_button = QToolButton()
        self.detach_button.setObjectName("detachInsideButton")
        self.detach_button.setProperty("flat", True)
        self.detach_button.setIcon(theme.icon("detach"))
        self.detach_button.clicked.connect(self.detach)
        self._note = QLabel()
        self._note.setTextFormat(Qt.TextFormat.PlainText)
        self._note.setObjectName("insideDetached")
        self._note.setProperty("step", "title")
        self._note.setProperty("tone", "muted")
        self._note.setWordWrap(True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._back_button = QPushButton()
        self._back_button.setObjectName("attachInsideButton")
        self._back_button.clicked.connect(self.attach)
        note = QWidget()
        layout = QVBoxLayout(note)
        layout.addStretch(1)
        layout.addWidget(self._note)
        layout.addSpacing(12)
        layout.addWidget(self._back_button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        self.addWidget(note)
        self.addWidget(panel)
        self.setCurrentWidget(panel)
        self._retranslate()

    @property
    def detached(self) -> bool:
        """Whether the panel is in a window of its own."""
        return self._window is not None

    @property
    def window_geometry(self) -> QByteArray:
        """Geometry of the window from `QWidget.saveGeometry`; empty before the first."""
        return self._geometry if self._window is None else self._window.saveGeometry()

    def set_window(self, geometry: QByteArray, actions: list[QAction]) -> None:
        """Sets what the window is opened with.

        Args:
            geometry: From `window_geometry`; empty for none.
            actions: Actions of the main window whose shortcuts work in this one too.
        """
        self._geometry, self._window_actions = geometry, actions

    @Slot()
    def detach(self) -> None:
        """Moves the panel into a window of its own, or that window to the front."""
        if self._window is None:
            window = self._window = _InsideWindow(self.window())
            window.addActions(self._window_actions)
            window.closed.connect(self.attach)
            self.setCurrentIndex(0)
            self.removeWidget(self._panel)
            window.hold(self._panel)
            if not window.restoreGeometry(self._geometry):
                window.resize(_SIZE.boundedTo(self.screen().availableSize() * 0.9))
            self.detach_button.setEnabled(False)
            self.detached_changed.emit()
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    @Slot()
    def attach(self) -> None:
        """Brings the panel back."""
        window, self._window = self._window, None
        if window is None:
            return
        self._geometry = window.saveGeometry()
        self.addWidget(self._panel)
        self.setCurrentWidget(self._panel)
        window.close()
        window.deleteLater()
        self.detach_button.setEnabled(True)
        self.detached_changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._note.setText(self.tr("The inside of the network is in a window of its own"))
        self._back_button.setText(self.tr("Bring it back"))
        self._back_button.setToolTip(self.tr("Close that window and show its content here again"))
        self.detach_button.setAccessibleName(self.tr("In a window of its own"))
        self.detach_button.setToolTip(
            self.tr("Show it in a window of its own, for a second screen")
        )


class _InsideWindow(QWidget):
    """Window of the panel.

    Attributes:
        closed: The user closed the window.
    """

    closed = Signal()

    def __init__(self, main_window: QWidget) -> None:
        super().__init__(main_window, Qt.WindowType.Window)
        self.setObjectName("insideWindow")
        self.setWindowIcon(theme.icon("mnist-draw"))
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 12, 16, 12)
        full_screen = QShortcut(self)
        full_screen.setKeys(keys.function_key(11))
        full_screen.activated.connect(self._toggle_full_screen)
        self._retranslate()

    def hold(self, panel: QWidget) -> None:
        """Takes the panel."""
        self._layout.addWidget(panel)
        panel.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Inside the network"))

    @Slot()
    def _toggle_full_screen(self) -> None:
        # A maximised window is maximised again afterwards.
        self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
