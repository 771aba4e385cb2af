"""Image of a strip's tiles: squares in the colours of the values, undefined ones hatched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.lib.stride_tricks import as_strided

from mnist_draw.draw.pasted_pictures import image_view
from mnist_draw.inside.strips import value_colours
from mnist_draw.shared import theme

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from PySide6.QtGui import QImage

    from mnist_draw.inside.strips.tile_layout import TileLayout

_HATCH: Final = 6  # device pixels between two stripes


class TileImage:
    """The tiles of one layout in the colours of one theme, without labels and marks.

    Attributes:
        layout: Sizes and positions.
        picture: The image, in device pixels; changes with `show`.
    """

    def __init__(self, layout: TileLayout) -> None:
        self.layout = layout
        width, height = layout.size
        self._pixels = np.full((height, width), theme.colours().window.rgb(), np.uint32)
        self._colours = value_colours.table()
        self._shown: NDArray[np.uint8] | None = None
        self._frames = 0
        self.picture: QImage = image_view(self._pixels)

    def show(self, indices: NDArray[np.uint8]) -> bool:
        """Shows pictures.

        Args:
            indices: uint8, shape (N, H, W): colours of the pixels, see `value_colours`; as many
                pictures as fit, or fewer.

        Returns:
            Whether they differ from what was shown.
        """
        if self._shown is not None and np.array_equal(indices, self._shown):
            return False
        self._frame(len(indices))
        layout = self.layout
        colours = np.repeat(self._colours[indices], layout.pixel, axis=2)
        for first in range(0, len(indices), layout.columns):
            row = colours[first : first + layout.columns]
            self._row(first, len(row))[...] = row.transpose(1, 0, 2)[:, None]
        if (indices == value_colours.UNDEFINED).any():
            self._hatch(indices)
        self._shown = indices
        return True

    def show_empty(self, count: int) -> bool:
        """Shows frames without pictures, as many as fit.

        Returns:
            Whether they differ from what was shown.
        """
        count = min(count, self.layout.fitting)
        if self._shown is not None and not len(self._shown) and self._frames == count:
            return False
        colours = theme.colours()
        self._frame(count)
        for number in range(count):
            box = self.layout.tile(number)
            self._pixels[box.top : box.top + box.height, box.left : box.left + box.width] = (
                colours.grid.rgb()
            )
        self._shown = np.zeros((0, 1, 1), np.uint8)
        return True

    def _row(self, first: int, count: int) -> NDArray[np.uint32]:
        """View of a row of tiles: shape (H, pixel, count, W * pixel)."""
        layout = self.layout
        corner = layout.tile(first)
        line, item = self._pixels.strides
        last = layout.tile(first + count - 1)
        height, width = self._pixels.shape
        # The view below is not checked: beyond the pixels it would write into other memory.
        if last.top + last.height > height or last.left + last.width > width:
            raise IndexError(f"{count} tiles from number {first} on do not fit")
        return as_strided(
            self._pixels[corner.top :, corner.left :],
            (layout.height, layout.pixel, count, layout.tile_width),
            (line * layout.pixel, line, item * (layout.tile_width + layout.gap), item),
        )

    def _frame(self, count: int) -> None:
        """Outlines the tiles that are in use, and clears the others."""
        if count == self._frames:
            return
        colours = theme.colours()
        for number in range(max(count, self._frames)):
            box = self.layout.tile(number)
            outline = self._pixels[
                box.top - 1 : box.top + box.height + 1, box.left - 1 : box.left + box.width + 1
            ]
            outline[...] = (colours.outline if number < count else colours.window).rgb()
        self._frames = count

    def _hatch(self, indices: NDArray[np.uint8]) -> None:
        """Stripes over undefined pixels, so that they differ from values in more than colour."""
        layout = self.layout
        y, x = np.ogrid[: layout.tile_height, : layout.tile_width]
        stripes = (x + y) % _HATCH < _HATCH // 3
        plain = theme.colours().paper.rgb()
        undefined = indices == value_colours.UNDEFINED
        for number in np.flatnonzero(undefined.any(axis=(1, 2))):
            box = layout.tile(int(number))
            marked = undefined[number].repeat(layout.pixel, 0).repeat(layout.pixel, 1)
            tile = self._pixels[box.top : box.top + box.height, box.left : box.left + box.width]
            tile[marked & stripes] = plain
