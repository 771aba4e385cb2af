"""Names of taught weights: those of what was taught, with a suffix that the window translates."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from trainer.recipe.recipes import Recipe

TAUGHT_NAME: Final = "-taught"
"""End of a recipe's name."""
TAUGHT_TITLE: Final = ", taught"
"""End of a recipe's title."""
OWN_DATA: Final = " + own drawings"
"""End of the name of a data set."""


def named_taught(recipe: Recipe) -> Recipe:
    """The recipe under the name and title of weights that were taught."""
    return recipe.with_changes(
        name=with_suffix(recipe.name, TAUGHT_NAME, 60),
        title=with_suffix(recipe.title, TAUGHT_TITLE, 80),
    )


def is_taught(recipe: Recipe) -> bool:
    """Whether a recipe describes a teaching, which no training from its recipe repeats."""
    return recipe.name.endswith(TAUGHT_NAME)


def with_suffix(text: str, suffix: str, longest: int) -> str:
    """The text with a suffix, once, in at most so many characters."""
    return text if text.endswith(suffix) else text[: longest - len(suffix)] + suffix
