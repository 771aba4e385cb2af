"""State of the joined folder, as its worker reports it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from mnist_draw.shared.failure import Failure
    from trainer.drawings.joined_folder import Exchange


@dataclass(frozen=True, slots=True, eq=False)
class FolderState:
    """State of the joined folder after an exchange.

    Attributes:
        folder: The folder; None if none is joined.
        result: What was exchanged, or why nothing was; None before the first exchange.
    """

    folder: Path | None
    result: Exchange | Failure | None = None
