"""Invitation: what to do, in numbered steps, in place of curves or results that are not there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


class Invitation(QWidget):
    """Numbered lines in the middle."""

    def __init__(self, name: str, texts: Callable[[], Sequence[str]]) -> None:
        """Shows the steps.

        Args:
            name: Object name; those of the lines have a number more.
            texts: Returns the steps in the present language.
        """
        super().__init__()
        self.setObjectName(name)
        self._texts = texts
        self._lines = [_Line() for _ in texts()]
        grid = QGridLayout(self)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        for row, line in enumerate(self._lines, start=1):
            number = QLabel(str(row))
            number.setProperty("step", "headline")
            number.setProperty("tone", "accent")
            line.setObjectName(f"{name}{row}")
            line.setProperty("step", "title")
            line.setProperty("tone", "muted")
            grid.addWidget(number, row, 1, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(line, row, 2)
        for edge in (0, len(self._lines) + 1):
            grid.setRowStretch(edge, 1)
        for edge in (0, 3):
            grid.setColumnStretch(edge, 1)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        for line, text in zip(self._lines, self._texts(), strict=True):
            line.setText(text)


class _Line(QLabel):
    """A text in one line, wrapped only where the window is narrower, as in projector mode."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        width = self.fontMetrics().horizontalAdvance(self.text()) + 2
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.fontMetrics().height())
