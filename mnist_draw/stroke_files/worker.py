"""Worker that writes stroke files in its own thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.shared.failure import Failure
from trainer.data import stroke_file

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.data.recorded_drawing import RecordedDrawing


@dataclass(frozen=True, slots=True)
class SaveRequest:
    """Drawings for a file.

    Attributes:
        path: The file; replaced as a whole if it exists.
        drawings: One line each.
    """

    path: Path
    drawings: tuple[RecordedDrawing, ...]


class StrokeFileWriter(QObject):
    """Writes stroke files.

    Signals:
        saved: The `SaveRequest` that was carried out.
        failed: A `Failure`; an old file is unchanged.
    """

    saved = Signal(object)
    failed = Signal(object)

    @Slot(object)
    def save(self, request: SaveRequest) -> None:
        """Write a file."""
        try:
            stroke_file.write_drawings(request.path, request.drawings)
        except Exception as error:  # noqa: BLE001 - reported in the window
            self.failed.emit(Failure.of(error))
        else:
            self.saved.emit(request)
