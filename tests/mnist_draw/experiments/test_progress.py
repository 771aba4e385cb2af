"""Progress of an experiment: outcomes, share of the work, time left."""

from __future__ import annotations

import numpy as np
import pytest

from mnist_draw.experiments.progress import ExperimentProgress
from trainer.errors import DivergedError
from trainer.events import Evaluated, Started, StepsDone
from trainer.experiments.trainings import NOT_SHUFFLED, RATES

CONFUSION = ((5, 0), (1, 4))


class Clock:
    seconds = 0.0

    def __call__(self) -> float:
        return self.seconds


def steps_to(step: int) -> StepsDone:
    zeros = np.zeros(step, np.float32)
    return StepsDone(1, zeros, zeros, 0.1, 1.0, 1.0, 1.0)


def evaluated(split: str, accuracy: float) -> Evaluated:
    assert split in {"train", "test"}
    if split == "train":
        return Evaluated("train", 10, 1, 0.1, accuracy, 10, whole=True)
    return Evaluated("test", 10, 1, 0.1, accuracy, 10, whole=True, confusion=CONFUSION)


def test_outcomes_come_from_evaluations_and_errors() -> None:
    progress = ExperimentProgress(NOT_SHUFFLED, 1)
    progress.note_evaluated(0, evaluated("train", 0.8))
    progress.note_evaluated(0, evaluated("train", 0.9))
    progress.note_evaluated(0, evaluated("test", 0.7))
    progress.note_failed(1, DivergedError(12, 100.0))

    first, second = progress.outcomes
    assert (first.train_accuracy, first.test_accuracy, first.confusion) == (0.9, 0.7, CONFUSION)
    assert second.diverged_at == 12
    assert progress.verdict().expectation == ""


def test_the_time_left_follows_from_the_share_of_all_trainings() -> None:
    clock = Clock()
    progress = ExperimentProgress(RATES, 0.1, clock)
    left = [progress.seconds_left]
    clock.seconds = 100.0
    progress.note_started(0, Started("run", "cpu", 1, 1, 100, 100))
    clock.seconds = 102.0
    progress.note_steps(0, steps_to(50))
    assert progress.share == pytest.approx(0.1)
    left.append(progress.seconds_left)
    assert left == [None, 18]
    progress.note_finished(0)
    assert progress.share == pytest.approx(0.2)


def test_a_failed_training_counts_as_done() -> None:
    progress = ExperimentProgress(RATES, 0.1)
    for index in range(5):
        progress.note_failed(index, DivergedError(1, 1.0))
    assert progress.share == 1
