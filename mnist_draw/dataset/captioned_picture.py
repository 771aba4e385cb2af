"""What a cell of a grid of digit images shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from mnist_draw.shared.theme import Tone

PICTURE_ROLE: Final = Qt.ItemDataRole.UserRole
"""Role under which a model gives the `CaptionedPicture` of a cell."""


@dataclass(frozen=True, slots=True, eq=False)
class CaptionedPicture:
    """A digit image with a caption.

    Attributes:
        image: uint8, shape (28, 28), ink = 255 on 0.
        caption: Below the image; elided if it does not fit.
        tone: Colour of the caption.
    """

    image: NDArray[np.uint8]
    caption: str
    tone: Tone = "muted"
