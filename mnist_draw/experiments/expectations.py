"""The question before a run, with two or three expectations to choose from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from mnist_draw.shared.widgets.flow_layout import FlowLayout


class Expectations(QWidget):
    """Checkable buttons, at most one of which is checked.

    Attributes:
        chosen: Another expectation is chosen.
    """

    chosen = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("expectations")
        self._question = QLabel()
        self._question.setObjectName("expectationQuestion")
        self._question.setWordWrap(True)
        self._question.setTextFormat(Qt.TextFormat.PlainText)
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._emit_chosen)
        row = QWidget()
        self._row = FlowLayout(row, x_spacing=8, y_spacing=6)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._question)
        layout.addWidget(row)

    @property
    def offers(self) -> bool:
        """Whether there is something to choose."""
        return bool(self._group.buttons())

    @property
    def choice(self) -> int | None:
        """Index of the chosen expectation; None for none."""
        index = self._group.checkedId()
        return index if index >= 0 else None

    def clear(self) -> None:
        """Choose none."""
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(False)
        self._group.setExclusive(True)
        self.chosen.emit()

    def set_texts(self, question: str, expectations: tuple[str, ...]) -> None:
        """Ask in the present language; the choice stays."""
        self._question.setText(question)
        buttons = self._group.buttons()
        for index in range(len(buttons), len(expectations)):
            added = QPushButton()
            added.setObjectName(f"expectation-{index}")
            added.setCheckable(True)
            added.setProperty("slim", True)
            self._group.addButton(added, index)
            self._row.addWidget(added)
        for index, text in enumerate(expectations):
            button = self._group.button(index)
            button.setText(text.replace("&", "&&"))
            button.setAccessibleName(text)
            button.setAccessibleDescription(question)
            button.setToolTip(self.tr("This is what we expect"))

    @Slot(QAbstractButton)
    def _emit_chosen(self, button: QAbstractButton) -> None:
        del button
        self.chosen.emit()
