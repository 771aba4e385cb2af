"""Label of wrapped text that grows with its texts and does not shrink again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class GrowingLabel(QLabel):
    """Shows changing texts in full; its neighbours move only for a text longer than all before.

    The width comes from the layout: a text never widens it.
    """

    def __init__(self, name: str, *, lines: int, parent: QWidget | None = None) -> None:
        """Start empty.

        Args:
            name: The object name.
            lines: Lines of usual texts.
            parent: Parent widget.
        """
        super().__init__(parent)
        self._lines = lines
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._fit()

    def show_text(self, text: str) -> None:
        """Show a text."""
        if text != self.text():
            self.setText(text)
            self.setAccessibleDescription(text)
            self.setFixedHeight(max(self.minimumHeight(), self.heightForWidth(self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        """Take the height of usual texts, or of the present one."""
        usual = self._lines * self.fontMetrics().lineSpacing()
        self.setMinimumHeight(0)  # Otherwise, it is the least height for any width.
        self.setFixedHeight(max(usual, self.heightForWidth(self.width())))
