"""Written forms of the ten digits, read from ``digit_forms.json``.

The file is a JSON object with ``notes`` (comments) and ``forms``: a list of objects with ``digit``,
``note``, ``share`` and ``masters``, the last in the notation of
`trainer.data.synthetic.stroke_notation`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import numpy as np

from trainer.data.synthetic.stroke_notation import parse_strokes, split_strokes

if TYPE_CHECKING:
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class DigitForm:
    """One way to write a digit; the arrays are read-only.

    Its masters are examples with the same points, corners and pen lifts in the same order. Every
    mixture of them is the same form again, as between the light and the bold master of a typeface.

    Attributes:
        digit: 0 to 9.
        note: Description of the form.
        share: Frequency relative to the digit's other forms.
        masters: float64, shape (M, P, 2): x, y of the control points, digits about 100 high.
        strokes: int64, shape (P,): index of the stroke that each control point belongs to.
        corners: bool, shape (P,): whether the curve has a corner at the point.
    """

    digit: int
    note: str
    share: float
    masters: NDArray[np.float64]
    strokes: NDArray[np.int64]
    corners: NDArray[np.bool_]

    def drawing(self, master: int) -> list[NDArray[np.float64]]:
        """Strokes of one master: each float64, shape (P, 2)."""
        return split_strokes(self.masters[master], self.strokes)


@cache
def digit_forms() -> tuple[DigitForm, ...]:
    """All forms, in the order of the file.

    Raises:
        ValueError: The file is damaged.
    """
    return parse_forms((resources.files(__package__) / "digit_forms.json").read_text("utf-8"))


def parse_forms(text: str) -> tuple[DigitForm, ...]:
    """Parse and validate the content of a file of forms.

    Raises:
        ValueError: A form is invalid, or a digit has none.
    """
    forms = tuple(_parse_form(entry) for entry in json.loads(text)["forms"])
    if {form.digit for form in forms} != set(range(10)):
        raise ValueError("every digit from 0 to 9 needs a form")
    return forms


def _parse_form(entry: dict[str, Any]) -> DigitForm:
    name = f"form {entry.get('note')!r} of {entry.get('digit')!r}"
    try:
        digit, note, share = entry["digit"], entry["note"], entry["share"]
        masters = [parse_strokes(master) for master in entry["masters"]]
    except (KeyError, ValueError) as error:
        raise ValueError(f"{name}: {error}") from error
    if not masters or not share > 0:
        raise ValueError(f"{name}: it needs a master and a positive share")
    first = masters[0]
    for master in masters:
        if not (
            np.array_equal(master.strokes, first.strokes)
            and np.array_equal(master.corners, first.corners)
        ):
            raise ValueError(f"{name}: its masters differ in points, corners or pen lifts")
    points = np.array([master.points for master in masters])
    points.flags.writeable = False
    return DigitForm(digit, note, share, points, first.strokes, first.corners)
