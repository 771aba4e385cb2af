"""Worker of the fooling experiment: searches the smallest changes in its own thread."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

import numpy as np
from PySide6.QtCore import QObject, Signal, Slot

from mnist_draw.compare import sources
from mnist_draw.compare.sources import Bundled
from mnist_draw.shared.failure import Failure
from trainer.errors import CancelledError
from trainer.robustness.problems import NoChangeFoundError, OverflowingWeightsError
from trainer.robustness.smallest_change import (
    MOST_STEPS,
    answer_of,
    ink_of,
    random_changes_that_turn,
    smallest_change,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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


class FoolingWorker(QObject):
    """Searches changes; lives in its thread.

    Attributes:
        progressed: Emits a job and the share of its work that is done, [0, 1].
        found: Emits a `Fooled` after each network.
        ended: Emits the job and a `Failure`; None at its end, or if it was cancelled.
    """

    progressed = Signal(object, float)
    found = Signal(object)
    ended = Signal(object, object)

    @Slot(object)
    def search(self, job: FoolingJob) -> None:
        """Do a job, unless it is already cancelled."""
        failure: Failure | None = None
        try:
            if not job.cancel.is_set():
                self._search(job)
        except CancelledError:
            pass
        except Exception as error:  # noqa: BLE001 - the window shows any error
            failure = Failure.of(error)
        self.ended.emit(job, failure)

    def _search(self, job: FoolingJob) -> None:
        networks = (job.network, sources.load(Bundled(job.second)).network)
        results: tuple[FooledNetwork, ...] = ()
        for index, network in enumerate(networks):

            def report(step: int, done: int = index) -> None:
                self.progressed.emit(job, (done + step / MOST_STEPS) / len(networks))

            results += (_fooled(job, network, networks, report),)
            self.found.emit(Fooled(job, results))


def _fooled(
    job: FoolingJob,
    network: NumpyNetwork,
    networks: Sequence[NumpyNetwork],
    report: Callable[[int], None],
) -> FooledNetwork:
    try:
        if answer_of(network, ink_of(job.image)) == job.target:
            return FooledNetwork(None, "already")
        change = smallest_change(
            network, job.image, job.target, report=report, cancelled=job.cancel.is_set
        )
    except NoChangeFoundError:
        return FooledNetwork(None, "none")
    except OverflowingWeightsError:
        return FooledNetwork(None, "overflow")
    images = np.stack([change.scaled(strength) for strength in STRENGTHS])
    first, second = (_readings(each, images) for each in networks)
    return FooledNetwork(
        change,
        readings=tuple(zip(first, second, strict=True)),
        by_chance=random_changes_that_turn(network, change, RANDOM_CHANGES),
    )


def _readings(network: NumpyNetwork, images: NDArray[np.float32]) -> list[Reading]:
    probabilities = network.probabilities(network.logits_of_ink(images))
    return [Reading(int(each.argmax()), float(each.max())) for each in probabilities]
