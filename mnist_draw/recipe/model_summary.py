"""Model summary: a table of a network's layers with output shapes and parameter counts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeySequence,
    QPainter,
    QPalette,
    QTextOption,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from mnist_draw.shared import numbers, theme
from trainer.recipe.summary import ModelSummary, summarise

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from trainer.recipe.recipes import Recipe
    from trainer.recipe.summary import LayerSummary

translate = QCoreApplication.translate

_PARAMETERS_COLUMN: Final = 2
_PADDING: Final = 8
_UNBOUNDED: Final = 100_000
# Share of the width that the layer names keep beside long parameter counts.
_NAMES_SHARE: Final = 0.36


class ModelSummaryPanel(QWidget):
    """Shows the layers of a recipe's network; the table can be copied as text."""

    def __init__(self, recipe: Recipe) -> None:
        super().__init__()
        self._summary = summarise(recipe)
        self._heading = QLabel()
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._heading.setProperty("step", "title")
        self._table = _Table()
        self._table.setObjectName("modelSummary")
        self._total = QLabel()
        self._total.setObjectName("modelParameters")
        self._total.setWordWrap(True)
        self._copy = QPushButton()
        self._copy.setObjectName("copySummaryButton")
        self._copy.setIcon(theme.icon("copy"))
        self._copy.clicked.connect(self.copy)
        self._table.copy_requested.connect(self.copy)
        foot = QHBoxLayout()
        foot.addWidget(self._total, 1)
        foot.addWidget(self._copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._heading)
        layout.addWidget(self._table, 1)
        layout.addLayout(foot)
        self._retranslate()

    def show_recipe(self, recipe: Recipe) -> None:
        """Show the network of a recipe."""
        summary = summarise(recipe)
        if summary != self._summary:
            self._summary = summary
            self._fill()

    def text(self) -> str:
        """The table as tab-separated lines."""
        lines = [self._column_titles(), *(_cells(layer) for layer in self._summary.layers)]
        lines.append((self.tr("Total"), "", numbers.whole(self._summary.parameters)))
        return "\n".join("\t".join(line) for line in lines) + "\n"

    @Slot()
    def copy(self) -> None:
        """Copy the table to the clipboard."""
        QGuiApplication.clipboard().setText(self.text())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _column_titles(self) -> tuple[str, str, str]:
        return self.tr("Layer"), self.tr("Output"), self.tr("Parameters")

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("The network"))
        self._table.setHorizontalHeaderLabels(self._column_titles())
        self._table.setAccessibleName(self.tr("Layers of the network"))
        self._table.setToolTip(
            self.tr(
                "What each layer outputs for one image, and how many parameters (weights and "
                "biases) it has. Output: maps × rows × columns, or units"
            )
        )
        self._copy.setText(self.tr("Copy as text"))
        self._copy.setAccessibleName(self.tr("Copy the table as text"))
        self._copy.setToolTip(self.tr("Copy the table for a spreadsheet or an exercise sheet"))
        self._fill()

    def _fill(self) -> None:
        self._table.fill(self._summary)
        count = numbers.whole(self._summary.parameters)
        self._total.setText(self.tr("{count} parameters in all").format(count=count))


class _Table(QTableWidget):
    """A table of three columns that share the width; long parameter counts are wrapped."""

    copy_requested = Signal()

    def __init__(self) -> None:
        super().__init__(0, 3)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setShowGrid(False)
        self.setItemDelegate(_Padded(self))
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setProperty("slim", True)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_columns()

    def _fit_columns(self) -> None:
        """Fit the columns to their texts; the layer names are wrapped first, then the sums."""
        font = QFont(self.font())
        font.setBold(True)
        metrics = QFontMetrics(font)
        name, shape, values = (
            max(
                metrics.horizontalAdvance(self.model().index(row, column).data() or "")
                for row in range(self.rowCount())
            )
            + 2 * _PADDING
            + 4
            if self.rowCount()
            else 0
            for column in range(3)
        )
        total = self.viewport().width()
        # The longest part of a sum, which is never broken.
        product = 2 * _PADDING + max(
            (
                metrics.horizontalAdvance(part)
                for row in range(self.rowCount())
                for part in self.model().index(row, _PARAMETERS_COLUMN).data().split(" ")
            ),
            default=0,
        )
        name = max(min(name, round(_NAMES_SHARE * total)), min(name, total - shape - values))
        name = min(name, total - shape - product)
        for column, width in enumerate((name, shape, total - name - shape)):
            self.setColumnWidth(column, width)

    def fill(self, summary: ModelSummary) -> None:
        """Show the layers, and the total in the last row."""
        self.setRowCount(len(summary.layers) + 1)
        for row, layer in enumerate(summary.layers):
            name, shape, values = _cells(layer)
            self._set_row(row, (name, shape, _breakable(values)))
        total = translate("ModelSummaryPanel", "Total")
        self._set_row(
            self.rowCount() - 1, (total, "", numbers.whole(summary.parameters)), strong=True
        )
        self._fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_requested.emit()
        else:
            super().keyPressEvent(event)

    def _set_row(self, row: int, cells: tuple[str, ...], *, strong: bool = False) -> None:
        for column, text in enumerate(cells):
            item = QTableWidgetItem(text)
            item.setFlags(Qt.ItemFlag.ItemIsEnabled)
            if strong:
                font = QFont(self.font())
                font.setBold(True)
                item.setFont(font)
            self.setItem(row, column, item)


