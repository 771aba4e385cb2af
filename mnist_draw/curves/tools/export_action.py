"""Action that asks for a file name to export the curves to."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFileDialog, QWidget

from mnist_draw.shared import file_dialogs, theme

SUFFIXES: Final = (".png", ".svg", ".csv")

translate = QCoreApplication.translate


class ExportAction(QAction):
    """Exports the curves; for a button and for menus.

    Attributes:
        chosen: The path to write to; its suffix is one of `SUFFIXES`.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        """Args: parent: Widget of the window that the dialog belongs to."""
        super().__init__(theme.icon("save"), "", parent)
        self._parent = parent
        self.setObjectName("exportAction")
        self.setShortcut(QKeySequence("Ctrl+E"))
        self.triggered.connect(self._ask)
        self.retranslate()

    def retranslate(self) -> None:
        """Sets the texts of the current language."""
        self.setText(translate("ExportButton", "&Export the curves…"))
        tip = translate("ExportButton", "Save the curves as picture, drawing or table (Ctrl+E)")
        self.setToolTip(tip)
        self.setStatusTip(tip)

    @Slot()
    def _ask(self) -> None:
        dialog = file_dialogs.create_for_saving(
            self._parent.window(),
            "exportDialog",
            "curve_pictures",
            translate("ExportButton", "Export the curves"),
            "curves.png",
        )
        dialog.setNameFilters(
            [
                translate("ExportButton", "Picture for slides (*.png)"),
                translate("ExportButton", "Drawing for print (*.svg)"),
                translate("ExportButton", "Table of all values (*.csv)"),
            ]
        )
        dialog.filterSelected.connect(self._use_filter)
        dialog.fileSelected.connect(self._choose)
        dialog.open()

    @Slot(str)
    def _use_filter(self, chosen: str) -> None:
        dialog = self.sender()
        if isinstance(dialog, QFileDialog):
            suffix = chosen.rpartition("*.")[2].rstrip(")")
            dialog.setDefaultSuffix(suffix)
            names = dialog.selectedFiles()
            file_dialogs.set_kind(dialog, "curve_tables" if suffix == "csv" else "curve_pictures")
            if names and Path(names[0]).suffix in SUFFIXES:
                # The name typed so far takes the suffix of the kind chosen.
                path = Path(names[0]).with_suffix(f".{suffix}")
                dialog.selectFile(path.name)

    @Slot(str)
    def _choose(self, name: str) -> None:
        path = Path(name)
        # A suffix that is none of ours is part of the name.
        if path.suffix.lower() not in SUFFIXES:
            path = path.with_name(path.name + ".png")
        self.chosen.emit(path)
