"""Layer summary of a recipe's network: output shapes and parameter counts, without torch.

Shape legend for one image: C channels, H rows, W columns, D features.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from trainer.recipe.combinations import RECURRENT

if TYPE_CHECKING:
    from trainer.recipe.convolutions import Convolution
    from trainer.recipe.groups.network import Activation
    from trainer.recipe.recipes import Recipe

_SIDE = 28
_ACTIVATION_NAMES: dict[Activation, str] = {
    "relu": "ReLU",
    "sigmoid": "Sigmoid",
    "tanh": "Tanh",
    "gelu": "GELU",
}
# Weight sets of a recurrent cell: one for each gate and one for the candidate state.
_GATES = {"rnn": 1, "lstm": 4, "gru": 3}


@dataclass(frozen=True, slots=True)
class LayerSummary:
    """One layer of a network.

    Attributes:
        name: Kind of layer, in English.
        output_shape: Output for one image: (C, H, W) or (D,).
        parameters: Number of trainable values.
        arithmetic: Calculation of that number, such as ``"784 × 128 + 128"``; empty for 0.
    """

    name: str
    output_shape: tuple[int, ...]
    parameters: int = 0
    arithmetic: str = ""


@dataclass(frozen=True, slots=True)
class ModelSummary:
    """All layers of a network, from the image to the logits."""

    layers: tuple[LayerSummary, ...]

    @property
    def parameters(self) -> int:
        """Total number of trainable values."""
        return sum(layer.parameters for layer in self.layers)


_Layers: TypeAlias = Iterator[LayerSummary]


def summarise(recipe: Recipe) -> ModelSummary:
    """Summarises the network that `trainer.network.models.build` builds from the recipe."""
    if recipe.model in RECURRENT:
        layers = _recurrent_layers(recipe)
    elif recipe.model == "cnn":
        layers = _convolutional_layers(recipe)
    else:
        layers = _dense_layers(recipe)
    return ModelSummary((LayerSummary("Image", (1, _SIDE, _SIDE)), *layers))


def _recurrent_layers(recipe: Recipe) -> _Layers:
    (units,) = recipe.hidden_units
    gates = _GATES[recipe.model]
    one_gate = f"{_SIDE} × {units} + {units} × {units} + 2 × {units}"
    yield LayerSummary("Rows, one after the other", (_SIDE, _SIDE))
    yield LayerSummary(
        f"{recipe.model.upper()}, last hidden state",
        (units,),
        gates * (_SIDE * units + units * units + 2 * units),
        one_gate if gates == 1 else f"{gates} × ({one_gate})",
    )
    yield _linear(units, len(recipe.classes))


def _dense_layers(recipe: Recipe) -> _Layers:
    features = _SIDE * _SIDE
    yield LayerSummary("Flatten", (features,))
    for units in recipe.hidden_units if recipe.model == "mlp" else ():
        yield _linear(features, units)
        yield LayerSummary(_ACTIVATION_NAMES[recipe.activation], (units,))
        if recipe.dropout:
            yield LayerSummary(_dropout_name(recipe), (units,))
        features = units
    yield _linear(features, len(recipe.classes))


def _convolutional_layers(recipe: Recipe) -> _Layers:
    channels, side = 1, _SIDE
    for layer in recipe.convolutions:
        # With padding of half a kernel only the stride makes the maps smaller.
        side = -(-side // layer.stride)
        shape = (layer.channels, side, side)
        yield _convolution(channels, layer, shape, bias=not recipe.batch_norm)
        channels = layer.channels
        if recipe.batch_norm:
            yield LayerSummary("Batch normalisation", shape, 2 * channels, f"2 × {channels}")
        activation = _ACTIVATION_NAMES[recipe.activation]
        if layer.pool == 1:
            yield LayerSummary(activation, shape)
            continue
        side //= layer.pool
        pooled = (channels, side, side)
        pooling = LayerSummary(f"Max pooling {layer.pool}×{layer.pool}", pooled)
        # The order in which the network computes them.
        if recipe.activation == "gelu":
            yield LayerSummary(activation, shape)
            yield pooling
        else:
            yield pooling
            yield LayerSummary(activation, pooled)
    if recipe.dropout:
        yield LayerSummary(_dropout_name(recipe), (channels, side, side))
    if recipe.head == "average":
        yield LayerSummary("Mean of each map", (channels,))
        return
    features = channels * side * side
    yield LayerSummary("Flatten", (features,))
    yield _linear(features, len(recipe.classes))


def _linear(inputs: int, outputs: int) -> LayerSummary:
    return LayerSummary(
        "Linear", (outputs,), inputs * outputs + outputs, f"{inputs} × {outputs} + {outputs}"
    )


def _convolution(
    channels: int, layer: Convolution, output_shape: tuple[int, ...], *, bias: bool
) -> LayerSummary:
    stride = f", stride {layer.stride}" if layer.stride > 1 else ""
    weights = channels * layer.kernel**2 * layer.channels
    arithmetic = f"{channels} × {layer.kernel} × {layer.kernel} × {layer.channels}"
    return LayerSummary(
        f"Convolution {layer.kernel}×{layer.kernel}{stride}",
        output_shape,
        weights + layer.channels if bias else weights,
        f"{arithmetic} + {layer.channels}" if bias else arithmetic,
    )


def _dropout_name(recipe: Recipe) -> str:
    return f"Dropout {recipe.dropout:g}"
