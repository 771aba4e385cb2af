"""Channel for messages to the user, from all features to the window's message bar."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.messages import explanations

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QAction

    from mnist_draw.shared.failure import Failure
    from mnist_draw.shared.widgets.message_bar import Kind


class Notifications(QObject):
    """Emits messages to the user; lives in the GUI thread.

    Signals:
        shown: A function that returns the text in the present language, ``"info"``, ``"warning"``
            or ``"error"``, and a `QAction` to offer or None.
        dismissed: The message on screen no longer applies.
    """

    shown = Signal(object, str, object)
    dismissed = Signal()

    def __init__(self, log_file: Path | None = None, parent: QObject | None = None) -> None:
        """Start without messages.

        Args:
            log_file: Named in messages about unexpected errors; None if there is none.
            parent: Parent object.
        """
        super().__init__(parent)
        self._log_file = log_file

    @Slot(object, str)
    def show(
        self, text: Callable[[], str], kind: Kind = "info", action: QAction | None = None
    ) -> None:
        """Show a message instead of the previous one.

        Args:
            text: Returns what happened and what to do next, in the present language.
            kind: Severity.
            action: Offered as a button.
        """
        self.shown.emit(text, kind, action)

    @Slot(object)
    def warn(self, text: Callable[[], str]) -> None:
        """Show a warning, by a function that returns it in the present language."""
        self.show(text, "warning")

    @Slot(object)
    def show_failure(self, failure: Failure) -> None:
        """Show a worker's failure as an error."""
        self.show(partial(self.explain, failure), "error")

    def explain(self, failure: Failure) -> str:
        """Explain a worker's failure, with the log file for an unexpected one."""
        return explanations.explain_failure(failure, self._log_file)

    @Slot()
    def dismiss(self) -> None:
        """Remove the message on screen."""
        self.dismissed.emit()
