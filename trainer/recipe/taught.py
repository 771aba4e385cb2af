"""Names of taught weights: those of what was taught, with a suffix that the window translates."""

from __future__ import annotations

from typing import Final

TAUGHT_NAME: Final = "-taught"
"""End of a recipe's name."""
TAUGHT_TITLE: Final = ", taught"
"""End of a recipe's title."""
OWN_DATA: Final = " + own drawings"
"""End of the name of a data set."""


def with_suffix(text: str, suffix: str, longest: int) -> str:
    """The text with a suffix, once, in at most so many characters."""
    return text if text.endswith(suffix) else text[: longest - len(suffix)] + suffix
