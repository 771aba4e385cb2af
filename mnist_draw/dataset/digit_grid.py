"""Grid of the digit images of a data set, with a current image."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal, Slot

from mnist_draw.dataset.digit_list import DigitList
from mnist_draw.dataset.picture_grid import PictureGrid

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class DigitGrid(PictureGrid):
    """Grid of a `DigitList`.

    Attributes:
        digits: The model.
        digit_chosen: Emits the `Digit` that became current, or None.
        digit_activated: Emits the `Digit` that was double-clicked or confirmed with Return.
    """

    digit_chosen = Signal(object)
    digit_activated = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Args: name: The object name."""
        self.digits = DigitList()
        super().__init__(name, self.digits, parent)
        self.digits.setParent(self)
        self.selectionModel().currentChanged.connect(self._emit_chosen)
        self.digits.modelReset.connect(self._choose_first)
        self.activated.connect(self._emit_activated)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802 - Qt's
        """Go to the next image of the class that begins with what is typed."""
        row = self.digits.next_of_class(search, self.currentIndex().row())
        if row is not None:
            self.setCurrentIndex(self.digits.index(row))

    @Slot()
    def _choose_first(self) -> None:
        self.set_longest_caption(self.digits.longest_caption)
        if self.digits.rowCount():
            self.setCurrentIndex(self.digits.index(0))
        else:
            self.digit_chosen.emit(None)

    @Slot(QModelIndex, QModelIndex)
    def _emit_chosen(self, current: QModelIndex, before: QModelIndex) -> None:
        del before
        if current.isValid():
            self.digit_chosen.emit(self.digits.digit(current.row()))

    @Slot(QModelIndex)
    def _emit_activated(self, index: QModelIndex) -> None:
        self.digit_activated.emit(self.digits.digit(index.row()))
