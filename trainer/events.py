"""Events of a training run: frozen values, safe to pass to another thread."""

from __future__ import annotations

import dataclasses
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from trainer.data.progress import Progress
from trainer.recipe.classes import DIGITS
from trainer.recipe.live_changes import SettingChange

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from trainer.errors import DivergedError, StorageError, TrainerError
    from trainer.network.compared_readings import TeachingComparison
    from trainer.network.packed_weights import PackedWeights
    from trainer.network.weights import WeightSnapshot
    from trainer.recipe.classes import Classes
    from trainer.recipe.live_changes import LiveField


@dataclass(frozen=True, slots=True)
class DataReady:
    """The data set is loaded.

    Attributes:
        name: Name of the data set.
        origin: Its source, in words.
        train_images: Images in the training split.
        validation_images: Images in the validation split.
        test_images: Images in the test split.
        fallback: Why it is not the requested data set; None when it is.
        classes: Names of the classes.
        unread_lines: As `trainer.data.digits.DataSet` names them.
    """

    name: str
    origin: str
    train_images: int
    validation_images: int
    test_images: int
    fallback: TrainerError | None = None
    classes: Classes = DIGITS
    unread_lines: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Started:
    """The training starts; comes before the first step.

    Attributes:
        run: Identifier of the run.
        device: ``"cpu"``, ``"cuda"``, ``"mps"``.
        parameters: Number of trainable parameters.
        epochs: Passes over the training split, `epochs_before` included.
        steps: Optimiser steps of the whole run.
        steps_per_epoch: Optimiser steps in one epoch.
        first_step: Earlier steps, when the run continues from given weights; else 0.
        in_bfloat16: Whether layers compute in bfloat16; weights and losses never do.
        processes: Processes that share each batch.
        epochs_before: Epochs of an earlier run that this one completes; else 0.
        may_know_validation: Whether the given weights may have learnt validation images, with
            other data or by another split.
    """

    run: str
    device: str
    parameters: int
    epochs: int
    steps: int
    steps_per_epoch: int
    first_step: int = 0
    in_bfloat16: bool = False
    processes: int = 1
    epochs_before: float = 0.0
    may_know_validation: bool = False

    def share(self, step: int) -> float:
        """Share of all epochs, those before the run included, that are done after a step."""
        every = max(1, self.epochs * self.steps_per_epoch)
        left = self.steps - (step - self.first_step)
        return (every - left) / every


