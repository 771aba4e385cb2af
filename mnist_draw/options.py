"""Command-line options of the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from mnist_draw.shared.language import Language
    from mnist_draw.shared.theme import Scheme


@dataclass(frozen=True, slots=True)
class Options:
    """Command-line options; they override the settings.

    Attributes:
        data_folder: Folder with MNIST files.
        weights: Weights to start with.
        language: Language of the window; None for the setting.
        scheme: Colour scheme; None for the setting.
        projector: Whether everything is enlarged; False for the setting.
    """

    data_folder: Path | None = None
    weights: Path | None = None
    language: Language | None = None
    scheme: Scheme | None = None
    projector: bool = False
