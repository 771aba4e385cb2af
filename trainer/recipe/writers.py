"""Writers that a training leaves out, compared with those of the data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.errors import RecipeError
from trainer.printable import printable
from trainer.recipe.fields import Names

if TYPE_CHECKING:
    from collections.abc import Sequence

LEFT_OUT_WRITERS = Names(0, 1000, 100, quotable=True)
"""Domain of the names of writers that a training leaves out; as long as in a stroke file."""

_MOST_LISTED = 10


def check_writers(names: Sequence[str], known: Sequence[str]) -> None:
    """Check what is left out against the writers of the data.

    Args:
        names: Writers to leave out.
        known: Writers of the data; empty if they name none.

    Raises:
        RecipeError: The data name no writers, or not these.
    """
    if not names:
        return
    if not known:
        raise RecipeError(
            "left_out_writers",
            tuple(names),
            "no names with data that do not say who wrote an image; drawings with names do",
            "no writers",
        )
    unknown = tuple(name for name in names if name not in known)
    if unknown:
        raise RecipeError(
            "left_out_writers",
            unknown,
            f"names of writers that there are: {listed_writers(known)}",
            "unknown writers",
            unknown=listed_writers(unknown),
            writers=listed_writers(known),
        )


def listed_writers(names: Sequence[str]) -> str:
    """Names as they are typed: all of up to ten, else the first nine and the last."""
    if len(names) <= _MOST_LISTED:
        return printable(LEFT_OUT_WRITERS.join(names))
    return printable(f"{LEFT_OUT_WRITERS.join(names[: _MOST_LISTED - 1])} … {names[-1]}")
