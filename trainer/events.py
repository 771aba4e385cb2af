"""What a training run tells while it goes on: frozen values, safe to hand to another thread."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from trainer.data.progress import Progress

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from trainer.errors import StorageError, TrainerError
    from trainer.network.weights import WeightSnapshot


@dataclass(frozen=True, slots=True)
class DataReady:
    """The data set of the run is in memory.

    Attributes:
        name: Name of the data set.
        origin: Where it came from.
        train_images: Images in the training split.
        validation_images: Images in the validation split.
        test_images: Images in the test split.
        fallback: Why it is not the data set that was asked for; None when it is.
    """

    name: str
    origin: str
    train_images: int
    validation_images: int
    test_images: int
    fallback: TrainerError | None = None


@dataclass(frozen=True, slots=True)
class Started:
    """The first step is about to be taken.

    Attributes:
        run: Identifier of the run.
        device: ``"cpu"``, ``"cuda"``, ``"mps"``.
        parameters: Number of trainable values.
        epochs: Passes over the training split.
        steps: Optimiser steps in all.
        steps_per_epoch: Optimiser steps in one epoch.
        first_step: Steps taken before, when the run continues from given weights; else 0.
        in_bfloat16: Whether layers compute in bfloat16; weights and losses never do.
    """

    run: str
    device: str
    parameters: int
    epochs: int
    steps: int
    steps_per_epoch: int
    first_step: int = 0
    in_bfloat16: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class StepsDone:
    """Metrics of all steps since the last such event.

    Attributes:
        first_step: Number of the first step in the block, counted from 1.
        losses: float32, shape (N,): mean training loss of each step's batch.
        accuracies: float32, shape (N,): training accuracy of each step's batch, [0, 1].
        learning_rate: Learning rate of the last step.
        images_per_second: Speed since the last such event, evaluations and pauses left out.
        seconds: Training time so far, pauses left out.
        seconds_left: Estimated time to the end.
    """

    first_step: int
    losses: NDArray[np.float32]
    accuracies: NDArray[np.float32]
    learning_rate: float
    images_per_second: float
    seconds: float
    seconds_left: float

    @property
    def last_step(self) -> int:
        """Number of the last step in the block."""
        return self.first_step + len(self.losses) - 1

    def __setstate__(self, state: list[Any]) -> None:
        for field, value in zip(dataclasses.fields(self), state, strict=True):
            object.__setattr__(self, field.name, value)
        # Arrays arrive in another process writable, whatever they were.
        self.losses.flags.writeable = self.accuracies.flags.writeable = False


@dataclass(frozen=True, slots=True)
class Evaluated:
    """Loss and accuracy over images that the step did not train on, or over a whole epoch.

    Attributes:
        split: ``"train"``: mean of the epoch's batches as they were trained, as most texts print
            it. ``"validation"``, ``"test"``: the network in evaluation mode.
        step: Optimiser steps so far; 0 for the untrained network.
        epoch: Epochs so far, fractional within one.
        loss: Mean loss.
        accuracy: Share of images read correctly, [0, 1].
        images: How many images it was measured on.
        whole: Whether that was the whole split.
        never_predicted: Digits that are among the images, but that the network answered for none
            of them, in order; looked for in whole splits after the first epoch. Such a digit has
            usually been lost for good: the ReLU that stands for it is 0 for every image, and so is
            its gradient.
    """

    split: Literal["train", "validation", "test"]
    step: int
    epoch: float
    loss: float
    accuracy: float
    images: int
    whole: bool
    never_predicted: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SnapshotTaken:
    """A copy of the weights to predict with."""

    snapshot: WeightSnapshot


@dataclass(frozen=True, slots=True)
class Finished:
    """The run is over; what it left behind.

    Attributes:
        run: Identifier of the run.
        recipe: Name of the recipe.
        seed: Its seed.
        device: Where it was trained.
        data: Name of the data set.
        stopped: Whether somebody stopped it before the last step.
        steps: Optimiser steps taken.
        epochs: Epochs taken, fractional where it was stopped.
        validation_accuracy: Over the whole validation split, [0, 1]; NaN without one.
        validation_loss: Likewise.
        test_accuracy: Over the test split, [0, 1].
        test_loss: Likewise.
        train_seconds: Time in training steps, without evaluations and pauses.
        images_per_second: Training images per second of that time.
        parameters: Number of trainable values.
        snapshot: The weights reached.
        folder: The run folder; None if it was not kept.
        storage_error: Why it could not be kept; None if nothing went wrong.
    """

    run: str
    recipe: str
    seed: int
    device: str
    data: str
    stopped: bool
    steps: int
    epochs: float
    validation_accuracy: float
    validation_loss: float
    test_accuracy: float
    test_loss: float
    train_seconds: float
    images_per_second: float
    parameters: int
    snapshot: WeightSnapshot
    folder: Path | None = None
    storage_error: StorageError | None = None

    def figures(self) -> dict[str, str | float | int | bool]:
        """All that is plain text or number, by name: for files and terminals."""
        return {
            field.name: getattr(self, field.name)
            for field in dataclasses.fields(self)
            if field.name not in {"snapshot", "folder", "storage_error"}
        }


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a run tells something.

    Attributes:
        metrics: Seconds between `StepsDone` events.
        snapshots: Seconds between weight snapshots; infinite for one at the start and one after
            each epoch.
    """

    metrics: float = 0.05
    snapshots: float = 0.125


TrainingEvent: TypeAlias = (
    Progress | DataReady | Started | StepsDone | Evaluated | SnapshotTaken | Finished
)
