"""The answer of an experiment, beside what the class expected."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from mnist_draw.shared import theme


class AnswerBox(QWidget):
    """Three lines on a tinted ground; hidden until there is an answer."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("answerBox")
        self._texts: tuple[str, ...] = ()
        self._expected: int | None = None
        self._came_true: int | None = None
        self._sentence = _line("experimentAnswer", "title")
        self._comparison = _line("experimentExpectation", "body")
        self._detail = _line("experimentDetail", "body")
        self._detail.setProperty("tone", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 12, 8)
        layout.setSpacing(4)
        for line in (self._sentence, self._comparison, self._detail):
            layout.addWidget(line)
        self.hide()

    def set_expectations(self, texts: tuple[str, ...]) -> None:
        """Set the texts of the expectations in the present language."""
        self._texts = texts
        self._compare()

    def show_answer(
        self, sentence: str, expected: int | None, came_true: int | None, detail: str
    ) -> None:
        """Show an answer.

        Args:
            sentence: The answer with its figures.
            expected: Index of what the class expected; None if it was not asked.
            came_true: Index of what came true; None for none.
            detail: More; empty for nothing.
        """
        self._expected, self._came_true = expected, came_true
        self._sentence.setText(sentence)
        self._detail.setText(detail)
        self._detail.setVisible(bool(detail))
        self._compare()
        self.setAccessibleName(sentence)
        self.show()

    @property
    def spoken(self) -> str:
        """All lines as one text, for screen readers."""
        lines = (self._sentence, self._comparison, self._detail)
        return "\n".join(line.text() for line in lines if not line.isHidden())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._compare()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        colour = theme.colour("accent")
        tint = QColor(colour)
        tint.setAlpha(24)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tint)
            painter.drawRoundedRect(self.rect(), 6, 6)
            painter.setBrush(colour)
            painter.drawRoundedRect(0, 0, 4, self.height(), 2, 2)

    def _compare(self) -> None:
        expected, came_true = self._expected, self._came_true
        self._comparison.setVisible(expected is not None)
        if expected is None or expected >= len(self._texts):
            return
        if came_true is None:
            text = self.tr("You expected: {expected}")
        elif expected == came_true:
            text = self.tr("You expected: {expected} – that is what happened")
        else:
            text = self.tr("You expected: {expected} – what happened: {happened}")
        happened = "" if came_true is None else self._texts[came_true]
        self._comparison.setText(text.format(expected=self._texts[expected], happened=happened))


def _line(name: str, step: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("step", step)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
