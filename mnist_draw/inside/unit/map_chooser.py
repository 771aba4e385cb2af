"""Products of a unit map by map: the three pictures of one map, and a way to the others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from mnist_draw.inside.unit import texts
from mnist_draw.inside.unit.sum_pictures import SumPictures
from mnist_draw.shared import theme
from mnist_draw.shared.widgets.steady_label import SteadyLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from mnist_draw.inside.unit.detail import Calculation
    from mnist_draw.inside.unit.sum_pictures import Cell

# A map stays on screen while it contributes at least this share of the strongest one.
_STAYS_ABOVE: Final = 0.5


class MapChooser(QWidget):
    """Shows the map that contributes most first.

    Attributes:
        unit_chosen: Emits layer and index of the unit behind a clicked input.
    """

    unit_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._calculation: Calculation | None = None
        self._map = 0
        self._turned = False
        self._pictures = SumPictures("unitPictures")
        self._pictures.pointed.connect(self._show_product)
        self._pictures.chosen.connect(self._choose)
        self._back = _button("unitMapBack", "previous")
        self._back.clicked.connect(self._turn_back)
        self._forward = _button("unitMapForward", "next")
        self._forward.clicked.connect(self._turn_forward)
        self._share = SteadyLabel("unitMapShare", "caption", "muted")
        self._product = SteadyLabel("unitProduct", "caption")
        self._lay_out()
        self._retranslate()

    def show_calculation(self, calculation: Calculation, *, fresh: bool) -> None:
        """Shows a sum whose inputs are pictures.

        Args:
            calculation: The sum.
            fresh: Whether it is of another unit than the one before.
        """
        self._calculation = calculation
        strongest = int(calculation.maps[0])
        if fresh:
            self._turned, self._map = False, strongest
            self._pictures.reset_scales()
        elif not self._turned and not self._holds_against(strongest):
            self._set_map(strongest)
        self._show_map()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_PageUp:
            self._turn(-1)
        elif event.key() == Qt.Key.Key_PageDown:
            self._turn(1)
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        pages = QHBoxLayout()
        pages.setContentsMargins(0, 0, 0, 0)
        pages.setSpacing(4)
        pages.addWidget(self._back)
        pages.addWidget(self._forward)
        pages.addWidget(self._share, 1)
        self._pages = QWidget()
        self._pages.setLayout(pages)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._pages)
        layout.addWidget(self._pictures, 1)
        layout.addWidget(self._product)

    def _retranslate(self) -> None:
        self._back.setAccessibleName(self.tr("Previous map"))
        self._back.setToolTip(self.tr("The map that contributes more (Page Up)"))
        self._forward.setAccessibleName(self.tr("Next map"))
        self._forward.setToolTip(self.tr("The map that contributes less (Page Down)"))
        if self._calculation is not None:
            self._show_map()

    def _holds_against(self, strongest: int) -> bool:
        """Whether the map on screen contributes much: maps that swap places cannot be read."""
        assert self._calculation is not None
        shares = np.abs(self._calculation.shares)
        return bool(shares[self._map] >= _STAYS_ABOVE * shares[strongest])

    def _set_map(self, position: int) -> None:
        if position != self._map:
            self._map = position
            self._pictures.reset_scales()

    def _show_map(self) -> None:
        calculation = self._calculation
        assert calculation is not None
        ranks = calculation.maps.tolist()
        rank = ranks.index(self._map)
        self._pictures.show_sum(*calculation.pictures(self._map))
        self._pages.setVisible(len(ranks) > 1)
        self._share.set_text(texts.map_share(calculation, self._map, rank))
        self._back.setEnabled(rank > 0)
        self._forward.setEnabled(rank + 1 < len(ranks))
        self._show_product(self._pictures.pointed_cell)

    def _turn(self, pages: int) -> None:
        if self._calculation is None:
            return
        ranks = self._calculation.maps.tolist()
        rank = min(max(0, ranks.index(self._map) + pages), len(ranks) - 1)
        self._turned = True
        self._set_map(ranks[rank])
        self._show_map()

    @Slot()
    def _turn_back(self) -> None:
        self._turn(-1)

    @Slot()
    def _turn_forward(self) -> None:
        self._turn(1)

    @Slot(object)
    def _show_product(self, cell: Cell | None) -> None:
        calculation = self._calculation
        if cell is None or calculation is None:
            self._product.set_text(
                self.tr("Point to a value to see its product, click to follow it"),
                "muted",
            )
            return
        text = texts.product(calculation, self._map, *cell)
        self._product.set_text(text, "text")
        self._product.setAccessibleName(text)

    @Slot(object)
    def _choose(self, cell: Cell) -> None:
        calculation = self._calculation
        if calculation is None:
            return
        unit = calculation.source(self._map, *cell)
        if unit is not None:
            self.unit_chosen.emit(unit)


def _button(name: str, icon: str) -> QToolButton:
    button = QToolButton()
    button.setObjectName(name)
    button.setProperty("flat", True)
    button.setProperty("small", True)
    button.setIcon(theme.icon(icon))
    return button
