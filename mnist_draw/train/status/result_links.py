"""What can be done with the result of a run: go on after a stop, see its mistakes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from mnist_draw.shared import theme
from mnist_draw.shared.numbers import whole
from mnist_draw.train.fitting_button import FittingButton

if TYPE_CHECKING:
    from mnist_draw.train.training_choice import TrainingChoice
    from trainer.events import Finished


class ResultLinks(QWidget):
    """Two buttons, shown while the weights at the end of the run are in use.

    Attributes:
        go_on_wanted: Train on for the rest of the epochs; emits the `TrainingChoice` for them.
        mistakes_wanted: Show the test images that the network reads wrongly.
    """

    go_on_wanted = Signal(object)
    mistakes_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._run = self._in_use = ""
        self._rest: TrainingChoice | None = None
        self._left, self._mistakes = 0.0, 0
        self._past = False
        self._go_on = FittingButton("goOnButton")
        self._go_on.show_icon(theme.icon("resume"))
        self._go_on.clicked.connect(self._emit_go_on)
        self._see = FittingButton("seeMistakesButton", icon_only=True)
        self._see.show_icon(theme.icon("data"))
        self._see.clicked.connect(self.mistakes_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for button in (self._go_on, self._see):
            button.setProperty("slim", True)
            layout.addWidget(button)
        self._retranslate()
        self._update()

    @property
    def row_height(self) -> int:
        """Height of a row with the buttons, in pixels, whether they are shown or not."""
        self._see.ensurePolished()
        return self._see.sizeHint().height()

    def show_result(self, finished: Finished, rest: TrainingChoice, test_images: int) -> None:
        """Offers what can be done with a result.

        Args:
            finished: The result.
            rest: For the rest of the recipe's epochs.
            test_images: Number of test images.
        """
        self._run, self._rest = finished.run, rest
        self._left = rest.recipe.epochs - rest.epochs_before if finished.stopped else 0.0
        accuracy = finished.test_accuracy
        self._mistakes = 0 if math.isnan(accuracy) else round((1 - accuracy) * test_images)
        self._retranslate()
        self._update()

    def note_network(self, run: str) -> None:
        """Hides the offers while weights of another run predict."""
        if run != self._in_use:
            self._in_use = run
            self._update()

    def note_past(self, *, past: bool) -> None:
        """Hides the offers while earlier weights of the run predict."""
        if past != self._past:
            self._past = past
            self._update()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        mistakes = whole(self._mistakes)
        self._go_on.show_texts(self.tr("Go on"))
        if self._rest is not None:
            self._go_on.setToolTip(
                self.tr("Train from these weights to the end of epoch {epochs}").format(
                    epochs=whole(self._rest.recipe.epochs)
                )
            )
        if self._mistakes == 1:
            self._see.show_texts(self.tr("See its mistake"), self.tr("1 mistake"))
        else:
            self._see.show_texts(
                self.tr("See its {count} mistakes").format(count=mistakes),
                self.tr("{count} mistakes").format(count=mistakes),
            )
        self._see.setToolTip(self.tr("The test images that it reads wrongly"))

    def _update(self) -> None:
        shown = self._run == self._in_use and not self._past
        self._go_on.setVisible(shown and self._left > 0)
        self._see.setVisible(shown and self._mistakes > 0)

    @Slot()
    def _emit_go_on(self) -> None:
        self.go_on_wanted.emit(self._rest)
