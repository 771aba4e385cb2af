"""Strip of a sum's strongest summands as signed bars, down to the sum itself."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mnist_draw.inside.contributions import DEFAULT_STRONGEST
from mnist_draw.inside.scene import Contributions
from mnist_draw.inside.strips import strip_texts
from mnist_draw.inside.strips.buttons import InfoButton
from mnist_draw.inside.strips.signed_bars import Row, SignedBars
from mnist_draw.inside.strips.strip_view import StripView
from mnist_draw.shared.widgets.steady_label import SteadyLabel

if TYPE_CHECKING:
    from mnist_draw.inside.scene import Unit

# Others, bias and sum under the strongest summands.
_MORE_ROWS: Final = 3


class ContributionsStrip(StripView[Contributions]):
    """Shows `Contributions`."""

    def __init__(self, strip: Contributions, parent: QWidget | None = None) -> None:
        """Args: strip: The first strip to show."""
        super().__init__(strip.key, parent)
        name = strip.key.replace(" ", "-")
        self._strip = strip
        self._title = SteadyLabel(f"stripTitle-{name}", "body")
        self._info = InfoButton(f"stripInfo-{name}")
        self._bars = SignedBars(f"bars-{name}", DEFAULT_STRONGEST + _MORE_ROWS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._info)
        layout.addLayout(head)
        layout.addWidget(self._bars)
        self._bars.pointed.connect(self._point)
        self._bars.clicked.connect(self._choose)
        self._retranslate()
        self.show_strip(strip)

    @property
    def fitting(self) -> int:
        """How many of the strongest summands are shown."""
        return DEFAULT_STRONGEST

    def show_strip(self, strip: Contributions) -> None:
        self._strip = strip
        self._title.set_text(strip_texts.contributions_title(strip), strong=True)
        self._bars.show_rows(_rows(strip))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot(int)
    def _point(self, row: int) -> None:
        strip = self._strip
        summand = strip.strongest[row] if 0 <= row < len(strip.strongest) else None
        self.described.emit("" if summand is None else strip_texts.summand(summand))
        self.unit_pointed.emit(self._unit_of(row))

    @Slot(int)
    def _choose(self, row: int) -> None:
        unit = self._unit_of(row)
        if unit is not None:
            self.unit_chosen.emit(unit)

    def _unit_of(self, row: int) -> tuple[str, Unit] | None:
        """The unit that a row stands for, if it has a sum."""
        strip = self._strip
        if 0 <= row < len(strip.strongest):
            summand = strip.strongest[row]
            # All of a feature map is no unit.
            return None if math.isnan(summand.weight) else (strip.source, summand.unit)
        if row == len(strip.strongest) + _MORE_ROWS - 1 and strip.unit:
            return strip.layer, strip.unit
        return None

    def _retranslate(self) -> None:
        about = strip_texts.contributions_explanation()
        self._title.setToolTip(about)
        self._info.setToolTip(about)
        self._bars.setAccessibleName(strip_texts.contributions_title(self._strip))
        self.show_strip(self._strip)


def _rows(strip: Contributions) -> list[Row]:
    if not strip.unit:
        return []
    rows = [Row(strip_texts.summand_name(summand), summand.product) for summand in strip.strongest]
    rows.append(Row(strip_texts.others(strip), strip.others))
    rows.append(Row(strip_texts.bias(), strip.bias))
    rows.append(Row(strip_texts.total(strip), strip.total, strong=True))
    return rows
