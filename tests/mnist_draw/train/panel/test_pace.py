"""The training panel at other speeds than the full one, and the settings of a run."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtWidgets import QToolButton, QWidget

from mnist_draw.train.pacing import ONE_STEP
from mnist_draw.train.run_controls import Phase
from tests.mnist_draw.recorder import Recorder
from tests.mnist_draw.train.panel.parts import STARTED, click, find, finished_event, status_of
from trainer.events import StepsDone

if TYPE_CHECKING:
    from mnist_draw.train.panel import TrainingPanel


def single_step(number: int) -> StepsDone:
    loss, accuracy = np.array([2.1], np.float32), np.array([0.1], np.float32)
    return StepsDone(number, loss, accuracy, 0.01, 100.0, 0.1, 9.0)


def test_a_step_from_idle_starts_a_run_that_is_held_after_it(panel: TrainingPanel) -> None:
    trained, steps = Recorder(panel.train_requested), Recorder(panel.step_requested)
    panel.pacing.step_action.trigger()
    assert (len(trained.values), len(steps.values)) == (1, 1)
    assert panel.views.view == "steps"
    panel.show_started(STARTED)
    assert panel.phase is Phase.PAUSED
    panel.show_steps(single_step(1))
    assert status_of(panel) == "Step 1 of 200 · loss 2.1"


def test_a_step_holds_a_running_training(panel: TrainingPanel) -> None:
    click(panel, "train")
    panel.show_started(STARTED)
    paused, steps = Recorder(panel.pause_requested), Recorder(panel.step_requested)
    panel.pacing.step_action.trigger()
    assert panel.phase is Phase.PAUSED
    assert (len(paused.values), len(steps.values)) == (1, 1)


def test_another_view_than_the_curves_stays_at_a_step(panel: TrainingPanel) -> None:
    panel.views.show_view("inside")
    panel.pacing.step_action.trigger()
    assert panel.views.view == "inside"


def test_resuming_after_single_steps_goes_on_at_full_speed(panel: TrainingPanel) -> None:
    panel.pacing.step_action.trigger()
    panel.show_started(STARTED)
    resumed, speeds = Recorder(panel.resume_requested), Recorder(panel.pacing.speed_changed)
    click(panel, "pause")
    assert len(resumed.values) == 1
    assert speeds.values == [math.inf]
    assert panel.phase is Phase.TRAINING


def test_a_slower_speed_resumes_and_names_the_steps(panel: TrainingPanel) -> None:
    panel.pacing.set_speed(ONE_STEP)
    click(panel, "train")
    panel.show_started(STARTED)
    phases = [panel.phase]
    panel.pacing.set_speed(5.0)
    phases.append(panel.phase)
    assert phases == [Phase.PAUSED, Phase.TRAINING]
    panel.show_steps(single_step(9))
    assert status_of(panel) == "Step 9 of 200 · loss 2.1"


def test_a_job_of_another_window_is_neither_held_nor_changed(panel: TrainingPanel) -> None:
    panel.pacing.set_speed(ONE_STEP)
    panel.begin_job(panel.choices.recipe)
    panel.show_started(STARTED)
    assert panel.phase is Phase.TRAINING
    assert not find(panel, QWidget, "liveRow").isVisible()


def test_a_step_holds_a_job_of_another_window_even_if_the_speed_was_chosen_before(
    panel: TrainingPanel,
) -> None:
    panel.pacing.set_speed(ONE_STEP)
    panel.begin_job(panel.choices.recipe)
    panel.show_started(STARTED)
    paused, resumed = Recorder(panel.pause_requested), Recorder(panel.resume_requested)
    panel.pacing.step_action.trigger()
    phases = [panel.phase]
    panel.show_steps(single_step(1))
    assert status_of(panel) == "Step 1 of 200 · loss 2.1"
    panel.pacing.set_speed(math.inf)
    phases.append(panel.phase)
    assert phases == [Phase.PAUSED, Phase.TRAINING]
    assert (len(paused.values), len(resumed.values)) == (1, 1)


def test_a_step_before_the_first_one_holds_the_job_at_its_start(panel: TrainingPanel) -> None:
    panel.begin_job(panel.choices.recipe)
    paused, resumed = Recorder(panel.pause_requested), Recorder(panel.resume_requested)
    panel.pacing.step_action.trigger()
    panel.show_started(STARTED)
    phases = [panel.phase]
    click(panel, "pause")
    phases.append(panel.phase)
    assert phases == [Phase.PAUSED, Phase.TRAINING]
    assert (len(paused.values), len(resumed.values)) == (1, 1)


def test_full_speed_chosen_before_the_first_step_holds_it_no_more(panel: TrainingPanel) -> None:
    resumed = Recorder(panel.resume_requested)
    panel.pacing.set_speed(ONE_STEP)
    click(panel, "train")
    panel.pacing.set_speed(math.inf)
    panel.show_started(STARTED)
    assert panel.phase is Phase.TRAINING
    assert len(resumed.values) == 1


def test_while_it_trains_live_settings_take_the_room_of_those_that_cannot_change(
    panel: TrainingPanel,
) -> None:
    row, details = find(panel, QWidget, "liveRow"), find(panel, QWidget, "hyperParameters")
    height = panel.views.height()
    assert not row.isVisible()
    click(panel, "train")
    panel.show_started(STARTED)
    assert row.isVisible()
    assert not details.isVisible()
    assert panel.views.height() >= height
    panel.show_finished(finished_event())
    assert not row.isVisible()
    assert details.isVisible()


def test_folded_settings_leave_a_button_for_them(panel: TrainingPanel) -> None:
    button = find(panel, QToolButton, "liveButton")
    panel.fold_settings(True)
    assert not button.isVisible()
    click(panel, "train")
    panel.show_started(STARTED)
    assert button.isVisible()
    assert not find(panel, QWidget, "liveRow").isVisible()
    panel.fold_settings(False)
    assert not button.isVisible()
