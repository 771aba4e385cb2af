from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trainer.errors import RecipeError
from trainer.recipe.classes import DIGITS
from trainer.recipe.combinations import RECURRENT
from trainer.recipe.convolutions import Convolution, Convolutions
from trainer.recipe.fields import Choice, Names, Real, Switch, Text, Whole, Wholes
from trainer.recipe.recipes import FIELDS, Recipe

if TYPE_CHECKING:
    from collections.abc import Callable


def layers() -> st.SearchStrategy[tuple[Convolution, ...]]:
    layer = st.builds(
        Convolution,
        st.integers(1, 1024),
        st.sampled_from([1, 3, 5, 7, 9]),
        st.sampled_from([1, 1, 1, 2, 4]),
        st.sampled_from([1, 1, 1, 2, 3]),
    )
    return st.lists(layer, max_size=4).map(tuple).filter(Convolutions().allows)


# Strategies for the values of each kind of domain.
VALUES: dict[type, Callable[[Any], st.SearchStrategy[Any]]] = {
    Whole: lambda domain: st.integers(domain.low, domain.high),
    Real: lambda domain: st.floats(domain.low, domain.high),
    Choice: lambda domain: st.sampled_from(domain.options),
    Switch: lambda _: st.booleans(),
    Wholes: lambda domain: st.lists(st.integers(domain.low, domain.high), max_size=domain.most).map(
        tuple
    ),
    Text: lambda domain: st.text(max_size=min(domain.most, 20)),
    Convolutions: lambda _: layers(),
    # The only one that a user sets: names of digits.
    Names: lambda _: st.lists(st.sampled_from(DIGITS), max_size=8, unique=True).map(tuple),
}


STRATEGIES = {
    name: VALUES[type(field.metadata["domain"])](field.metadata["domain"])
    for name, field in FIELDS.items()
}


@st.composite
def recipes(draw: st.DrawFn) -> Recipe:
    """Any valid recipe."""
    values = {name: draw(STRATEGIES[name]) for name in FIELDS}
    values["nesterov"] = values["nesterov"] and values["momentum"] > 0
    if values["model"] == "mlp" and not values["hidden_units"]:
        values["hidden_units"] = (16,)
    if values["model"] == "cnn" and not values["convolutions"]:
        values["convolutions"] = (Convolution(8),)
    if values["model"] in RECURRENT:
        values["hidden_units"] = (32,)
    if values["model"] == "cnn" and values["convolutions"][-1].channels != 10:
        values["head"] = "linear"
    return Recipe(**values)


def as_setting(value: object) -> str:
    """Text after ``--set field=``."""
    if isinstance(value, tuple):
        return ",".join(str(part) for part in value)
    return repr(value) if isinstance(value, float) else str(value)


@given(recipes())
def test_recipe_survives_a_json_round_trip(recipe: Recipe) -> None:
    assert Recipe.from_dict(json.loads(json.dumps(recipe.to_dict()))) == recipe


@given(recipes())
def test_every_field_can_be_set_from_text(recipe: Recipe) -> None:
    texts = {name: as_setting(getattr(recipe, name)) for name in FIELDS}
    assert Recipe().with_settings(texts) == recipe


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=5,
)


@given(JSON | st.dictionaries(st.sampled_from(list(FIELDS)), JSON | st.just(10**400), max_size=3))
def test_invalid_json_values_raise_only_recipe_errors(values: object) -> None:
    try:
        recipe = Recipe.from_dict(values)
    except RecipeError:
        return
    assert isinstance(values, dict)
    assert set(recipe.differences(Recipe())) <= set(values)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("epochs", 0),
        ("epochs", 1.5),
        ("batch_size", 10_001),
        ("learning_rate", 0.0),
        ("learning_rate", float("nan")),
        ("optimiser", "rmsprop"),
        ("model", "transformer"),
        ("dropout", 1.0),
        ("hidden_units", (0,)),
        ("hidden_units", [128]),
        ("convolutions", (Convolution(8, kernel=4),)),
        ("convolutions", (Convolution(8, stride=4), Convolution(8, stride=4, pool=4))),
        ("seed", -1),
        ("name", "x" * 61),
        ("batch_norm", 1),
    ],
)
def test_invalid_value_is_an_error_that_names_the_field(field: str, value: object) -> None:
    with pytest.raises(RecipeError, match=f"^{field} = ") as caught:
        Recipe().with_changes(**{field: value})
    assert caught.value.field == field
    assert caught.value.value is value
    assert caught.value.allowed in str(caught.value)


