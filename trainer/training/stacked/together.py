"""Train networks together that differ in their learning rate: an iterator of events.

Each network is a run of its own: it starts with the same weights, sees the same batches, and has
the losses, evaluations and snapshots that it would have alone. Only its steps are taken jointly:
each run is carried to its next step in turn, and then a `JointStepper` takes that step of all.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import torch

from trainer.control import TrainingControl
from trainer.device.devices import out_of_memory
from trainer.device.torch_threads import computing_threads
from trainer.errors import DivergedError, OutOfMemoryError
from trainer.events import DataReady, MemberDiverged, MemberEvent
from trainer.training.loop import run_events
from trainer.training.metrics import Stopwatch
from trainer.training.run_images import RunImages
from trainer.training.run_state import RunState, StepDue
from trainer.training.stacked.joint_stepper import JointStepper
from trainer.training.stacked.recipes import trains_together

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence
    from concurrent.futures import Executor

    from trainer.data.digits import DataSet
    from trainer.events import NetworkEvent, Pace, TrainingEvent
    from trainer.recipe.recipes import Recipe
    from trainer.training.steppers.stepper import Stepper


def train_together(
    recipes: Sequence[Recipe],
    dataset: DataSet,
    *,
    device: torch.device | None = None,
    control: TrainingControl | None = None,
    pace: Pace | None = None,
) -> Iterator[TrainingEvent]:
    """Trains one network by each recipe and yields events meanwhile.

    On a CPU each network has the losses of its own run: bit by bit where the networks take turns,
    else but for rounding (`trainer.training.stacked.recipes.stacks`). On a GPU dropout differs.

    Args:
        recipes: They differ in learning rate and name alone:
            `trainer.training.stacked.recipes.trains_together`. Their classes become those of the
            data.
        dataset: Training and test images.
        device: Device to train on; None for the CPU.
        control: Pauses or stops all networks from other threads.
        pace: Intervals of each network's metrics and snapshots; None for the default.

    Yields:
        `DataReady`, then `MemberEvent` of all networks, in turns; of each the last one is
        `Finished`, whose `train_seconds` are those of the joint steps, or `MemberDiverged`.

    Raises:
        DivergedError: All networks have diverged.
        OutOfMemoryError: The device has too little memory.
        ValueError: The recipes differ in more, or have the same name.
    """
    if not trains_together(recipes):
        raise ValueError("networks that are trained together differ in learning rate and name")
    recipes = [recipe.for_classes(dataset.classes) for recipe in recipes]
    device = device or torch.device("cpu")
    try:
        with computing_threads(device) as second_thread:
            images = RunImages(recipes[0], dataset, device)
            stepper = JointStepper(recipes[0], len(recipes), second_thread)
            joint, watch = _JointControl(control or TrainingControl()), _JointWatch()
            members = [
                _Member(each, dataset, device, second_thread, joint, pace, images, watch, stepper)
                for each in recipes
            ]
            yield from _carry(members, joint, stepper, watch)
    except RuntimeError as error:
        if not out_of_memory(error):
            raise
        raise OutOfMemoryError(str(device), recipes[0].batch_size) from error


class _JointWatch(Stopwatch):
    """Total time of the joint steps; evaluations of single members are none of it."""

    def read(self) -> float:
        return self.seconds


class _JointControl(TrainingControl):
    """Requests that all members follow after the same step, and for which they wait once."""

    def __init__(self, own: TrainingControl) -> None:
        super().__init__()
        self._own = own
        self._stops = own.stopped

    def wait(self) -> None:
        """Wait until the next joint step may be taken, or all members are to end."""
        if self._own.waiting:
            self._own.wait_for_step()
        self._stops = self._own.stopped

    @property
    def stopped(self) -> bool:
        return self._stops

    @property
    def closing(self) -> bool:
        return self._own.closing


class _Member(RunState):
    """A run whose steps a `JointStepper` takes."""

    def __init__(
        self,
        recipe: Recipe,
        dataset: DataSet,
        device: torch.device,
        second_thread: Executor | None,
        control: TrainingControl,
        pace: Pace | None,
        images: RunImages,
        watch: Stopwatch,
        joint: JointStepper,
    ) -> None:
        self._joint = joint
        super().__init__(
            recipe,
            dataset,
            device,
            second_thread,
            control,
            None,
            pace,
            None,
            (),
            frozen_statistics=False,
            images=images,
            watch=watch,
        )

    def build_stepper(self) -> Stepper:
        return self._joint.add(self.network, self.recipe, self.train, self.steps)

    def take_step(self, limit: int) -> Generator[StepDue, None, bool]:
        del limit
        yield StepDue()
        self.step += 1
        return True


def _carry(
    members: Sequence[_Member], control: _JointControl, stepper: JointStepper, watch: Stopwatch
) -> Iterator[TrainingEvent]:
    """Carry all members from step to step until each has ended."""
    courses = {index: _course(member) for index, member in enumerate(members)}
    diverged: list[DivergedError] = []
    while courses:
        due = []
        for index, course in list(courses.items()):
            try:
                for event in course:
                    if isinstance(event, StepDue):
                        due.append(index)
                        break
                    if not isinstance(event, DataReady):
                        yield MemberEvent(index, event)
                    elif index == 0:
                        yield event
                else:
                    del courses[index]
            except DivergedError as error:
                del courses[index]
                diverged.append(error)
                yield MemberEvent(index, MemberDiverged(error))
        if due:
            control.wait()
            began = time.perf_counter()
            stepper.step(due)
            watch.seconds += time.perf_counter() - began
    if len(diverged) == len(members):
        raise diverged[-1]


def _course(member: _Member) -> Iterator[NetworkEvent | StepDue]:
    yield from run_events(member)
    yield member.finished()
