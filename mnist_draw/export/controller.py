"""Connects the Export action, its dialogs and the worker that writes."""

from __future__ import annotations

import dataclasses
import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QAction

from mnist_draw.export.dialog import ExportDialog
from mnist_draw.export.request import ExportRequest
from mnist_draw.export.worker import ExportWorker
from mnist_draw.plain_text import path_text
from mnist_draw.recipe import field_texts
from mnist_draw.shared import file_dialogs, theme
from mnist_draw.shared.threads import WorkerThread
from trainer.printable import printable

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mnist_draw.export.request import Format
    from mnist_draw.messages.notifications import Notifications
    from mnist_draw.predict.weights_in_use import WeightsInUse
    from mnist_draw.train.panel import TrainingPanel
    from trainer.network.weights import WeightSnapshot
    from trainer.recipe.recipes import Recipe

_SUFFIXES: Final[dict[Format, str]] = {"pytorch": ".py", "notebook": ".ipynb", "onnx": ".onnx"}


class ExportController(QObject):
    """Asks for format and file, and writes it; lives in the GUI thread.

    Attributes:
        action: Shows the dialog; for the File menu.
        worker_thread: Starts with the first use.
    """

    _write_requested = Signal(object)

    def __init__(
        self,
        window: QWidget,
        panel: TrainingPanel,
        weights: WeightsInUse,
        notifications: Notifications,
    ) -> None:
        super().__init__(window)
        self._window, self._panel, self._weights = window, panel, weights
        self._notifications = notifications
        # What is exported is decided before the file is: both may change meanwhile.
        self._kind: Format = "pytorch"
        self._source: Recipe | WeightSnapshot = panel.choice.recipe
        self.action = QAction(theme.icon("save"), "", window)
        self.action.setObjectName("exportNetworkAction")
        self.action.triggered.connect(self._ask_format)
        self._worker = ExportWorker()
        self.worker_thread = WorkerThread(self._worker, "export", completes=True)
        self._write_requested.connect(self._worker.write)
        self._worker.written.connect(self._show_written)
        self._worker.failed.connect(notifications.show_failure)
        self.retranslate()

    @Slot()
    def retranslate(self) -> None:
        """Sets the texts of the current language."""
        self.action.setText(self.tr("E&xport recipe or network…"))
        tip = self.tr("Take the recipe or the network home: as code, notebook or ONNX")
        self.action.setToolTip(tip)
        self.action.setStatusTip(tip)

    @Slot()
    def _ask_format(self) -> None:
        self.worker_thread.start()
        snapshot = self._weights.snapshot
        recipe = field_texts.title(self._panel.choice.recipe.title)
        network = "" if snapshot is None else field_texts.title(snapshot.recipe.title)
        dialog = ExportDialog(
            printable(recipe), printable(network), self._window, changed=self._run_changed
        )
        dialog.chosen.connect(self._ask_file)
        dialog.open()

    @property
    def _run_changed(self) -> bool:
        """Whether the last run of the panel's recipe changed settings while it trained."""
        live, recipe = self._panel.live, self._panel.choice.recipe
        if live.recipe is None or not live.has_changed:
            return False
        # The recipe of a run has the classes of its data.
        return dataclasses.replace(live.recipe, classes=recipe.classes) == recipe

    @Slot(str)
    def _ask_file(self, kind: Format) -> None:
        snapshot = self._weights.snapshot
        recipe = self._panel.choice.recipe
        if kind == "onnx":
            if snapshot is None:
                return
            recipe = snapshot.recipe
        self._kind, self._source = kind, snapshot if kind == "onnx" and snapshot else recipe
        name = re.sub(r"[^\w-]+", "-", recipe.name)
        suffix = _SUFFIXES[kind]
        dialog = file_dialogs.create_for_saving(
            self._window, "exportFileDialog", "exports", self.tr("Export"), f"{name}{suffix}"
        )
        patterns: dict[Format, str] = {
            "pytorch": self.tr("Python programs (*.py)"),
            "notebook": self.tr("Notebooks (*.ipynb)"),
            "onnx": self.tr("ONNX networks (*.onnx)"),
        }
        dialog.setNameFilter(patterns[kind])
        dialog.fileSelected.connect(self._write)
        dialog.open()

    @Slot(str)
    def _write(self, name: str) -> None:
        path = Path(name)
        # Without it no program opens the file; the system's own dialogs may leave it out.
        if path.suffix.lower() != _SUFFIXES[self._kind]:
            path = path.with_name(path.name + _SUFFIXES[self._kind])
        self._write_requested.emit(ExportRequest(self._kind, self._source, path))

    @Slot(object, object)
    def _show_written(self, request: ExportRequest, beside: Path | None) -> None:
        self._notifications.show(
            partial(
                self._written,
                request.kind,
                file=printable(request.path.name),
                folder=path_text(request.path.parent),
                pairs="" if beside is None else printable(beside.name),
            )
        )

    def _written(self, kind: Format, *, file: str, folder: str, pairs: str) -> str:
        """What was written, and how to use it."""
        texts: dict[Format, str] = {
            "pytorch": self.tr(
                "The program {file} is in {folder}. Run it with: python {file} FOLDER, where "
                "FOLDER holds MNIST's files."
            ),
            "notebook": self.tr("The notebook {file} is in {folder}. Open it with Jupyter."),
            "onnx": self.tr("The network {file} is in {folder}, with 20 test drawings in {pairs}."),
        }
        return texts[kind].format(file=file, folder=folder, pairs=pairs)
