"""The player of rows: keys, buttons, playing to the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSlider, QToolButton

from mnist_draw.inside.rows.player import RowPlayer
from tests.mnist_draw.recorder import Recorder

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def player(qtbot: QtBot) -> RowPlayer:
    player = RowPlayer(28)
    qtbot.addWidget(player)
    player.show()
    return player


def press(player: RowPlayer, *keys: Qt.Key) -> None:
    slider = player.findChild(QSlider)
    assert slider is not None
    for key in keys:
        QTest.keyClick(slider, key)


def button(player: RowPlayer, name: str) -> QToolButton:
    found = player.findChild(QToolButton, name)
    assert found is not None
    return found


def test_all_rows_have_been_read_at_first(player: RowPlayer) -> None:
    assert player.position == 28
    assert not player.playing


@pytest.mark.parametrize(
    ("keys", "position"),
    [
        ((Qt.Key.Key_Left,), 27),
        ((Qt.Key.Key_Home,), 0),
        ((Qt.Key.Key_Home, Qt.Key.Key_Right, Qt.Key.Key_Right), 2),
        ((Qt.Key.Key_Home, Qt.Key.Key_Left), 0),
        ((Qt.Key.Key_Home, Qt.Key.Key_End), 28),
    ],
)
def test_arrows_home_and_end_move(
    player: RowPlayer, keys: tuple[Qt.Key, ...], position: int
) -> None:
    press(player, *keys)
    assert player.position == position


def test_space_plays_from_the_start_and_pauses(qtbot: QtBot, player: RowPlayer) -> None:
    moves = Recorder(player.moved)
    press(player, Qt.Key.Key_Space)
    assert player.playing
    qtbot.waitUntil(lambda: len(moves) >= 3)
    press(player, Qt.Key.Key_Space)
    assert moves.values[:3] == [0, 1, 2]
    assert not player.playing


def test_playing_goes_on_from_a_row_and_ends_after_the_last(
    qtbot: QtBot, player: RowPlayer
) -> None:
    player.move_to(26)
    moves = Recorder(player.moved)
    player.toggle()
    qtbot.waitUntil(lambda: not player.playing)
    assert moves.values == [27, 28]


@pytest.mark.parametrize("key", [Qt.Key.Key_Left, Qt.Key.Key_Home])
def test_moving_by_hand_pauses(player: RowPlayer, key: Qt.Key) -> None:
    player.move_to(5)
    player.toggle()
    press(player, key)
    assert not player.playing


def test_buttons_step_and_say_what_they_do(player: RowPlayer) -> None:
    QTest.mouseClick(button(player, "rowBackButton"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(player, "rowBackButton"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(button(player, "rowForwardButton"), Qt.MouseButton.LeftButton)
    assert player.position == 27
    play = button(player, "rowPlayButton")
    assert play.accessibleName() == "Play row by row"
    QTest.mouseClick(play, Qt.MouseButton.LeftButton)
    assert play.accessibleName() == "Pause"


def test_a_click_on_a_button_gives_its_keys_to_the_slider(player: RowPlayer) -> None:
    player.activateWindow()
    QTest.mouseClick(button(player, "rowBackButton"), Qt.MouseButton.LeftButton)
    assert player.focusWidget() is player.findChild(QSlider)
