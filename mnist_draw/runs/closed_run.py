"""The run whose training closing the window ended: remembered, and announced at the next start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

if TYPE_CHECKING:
    from pathlib import Path

    from mnist_draw.messages.notifications import Notifications
    from mnist_draw.settings import Settings


def announce_closed_run(
    settings: Settings, runs_folder: Path, notifications: Notifications
) -> None:
    """Say once what became of the run that closing the window ended, if there is one.

    Args:
        settings: Remember the run; forget it here.
        runs_folder: Where runs are kept.
        notifications: Show the message.
    """
    run, settings.closed_run = settings.closed_run, ""
    if not run:
        return
    translate = QCoreApplication.translate
    if (runs_folder / run).is_dir():
        notifications.show(
            lambda: translate(
                "ClosedRun", "The training that you closed is kept: see Runs (Ctrl+R)"
            )
        )
    else:
        notifications.warn(
            lambda: translate(
                "ClosedRun",
                "The training that you closed ended before its run could be kept. Press Train to "
                "repeat it.",
            )
        )
