"""Details of units: their numbers are those of the network."""

from __future__ import annotations

import numpy as np
import pytest

from mnist_draw.inside.unit.detail import SHOWN, observe
from tests.mnist_draw.inside.unit.details import detail, observed
from tests.mnist_draw.predict.rasters import BLANK

UNITS = [
    ("linear", "logits", (7,)),
    ("mlp", "linear1", (3,)),
    ("mlp", "linear2", (5,)),
    ("cnn", "conv1", (2, 4, 7)),
    ("cnn", "conv2", (5, 3, 3)),
    ("cnn", "logits", (7,)),
    ("average", "logits", (7,)),
    ("rnn", "states", (12, 4)),
    ("lstm", "states", (12, 4)),
    ("gru", "states", (12, 4)),
]


@pytest.mark.parametrize(("model", "layer", "unit"), UNITS)
def test_products_and_bias_add_up_to_the_sum(model: str, layer: str, unit: tuple[int, ...]) -> None:
    for calculation in detail(model, layer, unit).calculations:
        products = sum(float(links.products.sum()) for links in calculation.reads.links)
        assert products == pytest.approx(calculation.total, abs=1e-5)
        assert calculation.total + calculation.sum.bias == pytest.approx(calculation.sum.sum)


@pytest.mark.parametrize(
    ("model", "layer", "unit", "shape"),
    [
        ("linear", "logits", (7,), (1, 28, 28)),
        ("mlp", "linear1", (3,), (1, 28, 28)),
        ("mlp", "linear2", (5,), ()),
        ("cnn", "conv1", (2, 4, 7), (1, 5, 5)),
        ("cnn", "conv2", (5, 3, 3), (4, 3, 3)),
        ("cnn", "logits", (7,), (6, 7, 7)),
        ("average", "logits", (7,), (1, 14, 14)),
        ("gru", "states", (12, 4), ()),
    ],
)
def test_inputs_are_pictures_where_they_come_from_maps(
    model: str, layer: str, unit: tuple[int, ...], shape: tuple[int, ...]
) -> None:
    assert detail(model, layer, unit).calculations[0].shape == shape


def test_maps_that_contribute_most_come_first() -> None:
    calculation = detail("cnn", "logits", (7,)).calculations[0]
    shares = [
        abs(float(np.vdot(*calculation.pictures(int(position))[:2])))
        for position in calculation.maps
    ]
    assert shares == sorted(shares, reverse=True)


def test_inputs_of_a_map_lead_to_their_units() -> None:
    calculation = detail("cnn", "conv2", (5, 0, 3)).calculations[0]
    # A patch at the upper edge: its first row is outside.
    _, _, there = calculation.pictures(2)
    assert there.tolist() == [[False] * 3, [True] * 3, [True] * 3]
    assert calculation.source(2, 0, 1) is None
    layer, unit = calculation.source(2, 1, 1) or ("", ())
    assert layer == "conv1"
    # Pooling took one of the four positions of square 0, 3.
    assert (unit[0], unit[1] // 2, unit[2] // 2) == (2, 0, 3)


def test_pooled_unit_leads_to_the_unit_that_pooling_took() -> None:
    found = detail("cnn", "pool1", (2, 4, 3))
    assert found.layer == "conv1"
    assert found.asked == ("pool1", (2, 4, 3))
    assert found.asked_kind == "max pooling"
    assert found.appearances["pool1"] == (2, 4, 3)


def test_unit_that_pooling_passes_over_has_no_readers() -> None:
    taken = detail("cnn", "pool1", (2, 4, 3)).unit
    neighbour = (2, taken[1], taken[2] ^ 1)
    found = detail("cnn", "conv1", neighbour)
    assert found.passed_over
    assert len(found.readers) == 0


def test_digit_has_its_probability() -> None:
    found = detail("mlp", "logits", (7,))
    probabilities = observed("mlp").prediction.probabilities
    assert probabilities is not None
    assert found.probability == pytest.approx(float(probabilities[7]))
    assert not found.passed_over


def test_pixel_has_readers_but_no_sum() -> None:
    found = detail("mlp", "pixels", (0, 14, 14))
    assert found.calculations == ()
    assert found.value == observed("mlp").values()["pixels"][0, 14, 14]
    assert len(found.readers) == 12


@pytest.mark.parametrize(("row", "before"), [(0, 0), (12, 11)])
def test_recurrent_unit_knows_its_past(row: int, before: int) -> None:
    found = detail("gru", "states", (row, 4))
    states = observed("gru").values()["states"]
    assert found.past == (states[before, 4] if row else 0)
    assert found.value == states[row, 4]


def test_stored_content_of_an_lstm_gives_its_state() -> None:
    found = detail("lstm", "states", (12, 4))
    gates = {one.sum.gate: one.sum.activation for one in found.calculations}
    before, after = found.memory
    added = gates["write"] * gates["candidate"]
    assert after == pytest.approx(gates["forget"] * before + added, abs=1e-5)
    assert found.value == pytest.approx(gates["output"] * np.tanh(after), abs=1e-5)


@pytest.mark.parametrize(("model", "layer", "unit"), UNITS)
def test_blank_canvas_leaves_the_weights(model: str, layer: str, unit: tuple[int, ...]) -> None:
    found = detail(model, layer, unit, BLANK)
    assert found.blank
    for calculation in found.calculations:
        assert np.isnan(calculation.sum.inputs).all()
        assert np.isnan(calculation.sum.sum)
        assert np.isfinite(calculation.sum.weights).all()
        weights = np.concatenate([links.weights for links in calculation.reads.links])
        sizes = np.abs(weights[calculation.reads.strongest])
        assert (np.diff(sizes) <= 0).all()


def test_only_the_strongest_connections_are_listed() -> None:
    (calculation,) = detail("linear", "logits", (7,)).calculations
    assert len(calculation.reads) == 784
    assert len(calculation.reads.strongest) == SHOWN


@pytest.mark.parametrize("asked", [("conv1", (0, 0, 0)), ("linear1", (12,)), ("linear1", (0, 0))])
def test_unit_that_the_network_lacks_is_none(asked: tuple[str, tuple[int, ...]]) -> None:
    assert list(observe(observed("mlp"), asked)) == [None]


def test_unit_of_an_mlp_is_no_unit_of_a_cnn() -> None:
    assert list(observe(observed("cnn"), ("relu1", (3,)))) == [None]
