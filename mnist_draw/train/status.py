"""How far a run is: a bar, and a line that says it in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, Slot
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from mnist_draw.shared.steady_label import SteadyLabel
from mnist_draw.shared.throttle import Throttle

if TYPE_CHECKING:
    from collections.abc import Callable

# Steps of the bar.
_WHOLE: Final = 1000
# Between two lines that a screen reader is told.
_SPEAK_MS: Final = 2000

translate = QCoreApplication.translate


class TrainingStatus(QWidget):
    """The bar above the line, both told to a screen reader too."""

    def __init__(self) -> None:
        super().__init__()
        self._words: Callable[[], str] = str
        self._strong = False
        self._bar = QProgressBar()
        self._bar.setObjectName("trainingProgress")
        self._bar.setTextVisible(False)
        self._bar.setRange(0, _WHOLE)
        self._line = SteadyLabel("trainingStatus", "body", "muted")
        self._speaking = Throttle(_SPEAK_MS, self)
        self._speaking.triggered.connect(self._speak)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._bar)
        layout.addWidget(self._line)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._retranslate()

    def say(
        self,
        words: Callable[[], str],
        share: float | None,
        *,
        busy: bool = True,
        strong: bool = False,
    ) -> None:
        """Shows a status.

        Args:
            words: Says what goes on, in the language of the moment.
            share: How much of it is done, [0, 1]; None while nobody knows.
            busy: Whether the bar moves while nobody knows; else it stays where it is.
            strong: Whether it is a result.
        """
        self._words, self._strong = words, strong
        self._show_words()
        self._speaking.request()
        if share is not None:
            self.show_share(share)
        elif busy:
            self._bar.setRange(0, 0)

    def show_share(self, share: float) -> None:
        """Moves the bar to a share in [0, 1], more is all of it; the words stay."""
        if self._bar.maximum() != _WHOLE:
            self._bar.setRange(0, _WHOLE)
        self._bar.setValue(round(_WHOLE * min(1.0, share)))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._show_words()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._bar.setAccessibleName(translate("TrainingPanel", "Progress of the training"))
        self._bar.setToolTip(translate("TrainingPanel", "How much of the training is done"))
        self._line.setAccessibleName(translate("TrainingPanel", "Training status"))

    def _show_words(self) -> None:
        strong = self._strong
        self._line.set_text(self._words(), "text" if strong else "muted", strong=strong)

    @Slot()
    def _speak(self) -> None:
        self._line.setAccessibleDescription(self._line.text())
