"""What a recipe makes of the training images."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.data.digits import Digits, writer_names
from trainer.data.training_part import training_part
from trainer.errors import RecipeError
from trainer.recipe.classes import DIGITS
from trainer.recipe.recipes import Recipe
from trainer.recipe.writers import LEFT_OUT_WRITERS, check_writers


def digits(count: int = 300, classes: int = 10) -> Digits:
    """Images that hold their number in their first four pixels."""
    random = np.random.default_rng(classes)
    images = np.zeros((count, 28, 28), np.uint8)
    images[:, 0, :4] = np.arange(count, dtype="<u4")[:, None].view(np.uint8)
    names = DIGITS if classes == 10 else tuple("ABCDEFGHIJ"[:classes])
    return Digits(images, random.integers(0, classes, count).astype(np.uint8), names)


def numbers(part: Digits) -> list[int]:
    first = np.ascontiguousarray(part.images[:, 0, :4])
    return [int(number) for number in first.view("<u4")[:, 0]]


def test_without_a_data_part_the_images_are_those_given() -> None:
    whole = digits()
    assert training_part(whole, Recipe()).digits is whole


def test_left_out_digits_are_gone_and_the_others_stay_in_order() -> None:
    whole = digits()
    part = training_part(whole, Recipe(left_out=("7", "2"))).digits
    assert set(part.labels.tolist()) == set(range(10)) - {2, 7}
    assert numbers(part) == [
        number for number, label in enumerate(whole.labels.tolist()) if label not in {2, 7}
    ]


def test_the_first_images_of_each_class_are_kept() -> None:
    whole = digits()
    part = training_part(whole, Recipe(images_per_class=3)).digits
    assert np.bincount(part.labels).tolist() == [3] * 10
    for label in range(10):
        expected = np.flatnonzero(whole.labels == label)[:3].tolist()
        assert [
            n for n, found in zip(numbers(part), part.labels, strict=True) if found == label
        ] == (expected)


@given(
    share=st.floats(0, 1),
    seed=st.integers(0, 99),
    left_out=st.sets(st.sampled_from(DIGITS), max_size=8),
)
def test_so_many_labels_are_wrong_and_all_are_of_classes_that_are_learnt(
    share: float, seed: int, left_out: set[str]
) -> None:
    recipe = Recipe(wrong_labels=share, seed=seed, left_out=tuple(left_out))
    whole = digits()
    found = training_part(whole, recipe)
    part, right = found.digits, whole.labels[numbers(found.digits)]
    assert np.array_equal(found.shown, right)
    assert int((part.labels != right).sum()) == round(share * len(part))
    assert not {str(label) for label in part.labels.tolist()} & left_out
    again = training_part(whole, recipe).digits
    assert np.array_equal(again.labels, part.labels)


def test_wrong_labels_are_spread_over_the_other_classes() -> None:
    whole = digits(6000)
    wrong = training_part(whole, Recipe(wrong_labels=1.0)).digits.labels
    pairs = np.bincount(whole.labels.astype(int) * 10 + wrong, minlength=100).reshape(10, 10)
    assert not pairs.diagonal().any()
    assert pairs[~np.eye(10, dtype=bool)].min() > 30


def test_sorted_images_come_class_by_class() -> None:
    whole = digits()
    found = training_part(whole, Recipe(order="sorted", wrong_labels=0.5))
    part = found.digits
    assert (np.diff(part.labels.astype(int)) >= 0).all()
    assert len(part) == 300
    assert np.array_equal(found.shown, whole.labels[numbers(part)])


def test_other_classes_are_left_out_by_name() -> None:
    recipe = Recipe(classes=tuple("ABCD"), left_out=("B",))
    part = training_part(digits(classes=4), recipe).digits
    assert set(part.labels.tolist()) == {0, 2, 3}


@pytest.mark.parametrize("names", [DIGITS, DIGITS[:9], ("7", "7")])
def test_too_many_digits_or_one_twice_cannot_be_left_out(names: tuple[str, ...]) -> None:
    with pytest.raises(RecipeError) as caught:
        Recipe(left_out=names)
    assert caught.value.field == "left_out"


def test_a_training_without_images_is_refused() -> None:
    whole = digits(1)
    with pytest.raises(RecipeError, match="no training image is left"):
        training_part(whole, Recipe(left_out=(DIGITS[int(whole.labels[0])],)))


def test_a_data_part_is_kept_in_run_folders_and_read_from_texts() -> None:
    recipe = Recipe(left_out=("7", "9"), images_per_class=5, wrong_labels=0.25, order="sorted")
    assert Recipe.from_dict(recipe.to_dict()) == recipe
    typed = {"left_out": "7, 9", "images_per_class": "5", "wrong_labels": "0.25", "order": "sorted"}
    assert Recipe().with_settings(typed) == recipe
    assert recipe.with_settings({"left_out": ""}).left_out == ()


def test_names_that_are_no_classes_are_named() -> None:
    with pytest.raises(RecipeError, match="names of classes that there are: A, B, C, D") as caught:
        Recipe(left_out=("7",)).for_classes(tuple("ABCD"))
    assert caught.value.value == ("7",)


def by_writers(*names: str) -> Digits:
    """Images of the classes A, B and C in turn, of each of these writers in turn."""
    whole = digits(len(names), classes=3)
    labels = (np.arange(len(names)) % 3).astype(np.uint8)
    return replace(whole, labels=labels, writers=writer_names(names))


ABC = Recipe(classes=tuple("ABC"))


def test_drawings_by_writers_that_are_left_out_are_gone() -> None:
    names = ["Anna", "Ben", "", "Ben", "Anna", "Cem", "Cem"] * 3
    recipe = ABC.with_changes(left_out_writers=("Anna", "Ben"))
    part = training_part(by_writers(*names), recipe).digits
    assert numbers(part) == [n for n, name in enumerate(names) if name in {"", "Cem"}]


def test_images_of_each_class_are_counted_without_the_writers() -> None:
    whole = by_writers(*["Anna"] * 9, *["Ben"] * 9)
    recipe = ABC.with_changes(left_out_writers=("Anna",), images_per_class=1)
    assert numbers(training_part(whole, recipe).digits) == [9, 10, 11]


@pytest.mark.parametrize(
    ("names", "left_out", "problem", "said"),
    [
        (["Anna", "Ben"] * 3, ("Anna", "Ben"), "all writers", "no training image is left"),
        (["Anna", "Ben", "Anna"] * 3, ("Anna",), "lost classes", "no training image of A, C"),
    ],
)
def test_each_class_has_to_stay_without_the_writers(
    names: list[str], left_out: tuple[str, ...], problem: str, said: str
) -> None:
    with pytest.raises(RecipeError, match=said) as caught:
        training_part(by_writers(*names), ABC.with_changes(left_out_writers=left_out))
    assert (caught.value.field, caught.value.problem) == ("left_out_writers", problem)


def test_a_class_that_is_left_out_anyway_is_not_missed() -> None:
    whole = by_writers(*["Anna", "Ben", "Ben"] * 3)
    recipe = ABC.with_changes(left_out=("A",), left_out_writers=("Anna",))
    assert set(training_part(whole, recipe).digits.labels.tolist()) == {1, 2}


@pytest.mark.parametrize(
    ("known", "problem", "said"),
    [
        ((), "no writers", "data that do not say who wrote an image"),
        (("Ben", "Cem"), "unknown writers", r"'Anna'.*writers that there are: Ben, Cem"),
    ],
)
def test_writers_that_the_data_lack_are_named(
    known: tuple[str, ...], problem: str, said: str
) -> None:
    check_writers((), known)
    with pytest.raises(RecipeError, match=said) as caught:
        check_writers(("Anna",), known)
    assert caught.value.problem == problem


@pytest.mark.parametrize("names", [("Anna",), ("Kim, Anna", "Ben"), ('"Bo" Kim', "한지민")])
def test_writers_are_kept_in_run_folders_and_read_from_texts(names: tuple[str, ...]) -> None:
    recipe = Recipe(left_out_writers=names)
    assert Recipe.from_dict(recipe.to_dict()) == recipe
    assert Recipe().with_settings({"left_out_writers": LEFT_OUT_WRITERS.join(names)}) == recipe


def test_a_name_with_a_comma_stands_in_quotes() -> None:
    recipe = Recipe().with_settings({"left_out_writers": 'Anna, "Kim, Ben"'})
    assert recipe.left_out_writers == ("Anna", "Kim, Ben")
    with pytest.raises(RecipeError, match='as in Anna,Ben or "Kim, Ben"'):
        Recipe().with_settings({"left_out_writers": 'Anna, "Kim'})


def test_recipes_of_earlier_versions_leave_out_no_writer() -> None:
    values = Recipe(epochs=7).to_dict()
    del values["left_out_writers"]
    assert Recipe.from_dict(values) == Recipe(epochs=7)
