"""Names of runs: by default a run is named by its recipe and the changed settings."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from mnist_draw.recipe import field_texts
from mnist_draw.recipe.differences import differences
from trainer.errors import RecipeError
from trainer.recipe.presets import preset
from trainer.recipe.taught import is_taught

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from trainer.recipe.recipes import Recipe
    from trainer.runs.run_reader import RunSummary


def run_title(recipe: Recipe, *, continued: bool = False) -> str:
    """The title of a run, such as ``Keras MLP: batch 16, 64 units (continued)``.

    Args:
        recipe: Its recipe.
        continued: Whether it began with trained weights.
    """
    title = field_texts.title(recipe.title)
    # A recipe whose name no preset has is compared with nothing.
    with contextlib.suppress(RecipeError):
        changed = differences(recipe, preset(recipe.name))
        title = f"{title}: {changed}" if changed else title
    # A teaching says so itself.
    if continued and not is_taught(recipe):
        title = QCoreApplication.translate("RunTitle", "{run} (continued)").format(run=title)
    return title


def default_name(summary: RunSummary) -> str:
    """Name of a kept run that the user gave none."""
    return run_title(summary.recipe, continued=bool(summary.figures.get("start_step")))


def name_of(summary: RunSummary) -> str:
    """Name of a kept run: what the user gave it, or its default name."""
    return summary.title or default_name(summary)


def distinct(name: str, taken: Collection[str]) -> str:
    """The name, with the first free number where it is taken: ``Keras MLP (2)``."""
    numbered = (f"{name} ({number})" for number in range(2, len(taken) + 2))
    return name if name not in taken else next(one for one in numbered if one not in taken)


def distinct_names(summaries: Iterable[RunSummary]) -> list[str]:
    """Names of kept runs, oldest first, that tell all of them apart."""
    names: dict[str, None] = {}
    free: dict[str, int] = {}
    for summary in summaries:
        name = one = name_of(summary)
        while one in names:
            # What is taken stays taken: a class may keep the same recipe hundreds of times.
            free[name] = free.get(name, 1) + 1
            one = f"{name} ({free[name]})"
        names[one] = None
    return list(names)
