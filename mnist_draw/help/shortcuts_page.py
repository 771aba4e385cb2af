"""Page with all keyboard shortcuts, by menu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from mnist_draw.shared import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mnist_draw.help.shortcuts import ShortcutGroup


class ShortcutsPage(QWidget):
    """A table of what there is to do and its keys; the table can be walked with the arrow keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = QTreeWidget()
        self._table.setObjectName("shortcutsTable")
        self._table.setColumnCount(2)
        self._table.setRootIsDecorated(False)
        self._table.setItemsExpandable(False)
        self._table.setIndentation(theme.font("body").pointSize() * 2)
        self._table.setUniformRowHeights(True)
        header = self._table.header()
        header.setSectionsMovable(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setStretchLastSection(False)
        layout = QVBoxLayout(self)
        layout.addWidget(self._table)
        self.setFocusProxy(self._table)
        self._retranslate()

    def show_groups(self, groups: Sequence[ShortcutGroup]) -> None:
        """Show these shortcuts instead of the previous ones."""
        self._table.clear()
        for group in groups:
            heading = QTreeWidgetItem([group.title])
            heading.setFont(0, theme.font("title"))
            heading.setFirstColumnSpanned(True)
            self._table.addTopLevelItem(heading)
            for shortcut in group.shortcuts:
                row = QTreeWidgetItem([shortcut.text, ", ".join(shortcut.keys)])
                row.setToolTip(0, shortcut.meaning)
                heading.addChild(row)
        self._table.expandAll()

    def rows(self) -> list[tuple[str, str]]:
        """Texts and keys on the page, from top to bottom."""
        model = self._table.model()
        headings = [model.index(row, 0) for row in range(model.rowCount())]
        return [
            (model.index(row, 0, heading).data(), model.index(row, 1, heading).data())
            for heading in headings
            for row in range(model.rowCount(heading))
        ]

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._table.setHeaderLabels([self.tr("What it does"), self.tr("Keys")])
        self._table.headerItem().setTextAlignment(0, Qt.AlignmentFlag.AlignLeft)
        self._table.setAccessibleName(self.tr("Keyboard shortcuts"))
        self._table.setToolTip(self.tr("All keys of the window, menu by menu"))
