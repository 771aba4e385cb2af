from __future__ import annotations

import copy
import math

import pytest
import torch
from torch.func import functional_call
from torch.nn import functional

from tests.trainer.engine import (
    FAMILIES,
    NOTHING,
    SMALL_CNN,
    fresh_snapshot,
    losses,
    make_data_set,
    run,
    take_snapshot,
)
from trainer.network import models
from trainer.network.losses import loss_function
from trainer.recipe.convolutions import Convolution
from trainer.recipe.presets import PRESETS, preset
from trainer.recipe.recipes import Recipe

TWO_LAYER_CNN = Recipe(
    model="cnn", convolutions=(Convolution(16, 5, stride=2), Convolution(10, 3, pool=2))
)


@pytest.mark.parametrize(
    ("recipe", "parameters"),
    [
        (Recipe(model="linear", hidden_units=()), 784 * 10 + 10),
        (Recipe(hidden_units=(128,)), 784 * 128 + 128 + 128 * 10 + 10),
        (Recipe(hidden_units=(300, 100)), 784 * 300 + 300 + 300 * 100 + 100 + 100 * 10 + 10),
        # Stride 2 leaves 14 x 14 pixels, pooling 7 x 7.
        (TWO_LAYER_CNN, (16 * 25 + 16) + (10 * 16 * 9 + 10) + (10 * 7 * 7 * 10 + 10)),
        (TWO_LAYER_CNN.with_changes(head="average"), (16 * 25 + 16) + (10 * 16 * 9 + 10)),
        # Batch normalisation has a scale and a shift; the convolution before it has no bias.
        (
            TWO_LAYER_CNN.with_changes(batch_norm=True),
            (16 * 25 + 2 * 16) + (10 * 16 * 9 + 2 * 10) + (10 * 7 * 7 * 10 + 10),
        ),
        # Torch's recurrent cells have two biases.
        (
            Recipe(model="rnn", hidden_units=(64,)),
            (28 * 64 + 64 * 64 + 2 * 64) + (64 * 10 + 10),
        ),
        (
            Recipe(model="lstm", hidden_units=(64,)),
            4 * (28 * 64 + 64 * 64 + 2 * 64) + (64 * 10 + 10),
        ),
        (
            Recipe(model="gru", hidden_units=(64,)),
            3 * (28 * 64 + 64 * 64 + 2 * 64) + (64 * 10 + 10),
        ),
    ],
    ids=["linear", "mlp", "deep mlp", "cnn", "average", "batch norm", "rnn", "lstm", "gru"],
)
def test_parameter_count_equals_the_hand_calculation(recipe: Recipe, parameters: int) -> None:
    assert models.parameter_count(models.build(recipe)) == parameters


@pytest.mark.parametrize(
    "recipe", [*FAMILIES.values(), *PRESETS], ids=[*FAMILIES, *(p.name for p in PRESETS)]
)
def test_loss_of_an_untrained_network_is_that_of_guessing(recipe: Recipe) -> None:
    network = models.build(recipe)
    logits = network(torch.rand(200, 1, 28, 28))
    assert logits.shape == (200, 10)
    labels = torch.arange(200) % 10
    loss = loss_function("cross-entropy")(logits, labels).item()
    assert loss == pytest.approx(math.log(10), abs=0.35)


@pytest.mark.parametrize("family", FAMILIES)
def test_gradients_equal_difference_quotients(family: str) -> None:
    # A smooth activation: difference quotients are wrong at a kink.
    recipe = FAMILIES[family].with_changes(activation="tanh")
    network = models.build(recipe).double()
    images, labels = torch.rand(3, 1, 28, 28, dtype=torch.float64), torch.tensor([1, 2, 3])
    names = [name for name, _ in network.named_parameters()]
    measure = loss_function("cross-entropy")

    def loss(*values: torch.Tensor) -> torch.Tensor:
        parameters = dict(zip(names, values, strict=True))
        return measure(functional_call(network, parameters, (images,)), labels)

    values = tuple(parameter.detach().requires_grad_() for parameter in network.parameters())
    assert torch.autograd.gradcheck(loss, values, fast_mode=True)