class _Padded(QStyledItemDelegate):
    """Pads cells; the padding of a style sheet would break Qt's word wrap."""

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        table = self.parent()
        assert isinstance(table, _Table)
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        width = table.columnWidth(index.column()) - 2 * _PADDING
        available = QRect(0, 0, width, _UNBOUNDED)
        text = cell.fontMetrics.boundingRect(available, Qt.TextFlag.TextWordWrap, cell.text)
        return QSize(text.width() + 2 * _PADDING, text.height() + _PADDING)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        text, cell.text = cell.text, ""
        cell.widget.style().drawControl(
            QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget
        )
        painter.setFont(cell.font)
        painter.setPen(cell.palette.color(QPalette.ColorRole.Text))
        alignment = Qt.AlignmentFlag.AlignLeft
        if index.column() == _PARAMETERS_COLUMN:
            alignment = Qt.AlignmentFlag.AlignRight
        options = QTextOption(alignment | Qt.AlignmentFlag.AlignVCenter)
        options.setWrapMode(QTextOption.WrapMode.WordWrap)
        painter.drawText(QRectF(cell.rect.adjusted(_PADDING, 0, -_PADDING, 0)), text, options)


def _breakable(arithmetic: str) -> str:
    """Allow line breaks before a plus or the result only, never within a product."""
    return (
        re.sub(r" ([×]) ", "\u00a0\\1\u00a0", arithmetic)
        .replace("= ", "=\u00a0")
        .replace("+ ", "+\u00a0")
    )


def _cells(layer: LayerSummary) -> tuple[str, str, str]:
    shape = " × ".join(numbers.whole(part) for part in layer.output_shape)
    if not layer.parameters:
        return layer_name(layer.name), shape, "–"
    count = numbers.whole(layer.parameters)
    arithmetic = re.sub(r"\d+", lambda found: numbers.whole(int(found[0])), layer.arithmetic)
    return layer_name(layer.name), shape, f"{arithmetic} = {count}"


def layer_name(name: str) -> str:
    """Translate the engine's name of a layer; its numbers stay."""
    found = re.fullmatch(r"Convolution (\d+)×\d+(?:, stride (\d+))?", name)
    if found and found[2]:
        return translate("Layers", "Convolution {kernel}×{kernel}, stride {stride}").format(
            kernel=found[1], stride=found[2]
        )
    if found:
        return translate("Layers", "Convolution {kernel}×{kernel}").format(kernel=found[1])
    found = re.fullmatch(r"Max pooling (\d+)×\d+", name)
    if found:
        return translate("Layers", "Max pooling {side}×{side}").format(side=found[1])
    found = re.fullmatch(r"Dropout (.+)", name)
    if found:
        share = numbers.plain(float(found[1]))
        return translate("Layers", "Dropout {share}").format(share=share)
    found = re.fullmatch(r"(\w+), last hidden state", name)
    if found:
        return translate("Layers", "{cell}, last hidden state").format(cell=found[1])
    return {
        "Image": translate("Layers", "Image"),
        "Flatten": translate("Layers", "Flatten"),
        "Linear": translate("Layers", "Linear"),
        "Batch normalisation": translate("Layers", "Batch normalisation"),
        "Mean of each map": translate("Layers", "Mean of each map"),
        "Rows, one after the other": translate("Layers", "Rows, one after the other"),
        "ReLU": translate("Layers", "ReLU"),
        "Sigmoid": translate("Layers", "Sigmoid"),
        "Tanh": translate("Layers", "tanh"),
        "GELU": translate("Layers", "GELU"),
    }.get(name, name)
