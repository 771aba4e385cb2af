"""The application's log file."""

from __future__ import annotations

import logging
import logging.handlers
from typing import TYPE_CHECKING

from trainer.files.user_folder import user_folder

if TYPE_CHECKING:
    from pathlib import Path

_MAX_BYTES = 1_000_000


def start_log() -> Path | None:
    """Logs to a file and returns its path; to the terminal where no file can be written."""
    folder = user_folder("log")
    file = folder / "mnist-draw.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            file, maxBytes=_MAX_BYTES, backupCount=1, encoding="utf-8"
        )
    except OSError:
        handler = logging.StreamHandler()
    # A full disk is no reason to write a traceback for each message.
    logging.raiseExceptions = False
    logging.basicConfig(
        level=logging.INFO,
        handlers=[handler],
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
    return file if isinstance(handler, logging.FileHandler) else None
