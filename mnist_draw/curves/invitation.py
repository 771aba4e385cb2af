"""Invitation in place of empty curves: what to do, in three steps."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

_STEPS = 3


class Invitation(QWidget):
    """Three numbered lines in the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("curvesInvitation")
        self._lines = [_Line() for _ in range(_STEPS)]
        grid = QGridLayout(self)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        for row, line in enumerate(self._lines, start=1):
            number = QLabel(str(row))
            number.setProperty("step", "headline")
            number.setProperty("tone", "accent")
            line.setObjectName(f"curvesInvitation{row}")
            line.setProperty("step", "title")
            line.setProperty("tone", "muted")
            grid.addWidget(number, row, 1, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(line, row, 2)
        for edge in (0, _STEPS + 1):
            grid.setRowStretch(edge, 1)
        for edge in (0, 3):
            grid.setColumnStretch(edge, 1)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        texts = self.tr("Draw"), self.tr("Train"), self.tr("Watch the answer while it learns")
        for line, text in zip(self._lines, texts, strict=True):
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
