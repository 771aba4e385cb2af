"""Units that were visited, with a way back and forth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from trainer.network.unit_sums import Unit

_MOST: Final = 200


class History:
    """Visited units without repetitions; a new one after a step back replaces what followed.

    Entries are layer and index of a unit.
    """

    def __init__(self) -> None:
        self._entries: list[tuple[str, Unit]] = []
        self._position = -1

    @property
    def previous(self) -> tuple[str, Unit] | None:
        """The unit before the present one."""
        return self._entries[self._position - 1] if self._position > 0 else None

    @property
    def following(self) -> tuple[str, Unit] | None:
        """The unit after it, after a step back."""
        at = self._position + 1
        return self._entries[at] if at < len(self._entries) else None

    @property
    def trail(self) -> tuple[tuple[str, Unit], ...]:
        """All units up to the present one."""
        return tuple(self._entries[: self._position + 1])

    def visit(self, unit: tuple[str, Unit]) -> None:
        """Adds a unit; one of the trail and the following one are steps back and forth instead."""
        if unit in self.trail:
            self._position = self._entries.index(unit)
        elif unit == self.following:
            self._position += 1
        else:
            kept = self._entries[max(0, self._position + 2 - _MOST) : self._position + 1]
            self._entries = [*kept, unit]
            self._position = len(self._entries) - 1

    def clear(self) -> None:
        """Forgets all units."""
        self._entries, self._position = [], -1
