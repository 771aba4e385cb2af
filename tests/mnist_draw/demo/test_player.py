"""Player: draws at the recorded speed, stops at once, and leaves nothing in the undo history."""

from __future__ import annotations

import numpy as np
import pytest

from mnist_draw.demo.player import LOW, MAX_SPEED, MIN_SPEED, Player, moves
from mnist_draw.draw.drawing import Drawing
from mnist_draw.draw.ink import Point, Stroke
from mnist_draw.replay.engine import replay
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


def test_recorded_times_are_kept() -> None:
    assert [move.seconds for move in moves(TWO.strokes)] == pytest.approx([0, 0.2, 0.4, 0.6])
    assert [move.begins is not None for move in moves(TWO.strokes)] == [True, False, True, False]
    assert [move.ends for move in moves(TWO.strokes)] == [False, True, False, True]


@pytest.mark.parametrize(
    "times",
    [(0, 0, 0), (5, 4, 3), (0, 900, 901), (0, 1e10, -1e10), tuple(0.5 * n for n in range(200))],
    ids=["none", "backwards", "a long pause", "absurd", "slow"],
)
def test_duration_is_limited_and_times_never_decrease(times: tuple[float, ...]) -> None:
    seconds = [move.seconds for move in moves((timed(*times), timed(*times, x=90)))]
    assert seconds == sorted(seconds)
    assert 0 < seconds[-1] <= 3


def test_played_drawing_frames_as_the_replayed_one() -> None:
    drawing = Drawing()
    player = Player(drawing)
    player.start()
    player.add([TWO], last=True)
    run_out(player, 1.5)
    player.stop()
    played = frame_drawing(drawing.snapshot(), drawing.pen_strokes)
    (replayed,) = replay([TWO], lambda _: np.zeros(10, np.float32))
    assert played is not None
    assert replayed.digit_image is not None
    np.testing.assert_array_equal(played.digit_image, replayed.digit_image)


def test_ink_grows_during_playback() -> None:
    drawing = Drawing()
    player = Player(drawing)
    player.start()
    player.add([ONE], last=True)
    amounts = []
    for _ in range(40):
        player.advance(0.02)
        amounts.append(int(drawing.raster.sum(dtype=np.int64)))
    player.stop()
    assert len(set(amounts)) >= 4
    assert amounts == sorted(amounts)


def test_next_drawing_replaces_the_previous_one_and_the_last_stays() -> None:
    drawing = Drawing()
    player = Player(drawing)
    playing = Recorder(player.playing_changed)
    player.start()
    player.add([ONE, RecordedDrawing(None, ()), TWO], last=True)
    run_out(player, 8)
    assert not player.playing
    assert playing.values == [True, False]
    assert len(drawing.strokes) == 2


def test_undo_restores_the_canvas_before_playback() -> None:
    drawing = Drawing()
    drawing.draw(timed(0, 1, 2, x=200))
    before = drawing.snapshot()
    player = Player(drawing)
    player.start()
    player.add([ONE, TWO, ONE], last=True)
    run_out(player, 5)
    player.stop(discard=True)
    assert drawing.is_blank
    drawing.undo()
    np.testing.assert_array_equal(drawing.raster, before)
    drawing.undo()
    assert not drawing.can_undo


def test_stopping_within_a_stroke_keeps_or_discards_it() -> None:
    for discard in (True, False):
        drawing = Drawing()
        player = Player(drawing)
        player.start()
        player.add([ONE])
        run_out(player, 0.5)
        assert drawing.is_drawing
        player.stop(discard=discard)
        assert len(drawing.strokes) == (0 if discard else 1)
        assert drawing.is_blank == discard


def test_stroke_ended_by_the_canvas_is_continued() -> None:
    drawing = Drawing()
    player = Player(drawing)
    player.start()
    player.add([ONE], last=True)
    run_out(player, 0.5)
    drawing.end_stroke()
    run_out(player, 0.5)
    assert len(drawing.strokes) == 2
    player.stop()


def test_more_drawings_are_requested_once_when_few_are_left() -> None:
    player = Player(Drawing())
    requests = Recorder(player.running_low)
    player.start()
    assert len(requests) == 1
    player.add([ONE] * (LOW + 1))
    run_out(player, 1)
    assert len(requests) == 1
    run_out(player, 5)
    assert len(requests) == 2
    player.stop()


def test_empty_source_stops_the_player() -> None:
    player = Player(Drawing())
    player.start()
    player.add([], last=True)
    assert not player.playing


def test_speed_is_clamped() -> None:
    player = Player(Drawing())
    for speed, clamped in ((0.1, MIN_SPEED), (2.0, 2.0), (100.0, MAX_SPEED)):
        player.speed = speed
        assert player.speed == clamped
