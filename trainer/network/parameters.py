"""Names, shapes and dtypes of a network's parameters and buffers; free of torch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from trainer.recipe.combinations import RECURRENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from trainer.recipe.recipes import Recipe

SIDE = 28

GATES = {"rnn": 1, "lstm": 4, "gru": 3}
"""Sets of weights in a recurrent cell: one for each gate, and one for the candidate state."""

_BATCH_COUNT = "num_batches_tracked"


def parameter_shapes(recipe: Recipe) -> dict[str, tuple[int, ...]]:
    """Shape of each parameter and buffer, by the names of torch's ``state_dict``, in its order."""
    if recipe.model in RECURRENT:
        return dict(_recurrent_shapes(recipe))
    if recipe.model == "cnn":
        return dict(_convolutional_shapes(recipe))
    return dict(_dense_shapes(recipe))


def check_fit(recipe: Recipe, arrays: Mapping[str, NDArray[Any]]) -> None:
    """Checks that arrays are the parameters and buffers of the recipe's network.

    Raises:
        ValueError: One is missing, unknown, or of another shape or dtype.
    """
    expected = parameter_shapes(recipe)
    for name in expected.keys() ^ arrays.keys():
        raise ValueError(f"{name} is {'missing' if name in expected else 'unknown'}")
    for name, shape in expected.items():
        array = arrays[name]
        dtype = np.int64 if name.endswith(_BATCH_COUNT) else np.float32
        if array.shape != shape or array.dtype != dtype:
            raise ValueError(
                f"{name} is {array.dtype} {array.shape}, not {np.dtype(dtype)} {shape}"
            )


# Positions are those in torch's nn.Sequential; position 0 scales the pixels.


def _recurrent_shapes(recipe: Recipe) -> Iterator[tuple[str, tuple[int, ...]]]:
    (units,) = recipe.hidden_units
    gates = GATES[recipe.model] * units
    yield "1.cell.weight_ih_l0", (gates, SIDE)
    yield "1.cell.weight_hh_l0", (gates, units)
    yield "1.cell.bias_ih_l0", (gates,)
    yield "1.cell.bias_hh_l0", (gates,)
    yield from _linear_shapes(2, units, len(recipe.classes))


def _dense_shapes(recipe: Recipe) -> Iterator[tuple[str, tuple[int, ...]]]:
    inputs, position = SIDE * SIDE, 2
    for units in recipe.hidden_units if recipe.model == "mlp" else ():
        yield from _linear_shapes(position, inputs, units)
        # The linear layer, its activation and perhaps dropout.
        position += 3 if recipe.dropout else 2
        inputs = units
    yield from _linear_shapes(position, inputs, len(recipe.classes))


def _convolutional_shapes(recipe: Recipe) -> Iterator[tuple[str, tuple[int, ...]]]:
    channels, side, position = 1, SIDE, 1
    for layer in recipe.convolutions:
        yield f"{position}.weight", (layer.channels, channels, layer.kernel, layer.kernel)
        channels = layer.channels
        if recipe.batch_norm:
            position += 1
            for name in ("weight", "bias", "running_mean", "running_var"):
                yield f"{position}.{name}", (channels,)
            yield f"{position}.{_BATCH_COUNT}", ()
        else:
            yield f"{position}.bias", (channels,)
        # The convolution or its normalisation, the activation and perhaps pooling.
        position += 2 if layer.pool == 1 else 3
        side = -(-side // layer.stride) // layer.pool
    if recipe.head == "linear":
        position += 2 if recipe.dropout else 1
        yield from _linear_shapes(position, channels * side * side, len(recipe.classes))


def _linear_shapes(
    position: int, inputs: int, outputs: int
) -> Iterator[tuple[str, tuple[int, ...]]]:
    yield f"{position}.weight", (outputs, inputs)
    yield f"{position}.bias", (outputs,)
