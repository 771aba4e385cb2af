"""State of one training run: data, network, stepper, evaluator, snapshots and counters."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import torch

from trainer.distributed.agreement import AgreedControl
from trainer.distributed.inputs import check_alike
from trainer.distributed.problems import ProcessLostError
from trainer.errors import DivergedError
from trainer.events import Evaluated, Finished, Pace, StepsDone
from trainer.network import models
from trainer.training.best_weights import BestWeights
from trainer.training.epoch_plan import EpochPlan
from trainer.training.kept_steps import kept_steps, most_kept
from trainer.training.metrics import Stopwatch
from trainer.training.run_images import RunImages, may_know_validation, taught_by
from trainer.training.run_names import new_run
from trainer.training.setting_changes import SettingChanger
from trainer.training.snapshots import SnapshotTaker
from trainer.training.split_evaluation import SplitEvaluator
from trainer.training.step_inspection import inspect_step
from trainer.training.steppers.cuda_graphs import CudaRecorder, GraphStepper
from trainer.training.steppers.distributed_stepper import DistributedStepper
from trainer.training.steppers.eager_stepper import EagerStepper

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from concurrent.futures import Executor

    from trainer.control import TrainingControl
    from trainer.data.digits import DataSet
    from trainer.distributed.group import Group
    from trainer.events import NetworkEvent, SettingChanged, StepInspected
    from trainer.network.weights import WeightSnapshot
    from trainer.recipe.recipes import Recipe
    from trainer.training.steppers.stepper import Stepper


class StepDue:
    """The next step of a run is due: no event, only for what takes the steps of several runs."""


class RunState:
    """What a run has at hand, and the figures that follow from it.

    `trainer.training.loop` and `trainer.training.epoch` carry it from step to step.

    Attributes:
        recipe: Recipe of the run, with the classes of its data.
        dataset: Its data.
        device: Its device.
        control: Requests to the run.
        group: Processes that train it together; None for this one alone.
        pace: Intervals of metrics and snapshots.
        name: Identifier of the run.
        images: Its splits, on the device.
        network: The network, on the device.
        train: Training split; likewise `validation` and `test`.
        step: Steps taken, without those before the start weights.
        steps: Steps of the whole run.
        plan: Its epochs and passes.
        first_step: Steps before the start weights, 0 for fresh ones.
        stepper: Takes the steps.
        settings: Changes settings in the course of the run.
        watch: Time in training steps.
        reported_at: Time of the last report, by the watch.
        evaluator: Evaluates the validation and the test split.
        snapshots: Takes weight snapshots.
        kept_steps: Steps after which to keep a snapshot.
        best: The best validation so far.
        enough: Whether the run ended early because its patience was exhausted.
        inspected: The last step, if it was inspected.
        lost: Why the run ended where another process was lost; else None.
    """

    def __init__(
        self,
        recipe: Recipe,
        dataset: DataSet,
        device: torch.device,
        second_thread: Executor | None,
        control: TrainingControl,
        start: WeightSnapshot | None,
        pace: Pace | None,
        group: Group | None,
        changes: Sequence[SettingChanged],
        *,
        frozen_statistics: bool,
        epochs_before: float = 0.0,
        images: RunImages | None = None,
        watch: Stopwatch | None = None,
    ) -> None:
        self.recipe, self.dataset, self.device = recipe, dataset, device
        self.control = control if group is None else AgreedControl(control)
        self.second_thread, self.group = second_thread, group
        self.inspected: StepInspected | None = None
        self.lost: ProcessLostError | None = None
        self.pace = pace or Pace()
        self.name = new_run(recipe)
        evaluates = group is None or group.ranks.first
        self.images = images or RunImages(recipe, dataset, device, evaluates=evaluates)
        self.train, self.test = self.images.train, self.images.test
        self.validation = self.images.validation
        taught = taught_by(recipe, dataset, start)

        torch.manual_seed(recipe.seed)
        network = models.build_copy(recipe, None if start is None else start.arrays)
        if frozen_statistics:
            models.freeze_statistics(network)
        self.network = models.place(network, recipe, device)
        self.start_run = start.run if start is not None else ""
        self.may_know_validation = start is not None and may_know_validation(start, recipe, dataset)
        self.first_step = start.step if start is not None else 0
        self.step = 0
        first_epoch = start.epoch if start is not None else 0.0
        self.plan = EpochPlan.of(recipe, len(self.train), epochs_before, first_epoch)
        self.steps = self.plan.steps
        self.stepper = self.build_stepper()
        self.settings = SettingChanger(recipe, changes, self.control, self.stepper)
        self.order_generator = torch.Generator().manual_seed(recipe.seed)
        self.watch = watch or Stopwatch()
        self.reported_at = 0.0
        self.best = BestWeights(recipe)
        self.enough = False
        self.evaluator = SplitEvaluator(
            self.network,
            recipe,
            {"validation": self.validation, "test": self.test},
            self.stepper,
            second_thread,
            cancelled=lambda: control.closing,
        )
        self.kept_steps = set(kept_steps(self.steps, min(self.pace.kept, most_kept(recipe))))
        self.snapshots = SnapshotTaker(
            self.stepper,
            recipe,
            run=self.name,
            data=dataset.name,
            step=self.first_step,
            epoch=first_epoch,
            kept={self.first_step + step for step in self.kept_steps},
            temperature=start.temperature if start is not None else 1.0,
            taught=taught,
        )
        if group is not None:
            check_alike(group, self._inputs(start, changes), device)

    def build_stepper(self) -> Stepper:
        """What takes the steps of this run."""
        if self.group is not None and isinstance(self.control, AgreedControl):
            return DistributedStepper(
                self.network, self.recipe, self.train, self.steps, self.group, self.control
            )
        if self.device.type == "cuda":
            recorder = CudaRecorder(self.device)
            return GraphStepper(self.network, self.recipe, self.train, self.steps, recorder)
        return EagerStepper(self.network, self.recipe, self.train, self.steps, self.second_thread)

    def _inputs(
        self, start: WeightSnapshot | None, changes: Sequence[SettingChanged]
    ) -> dict[str, list[bytes]]:
        """What all processes of a group need alike: what does not depend on the processor."""
        settings = [self.recipe.to_dict(), *((one.step, one.field, one.value) for one in changes)]
        arrays = {} if start is None else start.arrays
        return {
            "recipe or changes of settings": [repr(settings).encode()],
            "training images": [self.dataset.train.labels.tobytes()],
            "weights to start from": [arrays[name].tobytes() for name in sorted(arrays)],
            # Its random numbers, as for the order of the images, are those of its version.
            "version of PyTorch": [torch.__version__.partition("+")[0].encode()],
        }

    @property
    def steps_done(self) -> int:
        """Steps of these weights, including those before `start`."""
        return self.first_step + self.step

    @property
    def epochs_done(self) -> float:
        """Epochs of these weights, including those before `start`; fractional within one."""
        return self.plan.epochs_at(self.step)

    @property
    def pass_complete(self) -> bool:
        """Whether the present pass, an epoch or the rest of one, has taken all of its steps."""
        metrics = self.stepper.metrics
        return metrics.done == self.plan.pass_steps(self.step - metrics.done)

    @property
    def ended(self) -> bool:
        """Whether the run ends before its last step: stopped, exhausted, or left by a process."""
        return self.control.stopped or self.lost is not None or self.enough

    def begin_epoch(self) -> None:
        """Rewrites the training split and puts it in order, for an epoch or the rest of one."""
        self.images.rewrite(self.step, self.second_thread)
        order = torch.arange(len(self.train))
        if self.recipe.order == "shuffled":
            order = torch.randperm(len(self.train), generator=self.order_generator)
        steps = self.plan.pass_steps(self.step)
        self.stepper.begin_epoch(order[: steps * self.recipe.batch_size])

    def take_step(self, limit: int) -> Generator[StepDue, None, bool]:
        """Executes up to `limit` steps; returns False if another process is lost.

        Stepwise it is a single step, which is inspected.

        Yields:
            Nothing; a run that takes its steps together with others waits for them here.
        """
        yield from ()
        done = self.stepper.metrics.done
        try:
            if self.control.stepwise:
                self.inspected = inspect_step(
                    self.stepper, self.network, self.recipe, self.steps_done
                )
            else:
                self.inspected = None
                self.stepper.step(limit)
        except ProcessLostError as error:
            self.lost = error
        self.step += self.stepper.metrics.done - done
        return self.lost is None

    def validate(self, limit: int | None = None) -> Iterator[NetworkEvent]:
        """Evaluates the validation split, and calibrates the snapshots by it."""
        step = self.steps_done
        for evaluated in self.evaluator.evaluate("validation", step, self.epochs_done, limit=limit):
            yield evaluated
            # The best temperature of an untrained network says nothing about the next steps.
            if step:
                yield from self.snapshots.calibrate(evaluated.temperature, step)

    def follow_validation(self) -> None:
        """Compares the last validation of the whole split with the best one before."""
        validation = self.evaluator.result("validation", self.steps_done)
        if validation is not None:
            self.best.follow(validation, self.snapshots.latest)

    def decide(self) -> None:
        """Ends the run after an epoch where its patience is exhausted; all processes agree."""
        if not self.recipe.patience or self.step == self.steps:
            return
        self.enough = self.best.exhausted
        if self.group is None:
            return
        # Only the first process validates.
        vote = torch.tensor(float(self.enough), device=self.device)
        try:
            self.group.add_up(vote)
        except ProcessLostError as error:
            self.lost = error
        self.enough = bool(vote)

    def choose_weights(self) -> Iterator[NetworkEvent]:
        """Goes back to the weights of the best validation where the recipe asks for them."""
        best = self.best.kept
        if best is not None and best.step != self.steps_done:
            self.evaluator.use(best)
            yield from self.snapshots.go_back(best)

    def report(self) -> StepsDone:
        """Metrics of the steps since the last report; call it while the watch runs."""
        total_seconds = self.watch.read()
        seconds, self.reported_at = total_seconds - self.reported_at, total_seconds
        metrics = self.stepper.metrics
        # The last batch of an epoch may be smaller.
        images = min(metrics.done * self.recipe.batch_size, len(self.train))
        images -= metrics.reported * self.recipe.batch_size
        losses, accuracies = metrics.report()
        first_step = self.steps_done - len(losses) + 1
        diverged = np.flatnonzero(~np.isfinite(losses))
        if len(diverged):
            raise DivergedError(first_step + int(diverged[0]), self.stepper.learning_rate)
        return StepsDone(
            first_step=first_step,
            losses=losses,
            accuracies=accuracies,
            learning_rate=self.stepper.learning_rate,
            images_per_second=images / max(seconds, 1e-9),
            seconds=total_seconds,
            seconds_left=total_seconds / self.step * (self.steps - self.step),
        )

    def epoch_means(self) -> Iterator[Evaluated]:
        """Loss and accuracy of the epoch's batches while they were trained; not of a part of it."""
        if self.stepper.metrics.done < self.plan.steps_per_epoch:
            return
        loss, accuracy = self.stepper.metrics.means()
        yield Evaluated(
            split="train",
            step=self.steps_done,
            epoch=self.epochs_done,
            loss=loss,
            accuracy=accuracy,
            images=len(self.train),
            whole=True,
        )

    def finished(self) -> Finished:
        """Results of the run."""
        snapshot = self.snapshots.latest
        validation = self.evaluator.result("validation", snapshot.step)
        test = self.evaluator.result("test", snapshot.step)
        seconds = self.watch.seconds
        images = self.step * len(self.train) / self.plan.steps_per_epoch
        return Finished(
            run=self.name,
            recipe=self.recipe.name,
            seed=self.recipe.seed,
            device=self.device.type,
            data=self.dataset.name,
            stopped=self.step < self.steps and not self.enough,
            steps=self.step,
            epochs=self.step / self.plan.steps_per_epoch,
            validation_accuracy=validation.accuracy if validation else math.nan,
            validation_loss=validation.loss if validation else math.nan,
            test_accuracy=test.accuracy if test else math.nan,
            test_loss=test.loss if test else math.nan,
            train_seconds=seconds,
            images_per_second=images / seconds if seconds else 0.0,
            parameters=models.parameter_count(self.network),
            snapshot=snapshot,
            start_run=self.start_run,
            start_step=self.first_step,
            test_images=len(self.test),
            without_improvement=self.best.without_improvement if self.enough else 0,
            best_epoch=math.nan if self.best.kept is None else snapshot.epoch,
            taught_drawings=len(snapshot.taught),
            changes=self.settings.applied,
        )
