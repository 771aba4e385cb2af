from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from trainer.ink.framing import frame
from trainer.ink.pen import Point, Stroke
from trainer.ink.stroke_framing import frame_drawing
from trainer.network.rejection import (
    GROUP_OF_DIGIT,
    MIN_DIGIT_PROBABILITY,
    OTHER,
    SEVERAL,
    Rejector,
    is_scribble,
    too_little_ink,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from trainer.network.prediction import Predictor

SIDE = 840
IMAGE = np.full((28, 28), 100, np.uint8)


def stroke(*points: tuple[float, float], width: float = 22.0) -> Stroke:
    return Stroke(tuple(Point(x, y) for x, y in points), width)


def is_speck(*strokes: Stroke) -> bool:
    raster = np.zeros((SIDE, SIDE), np.uint8)
    for each in strokes:
        for point in each.points:
            x, y, reach = round(3 * point.x), round(3 * point.y), round(1.5 * each.width)
            raster[max(0, y - reach) : y + reach, max(0, x - reach) : x + reach] = 255
    return too_little_ink(frame_drawing(raster, strokes), strokes, SIDE)


class Detector:
    """Detector with fixed probabilities."""

    def __init__(self, *, several: float, other: float, letters: tuple[float, ...] = ()) -> None:
        digits = (1 - several - other - sum(letters)) / 8
        self.probabilities = np.array([*[digits] * 8, several, other, *letters], np.float32)
        self.calls = 0

    def predict(self, digit_image: NDArray[np.uint8]) -> tuple[NDArray[np.float32], None]:
        assert digit_image.shape == (28, 28)
        self.calls += 1
        return self.probabilities, None


def rejector(detector: Detector) -> Rejector:
    predictor: Predictor = detector  # type: ignore[assignment]
    return Rejector(predictor)


@pytest.mark.parametrize("width", [4, 22, 40])
def test_dot_of_any_brush_is_a_speck(width: float) -> None:
    assert is_speck(stroke((140, 140), width=width))
    assert is_speck(stroke((140, 140), (143, 141), (141, 139), width=width))


def test_short_dash_is_a_speck() -> None:
    assert is_speck(stroke((140, 140), (160, 142)))


def test_dots_far_apart_are_specks() -> None:
    assert is_speck(stroke((40, 40), (42, 41)), stroke((240, 240), (241, 243)))


def test_scribble_on_one_spot_is_a_speck() -> None:
    zigzag = [(140 + 8 * (step % 2), 140 + step % 5) for step in range(60)]
    assert is_speck(stroke(*zigzag))


@pytest.mark.parametrize("width", [4, 22, 40])
def test_digit_of_a_quarter_of_the_canvas_is_no_speck(width: float) -> None:
    # The 1 is 70 of 280 units high, brush included.
    reach = width / 2
    assert not is_speck(stroke((140, 100 + reach), (141, 135), (140, 170 - reach), width=width))


def test_path_outside_the_canvas_does_not_count() -> None:
    assert is_speck(stroke((275, 140), (290, 140), (900, 140)))


def test_blank_canvas_has_too_little_ink() -> None:
    assert too_little_ink(None, (), SIDE)


@pytest.mark.parametrize(("units", "speck"), [(30, True), (60, False)])
def test_ink_without_strokes_is_a_speck_by_its_size(units: int, speck: bool) -> None:
    raster = np.zeros((SIDE, SIDE), np.uint8)
    raster[300 : 300 + 3 * units, 400:430] = 255
    assert too_little_ink(frame(raster), None, SIDE) is speck
    assert too_little_ink(frame(raster[::2, ::2]), None, SIDE // 2) is speck


def scribble() -> Stroke:
    return stroke(*((60 + 8 * step, 60 + 160 * (step % 2)) for step in range(20)))


def test_a_scribble_is_rejected_whatever_the_detector_says() -> None:
    detector = Detector(several=0.0, other=0.001)
    judge = rejector(detector).judge
    assert judge(IMAGE, speck=False, strokes=[scribble()]) == "not a digit"
    assert detector.calls == 0
    # Its size on the canvas does not matter, and the rule is one for digits.
    smaller = Stroke(tuple(Point(p.x / 4, p.y / 4) for p in scribble().points))
    assert is_scribble([smaller])
    assert Rejector(None).judge(IMAGE, speck=False, strokes=[scribble()]) is None


def test_a_digit_written_over_again_is_no_scribble() -> None:
    turn = np.linspace(0, 2 * np.pi, 40)
    zero = stroke(*zip(140 + 50 * np.sin(turn), 140 - 80 * np.cos(turn), strict=True))
    assert not is_scribble([zero, zero])
    assert not is_scribble(None)


def test_a_path_outside_the_canvas_makes_no_scribble() -> None:
    seven = stroke((40, 60), (220, 60), (120, 250))
    outside = stroke(*((290, 40 + 30 * step) for step in range(8)), (900, 900), (300, 20))
    assert not is_scribble([seven, outside])


def test_digit_is_accepted() -> None:
    assert rejector(Detector(several=0.0, other=0.001)).judge(IMAGE, speck=False) is None


def test_reason_is_the_more_probable_one() -> None:
    several = Detector(several=0.9, other=0.09)
    other = Detector(several=0.09, other=0.9)
    assert rejector(several).judge(IMAGE, speck=False) == "several digits"
    assert rejector(other).judge(IMAGE, speck=False) == "not a digit"


def test_probabilities_of_both_reasons_are_added() -> None:
    half = (1 - MIN_DIGIT_PROBABILITY) / 2
    assert rejector(Detector(several=half + 0.01, other=half)).judge(IMAGE, speck=False)
    assert rejector(Detector(several=half - 0.01, other=half)).judge(IMAGE, speck=False) is None


def test_letters_are_no_digits() -> None:
    letter = Detector(several=0.3, other=0.2, letters=(0.1, 0.38))
    assert rejector(letter).judge(IMAGE, speck=False) == "not a digit"
    several = Detector(several=0.6, other=0.1, letters=(0.1, 0.18))
    assert rejector(several).judge(IMAGE, speck=False) == "several digits"
    digit = Detector(several=0.2, other=0.2, letters=(0.1, 0.1))
    assert rejector(digit).judge(IMAGE, speck=False) is None


def test_detector_is_not_run_on_specks_and_blanks() -> None:
    detector = Detector(several=0.0, other=0.0)
    assert rejector(detector).judge(IMAGE, speck=True) == "too little ink"
    assert rejector(detector).judge(None, speck=True) == "too little ink"
    assert detector.calls == 0


def test_rules_work_without_a_detector() -> None:
    assert Rejector(None).judge(IMAGE, speck=True) == "too little ink"
    assert Rejector(None).judge(IMAGE, speck=False) is None


def test_every_digit_has_a_group_of_its_own_kind() -> None:
    assert len(GROUP_OF_DIGIT) == 10
    assert not {SEVERAL, OTHER} & set(GROUP_OF_DIGIT)
