"""Worker of the fooling experiment: searches the smallest changes in its own thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from mnist_draw.compare import sources
from mnist_draw.compare.sources import Bundled
from mnist_draw.experiments.search_worker import SearchWorker
from mnist_draw.fooling.fooled import RANDOM_CHANGES, STRENGTHS, Fooled, FooledNetwork, Reading
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

    from mnist_draw.fooling.fooled import FoolingJob
    from trainer.network.forward import NumpyNetwork


class FoolingWorker(SearchWorker["FoolingJob"]):
    """Searches changes; lives in its thread."""

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
