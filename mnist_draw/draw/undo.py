"""Undo commands for ink: compressed differences between two states of the raster."""

from __future__ import annotations

import weakref
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from PySide6.QtGui import QUndoCommand

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray
    from PySide6.QtCore import QRect

    from trainer.ink.erasing import VisibleStrokes
    from trainer.ink.pen import Stroke


@dataclass(frozen=True, slots=True)
class InkSource:
    """Where the ink on the raster comes from.

    Attributes:
        strokes: Strokes that left or removed ink since the raster was last blank or pasted on.
        pasted: Whether there is ink of a pasted image, which no stroke explains.
        visible: The visible pieces of the strokes.
    """

    strokes: tuple[Stroke, ...]
    pasted: bool
    visible: VisibleStrokes


Restore: TypeAlias = "Callable[[QRect, NDArray[np.uint8], InkSource], None]"
"""Applies a difference by exclusive or to a rectangle of the raster, and sets its source."""


class InkChange(QUndoCommand):
    """One change of ink, kept as the compressed exclusive or of before and after.

    It leads from either state to the other, byte for byte and in a millisecond, however many
    strokes there are.
    """

    def __init__(
        self,
        restore: Restore,
        rect: QRect,
        difference: NDArray[np.uint8],
        before: InkSource,
        after: InkSource,
    ) -> None:
        """Record a change that has already been made.

        Args:
            restore: A bound method of the drawing.
            rect: Raster pixels that have changed.
            difference: Exclusive or of before and after: uint8, shape of ``rect``.
            before: Source of the ink before the change.
            after: Source of the ink after it.
        """
        super().__init__()
        # The drawing owns the stack that owns this: a strong reference would keep all of them.
        self._restore = weakref.WeakMethod(restore)
        self._rect = rect
        self._difference = zlib.compress(difference.tobytes(), level=1)
        self._before = before
        self._after = after
        self._done = True

    def undo(self) -> None:
        self._done = False
        self._apply(self._before)

    def redo(self) -> None:
        # QUndoStack.push calls this once for the change that is already on the raster.
        if not self._done:
            self._done = True
            self._apply(self._after)

    def _apply(self, source: InkSource) -> None:
        restore = self._restore()
        assert restore is not None
        flat = np.frombuffer(zlib.decompress(self._difference), np.uint8)
        shape = (self._rect.height(), self._rect.width())
        restore(self._rect, flat.reshape(shape), source)
