"""Digit image of recorded strokes, without Qt: what the window gives to the network."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.ink.stroke_framing import frame_drawing, frame_strokes
from trainer.ink.stroke_raster import draw_strokes, visible_strokes

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from trainer.ink.pen import Stroke


def digit_image(strokes: Sequence[Stroke]) -> NDArray[np.uint8] | None:
    """Frame a drawing as the window does for the network.

    Args:
        strokes: In canvas units, in drawing order, erasers included.

    Returns:
        uint8, shape (28, 28), ink = 255 on 0; None if no ink is left.
    """
    visible = visible_strokes(strokes)
    # The raster is needed only where the strokes cannot be framed themselves.
    framing = frame_strokes(visible) if visible else None
    if framing is None:
        framing = frame_drawing(draw_strokes(strokes), visible)
    return None if framing is None else framing.digit_image
