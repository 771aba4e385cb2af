"""Worker that writes exported files in its own thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.shared.failure import Failure

if TYPE_CHECKING:
    from pathlib import Path

    from mnist_draw.export.request import ExportRequest


class ExportWorker(QObject):
    """Writes files in formats of other programs.

    Signals:
        written: The `ExportRequest` that was carried out, and the file with its test images beside
            it (ONNX) or None.
        failed: A `Failure`; an old file is unchanged.
    """

    written = Signal(object, object)
    failed = Signal(object)

    @Slot(object)
    def write(self, request: ExportRequest) -> None:
        """Write a file."""
        # Only here: the window does without until someone exports.
        from trainer.export.formats import write_code, write_onnx  # noqa: PLC0415
        from trainer.recipe.recipes import Recipe  # noqa: PLC0415

        beside: Path | None = None
        try:
            if request.kind != "onnx" and isinstance(request.source, Recipe):
                write_code(request.source, request.kind, request.path)
            elif not isinstance(request.source, Recipe):
                beside = write_onnx(request.source, request.path)
        except Exception as error:  # noqa: BLE001 - reported in the window
            self.failed.emit(Failure.of(error))
        else:
            self.written.emit(request, beside)
