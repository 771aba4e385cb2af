"""Row of the settings that can change while a run trains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from mnist_draw.shared.widgets.flow_layout import ColumnsLayout
from mnist_draw.train.live.editor import SettingEditor

if TYPE_CHECKING:
    from mnist_draw.train.live.settings import LiveSettings


class LiveRow(QWidget):
    """A heading, and an editor for each setting that the run uses."""

    def __init__(self, settings: LiveSettings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("liveRow")
        self._settings = settings
        self._heading = QLabel()
        self._heading.setTextFormat(Qt.TextFormat.PlainText)
        self._heading.setProperty("step", "caption")
        self._editors: list[SettingEditor] = []
        self._columns = ColumnsLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._heading)
        layout.addLayout(self._columns)
        settings.begun.connect(self._build)
        self._build()
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._heading.setText(self.tr("Change while it trains"))

    @Slot()
    def _build(self) -> None:
        for editor in self._editors:
            self._columns.removeWidget(editor)
            editor.setParent(None)
            editor.deleteLater()
        self._editors = [SettingEditor(field, self._settings) for field in self._settings.values]
        for editor in self._editors:
            self._columns.add_column(editor, 1, editor.needed_width)
