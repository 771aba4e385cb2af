"""Torch networks built from a recipe.

Shape legend: B images in a batch, C channels, H rows, W columns, D features.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Self, cast

import torch
from torch import nn

from trainer.errors import RecipeError
from trainer.network.numpy_layers import PIXEL_SCALES
from trainer.network.parameters import SIDE, check_fit
from trainer.recipe.combinations import RECURRENT

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from trainer.recipe.recipes import Recipe

ACTIVATIONS: dict[str, Callable[[], nn.Module]] = {
    "relu": partial(nn.ReLU, inplace=True),
    "sigmoid": nn.Sigmoid,
    "tanh": nn.Tanh,
    "gelu": nn.GELU,
}
CELLS = {"rnn": nn.RNN, "lstm": nn.LSTM, "gru": nn.GRU}


@dataclass(frozen=True, slots=True)
class BatchPart:
    """Some of the images of a batch, where several processes or threads share it.

    Attributes:
        images: Number of images in the whole batch.
        rows: Which of them.
    """

    images: int
    rows: slice


class Pixels(nn.Module):
    """Normalises grey levels: ``(x - mean) / deviation``."""

    def __init__(self, mean: float, deviation: float) -> None:
        super().__init__()
        self.mean = mean
        self.deviation = deviation

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        if self.mean == 0 and self.deviation == 1:
            return images
        return (images - self.mean) / self.deviation


class BatchNorm(nn.BatchNorm2d):
    """Batch normalisation whose statistics can be frozen.

    Attributes:
        frozen: Whether training normalises with the running statistics, as evaluation does, and
            leaves them as they are.
    """

    frozen = False

    def train(self, mode: bool = True) -> Self:
        return super().train(mode and not self.frozen)

    def forward(self, images: torch.Tensor) -> torch.Tensor:
        if self.training and images.numel() == self.num_features:
            raise RecipeError(
                "batch_norm",
                True,
                "false where maps of a single pixel meet a batch, or a last batch, of one image: "
                "there is nothing to compute a deviation of",
                "single value",
            )
        return super().forward(images)


class Dropout(nn.Module):
    """Dropout with a random generator of its own.

    Torch's own layer draws from the global generator; the order in which two threads draw from it
    would be random.

    Attributes:
        probability: Probability that a unit is zeroed, [0, 1).
        generator: On the network's device; None for torch's global generator.
        drawn: For a network that sees a part of each batch: which part of how many images. The
            mask is drawn for all of them, so that it does not depend on how a batch is divided.
            None for whole batches.
    """

    def __init__(self, probability: float) -> None:
        super().__init__()
        self.probability = probability
        self.generator: torch.Generator | None = None
        self.drawn: BatchPart | None = None

    def forward(self, units: torch.Tensor) -> torch.Tensor:
        if not self.training:
            return units
        return units * self.draw_mask(units)

    def draw_mask(self, units: torch.Tensor) -> torch.Tensor:
        """Draws the factors of the units of a batch: 0, or 1 / (1 - probability)."""
        keep = 1 - self.probability
        if self.drawn is None:
            mask = torch.empty_like(units).bernoulli_(keep, generator=self.generator)
        else:
            mask = _empty_like(units, self.drawn.images).bernoulli_(keep, generator=self.generator)
            mask = mask[self.drawn.rows]
        return mask.div_(keep)


def _empty_like(units: torch.Tensor, images: int) -> torch.Tensor:
    """Memory for the units of so many images, in the same layout: random numbers fill it so."""
    last = units.dim() == 4 and units.is_contiguous(memory_format=torch.channels_last)
    return torch.empty(
        (images, *units.shape[1:]),
        dtype=units.dtype,
        device=units.device,
        memory_format=torch.channels_last if last else torch.contiguous_format,
    )


class RecurrentRows(nn.Module):
    """Recurrent layer over an image's 28 rows of 28 pixels; returns the last hidden state."""

    def __init__(self, cell: str, units: int) -> None:
        super().__init__()
        self.cell = CELLS[cell](SIDE, units, batch_first=True)

    def forward(self, images_BCHW: torch.Tensor) -> torch.Tensor:
        states, _ = self.cell(images_BCHW.squeeze(1))
        return cast("torch.Tensor", states[:, -1])


def build(recipe: Recipe) -> nn.Sequential:
    """Builds the recipe's network with initial weights from torch's global random generator.

    Input: float images (B, 1, 28, 28) in [0, 1], ink = 1. Output: logits (B, K) of K classes.
    """
    network = nn.Sequential(Pixels(*PIXEL_SCALES[recipe.pixels]))
    if recipe.model in RECURRENT:
        (units,) = recipe.hidden_units
        network.extend([RecurrentRows(recipe.model, units), nn.Linear(units, len(recipe.classes))])
    elif recipe.model == "cnn":
        network.extend(_convolutional_layers(recipe))
    else:
        network.extend(_dense_layers(recipe))
    _initialise(network, recipe.initialisation)
    return network


