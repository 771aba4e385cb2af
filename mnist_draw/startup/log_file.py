"""The application's log file."""

from __future__ import annotations

import logging
import logging.handlers
from pathlib import Path

import platformdirs

_MAX_BYTES = 1_000_000


def start_log() -> Path | None:
    """Logs to a file and returns its path; to the terminal where no file can be written."""
    folder = Path(platformdirs.user_log_dir("mnist-draw", appauthor=False))
    file = folder / "mnist-draw.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = logging.handlers.RotatingFileHandler(
            file, maxBytes=_MAX_BYTES, backupCount=1, encoding="utf-8"
        )
    except OSError:
        handler = logging.StreamHandler()
    logging.basicConfig(
        level=logging.INFO,
        handlers=[handler],
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
    return file if isinstance(handler, logging.FileHandler) else None
