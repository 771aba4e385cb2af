"""The observer: what several networks read, and how far each keeps its answer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mnist_draw.compare import comparison as comparing
from mnist_draw.compare.comparison import Answers, Comparison, Strip, first_to_fail, majority
from mnist_draw.compare.directions import DIRECTIONS, SCALES, Direction, direction_of_shift
from mnist_draw.compare.sources import KINDS, Bundled, load
from tests.mnist_draw.inside.observing import observation_with
from tests.mnist_draw.networks import snapshot
from tests.mnist_draw.predict.rasters import BLANK, bar
from trainer.ink.distortion import Distortion
from trainer.network.numpy_layers import softmax

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mnist_draw.predict.observation import Observation
    from trainer.network.forward import NumpyNetwork
    from trainer.network.numpy_layers import Array

NETWORKS = tuple(load(Bundled(kind)).network for kind in KINDS)
OWN = snapshot(seed=4)
DRAWING = observation_with(OWN, bar(40))
IMAGE = cast("NDArray[np.uint8]", DRAWING.digit_image)


@pytest.fixture(autouse=True)
def _patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """No network counts as slow, however busy the machine is."""
    monkeypatch.setattr(comparing, "_QUICK_SECONDS", float("inf"))


class CountingNetwork:
    """Counts the images that it reads; its digit is their number so far, up to 9."""

    def __init__(self) -> None:
        self.count = 0

    def logits(self, images: NDArray[np.uint8]) -> Array:
        self.count += len(images)
        return np.eye(10, dtype=np.float32)[[min(self.count, 9)] * len(images)]

    def probabilities(self, logits: Array) -> Array:
        return softmax(logits)


class NoNumbers:
    """A network whose weights overflow."""

    def logits(self, images: NDArray[np.uint8]) -> Array:
        return np.full((len(images), 10), np.nan, np.float32)

    def probabilities(self, logits: Array) -> Array:
        return softmax(logits)


def read(network: NumpyNetwork, image: NDArray[np.uint8]) -> int:
    return int(network.logits(image[None])[0].argmax())


def items(
    comparison: Comparison, observation: Observation = DRAWING
) -> tuple[list[Answers], list[Strip]]:
    found = list(comparison(observation))
    return (
        [item for item in found if isinstance(item, Answers)],
        [item for item in found if isinstance(item, Strip)],
    )


def as_network(fake: CountingNetwork | NoNumbers) -> NumpyNetwork:
    return cast("NumpyNetwork", fake)


def test_all_networks_read_the_same_distorted_image() -> None:
    distortion = Distortion(right=3, turn=20, thicker=0.5)
    ((answers, *_), _) = items(Comparison(NETWORKS, distortion, "right"))
    expected = distortion.apply(IMAGE)
    assert answers.distorted is not None
    np.testing.assert_array_equal(answers.distorted, expected)
    for network, answer, before in zip(
        (*NETWORKS, DRAWING.network), answers.now, answers.before, strict=True
    ):
        assert answer is not None
        probabilities = softmax(network.logits(expected[None])[0])
        np.testing.assert_allclose(answer.probabilities, probabilities, atol=1e-6)
        assert answer.digit == probabilities.argmax()
        assert before == read(network, IMAGE)


def test_the_network_in_use_answers_with_the_numbers_that_it_predicted() -> None:
    ((answers, *_), _) = items(Comparison((), Distortion(), "right"))
    (own,) = answers.now
    assert own is not None
    assert own.probabilities is DRAWING.prediction.probabilities


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_strips_are_what_each_network_reads_at_each_amount(direction: Direction) -> None:
    _, strips = items(Comparison(NETWORKS, Distortion(down=1), direction))
    assert [strip.column for strip in strips] == [0, 1, 2, 3, 4, 5]
    for strip, network in zip(strips, (*NETWORKS, DRAWING.network), strict=True):
        expected = [read(network, d.apply(IMAGE)) for d in SCALES[direction].distortions()]
        assert list(strip.digits) == expected
        assert strip.complete
        changed = [index for index, digit in enumerate(expected) if digit != expected[0]]
        assert strip.failure == (changed[0] if changed else None)


def test_a_blank_canvas_has_no_answers() -> None:
    (answers, *more), strips = items(
        Comparison(NETWORKS, Distortion(right=1), "right"), observation_with(OWN, BLANK)
    )
    assert answers.digit_image is answers.distorted is None
    assert answers.now == (None,) * 6
    assert not more
    assert not strips


def test_strips_wait_until_the_pen_is_up() -> None:
    drawing = replace(DRAWING, request=replace(DRAWING.request, pen_down=True))
    (answers, *_), strips = items(Comparison(NETWORKS, Distortion(), "right"), drawing)
    assert None not in answers.now
    assert not strips


def test_a_column_without_a_network_stays_empty() -> None:
    ((answers, *_), strips) = items(Comparison((None, NETWORKS[1]), Distortion(), "up"))
    assert answers.now[0] is None
    assert answers.now[1] is not None
    assert [strip.column for strip in strips] == [1, 2]


def test_nothing_is_read_twice_while_the_pad_or_other_weights_change() -> None:
    network = CountingNetwork()
    comparison = Comparison((as_network(network),), Distortion(), "right")
    items(comparison)
    amounts = len(SCALES["right"].amounts)
    assert network.count == amounts
    items(comparison.changed(Distortion(right=4), "right"))
    items(comparison, observation_with(snapshot(seed=9), bar(40)))
    assert network.count == amounts
    items(comparison, observation_with(OWN, bar(20).T.copy()))
    assert network.count > amounts


def test_earlier_weights_in_use_are_not_kept() -> None:
    comparison = Comparison((), Distortion(), "right")
    first, second = (observation_with(snapshot(seed=seed), bar(40)) for seed in (1, 2))
    items(comparison, first)
    ((answers, *_), _) = items(comparison, second)
    assert answers.now[0] is not None
    assert second.prediction.probabilities is not None
    np.testing.assert_array_equal(answers.now[0].probabilities, second.prediction.probabilities)


def test_slow_networks_answer_after_quick_ones_and_image_by_image(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(comparing, "_QUICK_SECONDS", -1.0)
    answers, strips = items(Comparison(NETWORKS[:1], Distortion(right=2), "right"))
    assert [[answer is not None for answer in each.now] for each in answers] == [
        [False, False],
        [True, False],
        [True, True],
    ]
    lengths = [len(strip.digits) for strip in strips if strip.column == 0]
    assert lengths == list(range(1, len(SCALES["right"].amounts) + 1))


def test_answers_that_are_no_numbers_have_no_digit() -> None:
    ((answers, *_), (strip, *_)) = items(
        Comparison((as_network(NoNumbers()),), Distortion(), "thinner")
    )
    assert answers.now[0] is not None
    assert answers.now[0].digit is None
    assert set(strip.digits) == {None}
    assert strip.failure is None


@given(st.lists(st.lists(st.integers(0, 2), min_size=9, max_size=9), min_size=1, max_size=6))
def test_the_first_to_fail_changes_its_answer_before_all_others(rows: list[list[int]]) -> None:
    strips = [Strip(c, IMAGE, "right", tuple(row)) for c, row in enumerate(rows)]
    first = first_to_fail(strips)
    kept = [[digit == row[0] for digit in row] for row in rows]
    if first is None:
        assert all(map(all, kept))
        return
    index, columns = first
    assert all(all(row[:index]) for row in kept)
    assert columns == tuple(c for c, row in enumerate(kept) if not row[index])
    assert columns


@given(st.lists(st.one_of(st.none(), st.integers(0, 9)), max_size=7))
def test_a_majority_is_more_than_half_of_those_that_answer(digits: list[int | None]) -> None:
    present = [digit for digit in digits if digit is not None]
    most = [digit for digit in set(present) if 2 * present.count(digit) > len(present)]
    assert majority(digits) == (most[0] if most else None)


@pytest.mark.parametrize("direction", DIRECTIONS)
def test_scales_begin_with_the_drawing_as_it_is_and_rise(direction: Direction) -> None:
    scale = SCALES[direction]
    assert scale.distortions()[0] == Distortion()
    assert list(scale.amounts) == sorted(set(scale.amounts))
    for index, distortion in enumerate(scale.distortions()):
        assert scale.index(distortion) == index
    assert scale.index(Distortion(right=1, down=1)) is None


@given(st.integers(-8, 8), st.integers(-8, 8))
def test_the_direction_of_a_shift_is_where_it_goes_most(right: int, down: int) -> None:
    direction = direction_of_shift(right, down)
    if direction is None:
        assert right == down == 0
    else:
        along = {"right": right, "left": -right, "down": down, "up": -down}
        assert along[direction] == max(along.values())
