"""Label that elides its text if it does not fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QLabel, QSizePolicy

if TYPE_CHECKING:
    from PySide6.QtGui import QFontMetrics, QFontMetricsF, QResizeEvent


class ElidedLabel(QLabel):
    """A label that requests no width for its text."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._end = ""
        self.setObjectName(name)
        self._full_text = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str, end: str = "") -> None:
        """Show as much of a text as fits, and its end whole."""
        self._full_text, self._end = text, end
        self.setAccessibleName(text + end)
        self._elide()

    @property
    def needed_width(self) -> int:
        """Pixels for the whole text."""
        return self.fontMetrics().horizontalAdvance(self._full_text + self._end)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def minimumSizeHint(self) -> QSize:
        return QSize(1, super().minimumSizeHint().height())

    def _elide(self) -> None:
        metrics = self.fontMetrics()
        room = max(1, self.width() - metrics.horizontalAdvance(self._end))
        shown = metrics.elidedText(self._full_text, Qt.TextElideMode.ElideRight, room)
        self.setText(shown + self._end)


def elide_name(metrics: QFontMetrics | QFontMetricsF, name: str, width: float) -> str:
    """The name of a run, shortened to a width: what was changed in it, at its end, stays."""
    changed = ": " in name
    mode = Qt.TextElideMode.ElideMiddle if changed else Qt.TextElideMode.ElideRight
    return metrics.elidedText(name, mode, width)  # type: ignore[arg-type]  # Both take a float
