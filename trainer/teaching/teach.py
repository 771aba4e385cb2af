"""Teach weights a person's drawings: a short training with readings before and after it."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np
import torch

from trainer.data.training_part import taught_drawings
from trainer.device.torch_threads import both, computing_threads
from trainer.events import Finished, Started, Taught
from trainer.network import models
from trainer.network.compared_readings import TeachingComparison, read_both
from trainer.teaching.data_set import teaching_data
from trainer.teaching.lesson import arrange
from trainer.training import loop

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Executor

    from numpy.typing import NDArray

    from trainer.control import TrainingControl
    from trainer.data.digits import DataSet, Digits
    from trainer.events import Pace, TrainingEvent
    from trainer.network.compared_readings import ReadBoth
    from trainer.network.weights import WeightSnapshot
    from trainer.teaching.lesson import ArrangedLesson, Lesson

_BATCH_SIZE = 250


def teach(
    start: WeightSnapshot,
    lesson: Lesson,
    known: DataSet,
    *,
    device: torch.device | None = None,
    control: TrainingControl | None = None,
    pace: Pace | None = None,
) -> Iterator[TrainingEvent]:
    """Fine-tunes weights on drawings and yields events meanwhile.

    The events are those of `trainer.training.loop.train`, and `Taught` before `Finished` unless the
    application closes. The same arguments give the same weights.

    Args:
        start: The weights, which stay as they are.
        lesson: The drawings.
        known: The data set that the weights learnt from, or one of its kind.
        device: Device to train on; None for the CPU.
        control: Pauses or stops the training from other threads.
        pace: Intervals of metrics and snapshots; None for the default.

    Raises:
        TooFewDrawingsError: Too few drawings can be learnt.
        ClassesError: The weights and `known` have different classes.
        DivergedError: The loss or a weight is no longer finite.
        OutOfMemoryError: The device has too little memory.
    """
    device = device or torch.device("cpu")
    arranged = arrange(lesson, start.recipe.classes, start.taught)
    data = teaching_data(start, arranged, known, seed=lesson.seed)
    images = (arranged.learnt.images, arranged.held_out.images, data.validation)
    before = _predicted(start, images, device)
    rehearsed = set(taught_drawings(known, start.recipe)) - set(arranged.held_out.uids)
    taught = {*start.taught, *arranged.learnt.uids, *rehearsed}
    start = dataclasses.replace(start, taught=tuple(sorted(taught)))
    for event in loop.train(
        data.recipe,
        data.dataset,
        device=device,
        control=control,
        start=start,
        pace=pace,
        # Those of a few hundred images, among them many of one hand, cost MNIST 0.1 points.
        frozen_statistics=True,
    ):
        if isinstance(event, Started):
            # What validates was held back from the earlier training too.
            event = dataclasses.replace(event, may_know_validation=False)  # noqa: PLW2901
        if isinstance(event, Finished):
            after = _predicted(event.snapshot, images, device)
            readings = [
                read_both(part.labels, one, other)
                for part, one, other in zip(images, before, after, strict=True)
            ]
            yield Taught(_comparison(readings, arranged, start, known.name))
        yield event


def _comparison(
    readings: list[ReadBoth], arranged: ArrangedLesson, start: WeightSnapshot, data: str
) -> TeachingComparison:
    learnt, held_out, known = readings
    return TeachingComparison(
        classes=start.recipe.classes,
        learnt=learnt,
        held_out=held_out,
        known=known,
        data=data,
        left_out=dataclasses.asdict(arranged.left_out),
        start_run=start.run,
        uids=(*arranged.learnt.uids, *arranged.held_out.uids),
    )


def _predicted(
    snapshot: WeightSnapshot, parts: tuple[Digits, ...], device: torch.device
) -> list[NDArray[np.intp]]:
    """Index of the predicted class of each image, by part."""
    network = models.place(
        models.build_with(snapshot.recipe, snapshot.arrays), snapshot.recipe, device
    ).eval()
    with computing_threads(device) as second_thread:
        return [_predicted_part(network, part, device, second_thread) for part in parts]


@torch.inference_mode()
def _predict_batch(
    network: torch.nn.Module, images: NDArray[np.uint8], device: torch.device
) -> NDArray[np.intp]:
    batch_BCHW = torch.tensor(images, device=device).unsqueeze(1).float() / 255
    predicted: NDArray[np.intp] = network(batch_BCHW).argmax(dim=1).cpu().numpy()
    return predicted


def _predicted_part(
    network: torch.nn.Module, digits: Digits, device: torch.device, second_thread: Executor | None
) -> NDArray[np.intp]:
    batches = [
        digits.images[start : start + _BATCH_SIZE] for start in range(0, len(digits), _BATCH_SIZE)
    ]
    middle = (len(batches) + 1) // 2

    def predict(some: list[NDArray[np.uint8]]) -> list[NDArray[np.intp]]:
        return [_predict_batch(network, batch, device) for batch in some]

    first, second = both(
        second_thread, lambda: predict(batches[:middle]), lambda: predict(batches[middle:])
    )
    return np.concatenate([np.empty(0, np.intp), *first, *second])
