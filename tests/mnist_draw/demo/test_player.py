"""The player draws as the writer did, gives way at once and leaves no trace."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from mnist_draw.demo.interruption import Interruption
from mnist_draw.demo.player import FASTEST, LOW, SLOWEST, Player, moves
from mnist_draw.draw.drawing import Drawing
from mnist_draw.draw.ink import CANVAS_SIZE, Point, Stroke
from mnist_draw.replay.engine import frame_recorded
from mnist_draw.stroke_files import demo_drawings
from tests.mnist_draw.recorder import Recorder
from trainer.data.recorded_drawing import RecordedDrawing
from trainer.ink.stroke_framing import frame_drawing


def timed(*times: float, x: float = 50.0) -> Stroke:
    return Stroke(tuple(Point(x, 40.0 + 20 * n, t) for n, t in enumerate(times)))


ONE = RecordedDrawing("1", (timed(0, 0.1, 0.2, 0.3),))
TWO = RecordedDrawing("2", (timed(0, 0.2), timed(0.4, 0.6, x=90)))


def run_out(player: Player, seconds: float) -> None:
    for _ in range(round(seconds / 0.02)):
        player.advance(0.02)


def test_times_of_the_file_are_kept() -> None:
    assert [move.seconds for move in moves(TWO.strokes)] == pytest.approx([0, 0.2, 0.4, 0.6])
    assert [move.begins is not None for move in moves(TWO.strokes)] == [True, False, True, False]
    assert [move.ends for move in moves(TWO.strokes)] == [False, True, False, True]


@pytest.mark.parametrize(
    "times",
    [(0, 0, 0), (5, 4, 3), (0, 900, 901), (0, 1e10, -1e10), tuple(0.5 * n for n in range(200))],
    ids=["none", "backwards", "a long pause", "senseless", "slow"],
)
def test_a_drawing_never_takes_long_and_never_goes_back(times: tuple[float, ...]) -> None:
    seconds = [move.seconds for move in moves((timed(*times), timed(*times, x=90)))]
    assert seconds == sorted(seconds)
    assert 0 < seconds[-1] <= 3


def test_what_is_played_frames_as_what_is_replayed() -> None:
    drawing = Drawing()
    player = Player(drawing)
    player.start()
    player.give([TWO], last=True)
    run_out(player, 1.5)
    player.stop()
    played, replayed = frame_drawing(drawing.snapshot(), drawing.pen_strokes), frame_recorded(TWO)
    assert played is not None
    assert replayed is not None
    np.testing.assert_array_equal(played.digit_image, replayed.digit_image)


def test_ink_grows_while_it_plays() -> None:
    drawing = Drawing()
    player = Player(drawing)
    player.start()
    player.give([ONE], last=True)
    amounts = []
    for _ in range(40):
        player.advance(0.02)
        amounts.append(int(drawing.raster.sum(dtype=np.int64)))
    player.stop()
    assert len(set(amounts)) >= 4
    assert amounts == sorted(amounts)


def test_the_next_drawing_takes_the_place_of_the_one_before_and_the_last_stays() -> None:
    drawing = Drawing()
    player = Player(drawing)
    told = Recorder(player.playing_changed)
    player.start()
    player.give([ONE, RecordedDrawing(None, ()), TWO], last=True)
    run_out(player, 8)
    assert not player.playing
    assert told.values == [True, False]
    assert len(drawing.strokes) == 2


def test_what_was_on_the_canvas_comes_back_by_undo() -> None:
    drawing = Drawing()
    drawing.draw(timed(0, 1, 2, x=200))
    before = drawing.snapshot()
    player = Player(drawing)
    player.start()
    player.give([ONE, TWO, ONE], last=True)
    run_out(player, 5)
    player.stop(discard=True)
    assert drawing.is_blank
    drawing.undo()
    np.testing.assert_array_equal(drawing.raster, before)
    drawing.undo()
    assert not drawing.can_undo


def test_stopping_in_a_stroke_leaves_a_blank_canvas_or_what_was_drawn() -> None:
    for discard in (True, False):
        drawing = Drawing()
        player = Player(drawing)
        player.start()
        player.give([ONE])
        run_out(player, 0.5)
        assert drawing.is_drawing
        player.stop(discard=discard)
        assert len(drawing.strokes) == (0 if discard else 1)
        assert drawing.is_blank == discard


def test_a_stroke_that_the_window_ended_is_gone_on_with() -> None:
    drawing = Drawing()
    player = Player(drawing)
    player.start()
    player.give([ONE], last=True)
    run_out(player, 0.5)
    drawing.end_stroke()
    run_out(player, 0.5)
    assert len(drawing.strokes) == 2
    player.stop()


def test_more_is_asked_for_once_while_little_is_left() -> None:
    player = Player(Drawing())
    asked = Recorder(player.running_low)
    player.start()
    assert len(asked) == 1
    player.give([ONE] * (LOW + 1))
    run_out(player, 1)
    assert len(asked) == 1
    run_out(player, 5)
    assert len(asked) == 2
    player.stop()


def test_nothing_to_play_ends_at_once() -> None:
    player = Player(Drawing())
    player.start()
    player.give([], last=True)
    assert not player.playing


def test_speed_is_brought_into_range() -> None:
    player = Player(Drawing())
    for asked, given in ((0.1, SLOWEST), (2.0, 2.0), (100.0, FASTEST)):
        player.speed = asked
        assert player.speed == given


def test_built_in_digits_are_all_ten_inside_the_canvas_and_repeatable() -> None:
    digits = demo_drawings.endless(seed=1)
    drawings = [next(digits) for _ in range(20)]
    again = demo_drawings.endless(seed=1)
    assert drawings == [next(again) for _ in range(20)]
    assert {drawing.label for drawing in drawings} == set("0123456789")
    for drawing in drawings:
        for point in (point for stroke in drawing.strokes for point in stroke.points):
            assert 0 < point.x < CANVAS_SIZE
            assert 0 < point.y < CANVAS_SIZE


@pytest.fixture
def watched(qtbot: object) -> tuple[Interruption, QWidget, QWidget]:
    window = QWidget()
    window.resize(300, 200)
    widget = QWidget(window)
    widget.setGeometry(100, 0, 200, 200)
    qtbot.addWidget(window)  # type: ignore[attr-defined]
    window.show()
    interruption = Interruption(widget, window)
    interruption.watch(active=True)
    return interruption, window, widget


pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


def test_a_press_is_told_with_whether_it_was_on_the_widget(
    watched: tuple[Interruption, QWidget, QWidget],
) -> None:
    interruption, window, widget = watched
    pressed = Recorder(interruption.pressed)
    QTest.mousePress(window, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert set(pressed.values) == {False}
    pressed.values.clear()
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert set(pressed.values) == {True}
    interruption.watch(active=False)
    pressed.values.clear()
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    assert pressed.values == []


class Typist(QWidget):
    """Counts the keys that reach it."""

    keys = 0

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            self.keys += 1
        return super().event(event)


@pytest.mark.parametrize("takes_keys", [True, False])
def test_a_key_is_told_and_kept_where_asked(qapp: QApplication, takes_keys: bool) -> None:
    typist = Typist()
    interruption = Interruption(typist)
    interruption.takes_keys = takes_keys
    interruption.watch(active=True)
    told = Recorder(interruption.key_pressed)
    QTest.keyClick(typist, Qt.Key.Key_Escape)
    interruption.watch(active=False)
    assert told.values == [Qt.Key.Key_Escape.value]
    assert typist.keys == (0 if takes_keys else 1)
    assert qapp is not None
