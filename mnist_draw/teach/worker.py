"""Worker of the teaching window: reads the store of drawings in its own thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.shared.failure import Failure
from trainer.drawings.store import DrawingStore
from trainer.drawings.stored_drawing import Counts
from trainer.ink.stroke_image import digit_image

if TYPE_CHECKING:
    from pathlib import Path

    from mnist_draw.teach.choice import TeachChoice


class TeachWorker(QObject):
    """Reads drawings; lives in its own thread, and opens the store for each request.

    Attributes:
        counted: Emits the `Counts` of all drawings.
        gathered: Emits the chosen drawings, a tuple of `RecordedDrawing`.
        pictured: Emits digit images by identity, a dict.
        failed: Emits a `Failure` of a count or of pictures, which a lesson does without.
        gather_failed: Emits a `Failure`: there are no drawings to teach.
    """

    counted = Signal(object)
    gathered = Signal(object)
    pictured = Signal(object)
    failed = Signal(object)
    gather_failed = Signal(object)

    def __init__(self, path: Path) -> None:
        """Args: path: The store, which need not exist."""
        super().__init__()
        self._path = path

    @Slot()
    def count(self) -> None:
        """Count the drawings."""
        try:
            counts = Counts()
            if self._path.exists():
                with DrawingStore(self._path) as store:
                    counts = store.counts()
            self.counted.emit(counts)
        except Exception as error:  # noqa: BLE001 - the window shows any error
            self.failed.emit(Failure.of(error))

    @Slot(object)
    def gather(self, choice: TeachChoice) -> None:
        """Read the chosen drawings with their strokes."""
        try:
            with DrawingStore(self._path) as store:
                chosen = tuple(
                    drawing.recorded for drawing in store.drawings() if choice.accepts(drawing)
                )
            self.gathered.emit(chosen)
        except Exception as error:  # noqa: BLE001 - the window shows any error
            self.gather_failed.emit(Failure.of(error))

    @Slot(object)
    def picture(self, uids: tuple[str, ...]) -> None:
        """Frame some drawings; those that have been deleted since are left out."""
        try:
            images = {}
            with DrawingStore(self._path) as store:
                for uid in uids:
                    drawing = store.drawing(uid)
                    image = None if drawing is None else digit_image(drawing.strokes)
                    if image is not None:
                        images[uid] = image
            self.pictured.emit(images)
        except Exception as error:  # noqa: BLE001 - the window shows any error
            self.failed.emit(Failure.of(error))
