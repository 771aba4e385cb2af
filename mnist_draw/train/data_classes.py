"""Classes and writers of the data to choose from, as far as known before a training."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.data.sets.drawn import FEWEST
from trainer.recipe.classes import DIGITS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from trainer.recipe.classes import Classes


class DataClasses:
    """What each data set tells apart: the ten digits unless another training has read otherwise.

    Attributes:
        drawings: Number of the user's own drawings by label.
        own_writers: Names of the writers of those drawings.
    """

    def __init__(self) -> None:
        self.drawings: Mapping[str, int] = {}
        self.own_writers: tuple[str, ...] = ()
        self._read: dict[tuple[str, Path | None], Classes] = {}

    @property
    def learnt(self) -> list[str]:
        """Labels of enough of the user's own drawings to learn them."""
        return sorted(label for label, count in self.drawings.items() if count >= FEWEST)

    def note(self, source: str, folder: Path | None, classes: Classes) -> None:
        """Note the classes that a training has read from a data set."""
        self._read[source, folder] = classes

    def of(self, source: str, folder: Path | None) -> Classes:
        """Classes of a data set."""
        learnt = tuple(self.learnt)
        if source != "drawings" or len(learnt) < 2:
            return self._read.get((source, folder), DIGITS)
        return DIGITS if set(learnt) <= set(DIGITS) else learnt

    def writers_of(self, source: str) -> tuple[str, ...] | None:
        """Writers of a data set, empty for none; None for a file or folder, which may name some."""
        if source == "folder":
            return None
        return self.own_writers if source == "drawings" else ()
