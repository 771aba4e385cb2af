"""Long work in turns of the event loop."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from mnist_draw.shared.turns import Turns
from tests.mnist_draw.recorder import Recorder

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_other_events_have_their_turns_between_the_steps(qtbot: QtBot) -> None:
    parent, beats = QObject(), list[str]()
    turns = Turns(parent)
    turns.start(itertools.count())
    QTimer.singleShot(0, lambda: beats.append("another's turn"))
    qtbot.waitUntil(lambda: bool(beats))
    assert turns.active
    turns.stop()
    assert not turns.active


def test_the_end_is_told_once(qtbot: QtBot) -> None:
    parent, taken = QObject(), list[int]()
    turns = Turns(parent)
    done = Recorder(turns.done)
    turns.start(map(taken.append, range(3)))
    qtbot.waitUntil(lambda: len(done) == 1)
    assert taken == [0, 1, 2]
    turns.finish()
    assert len(done) == 1


def test_what_is_left_is_finished_at_once(qtbot: QtBot) -> None:
    del qtbot
    parent, taken = QObject(), list[int]()
    turns = Turns(parent)
    done = Recorder(turns.done)
    turns.start(map(taken.append, range(3)))
    turns.finish()
    assert taken == [0, 1, 2]
    assert len(done) == 1


def test_other_steps_replace_those_that_are_left(qtbot: QtBot) -> None:
    parent, taken = QObject(), list[str]()
    turns = Turns(parent)
    done = Recorder(turns.done)
    turns.start(map(taken.append, ["old"] * 3))
    turns.start(map(taken.append, ["new"] * 2))
    qtbot.waitUntil(lambda: len(done) == 1)
    assert taken == ["new", "new"]
