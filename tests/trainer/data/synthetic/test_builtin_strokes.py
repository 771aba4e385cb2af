"""The built-in strokes: forms, rasteriser, and the data set made of them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import pytest

from trainer.data.mnist import read_mnist
from trainer.data.synthetic.builtin_strokes import draw, generate, write
from trainer.data.synthetic.stroke_curves import outlines
from trainer.data.synthetic.stroke_forms import FORMS, Form
from trainer.data.synthetic.stroke_raster import rasterise
from trainer.errors import CancelledError
from trainer.ink.framing import frame

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from trainer.data.digits import DataSet, Digits
    from trainer.data.progress import Progress


@pytest.fixture(scope="module")
def small() -> DataSet:
    return generate(2_000, 500, seed=1)


def masters_of(form: Form) -> list[list[str]]:
    return [master.split() for master in form.masters]


@pytest.mark.parametrize("digit", range(10))
def test_every_digit_has_several_written_forms(digit: int) -> None:
    assert sum(form.digit == digit for form in FORMS) >= 3


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.digit}: {form.masters[0]}")
def test_masters_of_a_form_agree_in_points_corners_and_lifts(form: Form) -> None:
    patterns = {
        tuple("|" if point == "|" else point[-1] == "!" for point in master)
        for master in masters_of(form)
    }
    assert len(patterns) == 1


@pytest.mark.parametrize("number", range(len(FORMS)))
def test_curves_run_through_the_control_points(number: int) -> None:
    outline = outlines(300)[number]
    mean = outline.masters.mean(axis=0)
    curve = outline.smooth @ mean
    distances = np.linalg.norm(curve[:, None] - mean, axis=2).min(axis=0)
    assert distances.max() < 1


@pytest.mark.parametrize("number", range(len(FORMS)))
def test_rounded_curves_begin_and_end_where_pointed_ones_do(number: int) -> None:
    outline = outlines(44)[number]
    mean = outline.masters.mean(axis=0)
    both = np.stack([outline.smooth @ mean, outline.round @ mean])
    assert both[0, [0, -1]] == pytest.approx(both[1, [0, -1]])
    assert np.abs(both[0] - both[1]).max() < 12


def test_segments_join_points_within_a_stroke_only() -> None:
    for form, outline in zip(FORMS, outlines(44), strict=True):
        assert len(outline.segments) == 44
        breaks = np.flatnonzero(outline.segments[1:, 0] != outline.segments[:-1, 1])
        corners = form.masters[0].count("!")
        assert len(breaks) == form.masters[0].count("|") + corners


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


def test_sizes_are_as_asked(small: DataSet) -> None:
    assert (len(small.train), len(small.test)) == (2_000, 500)


def test_same_seed_gives_same_images(small: DataSet) -> None:
    again = generate(2_000, 500, seed=1)
    assert (again.train.images == small.train.images).all()
    assert (again.test.labels == small.test.labels).all()
    assert (again.test.images == small.test.images).all()


def test_another_seed_gives_other_images(small: DataSet) -> None:
    assert not set_of(generate(500, 0, seed=2).train) & set_of(small.train)


def test_training_and_test_images_are_disjoint(small: DataSet) -> None:
    assert not set_of(small.train) & set_of(small.test)


def test_training_images_do_not_depend_on_the_number_of_test_images(small: DataSet) -> None:
    alone = generate(2_000, 0, seed=1)
    assert (alone.train.images == small.train.images).all()


def set_of(digits: Digits) -> set[bytes]:
    return {image.tobytes() for image in digits.images}


def test_no_image_repeats(small: DataSet) -> None:
    assert len(set_of(small.train)) == len(small.train)


def test_digits_are_balanced(small: DataSet) -> None:
    assert set(Counter(small.train.labels.tolist()).values()) == {200}


def test_digits_are_shuffled(small: DataSet) -> None:
    labels = small.train.labels
    assert (labels[1:] == labels[:-1]).mean() == pytest.approx(0.1, abs=0.03)


@pytest.mark.parametrize("train_images", [0, 1, 7])
def test_tiny_data_sets_are_possible(train_images: int) -> None:
    assert len(generate(train_images, 3).train) == train_images


def test_images_are_framed_as_the_canvas_frames() -> None:
    labels = np.arange(300, dtype=np.uint8) % 10
    written = write(labels, np.random.default_rng(5))
    rasters = draw(labels, np.random.default_rng(5))
    framings = [frame(raster) for raster in rasters]
    assert all(framing is not None for framing in framings)
    assert (written == [framing.digit_image for framing in framings if framing]).all()


def test_no_ink_touches_the_edge_of_the_raster() -> None:
    rasters = draw(np.arange(1_000, dtype=np.uint8) % 10, np.random.default_rng(6))
    assert not rasters[:, [0, -1]].any()
    assert not rasters[:, :, [0, -1]].any()


def test_progress_is_told_up_to_the_end() -> None:
    told: list[Progress] = []
    generate(2_500, 500, report=told.append)
    assert [(progress.done, progress.total) for progress in told] == [
        (1_000, 3_000),
        (2_000, 3_000),
        (2_500, 3_000),
        (3_000, 3_000),
    ]
    assert {(progress.activity, progress.unit) for progress in told} == {("generate", "images")}


def test_a_stop_is_heard_between_blocks() -> None:
    told: list[Progress] = []
    with pytest.raises(CancelledError):
        generate(5_000, 500, report=told.append, cancelled=lambda: len(told) == 2)
    assert len(told) == 2


@pytest.mark.mnist
def test_ink_is_like_mnists(mnist_folder: Path, small: DataSet) -> None:
    mnist = read_mnist(mnist_folder, lambda _: None, lambda: False).train.images
    ours = small.train.images
    assert ours.mean() == pytest.approx(mnist.mean(), rel=0.08)
    assert ours.std() == pytest.approx(mnist.std(), rel=0.05)


@pytest.mark.mnist
def test_what_is_learnt_from_strokes_reads_mnist(mnist_folder: Path) -> None:
    strokes = generate(8_000, 0, seed=3).train
    mnist = read_mnist(mnist_folder, lambda _: None, lambda: False).train[slice(50_000, 53_000)]
    # A hidden layer of random weights under a linear one that is solved for: a reader that takes
    # a second to train. A convolutional network reads more than 97 %.
    random = np.random.default_rng(0)
    weights = random.normal(0, 1 / 9, (784, 1_000)).astype(np.float32)
    biases = random.uniform(-1, 1, 1_000).astype(np.float32)

    def features(digits: Digits) -> NDArray[np.float32]:
        pixels = digits.images.reshape(-1, 784) / np.float32(255) - np.float32(0.13)
        return np.maximum(pixels @ weights + biases, np.float32(0))

    hidden = features(strokes)
    targets = np.eye(10, dtype=np.float32)[strokes.labels]
    regular = 10 * np.eye(1_000, dtype=np.float32)
    output = np.linalg.solve(hidden.T @ hidden + regular, hidden.T @ targets)
    assert ((features(mnist) @ output).argmax(axis=1) == mnist.labels).mean() > 0.85
