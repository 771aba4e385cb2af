"""Recorders for tests on a CPU, in place of `steppers.cuda_graphs.CudaRecorder`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

from trainer.training import run_state
from trainer.training.steppers.cuda_graphs import GraphStepper
from trainer.training.steppers.stepper import WeightCopy

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from torch import nn

    from trainer.recipe.recipes import Recipe
    from trainer.training.device_images import DeviceImages
    from trainer.training.steppers.cuda_graphs import Recorder


def use_graphs(monkeypatch: pytest.MonkeyPatch, recorder: Recorder) -> None:
    """Makes runs on the CPU use a `GraphStepper`."""

    def build(
        network: nn.Module, recipe: Recipe, images: DeviceImages, steps: int, _: object
    ) -> GraphStepper:
        return GraphStepper(network, recipe, images, steps, recorder)

    monkeypatch.setattr(run_state, "EagerStepper", build)


class ImmediateRecorder:
    """Records nothing: a replay executes the work itself."""

    def warm_up(self, work: Callable[[], None]) -> None:
        work()

    def wait(self) -> None:
        pass

    def record(self, work: Callable[[], None]) -> Callable[[], None]:
        return work

    def begin_copy(self, weights: dict[str, torch.Tensor]) -> WeightCopy:
        return WeightCopy({name: tensor.clone() for name, tensor in weights.items()})


class CountingRecorder(ImmediateRecorder):
    """Counts calls.

    Attributes:
        warmed_up: Calls of `warm_up`.
        recorded: Calls of `record`.
        replayed: Calls of what `record` returned.
    """

    def __init__(self) -> None:
        self.warmed_up = 0
        self.recorded = 0
        self.replayed = 0

    def warm_up(self, work: Callable[[], None]) -> None:
        self.warmed_up += 1
        work()

    def record(self, work: Callable[[], None]) -> Callable[[], None]:
        self.recorded += 1

        def replay() -> None:
            self.replayed += 1
            work()

        return replay


class FailingRecorder(ImmediateRecorder):
    """Raises an error on `record`."""

    def __init__(self, error: RuntimeError) -> None:
        self._error = error

    def record(self, work: Callable[[], None]) -> Callable[[], None]:
        del work
        raise self._error


class DelayedCopyRecorder(ImmediateRecorder):
    """Delivers weight copies late, always in the same memory, as a GPU does."""

    def __init__(self) -> None:
        self._destination: dict[str, torch.Tensor] = {}

    def begin_copy(self, weights: dict[str, torch.Tensor]) -> WeightCopy:
        source = {name: tensor.clone() for name, tensor in weights.items()}
        if not self._destination:
            self._destination = {name: torch.zeros_like(tensor) for name, tensor in source.items()}
        arrival = _DelayedEvent(self._destination, source)
        return WeightCopy(self._destination, arrival)  # type: ignore[arg-type]


class _DelayedEvent:
    """CUDA event of a copy that completes at the second query or at `synchronize`."""

    def __init__(
        self, destination: dict[str, torch.Tensor], source: dict[str, torch.Tensor]
    ) -> None:
        self._destination, self._source = destination, source
        self._queries = 0

    def query(self) -> bool:
        self._queries += 1
        if self._queries > 1:
            self.synchronize()
        return self._queries > 1

    def synchronize(self) -> None:
        for name, tensor in self._source.items():
            self._destination[name].copy_(tensor)
