"""Rank of this process among those that train together, as ``torchrun`` gives it. Free of torch."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from trainer.errors import TrainerError

if TYPE_CHECKING:
    from collections.abc import Mapping

_VARIABLES = ("RANK", "WORLD_SIZE", "LOCAL_RANK", "LOCAL_WORLD_SIZE")


@dataclass(frozen=True, slots=True)
class Ranks:
    """Position of a process among all that train one network together.

    Attributes:
        rank: Index among all processes, from 0; the first one keeps the run.
        world: Number of all processes, at least 1.
        local_rank: Index among those of this machine, from 0: the index of its GPU.
        local_world: Number of processes on this machine.
    """

    rank: int = 0
    world: int = 1
    local_rank: int = 0
    local_world: int = 1

    @property
    def first(self) -> bool:
        """Whether this process keeps the run and reports it."""
        return self.rank == 0

    def part(self, images: int) -> slice:
        """The images of a batch that this process computes; empty where there are too few.

        The parts of all ranks follow each other and differ by one image at most.
        """
        return slice(self._bound(self.rank, images), self._bound(self.rank + 1, images))

    def _bound(self, rank: int, images: int) -> int:
        # Rounded up, as a batch is halved on a CPU: two processes then compute what the two
        # threads of one process would.
        return -(-images * rank // self.world)


def from_environment(environment: Mapping[str, str] = os.environ) -> Ranks | None:
    """The ranks in the variables that ``torchrun`` sets; None if this process is the only one.

    Raises:
        TrainerError: Some variables are missing or no numbers that fit together.
    """
    if not environment.keys() >= {"RANK", "WORLD_SIZE"}:
        return None
    texts = [environment.get(name, "") for name in _VARIABLES]
    if all(text.isdecimal() and len(text) < 10 for text in texts):
        ranks = Ranks(*map(int, texts))
        if ranks.rank < ranks.world and ranks.local_rank < ranks.local_world <= ranks.world:
            return ranks if ranks.world > 1 else None
    given = ", ".join(f"{name}={text}" for name, text in zip(_VARIABLES, texts, strict=True))
    raise TrainerError(
        f"The environment names no process of a group: {given}. Start the training with torchrun, "
        "which sets these variables, or unset RANK and WORLD_SIZE."
    )


def check_alone(activity: str, environment: Mapping[str, str] = os.environ) -> None:
    """Refuse a command that several processes would all carry out, each in the same folders.

    Args:
        activity: What to do in one process, as in "Run the queue".
        environment: See `from_environment`.

    Raises:
        TrainerError: This process is one of several.
    """
    if from_environment(environment) is not None:
        raise TrainerError(f"Several processes share one training. {activity} in one process.")
