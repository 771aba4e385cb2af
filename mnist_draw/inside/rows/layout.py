"""Layout of the pictures of a recurrent network: aligned row by row, with a hit test."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from trainer.recipe.classes import DIGITS

if TYPE_CHECKING:
    from trainer.recipe.classes import Classes

Picture: TypeAlias = Literal["image", "states", "digits"]

PICTURES: Final[tuple[Picture, ...]] = ("image", "states", "digits")
ROWS: Final = 28
BAR: Final = -1
"""Column of a `Spot` on a bar."""
# Room of more classes than digits, in digits; longer names than this many figures are cut.
_WIDEST_CLASSES: Final = 16
_LONGEST_NAME: Final = 9
# Title and axis above the pictures, and half a row number below them, in heights of a line.
_HEAD: Final = 2.2
_FOOT: Final = 0.3
# Height of a row below which the probabilities are left out, in heights of a line.
_LOWEST_ROW: Final = 0.4
# Shares of the drawing in the width that it and the hidden states have together: the second only
# if all units fit then.
_IMAGE_SHARES: Final = (0.6, 0.5)


class Spot(NamedTuple):
    """A cell of a picture.

    Attributes:
        picture: Which picture.
        row: Row of the drawing, from 0.
        column: Pixel, position among the units shown, or class; `BAR` for a bar.
    """

    picture: Picture
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class RowsLayout:
    """Positions and sizes in device pixels.

    Attributes:
        pixel: Height of a row, and width of a pixel of the drawing.
        top: Top of the first row.
        image_left: Left edge of the drawing.
        states_left: Left edge of the hidden states.
        state: Width of a unit.
        fitting: How many units fit.
        classes: Number of classes.
        digits_left: Left edge of their probabilities.
        digit: Width of one of them; 0 where there is too little room for them.
        names_left: Left edge of the predicted classes.
        bars_left: Left edge of the bars of their probabilities.
        bar: Width of a full bar.
        share: Width of the probability beside it as a number; 0 where there is too little room.
    """

    pixel: int
    top: int
    image_left: int
    states_left: int
    state: int
    fitting: int
    classes: int
    digits_left: int
    digit: int
    names_left: int
    bars_left: int
    bar: int
    share: int

    @classmethod
    def fit(
        cls,
        room: tuple[int, int],
        units: int,
        *,
        line: float,
        figure: float,
        thinnest: float,
        classes: Classes = DIGITS,
    ) -> RowsLayout:
        """The largest layout that fits.

        Args:
            room: Width and height, in device pixels.
            units: Units of the layer; at least 1.
            line: Height of a line of text, in device pixels.
            figure: Width of a figure, in device pixels.
            thinnest: Least width of a unit, in device pixels.
            classes: Names of the classes.
        """
        width = room[0]
        digit = max(round(1.5 * figure), min(round(2.5 * figure), round(width * 0.016)))
        digit = max(2, min(digit, _WIDEST_CLASSES * digit // len(classes)))
        bar = max(round(5 * figure), round(width * 0.09))
        # Numbers only beside high rows; in little room the most probable digits are enough.
        for widths, lowest in (
            ((digit, bar, round(6 * figure)), line),
            ((digit, bar, 0), _LOWEST_ROW * line),
            ((0, 2 * bar, 0), 0),
        ):
            layout = cls._with(widths, room, units, line, figure, thinnest, classes)
            if layout.pixel >= lowest:
                break
        return layout

    @classmethod
    def _with(
        cls,
        widths: tuple[int, int, int],
        room: tuple[int, int],
        units: int,
        line: float,
        figure: float,
        thinnest: float,
        classes: Classes,
    ) -> RowsLayout:
        """The largest layout with given widths of a digit, a bar and a number."""
        digit, bar, share = widths
        width, height = room
        top = round(_HEAD * line)
        image_left, gap = round(2.7 * figure), round(1.6 * figure)
        longest = min(_LONGEST_NAME, max(map(len, classes)))
        names = round((1.4 + longest) * figure)
        shared = width - image_left - 2 * gap - len(classes) * digit - names - bar - share - 2
        by_height = int((height - top - _FOOT * line) / ROWS)
        pixel, narrower = (
            max(1, min(by_height, int(shared * share / ROWS))) for share in _IMAGE_SHARES
        )
        if shared - ROWS * pixel < units * thinnest <= shared - ROWS * narrower:
            pixel = narrower
        states_left = image_left + ROWS * pixel + gap
        states_room = max(1, shared - ROWS * pixel)
        fitting = max(1, min(units, int(states_room / thinnest)))
        # Few units are wide, at least as wide as their title.
        widest = max(3 * pixel, math.ceil(7 * figure / fitting))
        state = max(1, min(states_room // fitting, widest))
        digits_left = states_left + fitting * state + gap
        names_left = digits_left + len(classes) * digit
        bars_left = names_left + names
        spare = max(0, width - 2 - bars_left - bar - share)
        return cls(
            pixel=pixel,
            top=top,
            image_left=image_left,
            states_left=states_left,
            state=state,
            fitting=fitting,
            classes=len(classes),
            digits_left=digits_left,
            digit=digit,
            names_left=names_left,
            bars_left=bars_left,
            bar=min(2 * bar, bar + spare),
            share=share,
        )

    @staticmethod
    def height(line: float, pixel: float) -> int:
        """Height of a layout.

        Args:
            line: Height of a line of text.
            pixel: Height of a row, in the same unit.
        """
        return math.ceil((_HEAD + _FOOT) * line + ROWS * pixel)

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The pictures that are shown, from the left."""
        return PICTURES if self.digit else PICTURES[:-1]

    def row_top(self, row: int) -> int:
        """Top of a row."""
        return self.top + row * self.pixel

    def span(self, picture: Picture, units: int) -> tuple[int, int]:
        """Left edge and width of a picture.

        Args:
            picture: Which one.
            units: How many units are shown.
        """
        match picture:
            case "image":
                return self.image_left, ROWS * self.pixel
            case "states":
                return self.states_left, units * self.state
            case "digits":
                return self.digits_left, self.classes * self.digit

    def spot_at(self, x: int, y: int, units: int) -> Spot | None:
        """The cell at a position; None beside the pictures.

        Args:
            x: In device pixels.
            y: In device pixels.
            units: How many units are shown.
        """
        row = (y - self.top) // self.pixel
        if not 0 <= row < ROWS:
            return None
        cells = {"image": self.pixel, "states": self.state, "digits": self.digit}
        for picture in self.pictures:
            left, width = self.span(picture, units)
            if left <= x < left + width:
                return Spot(picture, row, (x - left) // cells[picture])
        if self.names_left <= x < self.bars_left + self.bar + self.share:
            return Spot("digits", row, BAR)
        return None
