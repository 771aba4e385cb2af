"""Data of the fooling experiment: a request, and the changes that fool two networks."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from mnist_draw.compare.sources import Kind
    from trainer.network.forward import NumpyNetwork
    from trainer.robustness.smallest_change import FoolingChange

STRENGTHS: Final = tuple(step / 20 for step in range(41))
"""Multiples of a change that are read: 0 to 2."""
RANDOM_CHANGES: Final = 100

Problem: TypeAlias = Literal["already", "none", "overflow"]
"""Why there is no change: the network reads the digit already; none was found; it reads nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class FoolingJob:
    """Request for the changes that turn two networks' answers.

    Attributes:
        image: The framed drawing: uint8, shape (28, 28), read-only.
        target: Index of the class that is to be read; None for any other.
        network: The network in use, which reads digits.
        second: Kind of the ready-made network beside it.
        cancel: Set to cancel the job.
    """

    image: NDArray[np.uint8]
    target: int | None
    network: NumpyNetwork
    second: Kind
    cancel: threading.Event = field(default_factory=threading.Event)


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """What one network reads in one image.

    Attributes:
        answer: Index of the most probable class.
        probability: Its probability, [0, 1].
    """

    answer: int
    probability: float


@dataclass(frozen=True, slots=True, eq=False)
class FooledNetwork:
    """The change for one network.

    Attributes:
        change: None if there is a problem.
        problem: Why there is no change.
        readings: What the network in use and the second one read at each of `STRENGTHS`.
        by_chance: Number of `RANDOM_CHANGES` of the same size that turn the network's answer.
    """

    change: FoolingChange | None
    problem: Problem | None = None
    readings: tuple[tuple[Reading, Reading], ...] = ()
    by_chance: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class Fooled:
    """Results of a job.

    Attributes:
        job: The job.
        networks: Of the network in use and the second one, as far as they are known.
    """

    job: FoolingJob
    networks: tuple[FooledNetwork, ...]
