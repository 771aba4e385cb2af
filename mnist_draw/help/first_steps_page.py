"""Page with the first steps in five lines, and a button that shows drawing by itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from mnist_draw.shared import theme

_STEPS = 5


class FirstStepsPage(QWidget):
    """What to do first.

    Attributes:
        demo_wanted: The user wants to see how it is done.
    """

    demo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._titles = [QLabel() for _ in range(_STEPS)]
        self._texts = [QLabel() for _ in range(_STEPS)]
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for index, (title, text) in enumerate(zip(self._titles, self._texts, strict=True)):
            number = QLabel(str(index + 1))
            number.setProperty("step", "headline")
            number.setProperty("tone", "accent")
            title.setProperty("step", "title")
            text.setObjectName(f"firstStep{index + 1}")
            text.setWordWrap(True)
            row = 3 * index
            top = Qt.AlignmentFlag.AlignTop
            grid.addWidget(number, row, 0, 2, 1, top)
            grid.addWidget(title, row, 1)
            grid.addWidget(text, row + 1, 1)
            grid.setRowMinimumHeight(row + 2, 10)
        self._show = QPushButton()
        self._show.setObjectName("showMeButton")
        self._show.setProperty("primary", True)
        self._show.setIcon(theme.icon("resume", "on_accent"))
        self._show.clicked.connect(self.demo_wanted)
        buttons = QHBoxLayout()
        buttons.addWidget(self._show)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.addLayout(grid)
        layout.addSpacing(6)
        layout.addLayout(buttons)
        layout.addStretch()
        self.setFocusProxy(self._show)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        steps = (
            (
                self.tr("Draw a digit"),
                self.tr(
                    "With the mouse, a pen or a finger. The bars beside it show at once what the "
                    "network reads."
                ),
            ),
            (
                self.tr("Press Train"),
                self.tr(
                    "A new network starts. At first it knows nothing; it learns from thousands of "
                    "handwritten digits."
                ),
            ),
            (
                self.tr("Watch your digit while it learns"),
                self.tr(
                    "Your drawing is read again and again: the bars settle while the curves grow."
                ),
            ),
            (
                self.tr("Change one thing"),
                self.tr("More epochs or another recipe: train again and compare the curves."),
            ),
            (
                self.tr("Look inside"),
                self.tr(
                    "“Inside”, above the curves, shows what every layer does with your drawing."
                ),
            ),
        )
        for title, text, (said, explained) in zip(self._titles, self._texts, steps, strict=True):
            title.setText(said)
            text.setText(explained)
        self._show.setText(self.tr("Show me"))
        self._show.setAccessibleName(self._show.text())
        self._show.setToolTip(self.tr("The app draws digits by itself until you touch anything"))
