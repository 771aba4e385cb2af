"""Training steps recorded once as a CUDA graph and replayed without Python.

A recorded step reads and writes device tensors only: a cursor holds the index of the step in its
epoch, from which the step finds its images in the shuffled order, its learning rate in a table and
the index of its loss. It copies nothing to the CPU, allocates nothing and changes no size, so that
one launch repeats it. The same function runs unrecorded on any device.
"""

from __future__ import annotations

import logging
import math
from collections import deque
from functools import partial
from typing import TYPE_CHECKING, Protocol

import torch

from trainer.device.devices import out_of_memory
from trainer.training.metrics import EpochMetrics
from trainer.training.steppers import optimisers
from trainer.training.steppers.replica import Replica, gradients_of, take_seen
from trainer.training.steppers.stepper import WeightCopy

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    from torch import nn

    from trainer.recipe.recipes import Recipe
    from trainer.training.device_images import DeviceImages
    from trainer.training.steppers.stepper import SeenBatch

log = logging.getLogger(__name__)

# Executed one by one before recording: kernels are chosen, workspaces and the optimiser's memory
# allocated.
_WARM_UP_STEPS = 3
# Steps in the longer of the two graphs. A launch costs the GPU a pause of some microseconds;
# recording each further step costs as long as executing it without a graph.
_STEPS_PER_GRAPH = 8
# Launches queued on the GPU. With fewer it would run idle; more would only delay the reports.
_MAX_QUEUED_LAUNCHES = 2


class Recorder(Protocol):
    """Records work on a device for replay."""

    def warm_up(self, work: Callable[[], None]) -> None:
        """Executes the work once, under the conditions of a recording."""

    def wait(self) -> None:
        """Waits for all replays launched so far."""

    def record(self, work: Callable[[], None]) -> Callable[[], None]:
        """Records the work without executing it.

        Returns:
            Executes the recorded work at each call.

        Raises:
            RuntimeError: The work cannot be recorded.
        """

    def begin_copy(self, weights: dict[str, torch.Tensor]) -> WeightCopy:
        """Starts to copy tensors to the CPU as they are after all work launched so far."""


class CudaRecorder:
    """Records CUDA graphs.

    Replays are launched a little ahead of the GPU; beyond that the CPU sleeps.
    """

    def __init__(self, device: torch.device) -> None:
        self._device = device
        # torch's stubs leave these classes untyped.
        self._recording_stream = torch.cuda.Stream(device)  # type: ignore[no-untyped-call]
        self._copy_stream = torch.cuda.Stream(device)  # type: ignore[no-untyped-call]
        self._queued: deque[torch.cuda.Event] = deque()
        self._on_device: dict[str, torch.Tensor] = {}
        self._on_cpu: dict[str, torch.Tensor] = {}

    def warm_up(self, work: Callable[[], None]) -> None:
        current = torch.cuda.current_stream(self._device)
        self._recording_stream.wait_stream(current)
        with torch.cuda.stream(self._recording_stream), _deterministic_kernels():
            work()
        current.wait_stream(self._recording_stream)

    def wait(self) -> None:
        while self._queued:
            self._queued.popleft().synchronize()

    def record(self, work: Callable[[], None]) -> Callable[[], None]:
        graph = torch.cuda.CUDAGraph()
        # The outer context restores the current stream where a failed recording would not.
        with (
            torch.cuda.stream(self._recording_stream),
            torch.cuda.graph(graph, stream=self._recording_stream),
            _deterministic_kernels(),
        ):
            work()
        return partial(self._replay, graph)

    def _replay(self, graph: torch.cuda.CUDAGraph) -> None:
        with torch.cuda.device(self._device):
            graph.replay()
            launched = torch.cuda.Event(blocking=True)  # type: ignore[no-untyped-call]
            launched.record()
        self._queued.append(launched)
        if len(self._queued) > _MAX_QUEUED_LAUNCHES:
            self._queued.popleft().synchronize()

    def begin_copy(self, weights: dict[str, torch.Tensor]) -> WeightCopy:
        if not self._on_device:
            self._on_device = {name: torch.empty_like(each) for name, each in weights.items()}
            self._on_cpu = {
                name: torch.empty_like(each, device="cpu", pin_memory=True)
                for name, each in weights.items()
            }
        current = torch.cuda.current_stream(self._device)
        # The previous copy may still read these buffers.
        current.wait_stream(self._copy_stream)
        # Copying on the device takes microseconds; the slow transfer to the CPU then overlaps with
        # the next steps.
        for name, each in weights.items():
            self._on_device[name].copy_(each)
        self._copy_stream.wait_stream(current)
        with torch.cuda.stream(self._copy_stream):
            for name, each in self._on_device.items():
                self._on_cpu[name].copy_(each, non_blocking=True)
            copied = torch.cuda.Event(blocking=True)  # type: ignore[no-untyped-call]
            copied.record()
        return WeightCopy(self._on_cpu, copied)


def _deterministic_kernels() -> AbstractContextManager[None]:
    """Restricts cuDNN to deterministic kernels."""
    return torch.backends.cudnn.flags(enabled=True, deterministic=True)


