"""Worker of the score table: reads and writes the file of scores in its own thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.shared.failure import Failure
from trainer.scores.score_file import load_scores, save_scores

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.scores.score import Score


class ScoreWorker(QObject):
    """Keeps the scores; lives in its thread.

    Every change reads the file first: another window may have added scores.

    Attributes:
        changed: Emits all scores, a tuple of `Score`.
        added: Emits the scores that were added, before `changed`.
        removed: Emits all scores that were in the file, before `changed`.
        set_aside: Emits where an unreadable file has been put.
        failed: Emits a `Failure`; the file is unchanged.
    """

    changed = Signal(object)
    added = Signal(object)
    removed = Signal(object)
    set_aside = Signal(object)
    failed = Signal(object)

    def __init__(self, path: Path) -> None:
        """Args: path: The file, which need not exist."""
        super().__init__()
        self._path = path

    @Slot()
    def load(self) -> None:
        """Read the scores."""
        try:
            self.changed.emit(self._load())
        except Exception as error:  # noqa: BLE001 - the window shows any error
            self.failed.emit(Failure.of(error))

    @Slot(object)
    def add(self, scores: tuple[Score, ...]) -> None:
        """Add scores at the beginning or the end, wherever their times belong."""
        try:
            both = sorted({*self._load(), *scores}, key=lambda score: score.made)
            kept = save_scores(self._path, both)
            self.added.emit(scores)
            self.changed.emit(kept)
        except Exception as error:  # noqa: BLE001 - the window shows any error
            self.failed.emit(Failure.of(error))

    @Slot()
    def clear(self) -> None:
        """Remove all scores."""
        try:
            removed = self._load()
            kept = save_scores(self._path, ())
            self.removed.emit(removed)
            self.changed.emit(kept)
        except Exception as error:  # noqa: BLE001 - the window shows any error
            self.failed.emit(Failure.of(error))

    def _load(self) -> tuple[Score, ...]:
        loaded = load_scores(self._path)
        if loaded.set_aside is not None:
            self.set_aside.emit(loaded.set_aside)
        return loaded.scores
