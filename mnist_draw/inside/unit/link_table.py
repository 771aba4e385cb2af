"""Table of units that a unit reads, or that read it: strongest first, each one a link."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np
from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from mnist_draw.inside.strips import value_colours
from mnist_draw.inside.unit import texts
from mnist_draw.plain_text import plain_tip
from mnist_draw.shared import theme
from mnist_draw.shared.numbers import short
from trainer.recipe.classes import DIGITS

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QResizeEvent

    from mnist_draw.inside.unit.detail import Connections
    from trainer.recipe.classes import Classes

_Index: TypeAlias = QModelIndex | QPersistentModelIndex
_NAME, _FACTORS, _PRODUCT = range(3)
_LEFT: Final = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT: Final = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_STRENGTH_ROLE: Final = Qt.ItemDataRole.UserRole


class LinkTable(QTableView):
    """Lists connections: the other unit, value times weight, and the product with a bar.

    Attributes:
        chosen: Emits layer and index of the unit that was clicked or confirmed with Return.
    """

    chosen = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        """Args: name: The object name."""
        super().__init__(parent)
        self.setObjectName(name)
        self._model = _Model(self)
        self.setModel(self._model)
        self.setItemDelegateForColumn(_PRODUCT, _BarDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setWordWrap(False)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        header.setMinimumSectionSize(1)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        self.pressed.connect(self._choose)
        self._set_sizes()

    def show_connections(self, connections: Connections, *, added_up: bool, total: float) -> None:
        """Shows connections of a unit.

        Args:
            connections: The connections.
            added_up: Whether the products are summands of one sum.
            total: Sum of all products, if they are.
        """
        if self._model.show(connections, total if added_up else np.nan):
            self.setCurrentIndex(QModelIndex())
            self.scrollToTop()

    def set_classes(self, classes: Classes) -> None:
        """Names the classes of the network, for connections shown from now on."""
        self._model.classes = classes

    def hold_order(self, *, held: bool) -> None:
        """Keeps the rows of a unit in their order while the numbers change, or sorts them again.

        Rows that change places under the mouse or the keyboard's cursor cannot be chosen.
        """
        self._model.held = held

    def sizeHint(self) -> QSize:
        line = self.verticalHeader().defaultSectionSize()
        return QSize(self._columns_width + 8 * line, 6 * line)

    def minimumSizeHint(self) -> QSize:
        line = self.verticalHeader().defaultSectionSize()
        return QSize(8 * line, 4 * line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Names need room; the tooltip has the factors too.
        narrow = self.viewport().width() < 1.7 * self._columns_width
        self.setColumnHidden(_FACTORS, narrow)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.FontChange:
            self._set_sizes()
        elif event.type() == QEvent.Type.LanguageChange:
            self._model.retranslate()
        super().changeEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.hold_order(held=True)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.hold_order(held=self.hasFocus())
        super().leaveEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.hold_order(held=True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.hold_order(held=self.underMouse())
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    @Slot(QModelIndex)
    def _choose(self, index: QModelIndex) -> None:
        unit = self._model.unit(index.row())
        if unit is not None:
            self.chosen.emit(unit)

    def _set_sizes(self) -> None:
        font = theme.tabular(theme.font("caption"))
        if self.font() != font:
            self.setFont(font)
            self.horizontalHeader().setFont(font)
        metrics = QFontMetricsF(font)
        line = round(1.45 * metrics.height())
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(line)
        self.horizontalHeader().setFixedHeight(line)
        number = metrics.horizontalAdvance("−0.0123")
        factors, product = round(2.8 * number), round(2.2 * number)
        self.setColumnWidth(_FACTORS, factors)
        self.setColumnWidth(_PRODUCT, product)
        self._columns_width = factors + product
        self.updateGeometry()


class _Model(QAbstractTableModel):
    """Rows of connections; a last row adds up those that are not listed.

    Attributes:
        held: Whether rows keep their order while the unit stays the same.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.held = False
        self.classes: Classes = DIGITS
        self._connections: Connections | None = None
        self._rows: NDArray[np.intp] = np.zeros(0, np.intp)
        self._others = np.nan
        self._largest = 1.0

    def show(self, connections: Connections, total: float) -> bool:
        """Shows connections; True if they are of another unit."""
        before, self._connections = self._connections, connections
        same = before is not None and _same(before, connections)
        rows = self._rows if same and self.held else connections.strongest
        count_changed = self._count(before, len(self._rows)) != self._count(connections, len(rows))
        if count_changed:
            self.beginResetModel()
        self._rows = rows
        products = [self._product(row) for row in range(len(rows))]
        self._others = total - sum(products)
        self._largest = max((abs(each) for each in products if np.isfinite(each)), default=0) or 1
        if count_changed:
            self.endResetModel()
        else:
            self._emit_changed()
        return not same

    def unit(self, row: int) -> tuple[str, tuple[int, ...]] | None:
        """Layer and index of a row's unit; None for the last row and outside the image."""
        if self._connections is None or not 0 <= row < len(self._rows):
            return None
        links, position = self._connections.at(int(self._rows[row]))
        unit = links.unit(position)
        return None if unit is None else (links.layer, unit)

    def retranslate(self) -> None:
        self._emit_changed()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, _PRODUCT)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        return 0 if parent.isValid() else self._count(self._connections, len(self._rows))

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        return 0 if parent.isValid() else _PRODUCT + 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = index.row(), index.column()
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(row, column)
            case Qt.ItemDataRole.TextAlignmentRole if column != _NAME:
                return _RIGHT
            case Qt.ItemDataRole.ForegroundRole if self.unit(row) is None:
                return theme.colours().muted
            case Qt.ItemDataRole.ToolTipRole | Qt.ItemDataRole.AccessibleTextRole:
                is_tip = role == Qt.ItemDataRole.ToolTipRole
                sentence = self._sentence(row, exact=is_tip)
                return plain_tip(sentence) if is_tip else sentence
            case _ if role == _STRENGTH_ROLE and row < len(self._rows):
                return self._product(row) / self._largest
        return None

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _LEFT if section == _NAME else _RIGHT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("unit"), self.tr("value × weight"), self.tr("product"))[section]

    def _text(self, row: int, column: int) -> str:
        assert self._connections is not None
        if row == len(self._rows):
            name, total = texts.others(len(self._connections) - row, self._others)
            return {_NAME: name, _PRODUCT: total}.get(column, "")
        links, position = self._connections.at(int(self._rows[row]))
        if column == _FACTORS:
            factors = float(links.inputs[position]), float(links.weights[position])
            return f"{short(factors[0])} × {texts.bracketed(factors[1])}"
        if column == _PRODUCT:
            return short(self._product(row))
        unit = links.unit(position)
        text = (
            texts.outside(links.layer)
            if unit is None
            else texts.name(links.layer, unit, self.classes)
        )
        gate = texts.gate_name(links.gate) if links.gate else ""
        return f"{text} · {gate}" if gate else text

    def _sentence(self, row: int, *, exact: bool) -> str:
        """A row in one line."""
        assert self._connections is not None
        if row == len(self._rows):
            return " ".join(self._text(row, column) for column in (_NAME, _PRODUCT))
        links, position = self._connections.at(int(self._rows[row]))
        unit = links.unit(position)
        name = (
            texts.outside(links.layer)
            if unit is None
            else texts.title(links.layer, unit, self.classes)
        )
        number = texts.exact if exact else short
        numbers = [links.inputs[position], links.weights[position], self._product(row)]
        value, weight, product = (number(float(each)) for each in numbers)
        return f"{name}: {value} × {weight} = {product}"

    def _product(self, row: int) -> float:
        assert self._connections is not None
        links, position = self._connections.at(int(self._rows[row]))
        with np.errstate(over="ignore", invalid="ignore"):
            return float(links.inputs[position] * links.weights[position])

    @staticmethod
    def _count(connections: Connections | None, listed: int) -> int:
        return 0 if connections is None else listed + (listed < len(connections))

    def _emit_changed(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, _PRODUCT))


def _same(before: Connections, after: Connections) -> bool:
    """Whether the connections are those of the same unit, with other numbers."""
    return len(before.links) == len(after.links) and all(
        one.layer == other.layer
        and one.gate == other.gate
        and np.array_equal(one.units, other.units)
        for one, other in zip(before.links, after.links, strict=True)
    )


class _BarDelegate(QStyledItemDelegate):
    """Paints a bar behind a product: to the right of the middle if positive."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        strength = index.data(_STRENGTH_ROLE)
        if strength is not None and np.isfinite(strength):
            box = QRectF(option.rect).adjusted(2, 3, -2, -3)
            middle = box.left() + box.width() / 4
            length = box.width() / 4 * strength
            level = value_colours.ZERO + round(0.5 * value_colours.ZERO * np.sign(strength))
            colour = value_colours.colour(int(level))
            colour.setAlphaF(0.6)
            left = min(middle, middle + length)
            painter.fillRect(QRectF(left, box.top(), abs(length), box.height()), colour)
            painter.fillRect(QRectF(middle, box.top(), 1, box.height()), theme.colours().outline)
        super().paint(painter, option, index)
