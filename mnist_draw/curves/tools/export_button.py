"""Export button with its file dialog, and a writer that saves files in a thread."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QFileDialog, QToolButton, QWidget

from mnist_draw.shared import file_dialogs, theme
from trainer.errors import StorageError
from trainer.files import write_atomically

if TYPE_CHECKING:
    from collections.abc import Callable

SUFFIXES: Final = (".png", ".svg", ".csv")


class ExportButton(QToolButton):
    """Button that asks for a file name.

    Attributes:
        chosen: The path to write to; its suffix is one of `SUFFIXES`.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("exportButton")
        self.setProperty("flat", True)
        self.setIcon(theme.icon("save"))
        self.clicked.connect(self._ask)
        self.retranslate()

    def retranslate(self) -> None:
        """Sets the texts of the current language."""
        self.setAccessibleName(self.tr("Export the curves"))
        self.setToolTip(self.tr("Save the curves as picture, drawing or table (Ctrl+E)"))
        # A shortcut is lost whenever the text is set.
        self.setShortcut(QKeySequence("Ctrl+E"))

    @Slot()
    def _ask(self) -> None:
        dialog = file_dialogs.create_for_saving(
            self.window(),
            "exportDialog",
            "curve_pictures",
            self.tr("Export the curves"),
            "curves.png",
        )
        dialog.setNameFilters(
            [
                self.tr("Picture for slides (*.png)"),
                self.tr("Drawing for print (*.svg)"),
                self.tr("Table of all values (*.csv)"),
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


class FileWriter(QObject):
    """Makes and writes files in a thread of their own, one a file.

    Attributes:
        written: The path of a file that is on the disk.
        failed: Why one is not, in the user's words.
    """

    written = Signal(object)
    failed = Signal(str)

    def write(self, path: Path, make: Callable[[], bytes]) -> None:
        """Writes a file; the old one stays until the new one is whole.

        Args:
            path: The file.
            make: Its content; called in the thread.
        """
        threading.Thread(target=self._write, args=(path, make), name="export").start()

    def _write(self, path: Path, make: Callable[[], bytes]) -> None:
        try:
            write_atomically(path, make())
        except StorageError as error:
            self.failed.emit(
                self.tr("{path} could not be saved ({reason}). Choose another folder.").format(
                    path=error.path, reason=error.reason
                )
            )
        else:
            self.written.emit(path)
