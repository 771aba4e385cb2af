"""Connections between units: which units one reads, and which ones read it.

Only units with a sum have connections, and pixels. What stands between two of them (activation
functions, pooling, flattening) hands values on: a pooled value comes from the largest of its
square, and the others of the square are read by no unit.

Shape legend: N connections, A axes of a layer's output, C channels, K side of a kernel, O units or
output channels, D hidden units.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from trainer.network.numpy_layers import (
    ActivationFunction,
    AverageMaps,
    BatchNorm,
    Cell,
    Convolution,
    Flatten,
    LastState,
    Linear,
    MaxPool,
    Pixels,
    sigmoid,
)
from trainer.network.unit_sums import GATES, output_index, unit_sums

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from trainer.network.forward import NumpyNetwork
    from trainer.network.numpy_layers import Array
    from trainer.network.unit_sums import Unit


@dataclass(frozen=True, slots=True, eq=False)
class Links:
    """Connections of one unit with units of one layer, one for each weight.

    Attributes:
        layer: Layer of the other units.
        units: int64, shape (N, A): their indices; a row of -1 where there is none, as outside the
            image and before the first row.
        inputs: float32, shape (N,): values that are read.
        weights: float32, shape (N,); batch normalisation after a convolution is folded in.
        gate: Gate of a recurrent cell that reads; empty for other layers.
    """

    layer: str
    units: NDArray[np.int64]
    inputs: Array
    weights: Array
    gate: str = ""

    @property
    def products(self) -> Array:
        """Inputs times weights: float32, shape (N,)."""
        with np.errstate(over="ignore", invalid="ignore"):
            return self.inputs * self.weights

    def unit(self, number: int) -> Unit | None:
        """Index of one of the other units; None where there is none."""
        found = tuple(self.units[number].tolist())
        return None if -1 in found else found


def origin(
    network: NumpyNetwork, values: Mapping[str, Array], layer: str, unit: Sequence[int]
) -> tuple[str, Unit]:
    """The pixel or the unit with a sum whose value arrives at a unit of any layer.

    Args:
        network: Network and weights.
        values: Output of every layer for the image, from `NumpyNetwork.values`.
        layer: Name of any layer.
        unit: Index in its output; a single number indexes the flattened output.

    Raises:
        UnitError: Unknown layer or unit.
    """
    index = output_index(network, values, layer, unit)
    found, units = _origins(network, values, layer, np.array([index]))
    return found, tuple(units[0].tolist())


def appearances(
    network: NumpyNetwork, values: Mapping[str, Array], layer: str, unit: Sequence[int]
) -> dict[str, Unit]:
    """Index of a unit's value in the output of its layer and of each that hands it on.

    Args:
        network: Network and weights.
        values: Output of every layer for the image, from `NumpyNetwork.values`.
        layer: Name of any layer.
        unit: Index in its output; a single number indexes the flattened output.

    Returns:
        Indices by name of the layer; the last one is read by units, if pooling does not drop it.

    Raises:
        UnitError: Unknown layer or unit.
    """
    index = output_index(network, values, layer, unit)
    found = {layer: index}
    names = list(network.layers)
    for before, name in itertools.pairwise(names[names.index(layer) :]):
        match network.layers[name]:
            case Flatten():
                index = (int(np.ravel_multi_index(index, values[before].shape)),)
            case LastState() if index[0] + 1 == len(values[before]):
                index = index[1:]
            case MaxPool() as pool:
                pooled = (index[0], index[1] // pool.side, index[2] // pool.side)
                dropped = any(map(int.__ge__, pooled, values[name].shape))
                if dropped or index != _largest_of(pool, values[before], pooled):
                    break
                index = pooled
            case ActivationFunction() | BatchNorm():
                pass
            case _:
                break
        found[name] = index
    return found


def reads(
    network: NumpyNetwork, values: Mapping[str, Array], layer: str, unit: Sequence[int]
) -> tuple[Links, ...]:
    """What a unit reads, in the order of `UnitSum.inputs`; pixels read nothing.

    A recurrent cell has two for each gate: the row of pixels and the hidden state before it.

    Args:
        network: Network and weights.
        values: Output of every layer for the image, from `NumpyNetwork.values`.
        layer: Name of a layer with sums, or ``"pixels"``.
        unit: Index in its output; a single number indexes the flattened output.

    Raises:
        UnitError: Unknown layer or unit, or a layer without sums.
    """
    if isinstance(network.layers.get(layer), Pixels):
        output_index(network, values, layer, unit)
        return ()
    links: list[Links] = []
    for one in unit_sums(network, values, layer, unit):
        start = 0
        for source, units in _sources(network, values, layer, one.unit):
            part = slice(start, start + len(units))
            start = part.stop
            links.append(Links(source, units, one.inputs[part], one.weights[part], one.gate))
    return tuple(links)


def read_by(
    network: NumpyNetwork, values: Mapping[str, Array], layer: str, unit: Sequence[int]
) -> tuple[Links, ...]:
    """Which units read a unit; one item, or one for each gate of a recurrent cell.

    Args:
        network: Network and weights.
        values: Output of every layer for the image, from `NumpyNetwork.values`.
        layer: Name of any layer.
        unit: Index in its output; a single number indexes the flattened output.

    Returns:
        Empty for a logit, and for a unit that pooling drops.

    Raises:
        UnitError: Unknown layer or unit.
    """
    index = output_index(network, values, layer, unit)
    names = list(network.layers)
    if isinstance(network.layers[layer], Cell) and index[0] + 1 < len(values[layer]):
        return tuple(_next_row(network, values, layer, index))
    before, index = list(appearances(network, values, layer, index).items())[-1]
    name = next(iter(names[names.index(before) + 1 :]), "")
    value = values[before][index]
    match network.layers.get(name):
        case Linear() as linear:
            weights = linear.weight[:, index[0]]
            return (_fan_out(name, np.arange(len(weights))[:, None], value, weights),)
        case AverageMaps():
            share = np.full(1, 1 / values[before][0].size, np.float32)
            return (_fan_out(name, np.array([index[:1]]), value, share),)
        case Cell() as cell:
            return tuple(_row_readers(cell, name, index, value))
        case Convolution():
            return (_windows(network, values, name, index, value),)
    return ()


def strongest(links: Sequence[Links], count: int) -> NDArray[np.intp]:
    """Positions of the largest products in all links, counted through; undefined ones first.

    Equal products, such as those of an input of 0, are in the order of their weights.

    Args:
        links: Connections, such as those of the gates of a cell.
        count: How many.

    Returns:
        intp, shape (M,), M at most `count`.
    """
    if not links:
        return np.zeros(0, np.intp)
    products = _sizes(np.concatenate([each.products for each in links]))
    weights = _sizes(np.concatenate([each.weights for each in links]))
    candidates = np.arange(len(products))
    if len(products) > count:
        least = np.partition(products, -count)[-count]
        candidates = np.flatnonzero(products >= least)
    order = np.lexsort((-weights[candidates], -products[candidates]))[:count]
    found: NDArray[np.intp] = candidates[order]
    return found


def _sizes(values: Array) -> Array:
    sizes: Array = np.where(np.isnan(values), np.float32(np.inf), np.abs(values))
    return sizes


def _origins(
    network: NumpyNetwork, values: Mapping[str, Array], layer: str, units: NDArray[np.int64]
) -> tuple[str, NDArray[np.int64]]:
    """Layer and indices, shape (N, A), of the units whose values are the outputs `units`."""
    names = list(network.layers)
    position = names.index(layer)
    while not isinstance(
        found := network.layers[names[position]], Pixels | Linear | Convolution | AverageMaps | Cell
    ):
        position -= 1
        before = values[names[position]]
        match found:
            case Flatten():
                units = np.stack(np.unravel_index(units[:, 0], before.shape), axis=1)
            case LastState():
                units = np.insert(units, 0, len(before) - 1, axis=1)
            case MaxPool():
                units = _largest(found, before, units)
    return names[position], units


def _largest(pool: MaxPool, values: Array, units: NDArray[np.int64]) -> NDArray[np.int64]:
    """Index of the largest value in the square of each pooled unit; the first of equals."""
    inside = np.indices((pool.side, pool.side)).reshape(2, -1)
    rows = units[:, 1, None] * pool.side + inside[0]
    columns = units[:, 2, None] * pool.side + inside[1]
    # An undefined value is the largest, here as in MaxPool.
    largest = values[units[:, 0, None], rows, columns].argmax(axis=1)[:, None]
    found = [np.take_along_axis(each, largest, axis=1)[:, 0] for each in (rows, columns)]
    return np.stack([units[:, 0], *found], axis=1)


def _largest_of(pool: MaxPool, values: Array, unit: Unit) -> Unit:
    return tuple(_largest(pool, values, np.array([unit]))[0].tolist())


def _sources(
    network: NumpyNetwork, values: Mapping[str, Array], layer: str, unit: Unit
) -> Iterator[tuple[str, NDArray[np.int64]]]:
    """Layer and indices of the units behind the inputs of a sum, in their order."""
    names = list(network.layers)
    before = names[names.index(layer) - 1]
    shape = values[before].shape
    match network.layers[layer]:
        case Linear():
            yield _origins(network, values, before, np.arange(shape[0])[:, None])
        case AverageMaps():
            inside = np.indices((1, *shape[1:])).reshape(3, -1).T
            yield _origins(network, values, before, inside + np.array([unit[0], 0, 0]))
        case Convolution() as convolution:
            side = convolution.weight.shape[-1]
            corner = convolution.stride * np.array([0, *unit[1:]]) - [0, side // 2, side // 2]
            patch = np.indices((shape[0], side, side)).reshape(3, -1).T + corner
            inside = ((patch >= 0) & (patch < shape)).all(axis=1)
            units = np.full_like(patch, -1)
            source, units[inside] = _origins(network, values, before, patch[inside])
            yield source, units
        case Cell():
            row, width = unit[0], shape[-1]
            yield before, np.stack(np.broadcast_arrays(0, row, np.arange(width)), axis=1)
            hidden = np.arange(values[layer].shape[1])
            past = np.stack(np.broadcast_arrays(row - 1, hidden), axis=1)
            yield layer, past if row else np.full_like(past, -1)


def _fan_out(
    layer: str, units: NDArray[np.int64], value: np.float32, weights: Array, gate: str = ""
) -> Links:
    """Connections of one value with each of the `units`."""
    return Links(layer, units, np.full(len(weights), value, np.float32), weights, gate)


def _windows(
    network: NumpyNetwork,
    values: Mapping[str, Array],
    layer: str,
    index: Unit,
    value: np.float32,
) -> Links:
    """Connections of a pixel of a map with every window of the next convolution around it."""
    convolution = network.layers[layer]
    assert isinstance(convolution, Convolution)
    channel, *position = index
    side, stride = convolution.weight.shape[-1], convolution.stride
    windows, offsets = [], []
    for at, length in zip(position, values[layer].shape[1:], strict=True):
        # Position `at` is pixel `offset` of the window whose first pixel is stride * window - K/2.
        window = np.arange(length)
        offset = at + side // 2 - stride * window
        around = (offset >= 0) & (offset < side)
        windows.append(window[around])
        offsets.append(offset[around])
    kernels = convolution.weight[:, channel][:, offsets[0][:, None], offsets[1]]
    names = list(network.layers)
    after = names[names.index(layer) + 1 :]
    norm = network.layers[after[0]] if after else None
    if isinstance(norm, BatchNorm):
        kernels = kernels * norm.factor[:, None, None]
    grid = np.meshgrid(np.arange(len(kernels)), *windows, indexing="ij")
    units = np.stack([axis.ravel() for axis in grid], axis=1)
    return _fan_out(layer, units, value, kernels.ravel())


def _row_readers(cell: Cell, layer: str, index: Unit, value: np.float32) -> Iterator[Links]:
    """Connections of a pixel with the hidden units after its row."""
    _, row, column = index
    units = cell.state_weight.shape[1]
    readers = np.stack(np.broadcast_arrays(row, np.arange(units)), axis=1)
    for number, gate in enumerate(GATES[cell.kind]):
        weights = cell.weight[number * units : (number + 1) * units, column]
        yield _fan_out(layer, readers, value, weights, gate)


def _next_row(
    network: NumpyNetwork, values: Mapping[str, Array], layer: str, index: Unit
) -> Iterator[Links]:
    """Connections of a hidden unit with all hidden units after the next row."""
    cell = network.layers[layer]
    assert isinstance(cell, Cell)
    row, unit = index
    states = values[layer]
    units = states.shape[1]
    readers = np.stack(np.broadcast_arrays(row + 1, np.arange(units)), axis=1)
    for number, gate in enumerate(GATES[cell.kind]):
        part = slice(number * units, (number + 1) * units)
        weights = cell.state_weight[part, unit]
        if cell.kind == "gru" and gate == "candidate":
            weights = weights * _reset(cell, values["pixels"][0, row + 1], states[row])
        yield _fan_out(layer, readers, states[row, unit], weights, gate)


def _reset(gru: Cell, pixels: Array, state: Array) -> Array:
    """Reset gate of every unit, which scales what the candidates read of the hidden state."""
    reset = slice(len(state))
    bias = gru.bias[reset] + gru.state_bias[reset]
    return sigmoid(gru.weight[reset] @ pixels + gru.state_weight[reset] @ state + bias)
