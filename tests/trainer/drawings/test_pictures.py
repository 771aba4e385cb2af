"""Pictures of stored drawings: those that the window makes of the same strokes."""

from __future__ import annotations

import numpy as np
import pytest

from mnist_draw.draw.drawing import Drawing
from tests.trainer.drawings.examples import line
from trainer.drawings.pictures import canvas_image
from trainer.ink.pen import Point, Stroke
from trainer.ink.stroke_framing import frame_drawing
from trainer.ink.stroke_image import digit_image
from trainer.ink.stroke_raster import draw_strokes

ERASED = (
    *line(1),
    Stroke((Point(20, 120), Point(260, 125)), 30.0, eraser=True),
    *line(900),
)
DOT = (Stroke((Point(100, 100),), 20.0),)
BLOT = (Stroke((Point(100, 100), Point(104, 103)), 30.0),)


def drawn(strokes: tuple[Stroke, ...]) -> Drawing:
    drawing = Drawing()
    for stroke in strokes:
        drawing.draw(stroke)
    return drawing


@pytest.mark.parametrize("strokes", [line(1), line(2) + line(30), ERASED, DOT, BLOT])
def test_raster_is_that_of_the_window_but_for_the_edges(strokes: tuple[Stroke, ...]) -> None:
    ours = draw_strokes(strokes).astype(int)
    theirs = drawn(strokes).raster.astype(int)
    assert np.abs(ours - theirs).mean() < 0.2
    assert (np.abs(ours - theirs) > 96).mean() < 1e-3


@pytest.mark.parametrize("strokes", [line(1), line(2) + line(30)])
def test_digit_image_is_the_networks_input(strokes: tuple[Stroke, ...]) -> None:
    drawing = drawn(strokes)
    expected = frame_drawing(drawing.raster, drawing.pen_strokes)
    image = digit_image(strokes)
    assert image is not None
    assert expected is not None
    np.testing.assert_array_equal(image, expected.digit_image)


@pytest.mark.parametrize("strokes", [ERASED, DOT, BLOT])
def test_digit_image_from_the_raster_is_nearly_the_networks_input(
    strokes: tuple[Stroke, ...],
) -> None:
    drawing = drawn(strokes)
    expected = frame_drawing(drawing.raster, drawing.pen_strokes)
    image = digit_image(strokes)
    assert image is not None
    assert expected is not None
    assert np.abs(image.astype(int) - expected.digit_image).max() < 32


def test_nothing_is_left_of_an_erased_drawing() -> None:
    eraser = Stroke((Point(0, 140), Point(280, 140)), 280.0, eraser=True)
    assert digit_image((*DOT, eraser)) is None
    assert not canvas_image((*DOT, eraser)).any()
