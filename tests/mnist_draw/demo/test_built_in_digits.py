from __future__ import annotations

from mnist_draw.demo import built_in_digits
from mnist_draw.draw.ink import CANVAS_SIZE


def test_built_in_digits_are_all_ten_inside_the_canvas_and_repeatable() -> None:
    digits = built_in_digits.endless(seed=1)
    drawings = [next(digits) for _ in range(20)]
    again = built_in_digits.endless(seed=1)
    assert drawings == [next(again) for _ in range(20)]
    assert {drawing.label for drawing in drawings} == set("0123456789")
    for drawing in drawings:
        for point in (point for stroke in drawing.strokes for point in stroke.points):
            assert 0 < point.x < CANVAS_SIZE
            assert 0 < point.y < CANVAS_SIZE
