"""Training status: text and progress bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QProgressBar

from mnist_draw.curves.legend import LegendKey
from tests.mnist_draw.train.panel.parts import (
    STARTED,
    click,
    find,
    finished_event,
    status_of,
    steps_event,
)
from trainer.data.progress import Progress
from trainer.events import DataReady, Finished, Started
from trainer.recipe.presets import preset

if TYPE_CHECKING:
    from mnist_draw.train.panel import TrainingPanel


@pytest.mark.parametrize(
    ("progress", "text"),
    [
        (Progress("read", "MNIST", 0, 0, "images"), "Reading MNIST…"),
        (
            Progress("generate", "Computer-drawn digits", 500, 600, "images"),
            "Drawing Computer-drawn digits · 500 of 600 images",
        ),
    ],
)
def test_preparation_is_described(panel: TrainingPanel, progress: Progress, text: str) -> None:
    panel.show_progress(progress)
    assert status_of(panel) == text


def test_unknown_progress_animates_the_bar(panel: TrainingPanel) -> None:
    bar = find(panel, QProgressBar, "trainingProgress")
    panel.show_progress(Progress("read", "MNIST", 0, 0, "images"))
    assert bar.maximum() == 0
    panel.show_progress(Progress("read", "MNIST", 50, 100, "images"))
    assert (bar.value(), bar.maximum()) == (500, 1000)


def test_the_data_set_is_named(panel: TrainingPanel) -> None:
    panel.show_data(DataReady("MNIST", "here", 550, 50, 100))
    assert status_of(panel) == "MNIST · 550 images to learn from, 50 to check with"


@pytest.mark.parametrize(
    ("last", "left", "text"),
    [
        (10, 8.0, "Epoch 1 of 2 · 5 % · 8 s left · 7100 images/s"),
        (100, 200.0, "Epoch 1 of 2 · 50 % · 3 min 20 s left · 7100 images/s"),
        (110, 7500.0, "Epoch 2 of 2 · 55 % · 2 h 5 min left · 7100 images/s"),
    ],
)
def test_progress_is_described(panel: TrainingPanel, last: int, left: float, text: str) -> None:
    panel.show_started(STARTED)
    panel.show_steps(steps_event(last, left=left))
    assert status_of(panel) == text


def test_a_continued_run_counts_its_own_steps(panel: TrainingPanel) -> None:
    panel.show_started(
        Started("r", "cpu", 1000, epochs=1, steps=100, steps_per_epoch=100, first_step=430)
    )
    panel.show_steps(steps_event(480))
    assert status_of(panel).startswith("Epoch 1 of 1 · 50 %")
    assert find(panel, QProgressBar, "trainingProgress").value() == 500


def test_the_last_step_announces_the_test(panel: TrainingPanel) -> None:
    panel.show_started(STARTED)
    panel.show_steps(steps_event(200))
    assert status_of(panel) == "Reading the test digits, which it has never seen…"


ENDED_EARLY = "stopped early: 3 epochs without improvement · best weights: epoch 4"


@pytest.mark.parametrize(
    ("finished", "text"),
    [
        (finished_event(), "Test accuracy 98.97 % in 7.6 s"),
        (finished_event(train_seconds=200.0), "Test accuracy 98.97 % in 3 min 20 s"),
        (finished_event(test_accuracy=float("nan")), "Finished in 7.6 s"),
        (finished_event(stopped=True, epochs=5.79), "Stopped in epoch 5.8"),
        (
            finished_event(without_improvement=3, best_epoch=4.0),
            f"Test accuracy 98.97 % in 7.6 s · {ENDED_EARLY}",
        ),
    ],
)
def test_the_result_is_described(panel: TrainingPanel, finished: Finished, text: str) -> None:
    panel.show_started(STARTED)
    panel.show_finished(finished)
    assert status_of(panel) == text


@pytest.mark.parametrize(("left_out", "shown"), [((), True), (("7",), False)])
def test_published_figures_are_shown_beside_runs_on_the_same_images(
    panel: TrainingPanel,
    left_out: tuple[str, ...],
    shown: bool,
) -> None:
    panel.choices.use_recipe(preset("dezero-mlp-sigmoid-sgd").with_changes(left_out=left_out))
    click(panel, "train")
    panel.show_data(DataReady("MNIST", "here", 55_000, 5_000, 10_000))
    panel.show_started(STARTED)
    key = panel.findChild(LegendKey, "kindKey:published")
    assert (key is not None) == shown
