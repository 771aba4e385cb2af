"""Runs the application: Qt's event loop, the log file, unexpected errors, the exit status."""

from __future__ import annotations

import logging
import os
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from mnist_draw.app import Application
from mnist_draw.settings import Settings
from mnist_draw.startup import desktop, memory
from mnist_draw.startup.log_file import start_log
from trainer.runs import run_shelf

if TYPE_CHECKING:
    from types import TracebackType

    from mnist_draw.app import Options

log = logging.getLogger(__name__)


def run(options: Options) -> int:
    """Runs the application until its window is closed; returns its exit status."""
    memory.return_large_blocks()
    desktop.name_program("MNIST Draw")
    app = QApplication(sys.argv[:1])
    # With it, Qt merges mouse moves while the application is busy, and curves become straight
    # lines. Its X11 plugin switches it on while the QApplication is made, so switch it off now.
    app.setAttribute(Qt.ApplicationAttribute.AA_CompressHighFrequencyEvents, False)
    desktop.keep_every_move()
    app.setApplicationName("mnist-draw")
    app.setApplicationDisplayName("MNIST Draw")
    app.setDesktopFileName("mnist-draw")
    application = Application(
        app, options, Settings.of_user(), run_shelf.default_folder(), log_file=start_log()
    )
    _report_unexpected_errors(application)
    if sys.platform == "win32":
        app.commitDataRequest.connect(application.end_session)
        # Another program may keep the session open: without its window this one would stay unseen.
        app.commitDataRequest.connect(app.quit)
    application.start()
    status = app.exec()
    if not application.ended:
        # Qt aborts when a thread outlives its QThread. Files on disk are complete at any moment:
        # a hard exit loses at most a training whose step takes longer than the shutdown timeout.
        os._exit(status)
    return status


def _report_unexpected_errors(application: Application) -> None:
    """Logs uncaught exceptions and shows them; Ctrl+C closes the window."""

    def report(
        kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            application.window.close()
            return
        log.error("Uncaught exception", exc_info=(kind, error, trace))
        application.report_unexpected(error)

    sys.excepthook = report
