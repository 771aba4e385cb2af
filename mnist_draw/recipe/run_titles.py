"""Default title of a run: its recipe and the changed settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mnist_draw.recipe import field_texts
from mnist_draw.recipe.differences import differences
from trainer.errors import RecipeError
from trainer.recipe.presets import preset

if TYPE_CHECKING:
    from trainer.recipe.recipes import Recipe


def run_title(recipe: Recipe) -> str:
    """The title of a run of a recipe, such as ``Keras MLP: batch 16, 64 units``."""
    try:
        changed = differences(recipe, preset(recipe.name))
    except RecipeError:
        # No preset has this name: there is nothing to compare with.
        return field_texts.title(recipe.title)
    title = field_texts.title(recipe.title)
    return f"{title}: {changed}" if changed else title