@pytest.mark.parametrize("family", FAMILIES)
def test_network_overfits_one_batch(family: str) -> None:
    recipe = FAMILIES[family].with_changes(
        train_images=10, validation_images=0, batch_size=10, epochs=200, learning_rate=0.02
    )
    history = losses(run(recipe, make_data_set(10, 0), pace=NOTHING))
    assert history[-1] < history[0] / 10


@pytest.mark.parametrize(
    ("kind", "ends"),
    [("unit", (0.0, 1.0)), ("symmetric", (-1.0, 1.0)), ("standard", (-0.4242, 2.8215))],
)
def test_grey_levels_are_normalised_as_the_recipe_says(
    kind: str, ends: tuple[float, float]
) -> None:
    pixels = models.build(Recipe().with_changes(pixels=kind))[0]
    assert pixels(torch.tensor([0.0, 1.0])).tolist() == pytest.approx(ends, abs=1e-4)


def test_glorot_initialisation_is_uniform_within_its_bound() -> None:
    network = models.build(Recipe(hidden_units=(128,), initialisation="glorot-uniform"))
    weight = network.get_parameter("2.weight")
    bound = math.sqrt(6 / (784 + 128))
    assert 0.99 * bound < weight.abs().max().item() <= bound
    assert not network.get_parameter("2.bias").any()


def test_normal_initialisation_has_the_deviation_of_its_fan_in() -> None:
    network = models.build(Recipe(hidden_units=(128,), initialisation="normal-fan-in"))
    weight = network.get_parameter("2.weight")
    assert weight.std().item() == pytest.approx(784**-0.5, rel=0.02)
    assert weight.mean().item() == pytest.approx(0, abs=0.001)


@pytest.mark.parametrize("changes", [{"hidden_units": (64,)}, SMALL_CNN])
def test_dropout_is_active_in_training_mode_only(changes: dict[str, object]) -> None:
    network = models.build(Recipe().with_changes(**changes, dropout=0.5))
    images = torch.rand(4, 1, 28, 28)
    assert not torch.equal(network(images), network(images))
    network.eval()
    assert torch.equal(network(images), network(images))


def test_dropout_scales_the_kept_units() -> None:
    dropout = models.Dropout(0.2)
    units = dropout(torch.ones(200, 500))
    assert set(units.unique().tolist()) == {0.0, 1.25}
    assert (units == 0).float().mean().item() == pytest.approx(0.2, abs=0.01)
    assert torch.equal(dropout.eval()(units), units)


def test_dropout_draws_from_its_own_generator() -> None:
    dropout = models.Dropout(0.5)
    dropout.generator = torch.Generator().manual_seed(3)
    before = torch.get_rng_state()
    first = dropout(torch.ones(100))
    assert torch.equal(torch.get_rng_state(), before)
    dropout.generator.manual_seed(3)
    assert torch.equal(dropout(torch.ones(100)), first)


def test_recurrent_network_depends_most_on_the_last_rows() -> None:
    network = models.build(FAMILIES["rnn"])
    image = torch.rand(1, 1, 28, 28, requires_grad=True)
    network(image).sum().backward()
    assert image.grad is not None
    row_gradients = image.grad.abs().sum(dim=(0, 1, 3))
    assert row_gradients[-1] > 10 * row_gradients[0]


@pytest.mark.parametrize("family", FAMILIES)
def test_network_around_given_weights_computes_the_same(family: str) -> None:
    recipe = FAMILIES[family]
    network = models.build(recipe).eval()
    rebuilt = models.build_with(recipe, take_snapshot(network, recipe).arrays).eval()
    images = torch.rand(2, 1, 28, 28)
    assert torch.equal(network(images), rebuilt(images))


def test_building_around_given_weights_draws_no_random_number() -> None:
    arrays = fresh_snapshot(FAMILIES["cnn"]).arrays
    before = torch.get_rng_state()
    models.build_with(FAMILIES["cnn"].with_changes(initialisation="glorot-uniform"), arrays)
    assert torch.equal(torch.get_rng_state(), before)


