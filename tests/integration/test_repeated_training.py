"""Repeated trainings leave no threads, timers or files behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.integration.resource_counts import ResourceCounts
from tests.integration.teacher import Teacher, zero
from trainer.recipe.presets import PRESETS

if TYPE_CHECKING:
    from tests.integration.conftest import Start

pytestmark = [
    pytest.mark.usefixtures("few_strokes"),
    pytest.mark.linux(reason="counts threads and files in /proc"),
]


def draw_and_train(teacher: Teacher) -> ResourceCounts:
    """Resource counts after one more training and drawing."""
    ended = len(teacher.finished)
    teacher.press("Train…")
    teacher.draw(zero())
    teacher.wait_until(lambda: len(teacher.finished) == ended + 1)
    teacher.press("Clear")
    teacher.wait_until(lambda: teacher.predictions.values[-1].probabilities is None)
    return ResourceCounts.of(teacher.app)


def test_repeated_trainings_leave_no_threads_timers_or_files(start: Start) -> None:
    teacher = start()
    panel = teacher.app.training_panel
    panel.choices.set_data("strokes", None)
    short = PRESETS[0].with_changes(train_images=640, validation_images=100)
    panel.choices.use_recipe(short)
    # What the first training loads stays loaded.
    first = draw_and_train(teacher)

    for _ in range(3):
        draw_and_train(teacher)

    def nothing_more() -> bool:
        now = ResourceCounts.of(teacher.app)
        return (
            now.threads <= first.threads and now.timers <= first.timers and now.files <= first.files
        )

    # The list of runs may still be loading.
    teacher.wait_until(nothing_more)
