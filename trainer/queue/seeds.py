"""Parse a list of seeds."""

from __future__ import annotations

import re
from typing import Final

from trainer.errors import RecipeError
from trainer.recipe.recipes import FIELDS

MOST_SEEDS: Final = 100
"""Seeds that one list may name."""

_ALLOWED: Final = f"numbers and ranges, as in 0-4, 7; at most {MOST_SEEDS}"
_PART: Final = re.compile(r"\s*(\d{1,10})\s*(?:[-–]\s*(\d{1,10})\s*)?")


def read_seeds(text: str) -> tuple[int, ...]:
    """The seeds of a text such as ``0-4, 7``: in its order, each once.

    Raises:
        RecipeError: It is no such list, or names too many or too large numbers.
    """
    seeds: dict[int, None] = {}
    for part in text.split(","):
        found = _PART.fullmatch(part)
        if found is None:
            raise RecipeError("seed", text, _ALLOWED)
        first = int(found[1])
        last = first if found[2] is None else int(found[2])
        if not 0 <= last - first < MOST_SEEDS:
            raise RecipeError("seed", text, _ALLOWED)
        seeds.update(dict.fromkeys(range(first, last + 1)))
    if len(seeds) > MOST_SEEDS or not all(map(FIELDS["seed"].metadata["domain"].allows, seeds)):
        raise RecipeError("seed", text, _ALLOWED)
    return tuple(seeds)
