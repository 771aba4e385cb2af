"""Model of the time machine: the weights that a run has kept, and the present ones. No widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from trainer.network.packed_weights import PackedWeights
    from trainer.network.weights import WeightSnapshot
    from trainer.runs.run_reader import RunSummary

TimelineProblem: TypeAlias = Literal["missing", "too large", "unreadable", "damaged"]
"""Why a run has no kept weights.

It kept none; its network is too large for that; the file cannot be opened; it is damaged or belongs
to another run.
"""


@dataclass(frozen=True, slots=True, eq=False)
class Timeline:
    """Weights of one run by position: kept ones, rounded to float16, then the present ones, exact.

    Attributes:
        present: The newest weights of the run.
        kept: Kept weights before them, in order of their steps.
        summary: The kept run; None for the running one.
        problem: Why there are no kept weights; None if there are, or if the
            weights belong to no run folder.
    """

    present: WeightSnapshot
    kept: tuple[PackedWeights, ...]
    summary: RunSummary | None = None
    problem: TimelineProblem | None = None

    @classmethod
    def of(
        cls,
        present: WeightSnapshot,
        kept: tuple[PackedWeights, ...] = (),
        summary: RunSummary | None = None,
        problem: TimelineProblem | None = None,
    ) -> Timeline:
        """A timeline of those kept weights that are older than the present ones."""
        earlier = tuple(each for each in kept if each.step < present.step)
        return cls(present, earlier, summary, problem)

    @property
    def last(self) -> int:
        """Position of the present weights."""
        return len(self.kept)

    def at(self, position: int) -> PackedWeights | WeightSnapshot:
        """The weights at a position in [0, `last`]."""
        return self.kept[position] if position < self.last else self.present