def test_weights_that_do_not_fit_are_rejected() -> None:
    snapshot = fresh_snapshot(FAMILIES["mlp"])
    with pytest.raises(ValueError, match=r"2\.weight"):
        models.build_with(snapshot.recipe.with_changes(hidden_units=(17,)), snapshot.arrays)


def test_tutorial_cnn_computes_the_formula_of_its_text() -> None:
    network = models.build(preset("pytorch-cnn"))
    weights = list(network.parameters())
    images = torch.rand(5, 1, 28, 28)

    maps = images
    for weight, bias in zip(weights[::2], weights[1::2], strict=True):
        maps = functional.relu(functional.conv2d(maps, weight, bias, stride=2, padding=1))
    expected = functional.avg_pool2d(maps, 4).view(5, 10)

    assert torch.allclose(network(images), expected, atol=1e-6)


def test_recurrent_network_computes_the_formula_of_its_text() -> None:
    network = models.build(preset("rnn-rows"))
    inputs, states, input_bias, state_bias, out, out_bias = network.parameters()
    images = torch.rand(5, 1, 28, 28)

    hidden = torch.zeros(5, 128)
    for row in range(28):
        pixels = (images[:, 0, row] - 0.5) / 0.5
        hidden = torch.tanh(pixels @ inputs.T + input_bias + hidden @ states.T + state_bias)

    assert torch.allclose(network(images), hidden @ out.T + out_bias, atol=1e-5)


@pytest.mark.parametrize("layout", [torch.contiguous_format, torch.channels_last])
def test_dropout_of_a_part_of_a_batch_is_that_of_the_whole(layout: torch.memory_format) -> None:
    units = torch.ones(8, 6, 5, 5).to(memory_format=layout)
    dropout = models.Dropout(0.5)
    dropout.generator = torch.Generator().manual_seed(1)
    whole = dropout(units)
    for rows in (slice(2, 5), slice(0)):
        dropout.generator.manual_seed(1)
        dropout.drawn = models.BatchPart(8, rows)
        assert torch.equal(dropout(units[rows]), whole[rows])
    # The same amount of random numbers was drawn without images.
    assert torch.rand((), generator=dropout.generator) == _after(dropout, units)


def _after(dropout: models.Dropout, units: torch.Tensor) -> torch.Tensor:
    assert dropout.generator is not None
    dropout.generator.manual_seed(1)
    dropout.drawn = None
    dropout(units)
    return torch.rand((), generator=dropout.generator)


@pytest.mark.parametrize(
    ("device", "channels_last"), [("cpu", True), ("meta", False)], ids=["CPU", "other device"]
)
def test_only_devices_with_sound_gradients_compute_channels_last(
    device: str, *, channels_last: bool
) -> None:
    network = models.place(models.build(TWO_LAYER_CNN), TWO_LAYER_CNN, torch.device(device))
    # With one input channel both layouts are the same.
    (weight,) = (each for each in network.parameters() if each.dim() == 4 and each.shape[1] > 1)
    assert weight.device.type == device
    assert weight.is_contiguous(memory_format=torch.channels_last) == channels_last


@pytest.mark.skipif(not torch.backends.mps.is_available(), reason="needs an Apple GPU")
@pytest.mark.parametrize("recipe", PRESETS, ids=lambda recipe: recipe.name)
def test_gradients_on_an_apple_gpu_are_those_of_the_cpu(recipe: Recipe) -> None:
    images, labels = torch.rand(32, 1, 28, 28), torch.arange(32) % 10
    reference = models.build(recipe.with_changes(dropout=0.0))
    loss = loss_function(recipe.loss)
    gradients = []
    for device in (torch.device("cpu"), torch.device("mps")):
        network = models.place(copy.deepcopy(reference), recipe, device)
        error = loss(network(images.to(device)), labels.to(device))
        found = torch.autograd.grad(error, list(network.parameters()))
        gradients.append([each.cpu() for each in found])
    for on_cpu, on_gpu in zip(*gradients, strict=True):
        torch.testing.assert_close(on_gpu, on_cpu, rtol=1e-3, atol=1e-4)
