"""Strip of the scores: what speaks for and against each digit, and both together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mnist_draw.inside.scene import Scores
from mnist_draw.inside.strips import strip_texts
from mnist_draw.inside.strips.buttons import InfoButton
from mnist_draw.inside.strips.signed_bars import Row, SignedBars
from mnist_draw.inside.strips.strip_view import StripView
from mnist_draw.shared.widgets.steady_label import SteadyLabel

if TYPE_CHECKING:
    from mnist_draw.inside.scene import Unit


class ScoresStrip(StripView[Scores]):
    """Shows `Scores`."""

    def __init__(self, strip: Scores, parent: QWidget | None = None) -> None:
        """Args: strip: The first strip to show."""
        super().__init__(strip.key, parent)
        self._strip = strip
        self._title = SteadyLabel(f"stripTitle-{strip.key}", "body")
        self._info = InfoButton(f"stripInfo-{strip.key}")
        self._bars = SignedBars(f"bars-{strip.key}", len(strip.classes))
        self._bars.pointed.connect(self._point)
        self._bars.clicked.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._info)
        layout.addLayout(head)
        layout.addWidget(self._bars)
        self._retranslate()
        self.show_strip(strip)

    def show_strip(self, strip: Scores) -> None:
        before, self._strip = self._strip, strip
        if strip.classes != before.classes:
            self._bars.set_count(len(strip.classes))
            self._retranslate()
        self._bars.show_rows(
            [
                Row(strip.classes[digit], total, strong=digit == strip.winner, parts=(loss, gain))
                for digit, (gain, loss, total) in enumerate(
                    zip(strip.gains, strip.losses, strip.totals, strict=True)
                )
            ]
        )

    def select(self, unit: tuple[str, Unit] | None) -> None:
        """Emphasises the class whose sum is open."""
        match unit:
            case self._strip.layer, (digit,):
                self._bars.select(digit)
            case _:
                self._bars.select(-1)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot(int)
    def _point(self, row: int) -> None:
        strip = self._strip
        known = 0 <= row < len(strip.totals)
        self.described.emit(strip_texts.score(strip, row) if known else "")
        self.unit_pointed.emit((strip.layer, (row,)) if known else None)

    @Slot(int)
    def _choose(self, row: int) -> None:
        self.unit_chosen.emit((self._strip.layer, (row,)))

    def _retranslate(self) -> None:
        about = strip_texts.scores_explanation()
        title = strip_texts.scores_title(self._strip)
        self._title.set_text(title, strong=True)
        self._title.setToolTip(about)
        self._info.setToolTip(about)
        self._bars.setAccessibleName(title)
        self._bars.setAccessibleDescription(about)
