"""Identifiers of runs."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.recipe.recipes import Recipe

_UNFIT = re.compile(r"[^\w-]+")
# Characters of a recipe's name at its beginning and end, where names of one series differ.
_FIRST, _LAST = 24, 15


def new_run(recipe: Recipe) -> str:
    """Run identifier that sorts by time: ``20261122-153000-042137-fast-cnn``.

    It is a valid folder name for any recipe name. The time is one of microseconds: the trainings of
    a cluster's job array begin together and write into one folder.
    """
    now = datetime.now().astimezone()
    name = recipe.name
    if len(name) > _FIRST + _LAST:
        name = f"{name[:_FIRST]}-{name[-_LAST:]}"
    return f"{now:%Y%m%d-%H%M%S-%f}-{_UNFIT.sub('-', name)}"
