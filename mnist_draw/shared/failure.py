"""What a worker tells when something went wrong."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from trainer.errors import TrainerError

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, eq=False)
class Failure:
    """An error on its way to the window.

    Attributes:
        error: One that a user can act on, or None for one that nobody foresaw.
        details: The unforeseen error in one line, for a bug report; the log has all of it.
    """

    error: TrainerError | None
    details: str = ""

    @classmethod
    def of(cls, error: Exception) -> Failure:
        """Wraps an exception; to be called where it was caught, so that the log has its trace."""
        if isinstance(error, TrainerError):
            log.warning("%s", error)
            return cls(error)
        log.exception("A worker failed")
        return cls(None, f"{type(error).__name__}: {error}")
