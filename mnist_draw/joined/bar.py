"""Bar of the joined folder: join, exchange now, leave, and the state of the last exchange."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QDateTime, QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from mnist_draw.joined import texts
from mnist_draw.shared import file_dialogs
from mnist_draw.shared.failure import Failure
from mnist_draw.shared.widgets.icon_label import IconLabel

if TYPE_CHECKING:
    from mnist_draw.joined.folder_state import FolderState


_ICON: Final = 16  # pixels at scale 1


class JoinedBar(QWidget):
    """Says in one line what the last exchange did.

    Attributes:
        join_wanted: Emits the `Path` of a folder.
        exchange_wanted: Exchange now.
        leave_wanted: Leave the folder.
    """

    join_wanted = Signal(object)
    exchange_wanted = Signal()
    leave_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("joinedBar")
        self._state: FolderState | None = None
        self._time = QDateTime()
        icon = IconLabel(_ICON)
        icon.show_icon("folder", "muted")
        self._text = QLabel()
        self._text.setObjectName("joinedState")
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self._text.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._join = _button("joinFolderButton")
        self._join.clicked.connect(self._choose)
        self._exchange = _button("exchangeNowButton")
        self._exchange.clicked.connect(self.exchange_wanted)
        self._leave = _button("leaveFolderButton")
        self._leave.clicked.connect(self.leave_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(icon)
        layout.addWidget(self._text, 1)
        for button in (self._join, self._exchange, self._leave):
            layout.addWidget(button)
        self._retranslate()

    @property
    def text(self) -> str:
        """The state in words."""
        return self._text.text()

    @Slot()
    def show_begun(self) -> None:
        """Show that an exchange runs."""
        self._exchange.setEnabled(False)

    @Slot(object)
    def show_state(self, state: FolderState) -> None:
        """Show the state after an exchange."""
        self._state = state
        self._time = QDateTime.currentDateTime()
        self._exchange.setEnabled(True)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._join.setText(self.tr("Join a folder…"))
        self._join.setToolTip(
            self.tr("A folder that all computers reach: a share of the school, or a stick")
        )
        self._exchange.setText(self.tr("Exchange now"))
        self._exchange.setToolTip(self.tr("Do not wait for the next exchange, every 30 seconds"))
        self._leave.setText(self.tr("Leave"))
        self._leave.setToolTip(
            self.tr("Exchange no more. All drawings stay, here and in the folder")
        )
        self._show()

    def _show(self) -> None:
        state = self._state
        joined = state is not None and state.folder is not None
        for button, visible in (
            (self._join, not joined),
            (self._exchange, joined),
            (self._leave, joined),
        ):
            button.setVisible(visible)
            button.setAccessibleName(button.text())
        text, warning = texts.invitation(), False
        if state is not None:
            if isinstance(state.result, Failure):
                text, warning = texts.failure(state.result), True
            elif state.folder is not None and state.result is not None:
                problem = texts.problem(state.folder, state.result)
                text = problem or texts.exchanged(state.folder, state.result, self._time)
                warning = problem is not None
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self._text.setProperty("tone", "warning" if warning else "muted")
        self._text.style().polish(self._text)

    @Slot()
    def _choose(self) -> None:
        dialog = file_dialogs.create_for_folder(
            self.window(), "joinFolderDialog", "joined", self.tr("Join a folder")
        )
        dialog.fileSelected.connect(self._join_folder)
        dialog.open()

    @Slot(str)
    def _join_folder(self, name: str) -> None:
        self.join_wanted.emit(Path(name))


def _button(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    button.setProperty("slim", True)
    return button
