"""Side of the pictures of a card: larger for a projector, unless its screen is low."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mnist_draw.shared import theme
from trainer.ink.framing import FRAME_SIZE

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

# Pixels; four for each cell of a digit image.
_SIDE: Final = 4 * FRAME_SIZE
# Pixels of a screen on which larger pictures leave room for what is below them.
_HIGH: Final = 900


def picture_side(widget: QWidget) -> int:
    """Side of a picture in pixels, a multiple of the cells of a digit image."""
    if widget.screen().availableGeometry().height() < _HIGH:
        return _SIDE
    return round(_SIDE * theme.scale()) // FRAME_SIZE * FRAME_SIZE
