"""Diverging colours of signed values: orange below zero, blue above, the paper's colour at zero."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

import numpy as np
from PySide6.QtGui import QColor

from mnist_draw.shared import theme

if TYPE_CHECKING:
    from numpy.typing import NDArray

ZERO: Final = 127
"""Index of zero; 0 is the negative end of the scale and 254 the positive one."""
UNDEFINED: Final = 255
"""Index of values that are infinite or not numbers."""
_LARGEST: Final = float(np.finfo(np.float32).max)


@dataclass(frozen=True, slots=True)
class _Ramp:
    """Colours from the negative end over zero to the positive end, and that of undefined values.

    Blue and orange are told apart with every kind of colour vision; each half changes steadily in
    lightness, so that it reads in grey as well.
    """

    stops: tuple[str, str, str, str, str]
    undefined: str


_LIGHT: Final = _Ramp(("#6b2f00", "#e08a2c", "#ffffff", "#4b9fd8", "#06345e"), "#c23fa0")
_DARK: Final = _Ramp(("#ffd9a0", "#c4711a", "#0d0e11", "#2478b5", "#b4e1ff"), "#e05cbc")


def table() -> NDArray[np.uint32]:
    """Colours of the current theme: uint32, shape (256,), 0xffRRGGBB."""
    return _table(_LIGHT if theme.colours() is theme.LIGHT else _DARK)


def colour(index: int) -> QColor:
    """Colour of an index in the current theme."""
    return QColor.fromRgb(int(table()[index]))


def indices(values: NDArray[np.float32], limit: float) -> NDArray[np.uint8]:
    """Index of each value's colour on a scale from ``-limit`` to ``limit``.

    Args:
        values: Any float32 array.
        limit: Positive; larger values get the colour of the end.

    Returns:
        uint8 of the same shape; `UNDEFINED` for values that are not finite.
    """
    factor = ZERO / limit
    # Values of a network that hardly learns can be so small that their scale is no float32.
    scaled = values * (np.float32 if factor < _LARGEST else np.float64)(factor)
    np.clip(scaled, -ZERO, ZERO, out=scaled)
    scaled += np.float32(ZERO + 0.5)
    with np.errstate(invalid="ignore"):
        found = scaled.astype(np.uint8)
    finite = np.isfinite(values)
    if not finite.all():
        found[~finite] = UNDEFINED
    return found


@cache
def _table(ramp: _Ramp) -> NDArray[np.uint32]:
    stops = [QColor(stop) for stop in ramp.stops]
    positions = np.linspace(0, 2 * ZERO, len(stops))
    at = np.arange(UNDEFINED)
    red = np.interp(at, positions, [stop.red() for stop in stops])
    green = np.interp(at, positions, [stop.green() for stop in stops])
    blue = np.interp(at, positions, [stop.blue() for stop in stops])
    colours = np.full(256, QColor(ramp.undefined).rgb(), np.uint32)
    colours[:UNDEFINED] = 0xFF000000
    for channel, shift in ((red, 16), (green, 8), (blue, 0)):
        colours[:UNDEFINED] |= channel.round().astype(np.uint32) << np.uint32(shift)
    return colours
