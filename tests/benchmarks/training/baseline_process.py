"""The baselines in a child process, so that the engine's process-wide settings do not reach them.

The engine sets the allocator and torch's threads for its whole process. The baselines compute in
the main thread of their process, where torch's threads are fastest.
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

_SHUTDOWN_TIMEOUT_S = 10.0


@dataclass(frozen=True, slots=True)
class _EpochRequest:
    loading: _Loading
    steps: int | None


@dataclass(frozen=True, slots=True)
class _LoopRequest:
    recipe: Recipe


class Baselines:
    """The baselines over one data set."""

    def __init__(self, dataset: DataSet) -> None:
        self._dataset = dataset
        self._examples: dict[str, Example] = {}

    def epoch(self, loading: _Loading, *, steps: int | None = None) -> Epoch:
        """Run one more epoch of the example with this loading; see `Example.epoch`."""
        if loading not in self._examples:
            self._examples[loading] = Example(self._dataset, loading)
        return self._examples[loading].epoch(steps=steps)

    def plain_loop(self, recipe: Recipe) -> tuple[int, float]:
        """Train the recipe in a plain loop; returns images trained on and seconds."""
        loop = PlainLoop(recipe, self._dataset)
        seconds, _ = loop.run()
        return loop.images, seconds


class BaselineProcess:
    """Child process that runs the baselines over one data set; a context manager.

    Each call returns when the child process has finished and is idle again.
    """

    def __init__(self, dataset: DataSet) -> None:
        # A forked process would inherit torch's state.
        context = multiprocessing.get_context("spawn")
        self._pipe, child_pipe = context.Pipe()
        self._process = context.Process(target=_serve, args=(child_pipe, dataset), daemon=True)
        self._process.start()
        child_pipe.close()

    def __enter__(self) -> BaselineProcess:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._pipe.close()
        self._process.join(_SHUTDOWN_TIMEOUT_S)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._process.close()

    def epoch(self, loading: _Loading, *, steps: int | None = None) -> Epoch:
        """See `Baselines.epoch`.

        Raises:
            EOFError: The process has ended; its stderr has the reason.
        """
        self._pipe.send(_EpochRequest(loading, steps))
        done = self._pipe.recv()
        assert isinstance(done, Epoch)
        return done

    def plain_loop(self, recipe: Recipe) -> tuple[int, float]:
        """See `Baselines.plain_loop`.

        Raises:
            EOFError: The process has ended; its stderr has the reason.
        """
        self._pipe.send(_LoopRequest(recipe))
        images, seconds = self._pipe.recv()
        return int(images), float(seconds)


def _serve(connection: Connection, dataset: DataSet) -> None:
    baselines = Baselines(dataset)
    while True:
        try:
            request = connection.recv()
        except EOFError:
            return
        if isinstance(request, _EpochRequest):
            connection.send(baselines.epoch(request.loading, steps=request.steps))
        else:
            connection.send(baselines.plain_loop(request.recipe))
