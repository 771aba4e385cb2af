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

WAYS = st.sampled_from(["last", "random"])


def numbered(count: int) -> Digits:
    """Images of which each says in its first two pixels which it is."""
    images = np.zeros((count, 28, 28), np.uint8)
    images[:, 0, 0] = np.arange(count) // 256
    images[:, 0, 1] = np.arange(count) % 256
    return Digits(images, (np.arange(count) % 10).astype(np.uint8))


def numbers(digits: Digits) -> list[int]:
    found = digits.images[:, 0, 0].astype(int) * 256 + digits.images[:, 0, 1]
    assert (found % 10 == digits.labels).all()
    return [int(number) for number in found]


@given(st.integers(1, 300), st.integers(1, 400), st.integers(0, 400), WAYS)
def test_the_splits_share_no_image_and_are_as_large_as_can_be(
    count: int, train: int, validation: int, way: Literal["last", "random"]
) -> None:
    recipe = Recipe(train_images=train, validation_images=validation, split=way)
    learnt, held_back = map(numbers, split(numbered(count), recipe))
    assert len(set(learnt) | set(held_back)) == len(learnt) + len(held_back)
    assert 1 <= len(learnt) <= train
    assert len(held_back) <= validation
    if count >= train + validation:
        assert (len(learnt), len(held_back)) == (train, validation)
    else:
        # Rounding costs at most one image of each.
        assert count - 2 <= len(learnt) + len(held_back) <= count


def test_the_last_images_are_held_back() -> None:
    recipe = Recipe(train_images=4, validation_images=3)
    learnt, held_back = split(numbered(10), recipe)
    assert numbers(learnt) == [0, 1, 2, 3]
    assert numbers(held_back) == [7, 8, 9]


def test_random_images_are_held_back_by_the_seed() -> None:
    recipe = Recipe(train_images=80, validation_images=20, split="random")
    held_back = numbers(split(numbered(100), recipe)[1])
    assert held_back == numbers(split(numbered(100), recipe)[1])
    assert held_back != numbers(split(numbered(100), recipe.with_changes(seed=1))[1])
    assert sorted(held_back) != list(range(80, 100))


def test_a_smaller_data_set_is_divided_in_the_same_proportion() -> None:
    learnt, held_back = split(numbered(600), Recipe())
    assert (len(learnt), len(held_back)) == (550, 50)