def build_with(recipe: Recipe, arrays: Mapping[str, NDArray[Any]]) -> nn.Sequential:
    """Builds the recipe's network around given weights, without copying them.

    Args:
        recipe: Describes the network.
        arrays: All its parameters and buffers, by the names of `nn.Module.state_dict`.

    Raises:
        ValueError: An array is missing, unknown, or of another shape or dtype.
    """
    check_fit(recipe, arrays)
    # The meta device fills no memory and draws no random numbers, so that a prediction never
    # changes the random state of a training run.
    with torch.device("meta"):
        network = build(recipe)
    network.load_state_dict(as_tensors(arrays), strict=True, assign=True)
    return network


def build_copy(recipe: Recipe, arrays: Mapping[str, NDArray[Any]] | None) -> nn.Sequential:
    """Builds the recipe's network to be trained, from a copy of given weights or fresh ones.

    Raises:
        ValueError: The weights belong to another network.
    """
    network = build(recipe)
    if arrays is not None:
        try:
            network.load_state_dict(as_tensors(arrays))
        except RuntimeError as error:
            raise ValueError("the weights to continue from belong to another network") from error
    return network


def freeze_statistics(network: nn.Module) -> None:
    """Freeze the statistics of all batch normalisation: for trainings on few images."""
    for module in network.modules():
        if isinstance(module, BatchNorm):
            module.frozen = True
            module.eval()


def as_tensors(arrays: Mapping[str, NDArray[Any]]) -> dict[str, torch.Tensor]:
    """Tensors that share the memory of arrays."""
    return {name: torch.from_numpy(array) for name, array in arrays.items()}


def parameter_count(network: nn.Module) -> int:
    """Number of trainable values."""
    return sum(parameter.numel() for parameter in network.parameters())


def place(network: nn.Sequential, recipe: Recipe, device: torch.device) -> nn.Sequential:
    """Moves a network to a device, in the memory layout that is fastest for its kind."""
    network = network.to(device)
    # On Apple GPUs batch normalisation has wrong gradients in it, or none (pytorch/pytorch 175189).
    if recipe.model == "cnn" and device.type in {"cpu", "cuda"}:
        # torch's type stubs leave this argument out.
        network = network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
    return network


def _dense_layers(recipe: Recipe) -> list[nn.Module]:
    layers: list[nn.Module] = [nn.Flatten()]
    hidden_units = recipe.hidden_units if recipe.model == "mlp" else ()
    sizes = (SIDE * SIDE, *hidden_units)
    for inputs, outputs in pairwise(sizes):
        layers += [nn.Linear(inputs, outputs), ACTIVATIONS[recipe.activation]()]
        if recipe.dropout:
            layers.append(Dropout(recipe.dropout))
    return [*layers, nn.Linear(sizes[-1], len(recipe.classes))]


def _convolutional_layers(recipe: Recipe) -> list[nn.Module]:
    layers: list[nn.Module] = []
    channels, side = 1, SIDE
    for layer in recipe.convolutions:
        layers.append(
            nn.Conv2d(
                channels,
                layer.channels,
                layer.kernel,
                stride=layer.stride,
                padding=layer.kernel // 2,
                bias=not recipe.batch_norm,
            )
        )
        if recipe.batch_norm:
            layers.append(BatchNorm(layer.channels))
        activation = ACTIVATIONS[recipe.activation]()
        if layer.pool == 1:
            layers.append(activation)
        elif recipe.activation == "gelu":
            layers += [activation, nn.MaxPool2d(layer.pool)]
        else:
            # The others are monotonic: pooling first gives the same numbers for a fraction of the
            # work.
            layers += [nn.MaxPool2d(layer.pool), activation]
        channels = layer.channels
        side = -(-side // layer.stride) // layer.pool
    if recipe.dropout:
        layers.append(Dropout(recipe.dropout))
    if recipe.head == "average":
        return [*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten()]
    return [*layers, nn.Flatten(), nn.Linear(channels * side * side, len(recipe.classes))]


def _initialise(network: nn.Module, kind: str) -> None:
    if kind == "default":
        return
    for module in network.modules():
        if not isinstance(module, nn.Linear | nn.Conv2d):
            continue
        if kind == "glorot-uniform":
            nn.init.xavier_uniform_(module.weight)
        else:
            fan_in = module.weight[0].numel()
            nn.init.normal_(module.weight, std=fan_in**-0.5)
        if module.bias is not None:
            nn.init.zeros_(module.bias)
