"""Occlusion: every patch of the digit image blanked and read again."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mnist_draw.draw.drawing import Drawing
from mnist_draw.explain.drawing_reader import DrawingReader
from mnist_draw.explain.explainer import image_area
from mnist_draw.explain.occlusion import occlude, without_patch
from tests.mnist_draw.draw.strokes import drawn, line, strokes
from tests.mnist_draw.explain.observing import explain, observe, untrained, written
from trainer.ink.framing import frame
from trainer.ink.pen import CANVAS_SIZE
from trainer.ink.stroke_framing import frame_strokes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mnist_draw.draw.ink import Stroke

NINE = written(9, strokes=1)


class SlowClock:
    """Each slice seems to take this long."""

    def __init__(self, seconds: float) -> None:
        self.seconds, self.now = seconds, 0.0

    def __call__(self) -> float:
        self.now += self.seconds
        return self.now


def test_a_pixel_has_the_change_that_blanking_its_patch_makes() -> None:
    reader = DrawingReader(observe(drawn(*NINE)))
    assert reader.digit_image is not None
    assert reader.answer is not None
    changes = list(occlude(reader))[-1].changes

    for row, column in [(0, 0), (8, 10), (13, 14), (20, 17), (27, 27)]:
        image = without_patch(reader.digit_image, row, column)
        change = reader.answer.change(reader.read_image(image))
        assert changes[row, column] == pytest.approx(change, abs=1e-5)


def test_the_decisive_spot_lowers_the_probability_most() -> None:
    reader = DrawingReader(observe(drawn(*NINE)))
    *_, complete = occlude(reader)

    spot = complete.decisive
    assert spot is not None
    assert spot.change == complete.changes.min() < -0.5
    assert spot.without.digit != 9


@settings(max_examples=10)
@given(drawing=st.lists(strokes, min_size=1, max_size=2))
def test_maps_of_any_drawing_are_finite_and_blank_patches_change_nothing(
    drawing: list[Stroke],
) -> None:
    observation = observe(drawn(*drawing), untrained())
    if observation.digit_image is None:
        return
    *_, complete = occlude(DrawingReader(observation))

    assert complete.complete
    assert np.isfinite(complete.changes).all()
    for row in range(28):
        for column in range(28):
            patched = without_patch(observation.digit_image, row, column)
            if (patched == observation.digit_image).all():
                assert complete.changes[row, column] == 0


def test_slow_networks_read_one_image_a_slice() -> None:
    reader = DrawingReader(observe(drawn(*NINE), untrained()))
    read = count_images(reader)

    maps = list(occlude(reader, SlowClock(0.5)))

    assert set(read) == {1}
    # The decisive spot is read once more, for the last map.
    assert len(maps) == len(read)


def test_fast_networks_read_growing_slices_of_a_bounded_size() -> None:
    reader = DrawingReader(observe(drawn(*NINE), untrained()))
    read = count_images(reader)

    list(occlude(reader, SlowClock(1e-6)))

    assert read[:4] == [1, 2, 4, 8]
    assert max(read) == 32


def test_the_first_slices_cover_the_whole_image_coarsely() -> None:
    reader = DrawingReader(observe(drawn(*NINE)))
    maps = list(occlude(reader, SlowClock(0.5)))
    final = maps[-1].changes
    early = maps[len(maps) // 8].changes

    assert not maps[len(maps) // 8].complete
    assert np.corrcoef(early.ravel(), final.ravel())[0, 1] > 0.4


def test_overflowed_weights_have_no_digit_to_explain() -> None:
    weights = untrained()
    broken = replace(
        weights, arrays={name: array * np.float32(1e38) for name, array in weights.arrays.items()}
    )
    explanation = explain(drawn(*NINE), broken)

    assert explanation.answer is not None
    assert explanation.answer.digit is None
    assert explanation.occlusion is None
    assert explanation.settled


def test_without_framing_the_map_belongs_to_the_whole_canvas() -> None:
    explanation = explain(drawn(*NINE), unframed=True)

    assert list(explanation.area) == [0, 0, 1, 1]
    assert explanation.occlusion is not None
    assert explanation.occlusion.complete


@pytest.mark.parametrize("size", [30, 90, 200])
def test_the_image_of_strokes_lies_on_their_middles(size: int) -> None:
    corner = line((40, 50), (40, 50 + size), (40 + size, 50 + size))
    framing = frame_strokes([corner])
    assert framing is not None
    left, top, width, height = image_area(framing, 840, (corner,))

    # The corner of the L, where both lines of ink are darkest.
    inked = framing.digit_image.astype(float)
    column = float(inked[:16].sum(axis=0) @ np.arange(28) / inked[:16].sum()) + 0.5
    row = float(inked[:, 16:].sum(axis=1) @ np.arange(28) / inked[:, 16:].sum()) + 0.5
    assert (left + column * width / 28) * CANVAS_SIZE == pytest.approx(40, abs=size / 30)
    assert (top + row * height / 28) * CANVAS_SIZE == pytest.approx(50 + size, abs=size / 30)


def test_the_image_of_a_raster_lies_on_its_box() -> None:
    drawing = Drawing()
    raster = np.zeros((840, 840), np.uint8)
    raster[100:500, 200:400] = 255
    drawing.paste_ink(raster)
    framing = frame(drawing.raster)
    assert framing is not None

    left, top, width, height = image_area(framing, 840, None)

    column, row = framing.offset
    assert (left + column * width / 28) * 840 == pytest.approx(200)
    assert (top + row * height / 28) * 840 == pytest.approx(100)
    assert (top + (row + 20) * height / 28) * 840 == pytest.approx(500)


def count_images(reader: DrawingReader) -> list[int]:
    """Images of each call from now on."""
    counts = []
    plain = reader.probabilities

    def counted(digit_images: NDArray[np.uint8]) -> NDArray[np.float32]:
        counts.append(len(digit_images))
        return plain(digit_images)

    reader.probabilities = counted  # type: ignore[method-assign]
    return counts
