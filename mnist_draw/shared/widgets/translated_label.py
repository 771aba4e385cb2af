"""Label whose text follows the language of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from collections.abc import Callable


class TranslatedLabel(QLabel):
    """Plain text of a function, which is called again at each change of language."""

    # Qt may send events before the constructor has set anything.
    _text: Callable[[], str] | None = None

    def __init__(self, name: str) -> None:
        """Args: name: Object name."""
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def show_text(self, text: Callable[[], str]) -> None:
        """Show a text, instead of the last one.

        Args:
            text: Returns it in the present language.
        """
        self._text = text
        self.setText(text())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange and self._text is not None:
            self.setText(self._text())
        super().changeEvent(event)
