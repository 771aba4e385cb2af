"""Layout of equally large pictures as tiles in rows: sizes, positions and hit test."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final, NamedTuple

# Smallest and largest sides of a tile, in heights of a line of text, by the pixels of a picture's
# longer side: a unit of one pixel is a lamp, a map has details.
_SIDES: Final = ((1, 1.0, 1.9), (7, 1.6, 5.0), (math.inf, 3.2, 8.0))


class Cell(NamedTuple):
    """A pixel of a visible picture.

    Attributes:
        tile: Position of the picture among the visible ones.
        row: Row of the pixel.
        column: Column of the pixel.
    """

    tile: int
    row: int
    column: int


class Box(NamedTuple):
    """A rectangle in device pixels."""

    left: int
    top: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class TileLayout:
    """Tiles in rows, in device pixels.

    Attributes:
        height: Rows of a picture.
        width: Columns of a picture.
        pixel: Side of a picture's pixel.
        gap: Space around tiles.
        label: Height of the text under a tile; 0 without one.
        columns: Tiles in a row.
        rows: Rows that fit.
    """

    height: int
    width: int
    pixel: int
    gap: int
    label: int
    columns: int
    rows: int

    @classmethod
    def fit(
        cls,
        total: int,
        shape: tuple[int, int],
        room: tuple[int, int],
        *,
        line: float,
        label: int = 0,
    ) -> TileLayout:
        """The layout with the largest tiles that all fit, else with the smallest ones.

        Args:
            total: Number of pictures.
            shape: Rows and columns of a picture; at least 1.
            room: Width and height for the tiles, in device pixels.
            line: Height of a line of text, in device pixels.
            label: Height of the text under a tile, in device pixels; 0 without one.
        """
        height, width = max(1, shape[0]), max(1, shape[1])
        side = max(height, width)
        smallest, largest = next((low, high) for limit, low, high in _SIDES if side <= limit)
        gap = max(2, round(line * (0.12 if side == 1 else 0.25)))
        least = max(1, round(line * smallest / side))
        most = max(least, int(line * largest / side))

        def layout(pixel: int) -> TileLayout:
            columns = (room[0] - gap) // (width * pixel + gap)
            rows = (room[1] - gap) // (height * pixel + label + gap)
            return cls(height, width, pixel, gap, label, max(0, columns), max(0, rows))

        candidates = (layout(pixel) for pixel in range(most, least, -1))
        fitting = (each for each in candidates if each.columns * each.rows >= total)
        found = next(fitting, layout(least))
        # One picture is always shown, even where it is cut off.
        columns = max(1, found.columns)
        rows = min(max(1, found.rows), max(1, math.ceil(total / columns)))
        # Ten in two rows are five and five.
        columns = min(columns, max(1, math.ceil(total / rows)))
        return cls(height, width, found.pixel, gap, label, columns, rows)

    @property
    def fitting(self) -> int:
        """How many tiles fit."""
        return self.columns * self.rows

    @property
    def tile_width(self) -> int:
        """Width of a tile without its gap."""
        return self.width * self.pixel

    @property
    def tile_height(self) -> int:
        """Height of a tile without its gap and label."""
        return self.height * self.pixel

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of all tiles with the gaps around them."""
        return (
            self.gap + self.columns * (self.tile_width + self.gap),
            self.gap + self.rows * (self.tile_height + self.label + self.gap),
        )

    def tile(self, number: int) -> Box:
        """Rectangle of a tile without its label."""
        row, column = divmod(number, self.columns)
        return Box(
            self.gap + column * (self.tile_width + self.gap),
            self.gap + row * (self.tile_height + self.label + self.gap),
            self.tile_width,
            self.tile_height,
        )

    def pixel_box(self, cell: Cell) -> Box:
        """Rectangle of a pixel."""
        tile = self.tile(cell.tile)
        return Box(
            tile.left + cell.column * self.pixel,
            tile.top + cell.row * self.pixel,
            self.pixel,
            self.pixel,
        )

    def cell_at(self, x: int, y: int, shown: int) -> Cell | None:
        """The pixel at a position; None beside the tiles.

        The gap and the label after a tile belong to its last column and row: lamps of a few pixels
        are hard to hit.

        Args:
            x: In device pixels.
            y: In device pixels.
            shown: How many tiles are shown.
        """
        column, x_inside = divmod(x - self.gap, self.tile_width + self.gap)
        row, y_inside = divmod(y - self.gap, self.tile_height + self.label + self.gap)
        number = row * self.columns + column
        if not (0 <= column < self.columns and 0 <= row < self.rows and number < shown):
            return None
        return Cell(
            number,
            min(y_inside // self.pixel, self.height - 1),
            min(x_inside // self.pixel, self.width - 1),
        )
