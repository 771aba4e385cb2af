from __future__ import annotations

import itertools
from types import SimpleNamespace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from mnist_draw.draw.draw_area import DrawArea
from mnist_draw.draw.ink import raster_of
from mnist_draw.stroke_files import canvas_writer
from mnist_draw.stroke_files.canvas_writer import CanvasWriter
from trainer.data.recorded_drawing import RecordedDrawing
from trainer.ink.pen import Point, Stroke

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def scribble(count: int) -> RecordedDrawing:
    rng = np.random.default_rng(0)
    places = rng.uniform(60, 220, (count, 2)).tolist()
    return RecordedDrawing("8", (Stroke(tuple(Point(x, y) for x, y in places)),))


@pytest.fixture
def area(qtbot: QtBot) -> DrawArea:
    area = DrawArea()
    qtbot.addWidget(area)
    return area


def test_a_digit_is_on_the_canvas_at_once(area: DrawArea) -> None:
    digit = scribble(20)
    CanvasWriter(area.drawing, area.canvas, area).write(digit)
    np.testing.assert_array_equal(area.drawing.raster, raster_of(digit.strokes))
    assert area.canvas.isEnabled()


def test_a_long_drawing_comes_in_slices(area: DrawArea, qtbot: QtBot) -> None:
    drawing = scribble(1500)
    writer = CanvasWriter(area.drawing, area.canvas, area)
    with qtbot.waitSignal(writer.finished, timeout=60_000):
        writer.write(drawing)
        assert area.drawing.is_drawing
        assert not area.canvas.isEnabled()
    np.testing.assert_array_equal(area.drawing.raster, raster_of(drawing.strokes))
    assert area.canvas.isEnabled()


def test_slow_points_come_in_slices_too(
    area: DrawArea, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Points far from each other take ten times as long as close ones."""
    clock = itertools.count(step=0.04)
    monkeypatch.setattr(canvas_writer, "time", SimpleNamespace(perf_counter=lambda: next(clock)))
    writer = CanvasWriter(area.drawing, area.canvas, area)
    with qtbot.waitSignal(writer.finished, timeout=60_000):
        writer.write(scribble(20))
        assert area.drawing.is_drawing


def test_clearing_ends_it(area: DrawArea, qtbot: QtBot) -> None:
    writer = CanvasWriter(area.drawing, area.canvas, area)
    with qtbot.waitSignal(writer.finished, timeout=60_000):
        writer.write(scribble(1500))
        area.drawing.clear()
    assert area.drawing.is_blank
    assert area.canvas.isEnabled()


@pytest.mark.parametrize("end", ["clear", "undo"])
def test_clearing_or_undoing_between_two_strokes_ends_it(
    area: DrawArea, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, end: str
) -> None:
    clock = itertools.count()
    monkeypatch.setattr(canvas_writer, "time", SimpleNamespace(perf_counter=lambda: next(clock)))
    two = tuple(Stroke((Point(60, y), Point(220, y))) for y in (100, 180))
    writer = CanvasWriter(area.drawing, area.canvas, area)
    writer.write(RecordedDrawing("2", two))
    while area.drawing.is_drawing:
        QCoreApplication.processEvents()
    assert len(area.drawing.strokes) == 1

    with qtbot.waitSignal(writer.finished, timeout=60_000):
        getattr(area.drawing, end)()

    assert area.drawing.is_blank
    assert area.canvas.isEnabled()


@pytest.mark.parametrize("between", [False, True], ids=["within a stroke", "between two strokes"])
def test_a_stroke_on_the_canvas_of_another_window_ends_it(
    area: DrawArea, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, between: bool
) -> None:
    clock = itertools.count()
    monkeypatch.setattr(canvas_writer, "time", SimpleNamespace(perf_counter=lambda: next(clock)))
    points = tuple(Point(60 + 20 * n, 100) for n in range(8))
    below = tuple(Point(60 + 20 * n, 180) for n in range(8))
    mine = (Point(20, 20), Point(20, 80), Point(20, 140))
    writer = CanvasWriter(area.drawing, area.canvas, area)
    writer.write(RecordedDrawing("2", (Stroke(points), Stroke(below))))
    while between and area.drawing.is_drawing:
        QCoreApplication.processEvents()

    with qtbot.waitSignal(writer.finished, timeout=60_000):
        area.drawing.begin_stroke(mine[0], 16)
    for point in mine[1:]:
        area.drawing.extend(point)
    area.drawing.end_stroke()

    first, last = area.drawing.strokes
    assert last.points == mine
    assert set(first.points) <= set(points)


def test_another_window_that_becomes_active_does_not_end_it(
    area: DrawArea, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = itertools.count()
    monkeypatch.setattr(canvas_writer, "time", SimpleNamespace(perf_counter=lambda: next(clock)))
    stroke = Stroke(tuple(Point(60 + 20 * n, 100) for n in range(8)))
    writer = CanvasWriter(area.drawing, area.canvas, area)
    writer.write(RecordedDrawing("2", (stroke,)))
    with qtbot.waitSignal(writer.finished, timeout=60_000):
        QCoreApplication.sendEvent(area.canvas, QEvent(QEvent.Type.WindowDeactivate))
    assert [each.points for each in area.drawing.strokes] == [stroke.points]
