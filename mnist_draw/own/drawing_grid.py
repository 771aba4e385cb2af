"""Grid of stored drawings: select several, relabel them by a key, put one on the canvas."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemView

from mnist_draw.dataset.picture_grid import PictureGrid
from mnist_draw.own.drawing_model import DrawingModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

    from trainer.drawings.stored_drawing import Entry

_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class DrawingGrid(PictureGrid):
    """Grid of a `DrawingModel`.

    Attributes:
        label_typed: Emits the class whose key was pressed.
        drawing_activated: Emits the uid that was double-clicked or confirmed with Return.
        selection_changed: Other drawings are selected.
    """

    label_typed = Signal(str)
    drawing_activated = Signal(str)
    selection_changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Args: name: The object name."""
        self._drawings = DrawingModel()
        super().__init__(name, self._drawings, parent)
        self._drawings.setParent(self)
        self._classes: tuple[str, ...] = ()
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.activated.connect(self._activate)
        self.selectionModel().selectionChanged.connect(self.selection_changed)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The listed drawings."""
        return self._drawings.entries

    @property
    def chosen(self) -> tuple[str, ...]:
        """The selected drawings, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(self.entries[row].uid for row in rows)

    def set_classes(self, classes: tuple[str, ...]) -> None:
        """Set what keys stand for."""
        self._classes = classes

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """List drawings; those that were selected stay selected, and the grid where it is."""
        chosen, current = self.chosen, self.currentIndex().row()
        top = self.verticalScrollBar().value()
        self._drawings.set_entries(entries)
        rows = [row for uid in chosen if (row := self._drawings.row_of(uid)) is not None]
        selection = QItemSelection()
        # As few ranges as possible: Qt looks through all of them for each row.
        for _, run in groupby(enumerate(sorted(rows)), key=lambda each: each[1] - each[0]):
            block = [row for _, row in run]
            selection.select(self._drawings.index(block[0]), self._drawings.index(block[-1]))
        flags = QItemSelectionModel.SelectionFlag
        if entries:
            # The next drawing, where the current one is no longer listed.
            row = rows[0] if rows else min(max(current, 0), len(entries) - 1)
            self.selectionModel().setCurrentIndex(self._drawings.index(row), flags.NoUpdate)
            if not rows and chosen:
                selection.select(self._drawings.index(row), self._drawings.index(row))
        self.selectionModel().select(selection, flags.ClearAndSelect)
        self.verticalScrollBar().setValue(top)
        self.selection_changed.emit()

    def retranslate(self) -> None:
        """Make all texts again."""
        self._drawings.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        label = None if event.modifiers() & _COMMANDS else self._class_of(event.text())
        if label is not None:
            self.label_typed.emit(label)
            return
        super().keyPressEvent(event)

    def _class_of(self, typed: str) -> str | None:
        """The class that a key stands for, in either case if only one is a class."""
        return next(
            (name for name in (typed, typed.swapcase()) if name and name in self._classes), None
        )

    @Slot(QModelIndex)
    def _activate(self, index: QModelIndex) -> None:
        self.drawing_activated.emit(self.entries[index.row()].uid)
