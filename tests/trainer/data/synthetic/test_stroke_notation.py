"""The text notation for pen strokes."""

from __future__ import annotations

import pytest

from trainer.data.synthetic.stroke_notation import parse_strokes, split_strokes


def test_notation_gives_points_strokes_and_corners() -> None:
    parsed = parse_strokes("24,0 24.5,50! 24,100 | -2,98 46,98")

    assert parsed.points.tolist() == [[24, 0], [24.5, 50], [24, 100], [-2, 98], [46, 98]]
    assert parsed.strokes.tolist() == [0, 0, 0, 1, 1]
    assert parsed.corners.tolist() == [False, True, False, False, False]


def test_points_are_split_by_stroke() -> None:
    parsed = parse_strokes("1,2 3,4 | 5,6 7,8 | 9,10 11,12")

    strokes = split_strokes(parsed.points, parsed.strokes)

    assert [stroke.tolist() for stroke in strokes] == [
        [[1, 2], [3, 4]],
        [[5, 6], [7, 8]],
        [[9, 10], [11, 12]],
    ]


@pytest.mark.parametrize(
    "text",
    ["", "1,2", "1,2 3,4 |", "1,2 | 3,4 5,6", "1,2 3", "1,2 3,4,5", "1,2 3,x", "1,2 3,nan",
     "1,2! 3,4 5,6", "1,2 3,4!", "1,2 3,4!! 5,6"],
)  # fmt: skip
def test_malformed_notation_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"point|stroke"):
        parse_strokes(text)
