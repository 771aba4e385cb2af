"""Connections between units: walks through networks of every kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.trainer.engine import FAMILIES, fresh_snapshot, make_digits
from tests.trainer.network.random_recipes import recipes
from trainer.network.forward import NumpyNetwork
from trainer.network.unit_links import Links, appearances, origin, read_by, reads, strongest
from trainer.network.unit_sums import UnitError, unit_sums
from trainer.recipe.convolutions import Convolution
from trainer.recipe.presets import PRESETS
from trainer.recipe.recipes import Recipe

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trainer.network.numpy_layers import Array
    from trainer.network.unit_sums import Unit

IMAGE = make_digits(1, 5).images[0]
CLOSE = 1e-5


def network(recipe: Recipe, seed: int = 3) -> NumpyNetwork:
    snapshot = fresh_snapshot(recipe, seed=seed)
    random = np.random.default_rng(seed)
    arrays = {name: array.copy() for name, array in snapshot.arrays.items()}
    for name, array in arrays.items():
        # Initial running statistics would change nothing.
        if name.endswith(("running_mean", "running_var")):
            array[:] = random.uniform(0.5, 2, array.shape)
    return NumpyNetwork(snapshot.recipe, arrays)


def handed_on(whole: NumpyNetwork, values: Mapping[str, Array], layer: str, unit: Unit) -> float:
    """The value that other units read of a unit."""
    if layer in {"pixels", "states"}:
        return float(values[layer][unit])
    (one,) = unit_sums(whole, values, layer, unit)
    return one.activation


def assert_one_step_adds_up(
    whole: NumpyNetwork, values: Mapping[str, Array], layer: str, unit: Unit, random: object
) -> tuple[str, Unit] | None:
    """Checks a unit and its connections; returns one of the units that it reads, if any."""
    assert isinstance(random, np.random.Generator)
    links = reads(whole, values, layer, unit)
    for one in unit_sums(whole, values, layer, unit):
        products = sum(float(each.products.sum()) for each in links if each.gate == one.gate)
        assert one.bias + products == pytest.approx(one.sum, abs=CLOSE)
    there = [(each, number) for each in links for number in range(len(each.units))]
    found = None
    for choice in random.permutation(len(there))[:6]:
        each, number = there[choice]
        source = each.unit(number)
        if source is None:
            assert each.inputs[number] == 0
            continue
        value = handed_on(whole, values, each.layer, source)
        assert each.inputs[number] == pytest.approx(value, abs=CLOSE)
        assert_reads_back(whole, values, (each, number), (layer, unit))
        found = each.layer, source
    return found


def assert_reads_back(
    whole: NumpyNetwork,
    values: Mapping[str, Array],
    link: tuple[Links, int],
    reader: tuple[str, Unit],
) -> None:
    """The unit at the other end of a connection has the same connection."""
    each, number = link
    source = each.unit(number)
    assert source is not None
    back = [
        (one.inputs[at], one.weights[at])
        for one in read_by(whole, values, each.layer, source)
        if one.layer == reader[0] and one.gate == each.gate
        for at in np.flatnonzero((one.units == reader[1]).all(axis=1))
    ]
    assert len(back) == 1
    assert back[0] == pytest.approx((each.inputs[number], each.weights[number]), abs=CLOSE)


def assert_walks_add_up(whole: NumpyNetwork, seed: int) -> None:
    """Walks from the logits down to pixels."""
    values, random = whole.values(IMAGE), np.random.default_rng(seed)
    for digit in (0, 7, 9):
        assert read_by(whole, values, "logits", (digit,)) == ()
        here: tuple[str, Unit] | None = ("logits", (digit,))
        while here is not None and here[0] != "pixels":
            here = assert_one_step_adds_up(whole, values, *here, random)


@pytest.mark.parametrize("recipe", PRESETS, ids=lambda recipe: recipe.name)
def test_walks_from_the_logits_to_the_pixels_add_up_in_every_preset(recipe: Recipe) -> None:
    assert_walks_add_up(network(recipe), 0)


@settings(max_examples=80)
@given(recipes(), st.integers(0, 1000))
def test_walks_from_the_logits_to_the_pixels_add_up_in_any_network(
    recipe: Recipe, seed: int
) -> None:
    assert_walks_add_up(network(recipe, seed), seed)


def test_pooled_value_comes_from_the_largest_of_its_square() -> None:
    whole = network(FAMILIES["cnn"])
    values = whole.values(IMAGE)
    square = values["norm2"][3, 2:4, 4:6]
    layer, unit = origin(whole, values, "pool2", (3, 1, 2))
    assert layer == "conv2"
    assert unit in [(3, row, column) for row in (2, 3) for column in (4, 5)]
    assert values["norm2"][unit] == square.max()


def test_the_others_of_a_square_are_read_by_no_unit() -> None:
    whole = network(FAMILIES["cnn"])
    values = whole.values(IMAGE)
    _, largest = origin(whole, values, "pool2", (3, 1, 2))
    square = [(3, row, column) for row in (2, 3) for column in (4, 5)]
    read = {unit: len(read_by(whole, values, "conv2", unit)) for unit in square}
    assert read == {unit: int(unit == largest) for unit in square}


def test_value_appears_in_every_layer_that_hands_it_on() -> None:
    whole = network(FAMILIES["cnn"])
    values = whole.values(IMAGE)
    _, unit = origin(whole, values, "pool2", (3, 1, 2))
    seen = appearances(whole, values, "conv2", unit)
    flat = (3 * 7 + 1) * 7 + 2
    assert seen == {
        "conv2": unit, "norm2": unit, "pool2": (3, 1, 2), "relu2": (3, 1, 2), "flat": (flat,)
    }  # fmt: skip


@pytest.mark.parametrize(("row", "layers"), [(26, ["states"]), (27, ["states", "last"])])
def test_only_the_last_hidden_state_is_handed_on(row: int, layers: list[str]) -> None:
    whole = network(FAMILIES["gru"])
    assert list(appearances(whole, whole.values(IMAGE), "states", (row, 3))) == layers


def test_incomplete_square_at_the_edge_is_read_by_no_unit() -> None:
    whole = network(Recipe(model="cnn", hidden_units=(), convolutions=(Convolution(2, 3, pool=3),)))
    assert read_by(whole, whole.values(IMAGE), "conv1", (0, 27, 0)) == ()


def test_inputs_outside_the_image_belong_to_no_unit() -> None:
    whole = network(FAMILIES["cnn"])
    (links,) = reads(whole, whole.values(IMAGE), "conv2", (0, 0, 0))
    assert [links.unit(number) for number in (0, 4)] == [None, (0, 0, 0)]


def test_undefined_values_reach_through_pooling() -> None:
    whole = network(FAMILIES["cnn"])
    values = whole.values(IMAGE)
    values["norm2"][3, 3, 4] = np.nan
    assert origin(whole, values, "pool2", (3, 1, 2)) == ("conv2", (3, 3, 4))


def test_pixels_read_nothing_and_are_read_by_the_windows_around_them() -> None:
    whole = network(FAMILIES["cnn"])
    values = whole.values(IMAGE)
    assert reads(whole, values, "pixels", (0, 10, 10)) == ()
    (links,) = read_by(whole, values, "pixels", (0, 10, 10))
    # Kernel 5 and stride 2: three windows contain an even position; four channels.
    assert len(links.units) == 3 * 3 * 4


@pytest.mark.parametrize("layer", ["pool2", "relu1", "norm2", "flat"])
def test_layers_without_sums_are_errors_to_read_from(layer: str) -> None:
    whole = network(FAMILIES["cnn"])
    with pytest.raises(UnitError, match="adds nothing up"):
        reads(whole, whole.values(IMAGE), layer, [0])


def test_strongest_are_the_largest_products_then_the_largest_weights() -> None:
    def links(inputs: list[float], weights: list[float]) -> Links:
        units = np.arange(len(inputs))[:, None]
        return Links("logits", units, np.array(inputs, "f"), np.array(weights, "f"))

    both = [links([1, 0, 2], [3, 5, -4]), links([0, np.nan], [-9, 1])]
    assert strongest(both, 10).tolist() == [4, 2, 0, 3, 1]
    assert strongest(both, 2).tolist() == [4, 2]
    assert strongest([], 2).tolist() == []
