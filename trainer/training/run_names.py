"""Identifiers of runs."""

from __future__ import annotations

import re
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from trainer.recipe.recipes import Recipe


def new_run(recipe: Recipe) -> str:
    """Run identifier that sorts by time: ``20261122-153000-042-fast-cnn``.

    It is a valid folder name for any recipe name.
    """
    now = datetime.now().astimezone()
    name = re.sub(r"[^\w-]+", "-", recipe.name[:40])
    return f"{now:%Y%m%d-%H%M%S}-{now.microsecond // 1000:03}-{name}"
