"""Undo and redo restore the raster byte for byte."""

from __future__ import annotations

import gc
import weakref

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mnist_draw.draw import drawing as drawing_module
from mnist_draw.draw.drawing import Drawing
from mnist_draw.draw.ink import Point, Stroke
from tests.mnist_draw.draw.strokes import drawn, line, ring, strokes

pytestmark = pytest.mark.usefixtures("qapp")

operations = st.one_of(
    strokes, st.sampled_from(["clear", "undo", "redo"]), st.integers(0, 2**32 - 1)
)


def undo_all(drawing: Drawing) -> int:
    count = 0
    while drawing.can_undo:
        drawing.undo()
        count += 1
    return count


def redo_all(drawing: Drawing) -> None:
    while drawing.can_redo:
        drawing.redo()


def test_cancelled_stroke_leaves_no_ink() -> None:
    drawing = drawn(line((50, 50)))
    before = drawing.snapshot()
    drawing.begin_stroke(Point(140, 140), 20)
    drawing.extend(Point(200, 200))
    drawing.cancel_stroke()
    np.testing.assert_array_equal(drawing.raster, before)
    assert len(drawing.strokes) == 1


def test_undo_during_a_stroke_cancels_only_that_stroke() -> None:
    drawing = drawn(line((50, 50)))
    drawing.begin_stroke(Point(140, 140), 20)
    drawing.undo()
    assert not drawing.is_drawing
    assert len(drawing.strokes) == 1


def test_undo_of_clear_restores_the_strokes() -> None:
    drawing = drawn(ring(30))
    before, before_strokes = drawing.snapshot(), drawing.strokes
    drawing.clear()
    assert drawing.is_blank
    assert drawing.strokes == ()
    drawing.undo()
    np.testing.assert_array_equal(drawing.raster, before)
    assert drawing.strokes == before_strokes


def test_clearing_a_blank_drawing_cannot_be_undone() -> None:
    drawing = Drawing()
    drawing.clear()
    assert not drawing.can_undo


@settings(max_examples=40)
@given(operations=st.lists(operations, max_size=12))
def test_undoing_all_clears_and_redoing_all_restores_the_raster(
    operations: list[Stroke | str | int],
) -> None:
    drawing = Drawing()
    for operation in operations:
        if isinstance(operation, Stroke):
            drawing.draw(operation)
        elif isinstance(operation, int):
            noise = np.random.default_rng(operation).integers(0, 256, (28, 28), np.uint8)
            drawing.paste_ink(np.kron(noise, np.ones((30, 30), np.uint8)))
        else:
            getattr(drawing, operation)()
    redo_all(drawing)
    last, last_strokes, pasted = drawing.snapshot(), drawing.strokes, drawing.pasted
    undo_all(drawing)
    assert drawing.is_blank
    assert drawing.strokes == ()
    redo_all(drawing)
    np.testing.assert_array_equal(drawing.raster, last)
    assert (drawing.strokes, drawing.pasted) == (last_strokes, pasted)


def test_history_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing_module, "UNDO_LIMIT", 3)
    drawing = drawn(*(line((20 + 40 * i, 50), width=10) for i in range(5)))
    assert undo_all(drawing) == 3
    assert len(drawing.strokes) == 2


def test_unreferenced_drawing_is_freed_with_its_history() -> None:
    drawing = drawn(ring(10))
    gone = weakref.ref(drawing)
    del drawing
    gc.collect()
    assert gone() is None
