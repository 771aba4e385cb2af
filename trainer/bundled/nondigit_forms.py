"""Written forms of letters and signs, read from ``nondigit_forms.json``.

The file is a JSON object with ``notes`` (comments), ``letters`` and ``signs``; the last
two map a name to a list of strokes in the notation of `trainer.data.synthetic.stroke_notation`. The
curve through the points is that of `trainer.ink.pen.curve`, which finds the corners itself.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, TypeAlias

from trainer.data.synthetic.stroke_notation import parse_strokes, split_strokes

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    Strokes: TypeAlias = list[NDArray[np.float64]]
    """Strokes of a drawing: each float64, shape (P, 2): x right, y down, about 100 high."""


@dataclass(frozen=True, slots=True)
class NondigitForms:
    """Forms by name, each name with one or more.

    Attributes:
        letters: Latin letters.
        signs: Signs and small pictures.
    """

    letters: Mapping[str, tuple[Strokes, ...]]
    signs: Mapping[str, tuple[Strokes, ...]]


@cache
def nondigit_forms() -> NondigitForms:
    """All forms, in the order of the file.

    Raises:
        ValueError: The file is damaged.
    """
    return parse_forms((resources.files(__package__) / "nondigit_forms.json").read_text("utf-8"))


def parse_forms(text: str) -> NondigitForms:
    """Parse and validate the content of a file of forms.

    Raises:
        ValueError: A form is invalid, or a name has none.
    """
    content = json.loads(text)
    return NondigitForms(_parse_group(content["letters"]), _parse_group(content["signs"]))


def _parse_group(group: dict[str, list[str]]) -> dict[str, tuple[Strokes, ...]]:
    forms = {}
    for name, texts in group.items():
        if not texts:
            raise ValueError(f"{name!r} has no form")
        forms[name] = tuple(_parse_form(name, text) for text in texts)
    return forms


def _parse_form(name: str, text: str) -> Strokes:
    try:
        parsed = parse_strokes(text)
    except ValueError as error:
        raise ValueError(f"{name!r}: {error}") from error
    if parsed.corners.any():
        raise ValueError(f"{name!r}: corners cannot be marked here: {text!r}")
    return split_strokes(parsed.points, parsed.strokes)
