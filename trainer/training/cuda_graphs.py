"""Training steps that need no Python: recorded once as a CUDA graph, then replayed.

A step is a function of tensors on the device alone: a cursor says which step of the epoch it is,
and from there it finds its images in the shuffled order, its learning rate in a table and the
place for its loss. Nothing is read back, nothing is allocated, no size changes, so that a GPU can
be told to do the same again with one call. The same function runs unrecorded on any device.
"""

from __future__ import annotations

import logging
import math
from collections import deque
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Protocol

import torch

from trainer.device.devices import out_of_memory
from trainer.training import optimisers
from trainer.training.metrics import EpochMetrics
from trainer.training.steps import Part, WeightCopy

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from torch import nn

    from trainer.recipe.recipes import Recipe
    from trainer.training.steps import Images

log = logging.getLogger(__name__)

# Taken one by one before anything is recorded: kernels are chosen, workspaces and the optimiser's
# memory allocated.
_WARM_UP_STEPS = 3
# Steps in the longer of the two graphs. A launch costs the GPU a pause of some microseconds, and
# recording each further step costs as long as taking it without a graph.
_STEPS_PER_GRAPH = 8
# Launches that wait on the GPU. Fewer would let it run dry; more would only delay what is told.
_MOST_WAITING = 2


class Recorder(Protocol):
    """What turns work on a device into something that repeats it."""

    def warm_up(self, work: Callable[[], None]) -> None:
        """Does the work once as recorded work will be done."""

    def record(self, work: Callable[[], None]) -> Callable[[], None]:
        """Records the work without doing it.

        Returns:
            What does it, as often as it is called.

        Raises:
            RuntimeError: The work cannot be recorded.
        """

    def begin_copy(self, weights: dict[str, torch.Tensor]) -> WeightCopy:
        """Begins to copy tensors to the CPU, as they are after all work begun so far."""


class CudaRecorder:
    """Records CUDA graphs.

    Replays are launched ahead of the GPU, but not far: then the CPU sleeps.
    """

    def __init__(self, device: torch.device) -> None:
        self._device = device
        # torch's stubs leave these classes untyped.
        self._recording = torch.cuda.Stream(device)  # type: ignore[no-untyped-call]
        self._copying = torch.cuda.Stream(device)  # type: ignore[no-untyped-call]
        self._waiting: deque[torch.cuda.Event] = deque()
        self._on_device: dict[str, torch.Tensor] = {}
        self._on_cpu: dict[str, torch.Tensor] = {}

    def warm_up(self, work: Callable[[], None]) -> None:
        present = torch.cuda.current_stream(self._device)
        self._recording.wait_stream(present)
        with torch.cuda.stream(self._recording), _repeatable_kernels():
            work()
        present.wait_stream(self._recording)

    def record(self, work: Callable[[], None]) -> Callable[[], None]:
        graph = torch.cuda.CUDAGraph()
        # The outer context restores the present stream where a failed recording would not.
        with (
            torch.cuda.stream(self._recording),
            torch.cuda.graph(graph, stream=self._recording),
            _repeatable_kernels(),
        ):
            work()
        return partial(self._replay, graph)

    def _replay(self, graph: torch.cuda.CUDAGraph) -> None:
        with torch.cuda.device(self._device):
            graph.replay()
            launched = torch.cuda.Event(blocking=True)  # type: ignore[no-untyped-call]
            launched.record()
        self._waiting.append(launched)
        if len(self._waiting) > _MOST_WAITING:
            self._waiting.popleft().synchronize()

    def begin_copy(self, weights: dict[str, torch.Tensor]) -> WeightCopy:
        if not self._on_device:
            self._on_device = {name: torch.empty_like(each) for name, each in weights.items()}
            self._on_cpu = {
                name: torch.empty_like(each, device="cpu", pin_memory=True)
                for name, each in weights.items()
            }
        present = torch.cuda.current_stream(self._device)
        # The last copies may still be on their way.
        present.wait_stream(self._copying)
        # Copying on the device is a matter of microseconds; the slow way to the CPU is then taken
        # beside the next steps.
        for name, each in weights.items():
            self._on_device[name].copy_(each)
        self._copying.wait_stream(present)
        with torch.cuda.stream(self._copying):
            for name, each in self._on_device.items():
                self._on_cpu[name].copy_(each, non_blocking=True)
            arrived = torch.cuda.Event(blocking=True)  # type: ignore[no-untyped-call]
            arrived.record()
        return WeightCopy(self._on_cpu, arrived)


