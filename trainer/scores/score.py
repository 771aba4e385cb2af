"""Scores of a class: who trained a network of which size, and how well it reads."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Score:
    """One attempt.

    Attributes:
        writer: Name of the person, at most 100 characters; empty for a guest.
        network: Its layers, as `trainer.scores.sizes.Size.notation` writes them.
        parameters: Number of trainable values, at least 1.
        accuracy: Share of the test images read correctly, [0, 1].
        images: Number of test images.
        data: Name of the data set.
        seed: Seed of the training.
        made: When it ended: seconds since 1970, UTC.
    """

    writer: str
    network: str
    parameters: int
    accuracy: float
    images: int
    data: str
    seed: int
    made: int


def frontier(scores: Sequence[Score]) -> tuple[int, ...]:
    """The Pareto frontier: indices of the scores that no other one beats, smallest network first.

    A score is beaten by a network that is not larger and reads at least as well, and is better in
    one of the two; of equal scores the earliest one stays.
    """
    best = -1.0
    kept = []
    for index in sorted(
        range(len(scores)),
        key=lambda at: (scores[at].parameters, -scores[at].accuracy, scores[at].made, at),
    ):
        if scores[index].accuracy > best:
            best = scores[index].accuracy
            kept.append(index)
    return tuple(kept)
