"""Strip under the canvas: the sentence, the legend of the colours, the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from mnist_draw.explain import sentences
from mnist_draw.explain.growing_label import GrowingLabel
from mnist_draw.explain.legend import EffectLegend
from mnist_draw.shared import theme
from mnist_draw.shared.platforms import keys
from mnist_draw.shared.screen_readers import announce

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QShowEvent

    from mnist_draw.explain.explanation import Explanation


class ExplanationStrip(QWidget):
    """Says why the network answers as it does; hidden until its action is checked.

    Attributes:
        action: Checkable; shows and hides the strip.

    Signals:
        visibility_changed: The strip has become visible or invisible, also with its window.
        looks_changed: Colours have to be painted again, in another theme.
    """

    visibility_changed = Signal(bool)
    looks_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("explanationStrip")
        self._explanation: Explanation | None = None
        self._asked = False
        self._sentence = GrowingLabel("explanationSentence", lines=2)
        self._legend = EffectLegend()
        self._detail = GrowingLabel("explanationDetail", lines=1)
        self._detail.setProperty("step", "caption")
        self._detail.setProperty("tone", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._sentence)
        column.addWidget(self._legend)
        column.addWidget(self._detail)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

        self.action = QAction(self)
        self.action.setObjectName("explanationAction")
        self.action.setCheckable(True)
        self.action.setShortcuts(keys.function_key(6))
        self.action.setIcon(theme.icon("why"))
        self.action.toggled.connect(self._ask)
        self.action.toggled.connect(self.setVisible)
        self._retranslate()

    def show_explanation(self, explanation: Explanation | None) -> None:
        """Show sentence and figures; None for nothing."""
        self._explanation = explanation
        answer = None if explanation is None else explanation.answer
        self._legend.set_digit(None if answer is None else answer.name)
        sentence = "" if explanation is None else sentences.sentence(explanation)
        self._sentence.show_text(sentence)
        if self._asked and sentence:
            # Once: each snapshot of a training has another one.
            self._asked = False
            announce(self, sentence)
        self._detail.show_text("" if explanation is None else sentences.detail(explanation))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.visibility_changed.emit(True)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.visibility_changed.emit(False)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.show_explanation(self._explanation)
        elif event.type() == QEvent.Type.PaletteChange:
            self.looks_changed.emit()
        super().changeEvent(event)

    @Slot(bool)
    def _ask(self, on: bool) -> None:
        self._asked = on

    def _retranslate(self) -> None:
        self.action.setText(self.tr("Why this answer?"))
        hint = self.tr("See which strokes and spots of the drawing decide the answer")
        self.action.setToolTip(f"{hint} ({keys.native(self.action.shortcut())})")
        self._sentence.setAccessibleName(self.tr("Why this answer"))
        self._detail.setAccessibleName(self.tr("How this was found"))
        explanation = self.tr(
            "Parts of the drawing are left out, one at a time, and the network reads the rest. "
            "The colour of a part shows how the probability of the answer changes without it."
        )
        for widget in (self._sentence, self._legend, self._detail):
            widget.setToolTip(explanation)
