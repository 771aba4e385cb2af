"""Rasterised strokes: area, width, overlap and clipping of their ink."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from trainer.data.synthetic.stroke_raster import rasterise

if TYPE_CHECKING:
    from numpy.typing import NDArray


def dots(*centres: tuple[float, float], radius: float, size: int) -> NDArray[np.uint8]:
    """One raster of dots."""
    points = np.array([centres], np.float32)
    radii = np.full((1, len(centres)), radius, np.float32)
    raster: NDArray[np.uint8] = rasterise(points, points, radii, radii, size=size)[0]
    return raster


@pytest.mark.parametrize("radius", [1.5, 2.5, 6.0])
def test_a_dot_has_the_area_of_its_circle(radius: float) -> None:
    area = dots((20.3, 19.8), radius=radius, size=40).sum() / 255
    # An edge that fades over one pixel adds a twelfth of it to the square of the radius.
    assert area == pytest.approx(np.pi * (radius**2 + 1 / 12), rel=0.02)


def test_a_line_has_its_width_and_round_ends() -> None:
    starts = np.array([[[10.0, 20.5]]], np.float32)
    ends = np.array([[[30.0, 20.5]]], np.float32)
    radii = np.full((1, 1), 2.5, np.float32)
    raster = rasterise(starts, ends, radii, radii, size=41)[0]
    assert (raster[:, 20] / 255).sum() == pytest.approx(5, abs=0.01)
    assert raster.sum() / 255 == pytest.approx(20 * 5 + np.pi * 2.5**2, rel=0.01)


def test_a_brush_can_grow_along_a_line() -> None:
    starts = np.array([[[10.0, 20.5]]], np.float32)
    ends = np.array([[[30.0, 20.5]]], np.float32)
    raster = rasterise(
        starts, ends, np.full((1, 1), 1, np.float32), np.full((1, 1), 4, np.float32), size=41
    )[0]
    assert (raster[:, 29] / 255).sum() > 2 * (raster[:, 12] / 255).sum()


def test_crossing_strokes_do_not_add_up() -> None:
    once = dots((20, 20), radius=3, size=40)
    twice = dots((20, 20), (20, 20), radius=3, size=40)
    assert (once == twice).all()


def test_ink_beyond_the_raster_is_cut_off() -> None:
    raster = dots((0, 0), (40, 12), (-50, 90), radius=3, size=40)
    quarter_and_half = np.pi * 3**2 * (1 / 4 + 1 / 2)
    assert raster.sum() / 255 == pytest.approx(quarter_and_half, rel=0.05)
    assert not raster[4:, :36].any()


def test_drawings_do_not_depend_on_their_neighbours() -> None:
    random = np.random.default_rng(0)
    points = random.uniform(5, 35, (600, 4, 2)).astype(np.float32)
    radii = random.uniform(0.6, 5, (600, 4)).astype(np.float32)
    ends = points + random.uniform(-4, 4, points.shape).astype(np.float32)
    together = rasterise(points, ends, radii, radii, size=40)
    alone = [
        rasterise(*(a[i : i + 1] for a in (points, ends, radii, radii)), size=40)[0]
        for i in range(0, 600, 60)
    ]
    assert (together[::60] == alone).all()
