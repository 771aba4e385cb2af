"""Curves of the written forms: control points, corners and segments."""

from __future__ import annotations

import numpy as np
import pytest

from trainer.data.synthetic.digit_forms import digit_forms
from trainer.data.synthetic.stroke_curves import outlines

FORMS = digit_forms()


@pytest.mark.parametrize("index", range(len(FORMS)))
def test_curves_run_through_the_control_points(index: int) -> None:
    outline = outlines(300)[index]
    mean = outline.masters.mean(axis=0)
    curve = outline.smooth @ mean
    distances = np.linalg.norm(curve[:, None] - mean, axis=2).min(axis=0)
    assert distances.max() < 1


@pytest.mark.parametrize("index", range(len(FORMS)))
def test_rounded_curves_have_the_ends_of_pointed_ones(index: int) -> None:
    outline = outlines(44)[index]
    mean = outline.masters.mean(axis=0)
    pointed, rounded = outline.smooth @ mean, outline.round @ mean
    assert rounded[[0, -1]] == pytest.approx(pointed[[0, -1]])
    assert np.abs(pointed - rounded).max() < 12


def test_segments_join_points_within_a_stroke_only() -> None:
    for form, outline in zip(FORMS, outlines(44), strict=True):
        assert len(outline.segments) == 44
        breaks = np.flatnonzero(outline.segments[1:, 0] != outline.segments[:-1, 1])
        assert len(breaks) == form.strokes[-1] + form.corners.sum()
