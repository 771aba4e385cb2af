"""The real application, acted on at random and watched."""

from __future__ import annotations

import sys
from random import Random
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from mnist_draw.app import Application, Options
from mnist_draw.settings import Settings
from mnist_draw.startup import memory
from tests.monkey.acts import Monkey
from tests.monkey.watch import Watch
from trainer.runs import run_shelf

if TYPE_CHECKING:
    from pathlib import Path

_MOST_ACTS = 10**9


def run(seconds: float, seed: int, data: Path | None) -> dict[str, object]:
    """Act for so many seconds; returns the report.

    Args:
        seconds: How long.
        seed: Of the acts.
        data: A data set; None for the built-in strokes.
    """
    # A file manager would stay open.
    QDesktopServices.openUrl = lambda _url: True  # type: ignore[method-assign]
    memory.return_large_blocks()
    app = QApplication(sys.argv[:1])
    application = Application(
        app, Options(data_folder=data), Settings.of_user(), run_shelf.default_folder()
    )
    monkey = Monkey(application.window, Random(seed))
    watch = Watch(lambda: monkey.last)
    application.start()

    def begin() -> None:
        if application.complete:
            waiting.stop()
            monkey.begin(_MOST_ACTS)
            QTimer.singleShot(round(seconds * 1000), end)

    def end() -> None:
        monkey.end()
        for popup in (QApplication.activePopupWidget(), QApplication.activeModalWidget()):
            if popup is not None:
                popup.close()
        # The window is hidden before it waits for the process that trains.
        watch.end_beats()
        application.window.close()
        QTimer.singleShot(0, app.quit)

    waiting = QTimer(interval=50)
    waiting.timeout.connect(begin)
    waiting.start()
    app.exec()
    watch.end()
    return {
        "seconds": seconds,
        "seed": seed,
        "acts": monkey.done,
        "faults": dict(watch.faults.most_common()),
        "freezes": [
            {"where": where, "seconds": wall, "processor_seconds": processor}
            for where, wall, processor in sorted(watch.freezes, key=lambda each: -each[2])
        ],
        "private_memory_mb": [round(each) for each in watch.memory],
        "threads_ended": application.ended,
    }