class GraphStepper:
    """Executes steps by replaying them, on CUDA.

    Attributes:
        metrics: See `trainer.training.steppers.stepper.Stepper`.
        learning_rate: Likewise.
    """

    def __init__(
        self,
        network: nn.Module,
        recipe: Recipe,
        images: DeviceImages,
        steps: int,
        recorder: Recorder,
    ) -> None:
        """Trains `network` in place; its weights are always those of the last step.

        Args:
            network: On the images' device.
            recipe: How to train it.
            images: Training split.
            steps: Number of steps in the run.
            recorder: Records the steps.
        """
        device = images.images.device
        self._network, self._recipe, self._recorder = network, recipe, recorder
        self._batch_size = recipe.batch_size
        self._full_batches, self._last_batch_size = divmod(len(images), recipe.batch_size)
        self._replica = Replica(network, recipe, images)
        self._optimiser = optimisers.build(self._replica.parameters, recipe, capturable=True)
        self._rate: torch.Tensor = self._optimiser.param_groups[0]["lr"]
        self._rates = optimisers.LearningRates(recipe, steps)
        batches = math.ceil(len(images) / recipe.batch_size)
        # All that a recorded step reads or writes keeps its address for the whole run.
        self._order = torch.zeros(len(images), dtype=torch.int64, device=device)
        self._epoch_rates = torch.zeros(batches, device=device)
        self._batch_offsets = torch.arange(recipe.batch_size, device=device)
        self._cursor = torch.zeros(1, dtype=torch.int64, device=device)
        self.metrics = EpochMetrics(batches, device)
        self.learning_rate = recipe.learning_rate
        self._warm_up_left = _WARM_UP_STEPS
        self._recorded: dict[int, Callable[[], None]] = {}

    def begin_epoch(self, order: torch.Tensor) -> None:
        self._rates.begin_epoch(math.ceil(len(order) / self._batch_size))
        self._write_rates()
        self._order[: len(order)].copy_(order)
        self._cursor.zero_()
        self.metrics.reset()

    def inspect_step(self) -> tuple[SeenBatch, list[torch.Tensor]]:
        # Unrecorded, so that the gradients are those of this step.
        full = self.metrics.done < self._full_batches
        self._replica.keeps_batch = True
        self._recorder.warm_up(
            partial(self._execute, 1, self._batch_size if full else self._last_batch_size)
        )
        self._count(1)
        return take_seen([self._replica]), gradients_of(self._replica.parameters)

    def step(self, limit: int) -> None:
        full_batches_left = self._full_batches - self.metrics.done
        if full_batches_left <= 0:
            # The last batch of an epoch is smaller, and too rare to be worth recording.
            self._recorder.warm_up(partial(self._execute, 1, self._last_batch_size))
            executed = 1
        elif self._warm_up_left:
            self._recorder.warm_up(partial(self._execute, 1, self._batch_size))
            self._warm_up_left -= 1
            executed = 1
        else:
            enough = min(limit, full_batches_left) >= _STEPS_PER_GRAPH
            executed = _STEPS_PER_GRAPH if enough else 1
            self._replayable(executed)()
        self._count(executed)

    def _count(self, steps: int) -> None:
        self.metrics.done += steps
        self.learning_rate = self._rates.of_step(self.metrics.done - 1)

    def use(self, recipe: Recipe) -> None:
        self._rates.change(recipe.learning_rate)
        self._write_rates()
        if recipe.with_changes(learning_rate=self._recipe.learning_rate) != self._recipe:
            # All but the learning rate are numbers within the recorded steps.
            self._replica.use(recipe)
            self._optimiser.param_groups[0]["weight_decay"] = recipe.weight_decay
            self._recorder.wait()
            self._recorded.clear()
        self._recipe = recipe

    def _write_rates(self) -> None:
        rates = torch.tensor(self._rates.of_epoch())
        self._epoch_rates[: len(rates)].copy_(rates)

    def _replayable(self, steps: int) -> Callable[[], None]:
        """The function that executes this many steps of full batches; recorded at its first use."""
        if steps not in self._recorded:
            work = partial(self._execute, steps, self._batch_size)
            try:
                self._recorded[steps] = self._recorder.record(work)
            except RuntimeError as error:
                if out_of_memory(error):
                    raise
                log.warning(
                    "Training continues more slowly, step by step: this device could not record "
                    "its steps as a CUDA graph (%s).",
                    error,
                )
                self._recorded[steps] = work
        return self._recorded[steps]

    def _execute(self, steps: int, batch_size: int) -> None:
        """Executes the steps at the cursor and advances it; accesses device tensors only."""
        for _ in range(steps):
            positions = self._cursor * self._batch_size + self._batch_offsets[:batch_size]
            self._rate.copy_(self._epoch_rates.index_select(0, self._cursor).squeeze())
            indices = self._order.index_select(0, positions)
            loss, logits, labels = self._replica.compute_gradients(indices)
            self._optimiser.step()
            self.metrics.losses.index_copy_(0, self._cursor, loss.view(1))
            accuracy = (logits.argmax(dim=1) == labels).float().mean()
            self.metrics.accuracies.index_copy_(0, self._cursor, accuracy.view(1))
            self._cursor += 1

    def synchronize(self) -> None:
        """Does nothing: there is only one network."""

    def copy_weights(self) -> WeightCopy:
        return self._recorder.begin_copy(self._network.state_dict())
