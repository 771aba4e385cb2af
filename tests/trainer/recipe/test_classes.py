from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.errors import RecipeError
from trainer.recipe.classes import (
    CLASS_NAMES,
    DIGITS,
    Classes,
    ClassesError,
    check_classes,
    digit_of_class,
    listed,
    reads_digits,
    reads_letters,
)
from trainer.recipe.convolutions import Convolution
from trainer.recipe.recipes import Recipe
from trainer.recipe.summary import summarise

FASHION = ("T-shirt", "Trouser", "Ankle boot")
NAMES = st.text(min_size=1, max_size=20).filter(lambda name: CLASS_NAMES.allows((name, name + "x")))


def test_recipes_tell_the_ten_digits_apart_unless_they_say_otherwise() -> None:
    assert Recipe().classes == tuple("0123456789")


def test_the_ten_digits_are_not_written() -> None:
    assert "classes" not in Recipe().to_dict()


@given(st.lists(NAMES, min_size=2, max_size=64, unique=True).map(tuple))
def test_any_names_survive_a_json_round_trip(classes: Classes) -> None:
    if not CLASS_NAMES.allows(classes):
        return
    recipe = Recipe(classes=classes)
    assert Recipe.from_dict(json.loads(json.dumps(recipe.to_dict()))) == recipe


@pytest.mark.parametrize(
    "classes",
    [
        ("A",),
        tuple(map(str, range(65))),
        ("A", "A"),
        ("A", ""),
        ("A", "x" * 21),
        ("A", "b\n"),
        ("A", " b"),
        ("A", "\u202eB"),
        ("A", 1),
        ["A", "B"],
        "AB",
    ],
    ids=repr,
)
def test_impossible_classes_are_an_error_that_names_the_field(classes: object) -> None:
    with pytest.raises(RecipeError) as caught:
        Recipe().with_changes(classes=classes)
    assert caught.value.field == "classes"


@pytest.mark.parametrize("value", [["A"], [1, 2], [["A"], ["B"]], "AB", {"A": 1}, None])
def test_impossible_classes_of_a_file_are_a_recipe_error(value: object) -> None:
    with pytest.raises(RecipeError):
        Recipe.from_dict({"classes": value})


def test_the_terminal_cannot_set_classes() -> None:
    with pytest.raises(RecipeError, match="data set"):
        Recipe().with_settings({"classes": "A,B"})


def test_the_mean_of_each_map_gets_one_channel_a_class() -> None:
    recipe = Recipe(
        model="cnn", convolutions=(Convolution(8), Convolution(10, pool=2)), head="average"
    )
    changed = recipe.for_classes(FASHION)
    assert changed.classes == FASHION
    assert changed.convolutions == (Convolution(8), Convolution(3, pool=2))
    assert changed.for_classes(DIGITS) == recipe


def test_classes_alone_change_no_other_field() -> None:
    assert Recipe().for_classes(FASHION).differences(Recipe()) == ("classes",)


def test_the_summary_counts_the_outputs() -> None:
    layers = summarise(Recipe(classes=FASHION)).layers
    assert layers[-1].output_shape == (3,)
    assert layers[-1].parameters == 128 * 3 + 3


def test_weights_of_other_classes_do_not_fit_a_data_set() -> None:
    check_classes(FASHION, "Fashion", FASHION)
    with pytest.raises(ClassesError, match=r"reads 0, 1, .*, but Fashion holds T-shirt, Trouser"):
        check_classes(DIGITS, "Fashion", FASHION)
    with pytest.raises(ClassesError):
        check_classes(("A", "B"), "Letters", ("B", "A"))


def test_many_classes_are_listed_in_a_few_words() -> None:
    assert listed(tuple("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) == "A, B … Z"
    assert listed(FASHION) == "T-shirt, Trouser, Ankle boot"


def test_digits_are_recognised_among_other_classes() -> None:
    assert digit_of_class(("A", "1", "7", "12")) == (None, 1, 7, None)


def test_digits_and_letters_are_told_apart() -> None:
    assert reads_digits(("1", "7"))
    assert not reads_digits(("1", "A"))
    assert reads_letters(("A", "か"))
    assert not reads_letters(("A", "1"))
    assert not reads_letters(FASHION)


def test_what_is_left_out_is_compared_with_the_classes_of_the_data() -> None:
    recipe = Recipe().with_settings({"left_out": "A, B"})
    assert recipe.for_classes(tuple("ABCD")).left_out == ("A", "B")
    with pytest.raises(RecipeError, match="names of classes that there are: 0, 1, 2"):
        recipe.for_classes(DIGITS)
    with pytest.raises(RecipeError, match="at most 1 of the classes"):
        recipe.for_classes(tuple("ABC"))
    with pytest.raises(RecipeError, match="names of classes that there are: A, B, C"):
        Recipe(left_out=("7",)).for_classes(tuple("ABC"))