def _repeatable_kernels() -> AbstractContextManager[None]:
    """Lets cuDNN choose only among kernels that compute the same each time."""
    return torch.backends.cudnn.flags(enabled=True, deterministic=True)


class GraphStepper:
    """Takes steps by replaying them; on CUDA.

    Attributes:
        metrics: See `trainer.training.steps.Stepper`.
        learning_rate: Likewise.
    """

    def __init__(
        self, network: nn.Module, recipe: Recipe, images: Images, steps: int, recorder: Recorder
    ) -> None:
        """Takes over a network, whose weights are always those of the last step taken.

        Args:
            network: On the images' device.
            recipe: How to train it.
            images: What to train it on.
            steps: How many steps the run has.
            recorder: What makes a step repeatable.
        """
        device = images.images.device
        self._network, self._recorder = network, recorder
        self._batch_size = recipe.batch_size
        self._whole_batches, self._rest = divmod(len(images), recipe.batch_size)
        self._part = Part(network, recipe, images)
        self._optimiser = optimisers.build(self._part.parameters, recipe, capturable=True)
        self._rate: torch.Tensor = self._optimiser.param_groups[0]["lr"]
        self._rates = optimisers.learning_rates(recipe, steps)
        batches = math.ceil(len(images) / recipe.batch_size)
        # All that a recorded step reads or writes stays at its place for the whole run.
        self._order = torch.zeros(len(images), dtype=torch.int64, device=device)
        self._epoch_rates = torch.zeros(batches, device=device)
        self._places = torch.arange(recipe.batch_size, device=device)
        self._cursor = torch.zeros(1, dtype=torch.int64, device=device)
        self.metrics = EpochMetrics(batches, device)
        self.learning_rate = recipe.learning_rate
        self._told_rates: list[float] = []
        self._warm_up_left = _WARM_UP_STEPS
        self._recorded: dict[int, Callable[[], None]] = {}

    def begin_epoch(self, order: torch.Tensor) -> None:
        self._told_rates = list(islice(self._rates, len(self._epoch_rates)))
        self._order.copy_(order)
        self._epoch_rates.copy_(torch.tensor(self._told_rates))
        self._cursor.zero_()
        self.metrics.begin()

    def take(self, most: int) -> None:
        whole_left = self._whole_batches - self.metrics.done
        if whole_left <= 0:
            # The last batch of an epoch is smaller, and comes too seldom to be recorded.
            self._recorder.warm_up(partial(self._steps, 1, self._rest))
            taken = 1
        elif self._warm_up_left:
            self._recorder.warm_up(partial(self._steps, 1, self._batch_size))
            self._warm_up_left -= 1
            taken = 1
        else:
            taken = _STEPS_PER_GRAPH if min(most, whole_left) >= _STEPS_PER_GRAPH else 1
            self._repeatable(taken)()
        self.metrics.done += taken
        self.learning_rate = self._told_rates[self.metrics.done - 1]

    def _repeatable(self, steps: int) -> Callable[[], None]:
        """What takes so many steps of whole batches."""
        if steps not in self._recorded:
            work = partial(self._steps, steps, self._batch_size)
            try:
                self._recorded[steps] = self._recorder.record(work)
            except RuntimeError as error:
                if out_of_memory(error):
                    raise
                log.warning(
                    "Training goes on more slowly, step by step: this device could not record its "
                    "steps as a CUDA graph (%s).",
                    error,
                )
                self._recorded[steps] = work
        return self._recorded[steps]

    def _steps(self, steps: int, size: int) -> None:
        """Takes the steps at the cursor and moves it on; touches tensors on the device only."""
        for _ in range(steps):
            places = self._cursor * self._batch_size + self._places[:size]
            self._rate.copy_(self._epoch_rates.index_select(0, self._cursor).squeeze())
            indices = self._order.index_select(0, places)
            loss, logits, labels = self._part.differentiate(indices)
            self._optimiser.step()
            self.metrics.losses.index_copy_(0, self._cursor, loss.view(1))
            accuracy = (logits.argmax(dim=1) == labels).float().mean()
            self.metrics.accuracies.index_copy_(0, self._cursor, accuracy.view(1))
            self._cursor += 1

    def settle(self) -> None:
        """Does nothing: there is one network only."""

    def copy_weights(self) -> WeightCopy:
        return self._recorder.begin_copy(self._network.state_dict())
