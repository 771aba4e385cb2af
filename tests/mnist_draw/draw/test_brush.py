"""Brush: limits of its width, and its signal."""

from __future__ import annotations

import math

import pytest

from mnist_draw.draw.brush import Brush
from mnist_draw.draw.ink import DEFAULT_WIDTH, MAX_WIDTH, MIN_WIDTH

pytestmark = pytest.mark.usefixtures("qapp")


def test_width_is_clamped_and_only_changes_are_emitted() -> None:
    brush = Brush()
    widths: list[float] = []
    brush.changed.connect(lambda: widths.append(brush.width))
    brush.width = DEFAULT_WIDTH
    brush.width = 1000
    brush.width = -5
    brush.eraser = True
    brush.eraser = True
    assert widths == [MAX_WIDTH, MIN_WIDTH, MIN_WIDTH]


def test_width_that_is_not_a_number_becomes_the_default() -> None:
    brush = Brush()
    brush.width = 10
    brush.width = math.nan
    assert brush.width == DEFAULT_WIDTH
