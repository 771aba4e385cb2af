"""Calculation of one unit: inputs, weights, bias, their sum and the activation.

The numbers are those of `trainer.network.forward`: the bias plus the sum of the products is the
network's own value, to 1e-5.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from trainer.network.numpy_layers import (
    ActivationFunction,
    AverageMaps,
    BatchNorm,
    Cell,
    Convolution,
    Linear,
    LSTMCell,
    sigmoid,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from trainer.network.forward import NumpyNetwork
    from trainer.network.numpy_layers import Array

Unit: TypeAlias = tuple[int, ...]
"""Index of a unit in its layer's output, one number for each axis."""


@dataclass(frozen=True, slots=True, eq=False)
class UnitSum:
    """Calculation of one unit for one image.

    Attributes:
        layer: Name of the layer.
        unit: Index of the unit in the layer's output, one number for each axis.
        source: Name of the layer of the inputs.
        inputs: float32, shape (N,), in the order of the weights.
        weights: float32, shape (N,); batch normalisation after a convolution is folded in.
        bias: Bias; batch normalisation likewise.
        sum: Bias plus the sum of inputs times weights.
        activation: Activation function of `sum`.
        gate: Gate of a recurrent cell, such as ``"forget"``; empty for other layers.
    """

    layer: str
    unit: Unit
    source: str
    inputs: Array
    weights: Array
    bias: float
    sum: float
    activation: float
    gate: str = ""


class UnitError(ValueError):
    """Unknown layer or unit, or a layer without sums."""


def unit_sums(
    network: NumpyNetwork, values: Mapping[str, Array], layer: str, unit: Sequence[int]
) -> tuple[UnitSum, ...]:
    """Sums of one unit: one, or one for each gate of a recurrent cell.

    Args:
        network: Network and weights.
        values: Output of every layer for the image, from `NumpyNetwork.values`.
        layer: Name of a layer with weights, or of one that averages maps.
        unit: Index in the layer's output: ``(unit,)``, ``(channel, row, column)`` or, for a
            recurrent cell, ``(row, unit)``; a single number indexes the flattened output.

    Raises:
        UnitError: Unknown layer or unit, or a layer without sums.
    """
    index = output_index(network, values, layer, unit)
    names = list(network.layers)
    position = names.index(layer)
    found, after = network.layers[layer], names[position + 1 :]
    if position == 0 or not isinstance(found, Linear | Convolution | AverageMaps | Cell):
        raise UnitError(f"{layer} adds nothing up: it is computed value by value")
    source = names[position - 1]
    before = values[source]
    match found:
        case Linear():
            weights, bias, inputs = found.weight[index[0]], found.bias[index[0]], before
        case Convolution():
            channel, row, column = index
            weights, bias = found.weight[channel], found.bias[channel]
            norm = network.layers[after[0]]
            if isinstance(norm, BatchNorm):
                factor = norm.factor[channel]
                weights = weights * factor
                bias = (bias - norm.mean[channel]) * factor + norm.shift[channel]
            inputs = found.patches(before[None])[0, :, row, column]
        case AverageMaps():
            inputs = before[index[0]]
            weights, bias = np.full(inputs.shape, 1 / inputs.size, np.float32), np.float32(0)
        case Cell():
            return _cell_sums(found, layer, index, source, before, values[layer])
    total = _sum(inputs, weights, bias)
    following = (network.layers[name] for name in after)
    function = next((each for each in following if isinstance(each, ActivationFunction)), None)
    activation = total if function is None else _activated(function, total)
    return (
        UnitSum(
            layer, index, source, inputs.ravel(), weights.ravel(), float(bias), total, activation
        ),
    )


