"""The data set of built-in strokes: sizes, seeds, balance, framing, progress."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np
import pytest

from trainer.data.synthetic.builtin_strokes import draw, generate, write
from trainer.errors import CancelledError
from trainer.ink.framing import frame

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from trainer.data.digits import DataSet, Digits
    from trainer.data.progress import Progress


@pytest.fixture(scope="module")
def small() -> DataSet:
    return generate(2_000, 500, seed=1)


def set_of(digits: Digits) -> set[bytes]:
    return {image.tobytes() for image in digits.images}


def test_data_set_has_the_requested_sizes(small: DataSet) -> None:
    assert (len(small.train), len(small.test)) == (2_000, 500)


def test_same_seed_gives_same_images(small: DataSet) -> None:
    again = generate(2_000, 500, seed=1)
    assert (again.train.images == small.train.images).all()
    assert (again.test.labels == small.test.labels).all()
    assert (again.test.images == small.test.images).all()


def test_images_of_a_seed_are_those_of_earlier_versions(small: DataSet) -> None:
    # Means, because a bit of an image may depend on the processor's sine.
    means = [small.train.images[small.train.labels == digit].mean() for digit in range(10)]
    earlier = [42.535, 20.535, 35.907, 34.114, 34.597, 33.387, 37.849, 28.339, 41.106, 36.999]
    assert means == pytest.approx(earlier, rel=1e-3)


def test_another_seed_gives_other_images(small: DataSet) -> None:
    assert not set_of(generate(500, 0, seed=2).train) & set_of(small.train)


def test_training_and_test_images_are_disjoint(small: DataSet) -> None:
    assert not set_of(small.train) & set_of(small.test)


def test_training_images_do_not_depend_on_the_number_of_test_images(small: DataSet) -> None:
    alone = generate(2_000, 0, seed=1)
    assert (alone.train.images == small.train.images).all()


def test_no_image_repeats(small: DataSet) -> None:
    assert len(set_of(small.train)) == len(small.train)


def test_digits_are_balanced(small: DataSet) -> None:
    assert set(Counter(small.train.labels.tolist()).values()) == {200}


def test_digits_are_shuffled(small: DataSet) -> None:
    labels = small.train.labels
    assert (labels[1:] == labels[:-1]).mean() == pytest.approx(0.1, abs=0.03)


@pytest.mark.parametrize("train_images", [0, 1, 7])
def test_tiny_data_sets_can_be_generated(train_images: int) -> None:
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


def test_progress_is_reported_after_each_block() -> None:
    reports: list[Progress] = []
    generate(2_500, 500, report=reports.append)
    assert [(progress.done, progress.total) for progress in reports] == [
        (1_000, 3_000),
        (2_000, 3_000),
        (2_500, 3_000),
        (3_000, 3_000),
    ]
    assert {(progress.activity, progress.unit) for progress in reports} == {("generate", "images")}


def test_generation_can_be_cancelled_between_blocks() -> None:
    reports: list[Progress] = []
    with pytest.raises(CancelledError):
        generate(5_000, 500, report=reports.append, cancelled=lambda: len(reports) == 2)
    assert len(reports) == 2


@pytest.mark.mnist
def test_amount_of_ink_is_like_mnists(mnist: DataSet, small: DataSet) -> None:
    theirs, ours = mnist.train.images, small.train.images
    assert ours.mean() == pytest.approx(theirs.mean(), rel=0.08)
    assert ours.std() == pytest.approx(theirs.std(), rel=0.05)


@pytest.mark.mnist
def test_a_network_trained_on_strokes_reads_mnist(mnist: DataSet) -> None:
    strokes = generate(8_000, 0, seed=3).train
    unseen = mnist.train[slice(50_000, 53_000)]
    # A random hidden layer with a least-squares output layer trains in a second. A convolutional
    # network reads more than 97 %.
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
    assert ((features(unseen) @ output).argmax(axis=1) == unseen.labels).mean() > 0.85
