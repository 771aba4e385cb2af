"""Splits into training and validation images."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from trainer.data.digits import Digits
from trainer.data.splits import split
from trainer.recipe.recipes import Recipe

if TYPE_CHECKING:
    from typing import Literal

KINDS = st.sampled_from(["last", "random"])


def numbered(count: int) -> Digits:
    """Images with their number in the first two pixels."""
    images = np.zeros((count, 28, 28), np.uint8)
    images[:, 0, 0] = np.arange(count) // 256
    images[:, 0, 1] = np.arange(count) % 256
    return Digits(images, (np.arange(count) % 10).astype(np.uint8))


def numbers(digits: Digits) -> list[int]:
    found = digits.images[:, 0, 0].astype(int) * 256 + digits.images[:, 0, 1]
    assert (found % 10 == digits.labels).all()
    return [int(number) for number in found]


@given(st.integers(1, 300), st.integers(1, 400), st.integers(0, 400), KINDS)
def test_splits_are_disjoint_and_as_large_as_possible(
    count: int, train: int, validation: int, kind: Literal["last", "random"]
) -> None:
    recipe = Recipe(train_images=train, validation_images=validation, split=kind)
    training, held_out = map(numbers, split(numbered(count), recipe))
    assert len(set(training) | set(held_out)) == len(training) + len(held_out)
    assert 1 <= len(training) <= train
    assert len(held_out) <= validation
    if count >= train + validation:
        assert (len(training), len(held_out)) == (train, validation)
    else:
        # Rounding costs at most one image of each.
        assert count - 2 <= len(training) + len(held_out) <= count


def test_the_last_images_are_for_validation() -> None:
    recipe = Recipe(train_images=4, validation_images=3)
    train, validation = split(numbered(10), recipe)
    assert numbers(train) == [0, 1, 2, 3]
    assert numbers(validation) == [7, 8, 9]


def test_a_split_that_keeps_the_order_copies_no_image() -> None:
    whole = numbered(10)
    for part in split(whole, Recipe(train_images=4, validation_images=3)):
        assert np.shares_memory(part.images, whole.images)


def test_random_validation_images_depend_on_the_seed() -> None:
    recipe = Recipe(train_images=80, validation_images=20, split="random")
    validation = numbers(split(numbered(100), recipe)[1])
    assert validation == numbers(split(numbered(100), recipe)[1])
    assert validation != numbers(split(numbered(100), recipe.with_changes(seed=1))[1])
    assert sorted(validation) != list(range(80, 100))


def test_a_smaller_data_set_is_split_in_the_same_proportion() -> None:
    train, validation = split(numbered(600), Recipe())
    assert (len(train), len(validation)) == (550, 50)
