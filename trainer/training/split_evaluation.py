"""Evaluation of a run's network on its validation and test splits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from trainer.events import Evaluated
from trainer.network.evaluation import evaluate
from trainer.network.models import as_tensors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from concurrent.futures import Executor

    from torch import nn

    from trainer.network.weights import WeightSnapshot
    from trainer.recipe.recipes import Recipe
    from trainer.training.device_images import DeviceImages
    from trainer.training.steppers.stepper import Stepper

SplitName: TypeAlias = Literal["validation", "test"]


class SplitEvaluator:
    """Evaluates splits and keeps the results of whole ones."""

    def __init__(
        self,
        network: nn.Module,
        recipe: Recipe,
        splits: Mapping[SplitName, DeviceImages],
        stepper: Stepper,
        second_thread: Executor | None,
        cancelled: Callable[[], bool],
    ) -> None:
        """Prepares evaluations.

        Args:
            network: Network of the run.
            recipe: Names the loss.
            splits: Images of each split, on the network's device.
            stepper: Trains the network.
            second_thread: Evaluates some of the batches; None for the calling thread.
            cancelled: Called between batches; True ends an evaluation without a result.
        """
        self._network, self._recipe, self._splits = network, recipe, splits
        self._stepper, self._second_thread, self._cancelled = stepper, second_thread, cancelled
        self._results: dict[tuple[SplitName, int], Evaluated] = {}
        self._trains = True

    def use(self, weights: WeightSnapshot) -> None:
        """Gives the network these weights instead of those of the last step, after the training."""
        self._network.load_state_dict(as_tensors(weights.arrays))
        self._trains = False

    def evaluate(
        self, split: SplitName, step: int, epoch: float, *, limit: int | None = None
    ) -> Iterator[Evaluated]:
        """Evaluates the current weights; emits nothing for an empty split or when cancelled.

        Args:
            split: Which split.
            step: Current step.
            epoch: Current epoch, fractional within one.
            limit: Only the first so many images; None for all.
        """
        images = self._splits[split].first(limit)
        if not len(images):
            return
        if self._trains:
            self._stepper.synchronize()
        result = evaluate(
            self._network,
            self._recipe,
            images.images,
            images.labels,
            cancelled=self._cancelled,
            second_thread=self._second_thread,
            calibrate=split == "validation",
        )
        if result is None:
            return
        whole = len(images) == len(self._splits[split])
        evaluated = Evaluated(
            split=split,
            step=step,
            epoch=epoch,
            loss=result.loss,
            accuracy=result.accuracy,
            images=result.images,
            whole=whole,
            # Within the first epoch a digit that was never predicted is no cause for concern.
            never_predicted=result.never_predicted if whole and epoch >= 1 else (),
            temperature=result.temperature,
            confusion=result.confusion if split == "test" else (),
        )
        if whole:
            self._results[split, step] = evaluated
        yield evaluated

    def result(self, split: SplitName, step: int) -> Evaluated | None:
        """Result of the whole split at this step; None if it was not evaluated there."""
        return self._results.get((split, step))
