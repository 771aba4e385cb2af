"""Worker that looks into a run folder, which may lie on a slow share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.shared.failure import Failure
from trainer.runs.live.follower import watched_recipe

if TYPE_CHECKING:
    from pathlib import Path


class WatchWorker(QObject):
    """Reads the recipe of a training that goes on.

    Signals:
        opened: The run folder and the `Recipe`.
        failed: A `Failure`.
    """

    opened = Signal(object, object)
    failed = Signal(object)

    @Slot(object)
    def open(self, run: Path) -> None:
        """Look into a run folder."""
        try:
            recipe = watched_recipe(run)
        except Exception as error:  # noqa: BLE001 - reported in the window
            self.failed.emit(Failure.of(error))
        else:
            self.opened.emit(run, recipe)
