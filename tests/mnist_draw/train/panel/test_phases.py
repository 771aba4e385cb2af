"""Phases of a run, and the controls enabled in each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QProgressBar

from mnist_draw.train.run_controls import Phase
from mnist_draw.train.status import status_texts
from mnist_draw.train.training_choice import TrainingChoice
from tests.mnist_draw.train.panel.parts import (
    STARTED,
    button_named,
    click,
    enabled_in,
    find,
    finished_event,
    status_of,
    steps_event,
)
from trainer.data.progress import Progress
from trainer.events import DataReady
from trainer.recipe.presets import FAST_CNN

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from mnist_draw.train.panel import TrainingPanel


def test_the_panel_starts_idle_with_the_default_recipe(panel: TrainingPanel) -> None:
    assert panel.choices.recipe_name == FAST_CNN.name
    assert enabled_in(panel) == {"choices", "train"}
    assert button_named(panel, "train").text() == "Train"


def test_train_requests_a_run_of_the_choices(panel: TrainingPanel, qtbot: QtBot) -> None:
    with qtbot.waitSignal(panel.train_requested) as blocker:
        click(panel, "train")
    assert blocker.args == [
        TrainingChoice(FAST_CNN, data="auto", folder=None, device="auto", continue_=False)
    ]


def test_a_run_passes_through_all_phases(panel: TrainingPanel) -> None:
    seen = []
    for name in ("train", "pause", "resume", "stop"):
        getattr(panel, f"{name}_requested").connect(lambda *_, name=name: seen.append(name))
    click(panel, "train")
    assert (panel.phase, enabled_in(panel)) == (Phase.PREPARING, {"stop"})
    panel.show_started(STARTED)
    assert (panel.phase, enabled_in(panel)) == (Phase.TRAINING, {"pause", "stop"})
    click(panel, "pause")
    assert (panel.phase, enabled_in(panel)) == (Phase.PAUSED, {"pause", "stop"})
    assert button_named(panel, "pause").text() == "Resume"
    click(panel, "pause")
    assert (panel.phase, button_named(panel, "pause").text()) == (Phase.TRAINING, "Pause")
    click(panel, "stop")
    assert (panel.phase, enabled_in(panel)) == (Phase.STOPPING, set())
    panel.show_finished(finished_event(stopped=True, steps=31))
    assert (panel.phase, enabled_in(panel)) == (Phase.IDLE, {"choices", "train"})
    assert seen == ["train", "pause", "resume", "stop"]


def test_train_says_after_a_run_that_it_makes_a_new_network(panel: TrainingPanel) -> None:
    click(panel, "train")
    panel.show_started(STARTED)
    panel.show_finished(finished_event())
    assert button_named(panel, "train").text() == "Train a new network"
    assert panel.train_action.text() == "Train a new network"


def test_a_download_can_be_cancelled(panel: TrainingPanel, qtbot: QtBot) -> None:
    click(panel, "train")
    panel.show_progress(Progress("download", "MNIST", 3_100_000, 11_600_000, "bytes"))
    assert status_of(panel) == "Downloading MNIST · 3.1 of 11.6 MB"
    assert find(panel, QProgressBar, "trainingProgress").value() == 267
    assert button_named(panel, "stop").text() == "Cancel"
    with qtbot.waitSignal(panel.stop_requested):
        click(panel, "stop")
    panel.show_ended(status_texts.cancelled)
    assert panel.phase is Phase.IDLE
    assert button_named(panel, "stop").text() == "Stop"
    assert button_named(panel, "train").text() == "Train"


def test_steps_that_arrive_while_paused_keep_the_phase(panel: TrainingPanel) -> None:
    panel.show_started(STARTED)
    panel.pause_action.trigger()
    panel.show_steps(steps_event(50))
    assert panel.phase is Phase.PAUSED
    assert status_of(panel).startswith("Paused")


def test_late_events_do_not_undo_stopping(panel: TrainingPanel) -> None:
    click(panel, "train")
    click(panel, "stop")
    panel.show_progress(Progress("read", "MNIST", 1, 2, "images"))
    panel.show_data(DataReady("MNIST", "here", 550, 50, 100))
    panel.show_started(STARTED)
    panel.show_steps(steps_event(10))
    assert panel.phase is Phase.STOPPING
    assert status_of(panel) == "Stopping…"


@pytest.mark.parametrize("key", ["Ctrl+T", "F5"])
def test_train_has_shortcuts(panel: TrainingPanel, key: str) -> None:
    assert key in {shortcut.toString() for shortcut in panel.train_action.shortcuts()}


def test_a_run_can_be_controlled_by_keyboard(panel: TrainingPanel, qtbot: QtBot) -> None:
    panel.activateWindow()
    button = button_named(panel, "train")
    button.setFocus()
    qtbot.waitUntil(button.hasFocus, timeout=2000)
    with qtbot.waitSignal(panel.train_requested):
        QTest.keyClick(button, Qt.Key.Key_Space)
    panel.show_started(STARTED)
    pause = button_named(panel, "pause")
    assert pause.hasFocus()
    with qtbot.waitSignal(panel.pause_requested):
        QTest.keyClick(pause, Qt.Key.Key_Space)
    with qtbot.waitSignal(panel.resume_requested):
        QTest.keyClick(panel, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(panel.stop_requested):
        QTest.keyClick(panel, Qt.Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    panel.show_finished(finished_event(stopped=True))
    with qtbot.waitSignal(panel.train_requested):
        QTest.keyClick(panel, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
