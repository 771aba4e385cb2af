"""A tone that follows the loss while it is switched on."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, cast

import numpy as np
import pytest
from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtWidgets import QWidget

from mnist_draw.messages.notifications import Notifications
from mnist_draw.settings import Settings
from mnist_draw.sound import controller as sound
from mnist_draw.sound.controller import SoundController
from mnist_draw.sound.tones import tone
from tests.mnist_draw.recorder import TextRecorder
from trainer.events import StepsDone

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from mnist_draw.sound.player import Player
    from mnist_draw.train.worker import TrainingWorker


class Trainings(QObject):
    steps_done = Signal(object)
    member_reported = Signal(int, object)


def steps(loss: float) -> StepsDone:
    values = np.full(3, loss, np.float32)
    return StepsDone(1, values, values, 0.1, 100.0, 1.0, 1.0)


class Room:
    """A window that may sound."""

    def __init__(self, qtbot: QtBot, folder: Path, player: Player | None) -> None:
        self.qtbot = qtbot
        self.heard: list[bytes] = []
        self.settings = Settings(QSettings(str(folder / "s.ini"), QSettings.Format.IniFormat))
        self.window = QWidget()
        qtbot.addWidget(self.window)
        notifications = Notifications()
        self.messages = TextRecorder(notifications.shown)
        self.trainings = Trainings()
        self.sound = SoundController(
            self.window,
            cast("TrainingWorker", self.trainings),
            notifications,
            self.settings,
            player,
        )

    def close(self) -> None:
        for thread in self.sound.threads:
            thread.quit()
            assert thread.wait(5000)


@pytest.fixture
def heard() -> list[bytes]:
    return []


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path, heard: list[bytes]) -> Iterator[Room]:
    room = Room(qtbot, tmp_path, heard.append)
    yield room
    room.close()


def test_silent_until_it_is_switched_on(room: Room, heard: list[bytes]) -> None:
    assert not room.sound.action.isChecked()
    room.trainings.steps_done.emit(steps(1.0))
    room.sound.action.trigger()
    room.trainings.steps_done.emit(steps(math.log(10)))

    room.qtbot.waitUntil(lambda: len(heard) == 1)
    assert heard == [tone(880)]


def test_losses_that_arrive_faster_than_tones_are_left_out(room: Room, heard: list[bytes]) -> None:
    room.sound.action.trigger()
    for loss in np.linspace(2.0, 0.02, 200):
        room.trainings.steps_done.emit(steps(float(loss)))

    # The first, and the newest at the end of the interval.
    room.qtbot.waitUntil(lambda: len(heard) == 2)
    assert len(heard) == 2


def test_no_tone_for_a_loss_that_is_no_number(room: Room, heard: list[bytes]) -> None:
    room.sound.action.trigger()
    room.trainings.steps_done.emit(steps(math.nan))
    room.trainings.member_reported.emit(1, steps(0.5))
    room.trainings.member_reported.emit(0, steps(math.log(10)))

    room.qtbot.waitUntil(lambda: len(heard) == 1)
    assert heard == [tone(880)]


def test_the_choice_is_remembered(room: Room, qtbot: QtBot, tmp_path: Path) -> None:
    room.sound.action.trigger()
    room.settings.sync()

    again = Room(qtbot, tmp_path, room.heard.append)

    assert again.sound.action.isChecked()
    again.close()


def test_without_a_player_the_action_says_so(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sound, "find_player", lambda: None)
    room = Room(qtbot, tmp_path, None)

    room.sound.action.trigger()

    assert not room.sound.action.isChecked()
    (message,) = room.messages.values
    assert "no program that plays sounds" in str(message)
    assert not room.settings.sound
    assert room.sound.threads == ()


def test_a_player_that_refuses_switches_it_off(qtbot: QtBot, tmp_path: Path) -> None:
    def refuse(_wav: bytes) -> Any:
        raise OSError("no loudspeaker")

    room = Room(qtbot, tmp_path, refuse)
    room.sound.action.trigger()
    room.trainings.steps_done.emit(steps(1.0))

    qtbot.waitUntil(lambda: len(room.messages) == 1)
    assert not room.sound.action.isChecked()
    room.close()
