"""Stroke framing: independent of brush, size and position; fallback to the ink."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.ink.framing import BOX_SIZE, Framing, frame
from trainer.ink.pen import CANVAS_SIZE, Point, Stroke
from trainer.ink.stroke_framing import PEN_WIDTH, frame_drawing, frame_strokes

BLANK = np.zeros((840, 840), np.uint8)
# A 9 in the unit square: a circle and a stem.
NINE = (
    [(0.5 + 0.3 * math.sin(a / 3), 0.3 - 0.3 * math.cos(a / 3)) for a in range(19)],
    [(0.8, 0.3), (0.8, 0.6), (0.7, 1.0)],
)


def nine(
    size: float = 150,
    left: float = 60,
    top: float = 60,
    *,
    width: float = 22,
    pressure: float = 0.5,
) -> tuple[Stroke, ...]:
    return tuple(
        Stroke(tuple(Point(left + size * x, top + size * y, 0, pressure) for x, y in points), width)
        for points in NINE
    )


def framed(*strokes: Stroke) -> Framing:
    framing = frame_strokes(strokes)
    assert framing is not None
    return framing


def difference(first: Framing, second: Framing) -> float:
    """Mean difference of two digit images, as a share of full ink."""
    values = [framing.digit_image.astype(float) for framing in (first, second)]
    return float(np.abs(values[0] - values[1]).mean() / 255)


@given(st.floats(4, 40), st.floats(70, 270))
def test_digit_image_is_independent_of_brush_and_size(width: float, size: float) -> None:
    framing = framed(*nine(size, 5, 5, width=width))
    # The curve is sampled at other points: some pixels differ slightly.
    assert difference(framing, framed(*nine())) < 0.01


@given(st.floats(0, 120), st.floats(0, 120))
def test_digit_image_is_independent_of_position(left: float, top: float) -> None:
    assert difference(framed(*nine(left=left, top=top)), framed(*nine())) < 0.001


def test_lines_are_as_wide_as_the_pen() -> None:
    stem = framed(Stroke((Point(100, 40), Point(100, 240)), 40))
    row = stem.digit_image[14].astype(float) / 255
    # The box is rounded to whole pixels.
    assert row.sum() == pytest.approx(PEN_WIDTH, abs=0.6)


def test_longest_side_is_20() -> None:
    assert max(framed(*nine()).scaled.shape) == BOX_SIZE


def test_pressure_widens_the_lines_a_little() -> None:
    inks = [
        float(framed(*nine(pressure=pressure)).digit_image.mean()) for pressure in (0.0, 0.5, 1.0)
    ]
    assert inks == sorted(inks)
    assert inks[2] < 1.6 * inks[0]


def test_box_encloses_the_ink_on_the_canvas() -> None:
    framing = framed(Stroke((Point(100, 50), Point(100, 200)), 20))
    assert framing.box == (270, 120, 330, 630)


def test_box_is_clipped_to_the_canvas() -> None:
    framing = framed(Stroke((Point(2, 50), Point(2, 400)), 20))
    left, _, _, bottom = framing.box
    assert (left, bottom) == (0, 840)


def test_strokes_outside_of_the_canvas_are_ignored() -> None:
    outside = Stroke((Point(400, 400), Point(500, 500)))
    assert frame_strokes([outside]) is None
    with_it, without = framed(*nine(), outside), framed(*nine())
    assert difference(with_it, without) < 0.001
    assert with_it.box == without.box


@pytest.mark.parametrize(
    "strokes",
    [
        (),
        (Stroke((Point(50, 50),)),),
        (Stroke((Point(50, 50), Point(60, 50))),),
    ],
    ids=["none", "dot", "shorter than the brush is wide"],
)
def test_strokes_no_longer_than_wide_are_framed_from_the_ink(strokes: tuple[Stroke, ...]) -> None:
    raster = BLANK.copy()
    raster[100:160, 100:180] = 255
    from_ink = frame(raster)
    assert frame_strokes(strokes) is None
    framing = frame_drawing(raster, strokes)
    assert framing is not None
    assert from_ink is not None
    np.testing.assert_array_equal(framing.digit_image, from_ink.digit_image)


def test_a_long_scribble_is_framed_from_the_ink() -> None:
    points = [(20 + 240 * (n % 2), 20 + 240 * ((n * 7) % 100) / 100) for n in range(400)]
    scribble = Stroke(tuple(Point(x, y) for x, y in points))
    assert frame_strokes([scribble]) is None


def test_ink_not_covered_by_strokes_is_framed_from_the_ink() -> None:
    raster = BLANK.copy()
    raster[100:400, 300:340] = 255
    from_ink, framing = frame(raster), frame_drawing(raster, None)
    assert framing is not None
    assert from_ink is not None
    np.testing.assert_array_equal(framing.digit_image, from_ink.digit_image)


def test_blank_canvas_has_no_framing() -> None:
    assert frame_drawing(BLANK, ()) is None


@given(
    st.lists(
        st.lists(
            st.builds(Point, st.floats(-CANVAS_SIZE, 2 * CANVAS_SIZE), st.floats(-280, 560)),
            min_size=1,
            max_size=12,
        ),
        max_size=4,
    )
)
def test_any_strokes_are_framed_or_refused(strokes: list[list[Point]]) -> None:
    framing = frame_strokes([Stroke(tuple(points)) for points in strokes])
    if framing is not None:
        assert framing.digit_image.max() == 255
        left, top, right, bottom = framing.box
        assert 0 <= left < right <= 840
        assert 0 <= top < bottom <= 840
