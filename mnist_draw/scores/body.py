"""Body of the card: chart and table of the class's scores, and their removal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from mnist_draw.scores.score_chart import ScoreChart
from mnist_draw.scores.score_table import ScoreTable
from mnist_draw.shared import numbers
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from trainer.printable import printable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.scores.score import Score


class ScoresBody(QWidget):
    """Everything below the answer of the card.

    Attributes:
        clear_wanted: Remove all scores.
        undo_wanted: Bring the removed scores back.
    """

    clear_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("scoresBody")
        self._scores: tuple[Score, ...] = ()
        self._chosen: int | None = None
        self._undo = False
        self._chart, self._table = ScoreChart(), ScoreTable()
        self._figures = SteadyLabel("scoreFigures", shrinks=True)
        self._clear = QPushButton()
        self._clear.setObjectName("clearScoresButton")
        self._clear.setProperty("slim", True)
        self._clear.clicked.connect(self._emit_wanted)
        self._chart.chosen.connect(self._choose)
        self._table.chosen.connect(self._choose)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._figures, 1)
        below.addWidget(self._clear)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(self._chart, 1)
        both.addWidget(self._table, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 4, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(below)
        layout.addLayout(both, 1)
        self._retranslate()

    def show_scores(self, scores: Sequence[Score], *, undo: bool) -> None:
        """Show scores.

        Args:
            scores: In the order in which they were made; the last one is marked.
            undo: Whether removed scores can be brought back.
        """
        self._scores, self._undo = tuple(scores), undo
        names = [self._name(score) for score in self._scores]
        self._chart.show_scores(self._scores, names)
        self._table.show_scores(self._scores, names)
        self._choose(len(self._scores) - 1 if self._scores else None)
        self._show_button()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.show_scores(self._scores, undo=self._undo)

    def _name(self, score: Score) -> str:
        return printable(score.writer) if score.writer else self.tr("Guest")

    def _show_button(self) -> None:
        self._clear.setVisible(bool(self._scores) or self._undo)
        if self._undo:
            text, tip = self.tr("&Undo"), self.tr("Bring the removed scores back")
        else:
            text, tip = self.tr("Cl&ear the table"), self.tr("Remove all scores; can be undone")
        self._clear.setText(text)
        self._clear.setAccessibleName(text.replace("&", ""))
        self._clear.setToolTip(tip)

    @Slot(int)
    def _choose(self, index: int | None) -> None:
        self._chosen = index
        text = ""
        if index is not None:
            score = self._scores[index]
            text = self.tr("{name}: {network}, {parameters} parameters, {accuracy}").format(
                name=self._name(score),
                network=printable(score.network),
                parameters=numbers.whole(score.parameters),
                accuracy=numbers.percent(score.accuracy),
            )
        self._figures.set_text(text)
        self._figures.setAccessibleName(text)
        self._chart.choose(index, text)
        self._table.choose(index)

    @Slot()
    def _emit_wanted(self) -> None:
        (self.undo_wanted if self._undo else self.clear_wanted).emit()