def test_unknown_field_is_an_error_that_names_it() -> None:
    with pytest.raises(RecipeError, match="learnig_rate"):
        Recipe().with_changes(learnig_rate=0.1)
    with pytest.raises(RecipeError, match="learnig_rate"):
        Recipe().with_settings({"learnig_rate": "0.1"})
    with pytest.raises(RecipeError, match="learnig_rate"):
        Recipe.from_dict({"learnig_rate": 0.1})


@pytest.mark.parametrize(
    ("field", "text"), [("epochs", "many"), ("nesterov", "perhaps"), ("convolutions", "8x3")]
)
def test_unreadable_text_is_an_error_that_names_the_field(field: str, text: str) -> None:
    with pytest.raises(RecipeError, match=field):
        Recipe().with_settings({field: text})


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"nesterov": True}, "nesterov"),
        ({"model": "mlp", "hidden_units": ()}, "hidden_units"),
        ({"model": "cnn"}, "convolutions"),
        ({"model": "lstm", "hidden_units": (8, 8)}, "hidden_units"),
        ({"model": "rnn", "hidden_units": ()}, "hidden_units"),
        ({"model": "cnn", "convolutions": (Convolution(9),), "head": "average"}, "head"),
    ],
)
def test_contradicting_fields_are_an_error(changes: dict[str, object], field: str) -> None:
    with pytest.raises(RecipeError) as caught:
        Recipe().with_changes(**changes)
    assert caught.value.field == field


def test_differences_lists_the_fields_that_differ() -> None:
    assert Recipe().differences(Recipe()) == ()
    changed = Recipe().with_changes(seed=3, epochs=7)
    assert set(changed.differences(Recipe())) == {"seed", "epochs"}


def test_absent_fields_get_their_defaults() -> None:
    assert Recipe.from_dict({"epochs": 9}) == Recipe(epochs=9)


def test_convolutions_print_as_they_parse() -> None:
    text = "16k5s2 32k3p2"
    layers = Recipe().with_settings({"convolutions": text}).convolutions
    assert layers == (Convolution(16, 5, stride=2), Convolution(32, 3, pool=2))
    assert " ".join(map(str, layers)) == text


def test_every_field_has_a_meaning() -> None:
    for name, field in FIELDS.items():
        meaning = field.metadata["meaning"]
        assert meaning.endswith("."), name
        assert len(meaning) > 15, name


def test_used_by_lists_existing_models_and_optimisers() -> None:
    kinds = set()
    for name in ("model", "optimiser"):
        kinds |= set(FIELDS[name].metadata["domain"].options)
    for field in FIELDS.values():
        assert set(field.metadata["used_by"]) <= kinds


def test_a_recipe_for_other_classes_gets_as_many_averaged_channels() -> None:
    letters = ("A", "B", "C")
    averaging = Recipe(
        model="cnn", head="average", hidden_units=(), convolutions=(Convolution(10, 3),)
    )
    assert averaging.for_classes(averaging.classes) is averaging
    changed = averaging.for_classes(letters)
    assert (changed.classes, changed.convolutions[-1].channels) == (letters, 3)
    plain = Recipe().for_classes(letters)
    assert plain.classes == letters
    assert plain.to_dict()["classes"] == list(letters)
    assert Recipe.from_dict(plain.to_dict()) == plain


def test_classes_are_the_data_sets_and_cannot_be_set_from_text() -> None:
    with pytest.raises(RecipeError) as caught:
        Recipe().with_settings({"classes": "A,B"})
    assert (caught.value.field, caught.value.problem) == ("classes", "data set's")
