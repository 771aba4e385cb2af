"""What a run is called where several are compared: its recipe, and what was changed in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mnist_draw.recipe import field_texts
from mnist_draw.recipe.differences import differences
from trainer.errors import RecipeError
from trainer.recipe.presets import preset

if TYPE_CHECKING:
    from trainer.recipe.recipes import Recipe


def run_title(recipe: Recipe) -> str:
    """Such as ``Keras MLP: batch 16, 64 units``."""
    try:
        changed = differences(recipe, preset(recipe.name))
    except RecipeError:
        # A recipe of somebody's own: nothing to compare it with.
        return field_texts.title(recipe.title)
    title = field_texts.title(recipe.title)
    return f"{title}: {changed}" if changed else title