def output_index(
    network: NumpyNetwork, values: Mapping[str, Array], layer: str, unit: Sequence[int]
) -> Unit:
    """Index of a unit in a layer's output, one number for each axis.

    Args:
        network: Network and weights.
        values: Output of every layer for the image, from `NumpyNetwork.values`.
        layer: Name of any layer.
        unit: Such an index, or a single number that indexes the flattened output.

    Raises:
        UnitError: Unknown layer or unit.
    """
    if layer not in network.layers:
        raise UnitError(f"there is no layer {layer!r}; the layers are {', '.join(network.layers)}")
    shape = values[layer].shape
    count = math.prod(shape)
    if len(unit) == 1 and 0 <= unit[0] < count:
        return tuple(map(int, np.unravel_index(unit[0], shape)))
    fits = len(unit) == len(shape) and all(
        0 <= number < length for number, length in zip(unit, shape, strict=True)
    )
    if not fits:
        wanted = ",".join(map(str, unit))
        axes = " x ".join(map(str, shape))
        raise UnitError(f"{layer} has {axes} units, counted from 0: there is no unit {wanted}")
    return tuple(unit)


def _sum(inputs: Array, weights: Array, bias: np.float32) -> float:
    # Weights that overflow give infinite or undefined sums, as they do in the forward pass.
    with np.errstate(over="ignore", invalid="ignore"):
        return float(np.vdot(inputs, weights) + bias)


def _activated(function: Callable[[Array], Array], total: float) -> float:
    with np.errstate(over="ignore", invalid="ignore"):
        return float(function(np.array([total], np.float32))[0])


GATES: dict[str, dict[str, Callable[[Array], Array]]] = {
    "rnn": {"state": np.tanh},
    "lstm": {"write": sigmoid, "forget": sigmoid, "candidate": np.tanh, "output": sigmoid},
    "gru": {"reset": sigmoid, "update": sigmoid, "candidate": np.tanh},
}
"""Activation function of each gate of a recurrent cell, in the order of torch's weights."""


def _cell_sums(
    cell: Cell, layer: str, index: Unit, source: str, rows: Array, states: Array
) -> tuple[UnitSum, ...]:
    """Sums of one hidden unit at one row; inputs are the row and the previous hidden state."""
    row, unit = index
    units = states.shape[1]
    state = states[row - 1] if row else np.zeros(units, np.float32)
    pixels = rows[0, row]
    sums: list[UnitSum] = []
    for number, (gate, function) in enumerate(GATES[cell.kind].items()):
        position = number * units + unit
        from_row, from_state = cell.weight[position], cell.state_weight[position]
        bias = cell.bias[position] + cell.state_bias[position]
        past = state
        if cell.kind == "gru" and gate == "candidate":
            # The reset gate scales the state's contribution, its bias included.
            reset = np.float32(sums[0].activation)
            bias = cell.bias[position] + reset * cell.state_bias[position]
            from_state = reset * from_state
        inputs = np.concatenate([pixels, past])
        weights = np.concatenate([from_row, from_state])
        total = _sum(inputs, weights, bias)
        activation = _activated(function, total)
        sums.append(
            UnitSum(layer, index, source, inputs, weights, float(bias), total, activation, gate)
        )
    return tuple(sums)


def memories(lstm: LSTMCell, rows: Array, states: Array, unit: int) -> Array:
    """Cell memory of one unit of an LSTM: 0, then after each row.

    Args:
        lstm: The layer.
        rows: float32, shape (T, I): the rows that it reads.
        states: float32, shape (T, D): its hidden state after each row.
        unit: The unit.

    Returns:
        float32, shape (T + 1,).
    """
    units = states.shape[1]
    past = np.concatenate([np.zeros((1, units), np.float32), states[:-1]])
    gate = {}
    for number, (name, function) in enumerate(GATES[lstm.kind].items()):
        at = number * units + unit
        sums = rows @ lstm.weight[at] + past @ lstm.state_weight[at]
        gate[name] = function(sums + lstm.bias[at] + lstm.state_bias[at])
    kept = np.zeros(len(rows) + 1, np.float32)
    for row in range(len(rows)):
        added = gate["write"][row] * gate["candidate"][row]
        kept[row + 1] = gate["forget"][row] * kept[row] + added
    return kept
