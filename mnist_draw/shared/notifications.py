"""Messages to the user: every feature sends them here, the window's message bar shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.shared import messages

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QAction

    from mnist_draw.shared.failure import Failure
    from mnist_draw.shared.message_bar import Kind


class Notifications(QObject):
    """The one channel for messages to the user; lives in the GUI thread.

    Attributes:
        shown: Text, ``"info"``, ``"warning"`` or ``"error"``, and a `QAction` to offer or None.
        dismissed: The message on screen no longer applies.
    """

    shown = Signal(str, str, object)
    dismissed = Signal()

    def __init__(self, log_file: Path | None = None, parent: QObject | None = None) -> None:
        """Args: log_file: Named in messages about unexpected errors; None where there is none."""
        super().__init__(parent)
        self._log_file = log_file

    @Slot(str, str)
    def show(self, text: str, kind: Kind = "info", action: QAction | None = None) -> None:
        """Shows a message in place of the one before.

        Args:
            text: What happened and what to do next.
            kind: How bad it is.
            action: Offered as a button.
        """
        self.shown.emit(text, kind, action)

    @Slot(str)
    def warn(self, text: str) -> None:
        """Shows a warning."""
        self.show(text, "warning")

    @Slot(object)
    def show_failure(self, failure: Failure) -> None:
        """Shows a worker's failure as an error."""
        self.show(self.explain(failure), "error")

    def explain(self, failure: Failure) -> str:
        """A worker's failure in the user's words, with the log file where that helps."""
        return messages.explain_failure(failure, self._log_file)

    @Slot()
    def dismiss(self) -> None:
        """Removes the message on screen."""
        self.dismissed.emit()
