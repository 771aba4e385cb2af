"""Worker of the fewest strokes: reads parts of the drawing with each network in its own thread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mnist_draw.compare import sources
from mnist_draw.compare.sources import Bundled
from mnist_draw.experiments.search_worker import SearchWorker
from mnist_draw.fewest_strokes.found import BESIDE, Found
from trainer.recipe.classes import DIGITS
from trainer.robustness.fewest_strokes import fewest_strokes

if TYPE_CHECKING:
    from mnist_draw.fewest_strokes.found import StrokesJob
    from trainer.robustness.fewest_strokes import FewestStrokes


class StrokesWorker(SearchWorker["StrokesJob"]):
    """Searches the fewest strokes; lives in its thread."""

    def _search(self, job: StrokesJob) -> None:
        networks = [job.network]
        if job.classes == DIGITS:
            networks += [sources.load(Bundled(kind)).network for kind in BESIDE]
        results: tuple[FewestStrokes | None, ...] = ()
        for index, network in enumerate(networks):

            def report(share: float, done: int = index) -> None:
                self.progressed.emit(job, (done + share) / len(networks))

            found = fewest_strokes(network, job.strokes, report=report, cancelled=job.cancel.is_set)
            results += (found,)
            self.found.emit(Found(job, results))
