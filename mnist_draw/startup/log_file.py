"""The application's log file."""

from __future__ import annotations

import logging
import logging.handlers
from pathlib import Path

from trainer.files.user_folder import user_folder

_MAX_BYTES = 1_000_000


def start_log() -> Path | None:
    """Logs to a file and returns its path; to the terminal where no file can be written."""
    folder = user_folder("log")
    file = folder / "mnist-draw.log"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = _LogFileHandler(file, maxBytes=_MAX_BYTES, encoding="utf-8")
    except OSError:
        handler = logging.StreamHandler()
    # A full disk is no reason to write a traceback for each message.
    logging.raiseExceptions = False
    logging.basicConfig(
        level=logging.INFO,
        handlers=[handler],
        format="%(asctime)s %(levelname)s %(name)s: %(message)s",
    )
    # Resolved: Python of the Microsoft Store writes to other folders than it names.
    return file.resolve() if isinstance(handler, logging.FileHandler) else None


class _LogFileHandler(logging.handlers.RotatingFileHandler):
    """Keeps the previous file too; goes on in the present one while another window has it open."""

    def doRollover(self) -> None:
        """Rename the file and begin another one."""
        if self.stream is not None:
            self.stream.close()
        path = Path(self.baseFilename)
        try:
            path.replace(path.with_name(f"{path.name}.1"))
        except OSError:
            # Windows renames no open file. The next attempt is not at the next message.
            self.maxBytes += _MAX_BYTES
        self.stream = self._open()
