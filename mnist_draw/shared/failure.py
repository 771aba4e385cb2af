"""Errors of workers, as values for the GUI thread."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from trainer.errors import TrainerError
from trainer.kept_errors import without_frames

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class Failure:
    """An error of a worker.

    Attributes:
        error: An error that the user can act on, without traceback; None for an unexpected one.
        details: One line on an unexpected error, for a bug report; the log has its traceback.
    """

    error: TrainerError | None
    details: str = ""

    @classmethod
    def of(cls, error: Exception) -> Failure:
        """Log and wrap an exception; call it in the ``except`` block, for the traceback.

        A message keeps the failure: its error holds no variables of where it was raised.
        """
        if isinstance(error, TrainerError):
            log.warning("%s", error)
            return cls(without_frames(error))
        log.exception("A worker failed")
        return cls(None, f"{type(error).__name__}: {error}")
