"""Stack of steps that can be undone, where undoing may fail."""

from __future__ import annotations

from typing import Final, Generic, TypeVar

_Step = TypeVar("_Step")

_MOST: Final = 100


class UndoStack(Generic[_Step]):
    """The newest steps, at most 100.

    A step whose undoing fails is tried again next; if it fails again, earlier steps come first.
    Steps are compared by value: what is given back may be what is left of a step.
    """

    def __init__(self) -> None:
        self._steps: list[_Step] = []
        self._failed: _Step | None = None

    def __bool__(self) -> bool:
        return bool(self._steps)

    def push(self, step: _Step) -> None:
        """Add a step that was made."""
        self._steps.append(step)
        del self._steps[:-_MOST]

    def pop(self) -> _Step | None:
        """Take the step to undo next; None if there is none."""
        return self._steps.pop() if self._steps else None

    def give_back(self, step: _Step) -> None:
        """Put a step back that was taken and could not be undone."""
        if step == self._failed:
            self._steps.insert(0, step)
        else:
            self._failed = step
            self._steps.append(step)
