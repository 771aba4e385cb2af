"""Table of a recurrent unit's gates: what each adds up, and what becomes of the sum."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelection,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView, QWidget

from mnist_draw.inside.unit import texts
from mnist_draw.shared import theme
from mnist_draw.shared.numbers import short

if TYPE_CHECKING:
    from mnist_draw.inside.unit.detail import Calculation

_Index: TypeAlias = QModelIndex | QPersistentModelIndex
_COLUMNS: Final = 6
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class GateTable(QTableView):
    """One row a gate: from the row, from the memory, bias, sum, and the squeezed sum.

    Attributes:
        gate_chosen: Emits the position of the selected gate.
    """

    gate_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("gateTable")
        self._model = _Model(self)
        self.setModel(self._model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(1)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        self.selectionModel().selectionChanged.connect(self._emit_gate)
        self._set_sizes()
        self._retranslate()

    def show_gates(self, calculations: tuple[Calculation, ...]) -> None:
        """Shows the sums of all gates."""
        if self._model.show(calculations):
            self.selectRow(0)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        line = self.verticalHeader().defaultSectionSize()
        rows = self._model.rowCount() + 1
        return QSize(22 * line, rows * line + 2 * self.frameWidth())

    def minimumSizeHint(self) -> QSize:
        line = self.verticalHeader().defaultSectionSize()
        return QSize(12 * line, 3 * line)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._set_sizes()
        elif event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Gates of this unit"))
        self._model.retranslate()

    def _set_sizes(self) -> None:
        font = theme.tabular(theme.font("caption"))
        if self.font() != font:
            self.setFont(font)
            self.horizontalHeader().setFont(font)
        line = round(1.45 * QFontMetricsF(font).height())
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(line)
        self.horizontalHeader().setFixedHeight(line)
        self.updateGeometry()

    @Slot(QItemSelection, QItemSelection)
    def _emit_gate(self) -> None:
        chosen = self.selectionModel().selectedRows()
        if chosen:
            self.gate_chosen.emit(chosen[0].row())


class _Model(QAbstractTableModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._calculations: tuple[Calculation, ...] = ()

    def show(self, calculations: tuple[Calculation, ...]) -> bool:
        """Shows sums; True if they are of another cell."""
        before = [one.sum.gate for one in self._calculations]
        changed = before != [one.sum.gate for one in calculations]
        if changed:
            self.beginResetModel()
        self._calculations = calculations
        if changed:
            self.endResetModel()
        else:
            self._emit_changed()
        return changed

    def retranslate(self) -> None:
        self._emit_changed()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, _COLUMNS - 1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        return 0 if parent.isValid() else len(self._calculations)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        return 0 if parent.isValid() else _COLUMNS

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        calculation, column = self._calculations[index.row()], index.column()
        one = calculation.sum
        match role:
            case Qt.ItemDataRole.DisplayRole if column == 0:
                return texts.gate_name(one.gate)
            case Qt.ItemDataRole.DisplayRole:
                return short(self._numbers(calculation)[column - 1])
            case Qt.ItemDataRole.TextAlignmentRole if column:
                return _RIGHT
            case Qt.ItemDataRole.ToolTipRole if column == 0:
                return texts.gate_meaning(one.gate)
            case Qt.ItemDataRole.ToolTipRole:
                return texts.exact(self._numbers(calculation)[column - 1])
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole and section:
            return _RIGHT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (
            self.tr("gate"),
            self.tr("row"),
            self.tr("+ memory"),
            self.tr("+ bias"),
            self.tr("= sum"),
            self.tr("squeezed"),
        )[section]

    @staticmethod
    def _numbers(calculation: Calculation) -> tuple[float, ...]:
        one = calculation.sum
        from_row, from_memory = (float(links.products.sum()) for links in calculation.reads.links)
        return from_row, from_memory, one.bias, one.sum, one.activation

    def _emit_changed(self) -> None:
        if self._calculations:
            last = self.index(len(self._calculations) - 1, _COLUMNS - 1)
            self.dataChanged.emit(self.index(0, 0), last)