@dataclass(frozen=True, slots=True, eq=False)
class StepsDone:
    """Metrics of all steps since the last `StepsDone`.

    Attributes:
        first_step: Number of the first step in the block, counted from 1.
        losses: float32, shape (N,): mean training loss of each step's batch.
        accuracies: float32, shape (N,): training accuracy of each step's batch, [0, 1].
        learning_rate: Learning rate of the last step.
        images_per_second: Speed since the last `StepsDone`, without evaluations and pauses.
        seconds: Training time so far, without pauses.
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
        # Pickling loses the read-only flag.
        self.losses.flags.writeable = self.accuracies.flags.writeable = False


@dataclass(frozen=True, slots=True)
class Evaluated:
    """Loss and accuracy of a split.

    Attributes:
        split: ``"train"``: mean over the epoch's batches during training, as most texts print it.
            ``"validation"``, ``"test"``: the network in evaluation mode.
        step: Optimiser steps so far; 0 for the untrained network.
        epoch: Epochs so far, fractional within one.
        loss: Mean loss.
        accuracy: Share of correct predictions, [0, 1].
        images: Number of images.
        whole: Whether these are all images of the split.
        never_predicted: Digits that are among the images but are predicted for none of them, in
            order; only of whole splits after the first epoch. Such a digit is usually lost for
            good: its ReLU is 0 for every image, and so is its gradient.
        temperature: Softmax temperature that calibrates the probabilities of these images; 1 for
            splits other than validation.
        confusion: ``confusion[label][predicted]``: counts, a row and a column for each class; of
            the test split only.
    """

    split: Literal["train", "validation", "test"]
    step: int
    epoch: float
    loss: float
    accuracy: float
    images: int
    whole: bool
    never_predicted: tuple[int, ...] = ()
    temperature: float = 1.0
    confusion: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class SnapshotTaken:
    """A weight snapshot is available."""

    snapshot: WeightSnapshot


@dataclass(frozen=True, slots=True)
class WeightsKept:
    """The snapshot that precedes this event is one that the run keeps.

    Attributes:
        packed: The same weights in float16.
    """

    packed: PackedWeights


@dataclass(frozen=True, slots=True)
class SettingChanged:
    """A setting changes while it trains.

    Attributes:
        step: Steps before the change: the next one is the first with the new value.
        field: The setting.
        value: Its new value.
        before: Its value before; None where it is not known, as in a table of changes to make.
    """

    step: int
    field: LiveField
    value: float
    before: float | None = dataclasses.field(default=None, compare=False)

    @property
    def change(self) -> SettingChange:
        """The change without its step; raises RecipeError where it is impossible."""
        return SettingChange(self.field, self.value)


@dataclass(frozen=True, slots=True)
class LayerStep:
    """One layer in a step; sizes are roots of sums of squares over all of its parameters.

    Attributes:
        layer: Its name, as `trainer.recipe.summary` has it.
        weights: Size of its parameters before the step.
        gradient: Size of their gradient.
        update: Size of what the step added to them.
    """

    layer: str
    weights: float
    gradient: float
    update: float


@dataclass(frozen=True, slots=True, eq=False)
class StepInspected:
    """A step that was taken alone: what it saw, and what it changed.

    Attributes:
        step: Number of the step, counted from 1.
        images: uint8, shape (N, 28, 28): images of the batch as the network saw them, with their
            distortions, ink = 255; of a large batch those with the greatest losses.
        labels: int64, shape (N,): their classes.
        predicted: int64, shape (N,): the answers before the step.
        losses: float32, shape (N,): their losses before the step.
        batch_size: Number of all images of the batch.
        loss: Mean loss of them all.
        layers: Layers with parameters, input side first.
    """

    step: int
    images: NDArray[np.uint8]
    labels: NDArray[np.int64]
    predicted: NDArray[np.int64]
    losses: NDArray[np.float32]
    batch_size: int
    loss: float
    layers: tuple[LayerStep, ...]

    def __setstate__(self, state: list[Any]) -> None:
        for field, value in zip(dataclasses.fields(self), state, strict=True):
            object.__setattr__(self, field.name, value)
        # Pickling loses the read-only flag.
        for array in (self.images, self.labels, self.predicted, self.losses):
            array.flags.writeable = False


@dataclass(frozen=True, slots=True)
class Taught:
    """What a teaching changed; comes before its `Finished`."""

    comparison: TeachingComparison


@dataclass(frozen=True, slots=True)
class Finished:
    """The run has ended: its figures and weights.

    Attributes:
        run: Identifier of the run.
        recipe: Name of the recipe.
        seed: Its seed.
        device: Type of the device.
        data: Name of the data set.
        stopped: Whether it was stopped before the last step.
        steps: Optimiser steps taken.
        epochs: Epochs done, fractional where it was stopped.
        validation_accuracy: Over the whole validation split, [0, 1]; NaN without one.
        validation_loss: Likewise.
        test_accuracy: Over the test split, [0, 1].
        test_loss: Likewise.
        train_seconds: Time in training steps, without evaluations and pauses.
        images_per_second: Training images per second of that time.
        parameters: Number of trainable parameters.
        snapshot: The weights at the end.
        taught_drawings: Number of drawings that the weights were taught, in all their runs.
        folder: The run folder; None if the run was not kept.
        storage_error: Why it could not be kept where it should; None without an error.
        start_run: Identifier of the run whose weights it continued from; empty for fresh ones.
        start_step: Optimiser steps of those weights.
        test_images: Images in the test split.
        without_improvement: Validations without improvement after which the run ended early; 0 if
            it did not.
        best_epoch: Epoch of the weights, where the recipe asks for those of the best validation;
            else NaN.
        changes: Number of `SettingChanged` events.
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
    taught_drawings: int = 0
    folder: Path | None = None
    storage_error: StorageError | None = None
    start_run: str = ""
    start_step: int = 0
    test_images: int = 0
    without_improvement: int = 0
    best_epoch: float = math.nan
    changes: int = 0

    def figures(self) -> dict[str, str | float | int | bool]:
        """Return all attributes that are texts or numbers, by name."""
        return {
            field.name: getattr(self, field.name)
            for field in dataclasses.fields(self)
            if field.name not in {"snapshot", "folder", "storage_error"}
        }


@dataclass(frozen=True, slots=True)
class MemberDiverged:
    """One of several networks that are trained together has diverged; the others continue."""

    error: DivergedError


@dataclass(frozen=True, slots=True)
class MemberEvent:
    """An event of one of several networks that are trained together.

    Attributes:
        member: Index of its recipe.
        event: What a training of that network alone emits; after `MemberDiverged` nothing.
    """

    member: int
    event: NetworkEvent | MemberDiverged


@dataclass(frozen=True, slots=True)
class Pace:
    """How often a run emits events.

    Attributes:
        metrics: Seconds between `StepsDone` events.
        snapshots: Seconds between weight snapshots; infinite for one at the start, one after each
            epoch and those to keep.
        kept: Snapshots to keep in float16, more at the beginning than later; of a network that is
            too large, fewer are kept: see `trainer.training.kept_steps`.
    """

    metrics: float = 0.05
    snapshots: float = 0.125
    kept: int = 60


NetworkEvent: TypeAlias = (
    Progress
    | DataReady
    | Started
    | StepsDone
    | Evaluated
    | SnapshotTaken
    | WeightsKept
    | SettingChanged
    | StepInspected
    | Taught
    | Finished
)

TrainingEvent: TypeAlias = NetworkEvent | MemberEvent
