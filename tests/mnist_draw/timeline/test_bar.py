"""Keys and clicks of the bar."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from mnist_draw.shared import language, theme
from mnist_draw.shared.language import Language
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from mnist_draw.timeline.bar import TimelineBar, TimelineView
from mnist_draw.timeline.timeline import Timeline
from tests.mnist_draw.recorder import Recorder
from tests.mnist_draw.timeline.parts import at_step
from trainer.network.packed_weights import pack

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

KEPT = tuple(pack(at_step(step)) for step in range(10))


@pytest.fixture
def bar(qtbot: QtBot) -> TimelineBar:
    result = TimelineBar()
    qtbot.addWidget(result)
    result.resize(600, 40)
    result.show_view(TimelineView(Timeline.of(at_step(20), KEPT), 4))
    return result


@pytest.mark.parametrize("code", get_args(Language))
def test_the_bar_fits_beside_the_bars_on_a_projector(
    bar: TimelineBar, qapp: QApplication, code: Language
) -> None:
    theme.apply(qapp, "light", projector=True)
    language.install(qapp, code)
    bar.ensurePolished()
    bar.show_view(TimelineView(Timeline.of(at_step(430), KEPT), 4))
    try:
        # What a window 1024 pixels wide leaves the curves.
        assert bar.minimumSizeHint().width() <= 314
    finally:
        theme.apply(qapp, "light", projector=False)
        language.install(qapp, "en")


def test_arrow_keys_move_by_one_step_and_the_end_key_to_now(bar: TimelineBar) -> None:
    moved = Recorder(bar.moved)
    slider = bar.focusProxy()
    assert slider is not None
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End):
        QTest.keyClick(slider, key)
    assert moved.values == [3, 4, 0, 10]


def test_the_space_bar_plays(bar: TimelineBar) -> None:
    toggled = Recorder(bar.play_toggled)
    slider = bar.focusProxy()
    assert slider is not None
    QTest.keyClick(slider, Qt.Key.Key_Space)
    assert len(toggled) == 1


def test_a_click_beside_the_handle_jumps_there(bar: TimelineBar) -> None:
    moved = Recorder(bar.moved)
    slider = bar.focusProxy()
    assert slider is not None
    middle = slider.height() // 2
    QTest.mouseClick(slider, Qt.MouseButton.LeftButton, pos=QPoint(slider.width() - 2, middle))
    assert moved.values == [10]


def test_showing_a_position_moves_nothing(bar: TimelineBar) -> None:
    moved = Recorder(bar.moved)
    bar.show_view(TimelineView(Timeline.of(at_step(20), KEPT), 7))
    bar.show_view(TimelineView(Timeline.of(at_step(20), KEPT[:3]), 3))
    assert moved.values == []


def test_a_narrow_bar_shows_the_step_without_its_epoch(bar: TimelineBar) -> None:
    label = bar.findChild(SteadyLabel, "timelineStep")
    assert label is not None
    assert label.text() == "step 4 · epoch 0.20"
    bar.resize(320, 40)
    assert label.text() == "step 4"
    assert label.accessibleName() == "step 4 · epoch 0.20"


def test_there_is_no_bar_without_earlier_weights(bar: TimelineBar) -> None:
    bar.show_view(TimelineView(Timeline.of(at_step(20)), 0))
    assert bar.isHidden()


def test_weights_that_are_not_older_than_the_present_are_left_out() -> None:
    timeline = Timeline.of(at_step(3), KEPT)
    assert [each.step for each in timeline.kept] == [0, 1, 2]
    assert timeline.at(timeline.last).step == 3


@pytest.mark.parametrize("width", [320, 600])
def test_a_growing_run_moves_no_part_of_the_bar(bar: TimelineBar, width: int) -> None:
    bar.resize(width, 40)
    bar.show()
    places = []
    for step in (9, 10, 99, 1000):
        bar.show_view(TimelineView(Timeline.of(at_step(step), KEPT[:3]), 1))
        QApplication.processEvents()
        slider = bar.focusProxy()
        assert slider is not None
        places.append((slider.geometry(), bar.minimumSizeHint()))
    assert places == [places[0]] * 4
