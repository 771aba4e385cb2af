"""The time machine in the whole application: back to the start of a training, and to now."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np
import pytest
from PySide6.QtWidgets import QSlider

from tests.integration.teacher import zero
from tests.integration.test_journey import use_strokes
from trainer.network import weights
from trainer.recipe.presets import preset
from trainer.runs import run_shelf

if TYPE_CHECKING:
    from pathlib import Path

    from tests.integration.conftest import Start
    from tests.integration.teacher import Teacher

pytestmark = pytest.mark.usefixtures("few_strokes")


def slider(teacher: Teacher) -> QSlider:
    return cast("QSlider", teacher.app.window.findChild(QSlider, "timelineSlider"))


def go_to(teacher: Teacher, position: int, step: int) -> None:
    """Move the slider; wait until the drawing is predicted by the weights of the step."""
    before = len(teacher.predictions)
    slider(teacher).setValue(position)
    teacher.wait_until(
        lambda: any(each.snapshot.step == step for each in teacher.predictions.values[before:])
    )


def trained(start: Start) -> Teacher:
    """Draw a 0 and train for 30 steps."""
    teacher = start()
    use_strokes(teacher)
    teacher.draw(zero())
    teacher.app.training_panel.choices.use_recipe(
        preset("mlp").with_changes(epochs=1, train_images=3840, validation_images=500)
    )
    teacher.press("Train…")
    teacher.wait_until(lambda: teacher.finished.values)
    # The last snapshot comes twice: when it was taken, and calibrated.
    final = teacher.snapshots.values[-1]
    teacher.wait_until(lambda: teacher.predictions.values[-1].snapshot is final)
    return teacher


def test_the_last_picture_equals_the_present_one(start: Start) -> None:
    teacher = trained(start)
    present = teacher.predictions.values[-1]

    go_to(teacher, 0, 0)
    untrained = teacher.predictions.values[-1]
    assert "step 0" in teacher.read("weightsProgress")
    assert not np.allclose(untrained.probabilities, present.probabilities, atol=0.01)

    last = slider(teacher).maximum()
    go_to(teacher, last, 30)
    again = teacher.predictions.values[-1]
    assert np.array_equal(again.probabilities, present.probabilities)
    assert again.snapshot is present.snapshot is teacher.finished.values[0].snapshot
    assert "step 30" in teacher.read("weightsProgress")


def test_a_kept_run_opened_later_goes_back_to_the_same_pictures(
    start: Start, runs_folder: Path, tmp_path: Path
) -> None:
    teacher = trained(start)
    go_to(teacher, 3, 3)
    live = teacher.predictions.values[-1]
    (kept,) = run_shelf.runs(runs_folder)
    other = tmp_path / "other.safetensors"
    weights.save(teacher.opened.values[0], other)
    teacher.app.window.weights_to_open.emit(other)
    teacher.wait_until(lambda: not teacher.app.timeline.bar.isVisible())

    teacher.app.window.weights_to_open.emit(kept.weights_path)
    teacher.wait_until(teacher.app.timeline.bar.isVisible)
    go_to(teacher, 3, 3)
    assert np.array_equal(teacher.predictions.values[-1].probabilities, live.probabilities)


def test_a_training_continues_from_the_step_that_is_shown(start: Start) -> None:
    teacher = trained(start)
    go_to(teacher, 4, 4)
    teacher.choose("startBox", "Keep training from step 4")
    teacher.press("Keep training…")
    teacher.wait_until(lambda: len(teacher.finished) == 2)
    assert teacher.steps.values[-1].last_step == 34
    assert teacher.finished.values[-1].snapshot.step == 34
