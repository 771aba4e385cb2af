"""Messages about trainings elsewhere that cannot be watched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mnist_draw.plain_text import short_path_text

if TYPE_CHECKING:
    from trainer.runs.live.problems import WatchError

translate = QCoreApplication.translate


def explanation(error: WatchError) -> str:
    """Explain why a run folder cannot be watched, or no longer."""
    match error.problem:
        case "foreign":
            text = translate(
                "messages",
                "{path} holds no training. Choose the run folder of a training that has begun.",
            )
        case "vanished":
            text = translate(
                "messages",
                "{path} can no longer be reached. The network shown last stays. Check the "
                "connection, then watch it again.",
            )
        case "damaged":
            text = translate(
                "messages",
                "The progress in {path} is damaged. The network shown last stays. Open its run "
                "when the training has ended.",
            )
        case "broken off":
            text = translate(
                "messages",
                "The training in {path} was broken off. The network shown last stays. Check its "
                "terminal for the cause.",
            )
    return text.format(path=short_path_text(error.path))
