"""Buttons of the grid of cards: a title above a question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

# Width of a card that is not too narrow, in lines of text.
_LINES_WIDE: Final = 15


class CardButton(QPushButton):
    """A button with two texts, which wrap."""

    def __init__(self, key: str) -> None:
        """Args: key: The card's; part of the object name."""
        super().__init__()
        self.setObjectName(f"cardButton-{key}")
        self._title = QLabel()
        self._title.setProperty("step", "title")
        self._question = QLabel()
        self._question.setProperty("tone", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(4)
        for label in (self._title, self._question):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            layout.addWidget(label)
        layout.addStretch()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_texts(self, title: str, question: str) -> None:
        """Set the texts in the present language."""
        self._title.setText(title)
        self._question.setText(question)
        self.setAccessibleName(title)
        self.setToolTip(question)

    def sizeHint(self) -> QSize:
        width = _LINES_WIDE * self.fontMetrics().height()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        return QSize(1, self.heightForWidth(max(1, self.width())))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        assert layout is not None
        return layout.totalHeightForWidth(width)


class CardGrid(QWidget):
    """As many columns of equal width as fit."""

    def __init__(self) -> None:
        super().__init__()
        self._cards: list[QWidget] = []
        self._columns = 0
        self._layout = QGridLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(10)

    def add(self, card: QWidget) -> None:
        """Add a card at the end."""
        self._cards.append(card)
        self._columns = 0
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._arrange()

    def _arrange(self) -> None:
        needed = _LINES_WIDE * self.fontMetrics().height() + self._layout.spacing()
        columns = max(1, min(3, self.width() // needed))
        if columns == self._columns:
            return
        for column in range(self._columns):
            self._layout.setColumnStretch(column, 0)
        self._columns = columns
        for column in range(columns):
            self._layout.setColumnStretch(column, 1)
        for index, card in enumerate(self._cards):
            self._layout.addWidget(card, index // columns, index % columns)
