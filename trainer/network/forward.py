"""Forward pass of every kind of network in plain numpy, with all intermediate values.

It computes what `trainer.network.models.build` computes in torch's evaluation mode, to 1e-5, for
one image or a few, without importing torch.

Shape legend: B images, K classes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from trainer.network.numpy_layers import (
    PIXEL_SCALES,
    ActivationFunction,
    AverageMaps,
    BatchNorm,
    Cell,
    Convolution,
    Flatten,
    GRUCell,
    LastState,
    Linear,
    LSTMCell,
    MaxPool,
    Pixels,
    RNNCell,
    softmax,
)
from trainer.network.parameters import check_fit
from trainer.recipe.combinations import RECURRENT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from numpy.typing import NDArray

    from trainer.network.numpy_layers import Array, Layer
    from trainer.recipe.recipes import Recipe

_CELLS: dict[str, type[Cell]] = {"rnn": RNNCell, "lstm": LSTMCell, "gru": GRUCell}


class NumpyNetwork:
    """A recipe's network with given weights.

    Attributes:
        layers: Layers by name, in the order of the forward pass; the last is ``"logits"``.
        temperature: Divisor of the logits in the softmax.
    """

    def __init__(
        self, recipe: Recipe, arrays: Mapping[str, NDArray[Any]], temperature: float = 1.0
    ) -> None:
        """Shares the memory of the weights; they must not change afterwards.

        Args:
            recipe: Describes the network.
            arrays: Its parameters and buffers, by the names of torch's ``state_dict``.
            temperature: Divisor of the logits in the softmax, above 0.

        Raises:
            ValueError: They do not fit the recipe.
        """
        check_fit(recipe, arrays)
        self.temperature = temperature
        self.layers: dict[str, Layer] = dict(_layers(recipe, _modules(arrays)))
        # Weights that overflow give infinite or undefined values, as they do in torch.
        with np.errstate(over="ignore", invalid="ignore"):
            self._folded_layers = tuple(_fold(self.layers.values()))

    def logits(self, digit_images: NDArray[np.uint8]) -> Array:
        """Logits of each image.

        Args:
            digit_images: uint8, shape (B, 28, 28), ink 255 on 0.

        Returns:
            float32, shape (B, K).
        """
        return self.logits_of_ink(_scaled(digit_images))

    def logits_of_ink(self, images_BHW: Array) -> Array:
        """Logits of images between the grey levels of `logits`.

        Args:
            images_BHW: float32, shape (B, 28, 28), ink 1 on 0.

        Returns:
            float32, shape (B, K).
        """
        values = images_BHW[:, None]
        with np.errstate(over="ignore", invalid="ignore"):
            for layer in self._folded_layers:
                values = layer(values)
        return values

    def probabilities(self, logits: Array) -> Array:
        """Calibrated probabilities of the classes: softmax of the logits over the temperature.

        Args:
            logits: float32, shape (..., K).
        """
        return softmax(logits / np.float32(self.temperature))

    def values(self, digit_image: NDArray[np.uint8]) -> dict[str, Array]:
        """Output of every layer for one image: float32, by layer name.

        Args:
            digit_image: uint8, shape (28, 28), ink 255 on 0.
        """
        values = _scaled(digit_image[None, None])
        found = {}
        with np.errstate(over="ignore", invalid="ignore"):
            for name, layer in self.layers.items():
                values = layer(values)
                found[name] = values[0]
        return found


def _fold(layers: Iterable[Layer]) -> list[Layer]:
    """The layers, with batch normalisation folded into the convolutions."""
    folded: list[Layer] = []
    for layer in layers:
        if isinstance(layer, BatchNorm) and isinstance(folded[-1], Convolution):
            folded[-1] = layer.folded_into(folded[-1])
        else:
            folded.append(layer)
    return folded


def _scaled(digit_images: NDArray[np.uint8]) -> Array:
    return digit_images.astype(np.float32) / np.float32(255)


def _modules(arrays: Mapping[str, NDArray[Any]]) -> Iterator[dict[str, NDArray[Any]]]:
    """Arrays of each torch module, in the order of the network."""
    modules: dict[int, dict[str, NDArray[Any]]] = {}
    for name, array in arrays.items():
        position, _, rest = name.partition(".")
        modules.setdefault(int(position), {})[rest] = array
    return iter(modules[position] for position in sorted(modules))


def _layers(
    recipe: Recipe, modules: Iterator[dict[str, NDArray[Any]]]
) -> Iterator[tuple[str, Layer]]:
    yield "pixels", Pixels(*PIXEL_SCALES[recipe.pixels])
    if recipe.model in RECURRENT:
        yield from _recurrent_layers(recipe, modules)
    elif recipe.model == "cnn":
        yield from _convolutional_layers(recipe, modules)
    else:
        yield from _dense_layers(recipe, modules)


def _recurrent_layers(
    recipe: Recipe, modules: Iterator[dict[str, NDArray[Any]]]
) -> Iterator[tuple[str, Layer]]:
    cell = next(modules)
    yield (
        "states",
        _CELLS[recipe.model](
            cell["cell.weight_ih_l0"],
            cell["cell.weight_hh_l0"],
            cell["cell.bias_ih_l0"],
            cell["cell.bias_hh_l0"],
        ),
    )
    yield "last", LastState()
    yield "logits", _linear(next(modules))


def _dense_layers(
    recipe: Recipe, modules: Iterator[dict[str, NDArray[Any]]]
) -> Iterator[tuple[str, Layer]]:
    yield "flat", Flatten()
    for number in range(1, len(recipe.hidden_units) + 1) if recipe.model == "mlp" else ():
        yield f"linear{number}", _linear(next(modules))
        yield f"{recipe.activation}{number}", ActivationFunction(recipe.activation)
    yield "logits", _linear(next(modules))


def _convolutional_layers(
    recipe: Recipe, modules: Iterator[dict[str, NDArray[Any]]]
) -> Iterator[tuple[str, Layer]]:
    for number, layer in enumerate(recipe.convolutions, 1):
        weights = next(modules)
        bias = weights.get("bias", np.zeros(layer.channels, np.float32))
        yield f"conv{number}", Convolution(weights["weight"], bias, layer.stride)
        if recipe.batch_norm:
            norm = next(modules)
            yield (
                f"norm{number}",
                BatchNorm(norm["running_mean"], norm["running_var"], norm["weight"], norm["bias"]),
            )
        activation = f"{recipe.activation}{number}", ActivationFunction(recipe.activation)
        pool = f"pool{number}", MaxPool(layer.pool)
        if layer.pool == 1:
            yield activation
        # GELU is not monotonic: it precedes pooling, as in the torch network.
        elif recipe.activation == "gelu":
            yield from (activation, pool)
        else:
            yield from (pool, activation)
    if recipe.head == "average":
        yield "logits", AverageMaps()
    else:
        yield "flat", Flatten()
        yield "logits", _linear(next(modules))


def _linear(module: Mapping[str, NDArray[Any]]) -> Linear:
    return Linear(module["weight"], module["bias"])
