"""Sums of single units, compared with the values of the forward pass."""

from __future__ import annotations

import numpy as np
import pytest

from tests.trainer.engine import FAMILIES, fresh_snapshot, make_digits
from trainer.network.forward import NumpyNetwork
from trainer.network.numpy_layers import LSTMCell
from trainer.network.unit_sums import UnitError, memories, unit_sums

IMAGE = make_digits(1, 5).images[0]
CLOSE = 1e-5


def network(family: str) -> NumpyNetwork:
    snapshot = fresh_snapshot(FAMILIES[family], seed=3)
    random = np.random.default_rng(3)
    arrays = {name: array.copy() for name, array in snapshot.arrays.items()}
    for name, array in arrays.items():
        # Initial running statistics would change nothing.
        if name.endswith(("running_mean", "running_var")):
            array[:] = random.uniform(0.5, 2, array.shape)
    return NumpyNetwork(snapshot.recipe, arrays)


def every_unit(shape: tuple[int, ...], limit: int = 40) -> list[tuple[int, ...]]:
    """Indices of at most `limit` units spread over a layer, the first and the last included."""
    count = int(np.prod(shape))
    chosen = np.unique(np.linspace(0, count - 1, limit).astype(int))
    return [tuple(map(int, np.unravel_index(number, shape))) for number in chosen]


@pytest.mark.parametrize("family", FAMILIES)
def test_sum_of_products_and_bias_equals_the_networks_value(family: str) -> None:
    whole = network(family)
    values = whole.values(IMAGE)
    names = list(values)
    layers = [name for name in names if name.startswith(("conv", "linear", "logits"))]
    assert layers
    for layer in layers:
        after = names[names.index(layer) + 1 :]
        shown = after[0] if after and after[0].startswith("norm") else layer
        for unit in every_unit(values[layer].shape):
            (one,) = unit_sums(whole, values, layer, unit)
            added_up = one.bias + sum(x * w for x, w in zip(one.inputs, one.weights, strict=True))
            assert added_up == pytest.approx(values[shown][unit], abs=CLOSE)
            assert one.sum == pytest.approx(values[shown][unit], abs=CLOSE)


@pytest.mark.parametrize("family", ["mlp", "cnn"])
def test_activation_equals_the_networks_value(family: str) -> None:
    whole = network(family)
    values = whole.values(IMAGE)
    layer, bent = {"mlp": ("linear1", "relu1"), "cnn": ("conv1", "relu1")}[family]
    for unit in every_unit(values[bent].shape):
        (one,) = unit_sums(whole, values, layer, unit)
        assert one.activation == pytest.approx(values[bent][unit], abs=CLOSE)


def test_logit_has_no_activation_function() -> None:
    whole = network("mlp")
    (one,) = unit_sums(whole, whole.values(IMAGE), "logits", [3])
    assert one.activation == one.sum


def memory(lstm: NumpyNetwork, row: int, unit: int) -> float:
    """Cell memory of an LSTM unit after a row, from the gates of all rows up to it."""
    kept, values = 0.0, lstm.values(IMAGE)
    for each in range(row + 1):
        gates = {
            one.gate: one.activation for one in unit_sums(lstm, values, "states", (each, unit))
        }
        kept = gates["forget"] * kept + gates["write"] * gates["candidate"]
    return kept


@pytest.mark.parametrize("cell", ["rnn", "lstm", "gru"])
@pytest.mark.parametrize("row", [0, 1, 27])
def test_gates_of_a_cell_give_the_next_hidden_state(cell: str, row: int) -> None:
    whole = network(cell)
    values = whole.values(IMAGE)
    states = values["states"]
    for unit in (0, 7, 15):
        gates = {one.gate: one for one in unit_sums(whole, values, "states", (row, unit))}
        for one in gates.values():
            assert len(one.inputs) == 28 + states.shape[1]
            products = float(np.dot(one.inputs.astype(float), one.weights.astype(float)))
            assert one.sum == pytest.approx(products + one.bias, abs=CLOSE)
        before = states[row - 1, unit] if row else 0.0
        value = {name: one.activation for name, one in gates.items()}
        match cell:
            case "rnn":
                expected = value["state"]
            case "gru":
                update = value["update"]
                expected = (1 - update) * value["candidate"] + update * before
            case _:
                expected = value["output"] * np.tanh(memory(whole, row, unit))
        assert states[row, unit] == pytest.approx(expected, abs=CLOSE)


def test_memories_of_an_lstm_are_those_of_its_gates() -> None:
    lstm = network("lstm")
    values, cell = lstm.values(IMAGE), lstm.layers["states"]
    assert isinstance(cell, LSTMCell)
    found = memories(cell, values["pixels"][0], values["states"], 7)
    assert found[0] == 0
    assert found[[1, 13, 28]] == pytest.approx(
        [memory(lstm, row, 7) for row in (0, 12, 27)], abs=CLOSE
    )


def test_single_number_indexes_the_flattened_layer() -> None:
    whole = network("cnn")
    values = whole.values(IMAGE)
    _, rows, columns = values["conv1"].shape
    (one,) = unit_sums(whole, values, "conv1", [rows * columns + columns + 2])
    assert one.unit == (1, 1, 2)


@pytest.mark.parametrize(
    ("layer", "unit", "reason"),
    [
        ("conv7", [0], "the layers are pixels, conv1"),
        ("conv1", [4000], "no unit 4000"),
        ("conv1", [0, 99, 0], "4 x 14 x 14 units"),
        ("conv1", [0, 1], "no unit 0,1"),
        ("conv1", [-1], "no unit -1"),
        ("pool2", [0], "adds nothing up"),
    ],
)
def test_unknown_units_and_layers_without_sums_are_errors(
    layer: str, unit: list[int], reason: str
) -> None:
    whole = network("cnn")
    with pytest.raises(UnitError, match=reason):
        unit_sums(whole, whole.values(IMAGE), layer, unit)
