"""The whole application (offscreen), with its threads and trainings, in a lesson."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QElapsedTimer

from mnist_draw.app import Options
from tests.integration.teacher import ONE, Teacher, zero
from trainer.errors import DivergedError
from trainer.network import weights
from trainer.recipe.presets import preset
from trainer.runs import run_reader, run_shelf

if TYPE_CHECKING:
    from pathlib import Path

    from tests.integration.conftest import Start

pytestmark = pytest.mark.usefixtures("few_strokes")


def use_strokes(teacher: Teacher) -> None:
    teacher.app.training_panel.choices.set_data("strokes", None)


def test_bundled_weights_predict_a_drawn_digit(start: Start) -> None:
    teacher = start()

    teacher.draw(zero())

    teacher.wait_until(lambda: teacher.read("predictedDigit") == "0")
    assert teacher.predictions.values[-1].snapshot is teacher.opened.values[0]


def test_cleared_canvas_has_no_prediction(start: Start) -> None:
    teacher = start()
    teacher.draw(ONE)
    teacher.wait_until(lambda: teacher.read("predictedDigit") == "1")

    teacher.press("Clear")

    teacher.wait_until(lambda: not teacher.read("predictedDigit").isdigit())
    assert teacher.predictions.values[-1].probabilities is None


def test_lesson_from_first_stroke_to_closing_while_training(
    start: Start, runs_folder: Path
) -> None:
    teacher = start()
    use_strokes(teacher)
    teacher.draw(zero())
    teacher.wait_until(lambda: teacher.read("predictedDigit") == "0")

    # Train: the prediction of the untouched drawing changes with the weights.
    teacher.app.training_panel.choices.set_recipe("accurate-cnn")
    teacher.press("Train…")
    teacher.wait_until(lambda: teacher.snapshots.values)
    first_run = teacher.snapshots.values[0].run
    teacher.wait_until(lambda: len(teacher.predictions_by(first_run)) >= 10)
    predictions = teacher.predictions_by(first_run)
    assert len({each.tobytes() for each in predictions}) == len(predictions)

    # Pause: no more steps, but drawings are still predicted.
    teacher.press("Pause")
    teacher.wait_until(lambda: teacher.read("trainingStatus").startswith("Paused"))
    for drawing in range(10):
        if drawing <= 5:
            # The step in progress may end while the first drawings are predicted.
            steps = teacher.steps.values[-1].last_step
        teacher.draw(ONE)
        teacher.wait_until(lambda: teacher.predictions.values[-1].probabilities is not None)
        teacher.press("Clear")
        teacher.wait_until(lambda: teacher.predictions.values[-1].probabilities is None)
    assert teacher.steps.values[-1].last_step == steps

    # Resume and stop: the last weights stay in use and on disk.
    teacher.press("Resume")
    teacher.wait_until(lambda: teacher.steps.values[-1].last_step > steps)
    teacher.press("Stop")
    teacher.wait_until(lambda: len(teacher.finished) == 1)
    (stopped,) = teacher.finished.values
    assert stopped.stopped
    assert weights.load(stopped.folder / run_reader.WEIGHTS_FILE).step == stopped.snapshot.step
    teacher.draw(zero())
    teacher.wait_until(lambda: teacher.predictions.values[-1].probabilities is not None)
    assert teacher.predictions.values[-1].snapshot is stopped.snapshot

    # Train again, and close while it trains: the run is kept, no thread is left.
    taken = len(teacher.snapshots)
    teacher.press("Train…")
    teacher.wait_until(lambda: len(teacher.snapshots) > taken + 2)
    assert teacher.snapshots.values[taken].step == 0
    teacher.app.window.close()
    kept = run_shelf.runs(runs_folder)
    assert [run.figures["stopped"] for run in kept] == [True, True]
    assert sorted(path.name for path in runs_folder.iterdir()) == [run.folder.name for run in kept]
    teacher.check_every_prediction_came_from_one_snapshot()


def test_continued_training_starts_from_the_present_weights(start: Start) -> None:
    teacher = start()
    use_strokes(teacher)
    teacher.press("Train…")
    teacher.wait_until(lambda: len(teacher.finished) == 1)
    reached = teacher.finished.values[0].snapshot
    teacher.wait_until(lambda: teacher.app.weights.snapshot is reached)
    taken = len(teacher.snapshots)

    teacher.choose("startBox", "Keep training this one")
    teacher.press("Keep training…")

    teacher.wait_until(lambda: len(teacher.snapshots) > taken)
    first = teacher.snapshots.values[taken]
    assert first.step == reached.step
    assert all((first.arrays[name] == reached.arrays[name]).all() for name in reached.arrays)


def test_diverged_loss_is_explained_and_training_works_again(start: Start) -> None:
    teacher = start()
    use_strokes(teacher)
    panel = teacher.app.training_panel
    exploding = preset("mlp").with_changes(optimiser="sgd", learning_rate=100.0, weight_decay=10.0)
    panel.train_requested.emit(dataclasses.replace(panel.choice, recipe=exploding))

    teacher.wait_until(lambda: len(teacher.failed) == 1)
    assert isinstance(teacher.failed.values[0].error, DivergedError)
    teacher.wait_until(lambda: "learning rate" in teacher.read("messageText"))
    assert all(snapshot.finite for snapshot in teacher.snapshots.values)

    teacher.press("Train…")
    teacher.wait_until(lambda: len(teacher.finished) == 1)


def test_unreadable_weights_are_explained_and_the_present_ones_stay(
    start: Start, tmp_path: Path
) -> None:
    teacher = start()
    foreign = tmp_path / "foreign.safetensors"
    foreign.write_bytes(b"\x80\x04not a weights file")

    teacher.app.window.weights_to_open.emit(foreign)

    teacher.wait_until(lambda: "foreign.safetensors" in teacher.read("messageText"))
    teacher.draw(zero())
    teacher.wait_until(lambda: teacher.read("predictedDigit") == "0")
    assert teacher.predictions.values[-1].snapshot is teacher.opened.values[0]


def test_damaged_weights_option_is_explained_and_the_bundled_weights_predict(
    start: Start, tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged.safetensors"
    damaged.write_bytes(b"")

    teacher = start(Options(weights=damaged))

    teacher.wait_until(lambda: "damaged.safetensors" in teacher.read("messageText"))
    teacher.draw(zero())
    teacher.wait_until(lambda: teacher.read("predictedDigit") == "0")


def test_saved_weights_are_opened_again(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "kept.safetensors"
    teacher = start()
    teacher.app.window.weights_to_save.emit(path)
    teacher.wait_until(lambda: str(path) in teacher.read("messageText"))

    teacher.app.window.weights_to_open.emit(path)

    teacher.wait_until(lambda: len(teacher.opened) == 2)
    assert teacher.failed.values == []


def test_choices_survive_a_restart(start: Start) -> None:
    teacher = start()
    teacher.app.training_panel.choices.set_recipe("mlp")
    teacher.app.draw_area.brush.width = 31.0
    teacher.app.window.scheme_chosen.emit("dark")
    teacher.app.window.close()

    again = start()

    assert again.app.training_panel.choices.recipe_name == "mlp"
    assert again.app.draw_area.brush.width == 31.0
    assert again.app.window.palette().window().color().lightness() < 128


def test_the_end_of_the_session_keeps_the_run_within_its_time(
    start: Start, runs_folder: Path
) -> None:
    teacher = start()
    use_strokes(teacher)
    teacher.app.training_panel.choices.set_recipe("accurate-cnn")
    teacher.press("Train…")
    teacher.wait_until(lambda: len(teacher.snapshots) > 2)

    clock = QElapsedTimer()
    clock.start()
    teacher.app.end_session()

    # Windows waits no longer.
    assert clock.elapsed() < 5_000
    (kept,) = run_shelf.runs(runs_folder)
    assert kept.figures["stopped"]


@pytest.mark.usefixtures("slow_strokes")
def test_closing_while_data_loads_leaves_no_run(start: Start, runs_folder: Path) -> None:
    teacher = start()
    use_strokes(teacher)
    teacher.press("Train…")

    teacher.app.window.close()

    assert run_shelf.runs(runs_folder) == []
    assert not list(runs_folder.glob("*"))


@pytest.mark.mnist
def test_training_on_real_mnist(start: Start, mnist_folder: Path) -> None:
    teacher = start(Options(data_folder=mnist_folder))
    teacher.draw(zero())
    panel = teacher.app.training_panel

    shorter = panel.choice.recipe.with_changes(train_images=15_000)
    panel.train_requested.emit(dataclasses.replace(panel.choice, recipe=shorter))

    teacher.wait_until(lambda: len(teacher.finished) == 1)
    (finished,) = teacher.finished.values
    assert finished.data == "MNIST"
    assert finished.test_accuracy > 0.95
    teacher.wait_until(lambda: teacher.read("predictedDigit") == "0")
    teacher.check_every_prediction_came_from_one_snapshot()
