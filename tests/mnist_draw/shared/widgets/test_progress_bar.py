"""The progress bar: shares, an unknown share, and painting."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QProgressBar

from mnist_draw.shared.widgets.progress_bar import ProgressBar
from tests.mnist_draw.event_counter import EventCounter

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


@pytest.fixture
def bar(qtbot: QtBot) -> ProgressBar:
    bar = ProgressBar("progress")
    qtbot.addWidget(bar)
    bar.resize(400, 12)
    return bar


@pytest.mark.parametrize(
    ("share", "value"), [(0.0, 0), (0.25, 250), (1.0, 1000), (1.2, 1000), (-0.1, 0)]
)
def test_a_share_is_shown_in_thousandths(bar: ProgressBar, share: float, value: int) -> None:
    bar.show_share(share)
    assert (bar.value(), bar.maximum()) == (value, 1000)


def test_an_unknown_share_is_animated_until_it_is_known(bar: ProgressBar) -> None:
    bar.show_share(0.5)
    bar.show_share(None)
    assert (bar.minimum(), bar.maximum()) == (0, 0)
    bar.show_share(0.0)
    assert (bar.value(), bar.maximum()) == (0, 1000)


def test_a_new_share_is_painted_with_everything_else_and_not_at_once(
    qtbot: QtBot, bar: ProgressBar
) -> None:
    with qtbot.waitExposed(bar):
        bar.show()
    paints = EventCounter(bar, QEvent.Type.Paint)
    for percent in range(1, 101):
        bar.show_share(percent / 100)
    assert paints.count == 0
    qtbot.waitUntil(lambda: paints.count > 0)
    assert paints.count < 10


def test_a_bar_of_qt_is_painted_at_once(qtbot: QtBot) -> None:
    # What the class is there for: without this it could go.
    usual = QProgressBar()
    qtbot.addWidget(usual)
    usual.resize(400, 12)
    with qtbot.waitExposed(usual):
        usual.show()
    paints = EventCounter(usual, QEvent.Type.Paint)
    usual.setValue(50)
    assert paints.count == 1
