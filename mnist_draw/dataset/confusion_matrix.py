"""Confusion matrix: counts by label and predicted digit, with selectable cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QLocale,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from mnist_draw.plain_text import plain_tip
from mnist_draw.shared import theme
from trainer.recipe.classes import DIGITS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from trainer.recipe.classes import Classes

_Index: TypeAlias = QModelIndex | QPersistentModelIndex

_CELL: Final = QSize(34, 24)  # pixels at scale 1: fits four digits
_HEADER: Final = 26
_ROOM: Final = 366  # pixels at scale 1: width of the cells and of the names beside them
# With more classes the matrix has the side of the window for itself, except for what is above it.
_LARGE_ROOM: Final = 560
_ABOVE: Final = 180
_BESIDE: Final = 360
# Screens of this height have room for the usual cells at scale 1.
_LOW_SCREEN: Final = 768
# Colours alone are left where the counts have no room; a tooltip says them.
_LEAST_CELL: Final = 7


class ConfusionMatrix(QTableView):
    """Table of counts by label (row) and predicted digit (column); mistakes are tinted.

    Attributes:
        cell_chosen: Emits label and predicted digit of the selected cell as a tuple, or None.
        resized: The size hint has changed.
    """

    cell_chosen = Signal(object)
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("confusionMatrix")
        self._counts = _Counts()
        self.setModel(self._counts)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setShowGrid(False)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setProperty("bare", True)
        self.setTabKeyNavigation(False)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(1)
            header.setHighlightSections(False)
            header.setSectionsClickable(False)
        self.selectionModel().selectionChanged.connect(self._emit_cell)
        self._set_sizes()

    def show_counts(self, counts: NDArray[np.int64], classes: Classes) -> None:
        """Show counts and clear the selection.

        Args:
            counts: int64, shape (K, K): ``[label, predicted]``.
            classes: Names of the K classes.
        """
        self._counts.set_counts(counts, classes)
        self._set_sizes()
        self.clear_choice()

    @Slot()
    def clear_choice(self) -> None:
        """Clear the selection."""
        self.selectionModel().setCurrentIndex(
            QModelIndex(), QItemSelectionModel.SelectionFlag.Clear
        )

    @property
    def large(self) -> bool:
        """Whether there are so many classes that the matrix needs more room."""
        return self._counts.rowCount() > len(DIGITS)

    def sizeHint(self) -> QSize:
        cell, frame = self._cell(), 2 * self.frameWidth()
        count = self._counts.rowCount()
        return QSize(
            count * cell.width() + self.verticalHeader().width() + frame,
            count * cell.height() + self.horizontalHeader().height() + frame,
        )

    def _cell(self) -> QSize:
        """Size of a cell; many classes share the room that the screen leaves to the window."""
        count, scale = self._counts.rowCount(), theme.scale()
        screen = self.screen().availableSize()
        names = self.verticalHeader().width()
        if not self.large:
            cell = _CELL * min(scale, max(1.0, screen.height() / _LOW_SCREEN))
            room = round(_ROOM * scale) - names
            return QSize(min(round(_CELL.width() * scale), room // count), cell.height())
        most = round(_LARGE_ROOM * scale)
        width = min(most, screen.width() - round(_BESIDE * scale)) - names
        height = min(most, screen.height() - round(_ABOVE * scale))
        side = max(_LEAST_CELL, min(width, height) // count)
        return QSize(side, side)

    def changeEvent(self, event: QEvent) -> None:
        match event.type():
            case QEvent.Type.FontChange:
                self._set_sizes()
            case QEvent.Type.LanguageChange:
                self._counts.retranslate()
        super().changeEvent(event)

    def _set_sizes(self) -> None:
        font = theme.tabular(theme.font("caption"))
        longest = max(map(QFontMetrics(font).horizontalAdvance, self._counts.classes))
        # As wide as the longest name, or its beginning.
        self.verticalHeader().setFixedWidth(
            min(max(round(_HEADER * theme.scale()), longest + 8), round(84 * theme.scale()))
        )
        cell = self._cell()
        usual = (_CELL * theme.scale()).height()
        if cell.height() < usual:
            # Names of many classes are as high as their rows.
            font.setPixelSize(max(_LEAST_CELL, round(cell.height() * 0.85)))
        if not self.large:
            widest = QFontMetrics(font).horizontalAdvance("0000")
            if widest > cell.width() - 4:
                pixels = QFontInfo(font).pixelSize()
                font.setPixelSize(max(_LEAST_CELL, pixels * (cell.width() - 4) // widest))
        if self.font() != font:
            self.setFont(font)
        # The headers' style keeps them from inheriting it.
        self._counts.font = font
        metrics = QFontMetrics(font)
        names = any(len(name) > 1 for name in self._counts.classes)
        elide = Qt.TextElideMode.ElideRight if names else Qt.TextElideMode.ElideNone
        self.horizontalHeader().setTextElideMode(elide)
        self._counts.set_numbered(numbered=cell.width() >= metrics.horizontalAdvance("000"))
        self.horizontalHeader().setDefaultSectionSize(cell.width())
        self.horizontalHeader().setFixedHeight(max(cell.height(), metrics.height()))
        self.verticalHeader().setDefaultSectionSize(cell.height())
        self.updateGeometry()
        self.resized.emit()

    @Slot()
    def _emit_cell(self) -> None:
        chosen = self.selectionModel().selectedIndexes()
        self.cell_chosen.emit((chosen[0].row(), chosen[0].column()) if chosen else None)


class _Counts(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self._counts: NDArray[np.int64] = np.zeros((len(DIGITS), len(DIGITS)), np.int64)
        self.classes: Classes = DIGITS
        self.font = QFont()
        self._numbered = True

    def set_counts(self, counts: NDArray[np.int64], classes: Classes) -> None:
        self.beginResetModel()
        self._counts, self.classes = counts, classes
        self.endResetModel()

    def set_numbered(self, *, numbered: bool) -> None:
        self._numbered = numbered

    def retranslate(self) -> None:
        self._emit_changed()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        return 0 if parent.isValid() else len(self.classes)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        return 0 if parent.isValid() else len(self.classes)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        label, predicted = index.row(), index.column()
        count = int(self._counts[label, predicted])
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return str(count) if count and self._numbered else ""
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
            case Qt.ItemDataRole.BackgroundRole:
                return self._tint(label, predicted)
            case Qt.ItemDataRole.ForegroundRole if label == predicted:
                return theme.colours().muted
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                text = self.tr("{count} images of a {label} are read as {predicted}").format(
                    count=QLocale().toString(count),
                    label=self.classes[label],
                    predicted=self.classes[predicted],
                )
                return plain_tip(text) if role == Qt.ItemDataRole.ToolTipRole else text
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        name = self.classes[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return name
            case Qt.ItemDataRole.FontRole:
                return self.font
            case Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
            case Qt.ItemDataRole.ToolTipRole if orientation == Qt.Orientation.Horizontal:
                return plain_tip(self.tr("Read as {digit}").format(digit=name))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self.tr("Images of a {digit}").format(digit=name))
        return None

    def _tint(self, label: int, predicted: int) -> QColor | None:
        colours = theme.colours()
        if label == predicted:
            return colours.grid
        wrong = self._counts - np.diag(np.diag(self._counts))
        most = int(wrong.max())
        if not wrong[label, predicted]:
            return None
        tint = QColor(colours.error)
        # The square root keeps rare mistakes visible beside a frequent one.
        tint.setAlphaF(0.1 + 0.5 * float(np.sqrt(wrong[label, predicted] / most)))
        return tint

    def _emit_changed(self) -> None:
        last = len(self.classes) - 1
        self.dataChanged.emit(self.index(0, 0), self.index(last, last))
