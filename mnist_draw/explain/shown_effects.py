"""Effects on screen: the newest ones, and older ones where a drawing has not been computed yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from mnist_draw.explain.explanation import Explanation, OcclusionMap
    from trainer.ink.pen import Stroke

OLDEST_S: Final = 1.0
"""Age up to which a complete result stands for an incomplete newer one of the same drawing.

While it trains, new weights arrive many times a second: maps and sentences that start again with
each would flicker, and the pen has not moved.
"""


class ShownEffects:
    """Effects of strokes and spots, updated by one explanation after the other.

    Attributes:
        explanation: The newest one; None at first.
        spoken: The one to put into words; None at first.
        changes: Change of the answer's probability without each of its strokes, in [-1, 1]; None
            where it has never been computed.
        occlusion: The map to show; None for none.
    """

    def __init__(self) -> None:
        self.explanation: Explanation | None = None
        self.spoken: Explanation | None = None
        self.changes: tuple[float | None, ...] = ()
        self.occlusion: OcclusionMap | None = None
        self._strokes: tuple[Stroke, ...] = ()
        self._settled_at = self._completed_at = -OLDEST_S

    def update(self, explanation: Explanation, now: float) -> None:
        """Show an explanation.

        Args:
            explanation: Of the present drawing.
            now: Seconds, from any start.
        """
        before, self.explanation = self.explanation, explanation
        same_drawing = before is not None and _is_same_drawing(before, explanation)
        self._update_changes(explanation)
        occlusion = explanation.occlusion
        if occlusion is not None and occlusion.complete:
            self.occlusion, self._completed_at = occlusion, now
        elif not (same_drawing and now - self._completed_at <= OLDEST_S):
            self.occlusion = occlusion
        if explanation.settled:
            self.spoken, self._settled_at = explanation, now
        elif not (same_drawing and now - self._settled_at <= OLDEST_S):
            self.spoken = explanation

    def _update_changes(self, explanation: Explanation) -> None:
        known = list(zip(self._strokes, self.changes, strict=True))
        changes: list[float | None] = []
        for stroke, effect in zip(explanation.strokes, explanation.effects, strict=True):
            if effect is not None:
                changes.append(effect.change)
            else:
                changes.append(next((change for old, change in known if old == stroke), None))
        self._strokes, self.changes = explanation.strokes, tuple(changes)


def _is_same_drawing(before: Explanation, now: Explanation) -> bool:
    """Whether new weights, not a pen, made a newer explanation."""
    return (
        now.framing is not None
        and before.framing is now.framing
        and before.area == now.area
        and before.pen_down == now.pen_down
    )
