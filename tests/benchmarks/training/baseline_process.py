"""Baselines in a process of their own, which takes turns with the one that measures ours.

What the engine sets for its whole process (how memory is kept, torch's threads) is then not given
to them too, and they compute in the main thread of a process, where torch's threads are fastest.
"""

from __future__ import annotations

import multiprocessing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from tests.benchmarks.training.baselines import Epoch, Example, PlainLoop

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from types import TracebackType

    from trainer.data.digits import DataSet
    from trainer.recipe.recipes import Recipe

_Loading: TypeAlias = Literal["image by image", "preloaded"]

_GOODBYE = 10.0  # Seconds.


@dataclass(frozen=True, slots=True)
class _EpochWanted:
    loading: _Loading
    steps: int | None


@dataclass(frozen=True, slots=True)
class _LoopWanted:
    recipe: Recipe


class Apart:
    """The baselines over one data set; a context that ends their process.

    Each call returns when the other process has done what was asked and is idle again.
    """

    def __init__(self, dataset: DataSet) -> None:
        # A forked process would inherit what torch has set up here.
        context = multiprocessing.get_context("spawn")
        self._here, there = context.Pipe()
        self._process = context.Process(target=_serve, args=(there, dataset), daemon=True)
        self._process.start()
        there.close()

    def __enter__(self) -> Apart:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._here.close()
        self._process.join(_GOODBYE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._process.close()

    def epoch(self, loading: _Loading, *, steps: int | None = None) -> Epoch:
        """One more epoch of the example that loads its images so; see `Example.epoch`.

        Raises:
            EOFError: The process has ended; why stands on its stderr.
        """
        self._here.send(_EpochWanted(loading, steps))
        done = self._here.recv()
        assert isinstance(done, Epoch)
        return done

    def plain_loop(self, recipe: Recipe) -> tuple[int, float]:
        """Trains the recipe in a plain loop; images trained on and seconds.

        Raises:
            EOFError: The process has ended; why stands on its stderr.
        """
        self._here.send(_LoopWanted(recipe))
        images, seconds = self._here.recv()
        return int(images), float(seconds)


def _serve(connection: Connection, dataset: DataSet) -> None:
    examples: dict[str, Example] = {}
    while True:
        try:
            wanted = connection.recv()
        except EOFError:
            return
        if isinstance(wanted, _EpochWanted):
            if wanted.loading not in examples:
                examples[wanted.loading] = Example(dataset, wanted.loading)
            connection.send(examples[wanted.loading].epoch(steps=wanted.steps))
        else:
            loop = PlainLoop(wanted.recipe, dataset)
            seconds, _ = loop.run()
            connection.send((loop.images, seconds))
