"""The command ``inspect``: every layer's output for an image, and units written out as sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from trainer.cli.command_inputs import chosen_weights, described
from trainer.cli.predict_command import digit_images
from trainer.errors import TrainerError
from trainer.network.numpy_layers import Cell, LSTMCell
from trainer.network.unit_links import origin, read_by, reads, strongest
from trainer.network.unit_sums import UnitError, memories, output_index, unit_sums
from trainer.printable import printable
from trainer.runs.event_lines import json_line

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Mapping, Sequence

    from trainer.network.forward import NumpyNetwork
    from trainer.network.numpy_layers import Array
    from trainer.network.unit_links import Links
    from trainer.network.unit_sums import Unit, UnitSum
    from trainer.recipe.classes import Classes

# Few enough for a reader to add up; JSON has all of them.
_PRODUCTS_SHOWN = 12


def inspect(options: argparse.Namespace) -> int:
    """Print the values of all layers, or the sums of one unit, for one image."""
    snapshot = chosen_weights(options)
    network = snapshot.network
    ((name, _, digit_image),) = digit_images(options, snapshot.recipe)
    if not options.json:
        print(f"{described(snapshot)}\n{printable(name)}")
    if options.layer is None:
        values = network.values(digit_image)
        for layer, value in values.items():
            kind = network.layers[layer].kind
            if options.json:
                # The softmax of the last layer's values divided by it is the prediction.
                last = {"temperature": network.temperature} if layer == "logits" else {}
                print(_layer_json(layer, kind, value, last))
            else:
                print(_layer(layer, kind, value))
        if not options.json:
            print(_outcome(network, values["logits"], snapshot.recipe.classes))
        return 0
    _inspect_unit(network, network.values(digit_image), options)
    return 0


def _inspect_unit(
    network: NumpyNetwork, values: Mapping[str, Array], options: argparse.Namespace
) -> None:
    """Print one unit's sums, the units that they read and the units that read it."""
    layer = options.layer
    try:
        unit = output_index(network, values, layer, options.unit)
        source, index = origin(network, values, layer, unit)
    except UnitError as error:
        raise TrainerError(f"{error}.") from error
    if source != layer:
        raise TrainerError(
            f"{layer} adds nothing up: its unit {_numbers(unit)} hands on {source} "
            f"{_numbers(index)}. Inspect that with --layer {source} --unit {_numbers(index)}."
        )
    readers = read_by(network, values, layer, unit)
    links = reads(network, values, layer, unit)
    state = _state(network, values, layer, unit)
    for one in unit_sums(network, values, layer, unit) if links else ():
        of_gate = [each for each in links if each.gate == one.gate]
        if options.json:
            print(_sum_json(one, of_gate, readers, state))
        else:
            print("\n".join(_sum(one, of_gate)))
    if not options.json:
        for name, number in state.items():
            print(f"  {name.replace('_', ' '):20} {number:26.5f}")
        print("\n".join(_readers(layer, unit, readers)))
    elif not links:
        print(_pixel_json(unit, float(values[layer][unit]), readers))


def _layer_json(layer: str, kind: str, value: Array, more: dict[str, float]) -> str:
    line: dict[str, object] = {
        "layer": layer,
        "kind": kind,
        "shape": list(value.shape),
        "values": value,
    }
    return json_line(line | more)


def _layer(layer: str, kind: str, value: Array) -> str:
    shape = " x ".join(map(str, value.shape))
    lowest, mean, highest = value.min(), value.mean(), value.max()
    return (
        f"{layer:10}  {kind:12}  {shape:>14}   "
        f"from {lowest:9.4f} to {highest:9.4f}, mean {mean:9.4f}"
    )


def _outcome(network: NumpyNetwork, logits: Array, classes: Classes) -> str:
    probabilities = network.probabilities(logits)
    best = np.argsort(-probabilities)[:3]
    shown = ", ".join(
        f"{classes[index]}: {100 * probabilities[index]:.2f} %" for index in best.tolist()
    )
    divisor = "" if network.temperature == 1 else f" / {network.temperature:.4f}"
    return f"softmax of the logits{divisor}: {shown}"


def _state(
    network: NumpyNetwork, values: Mapping[str, Array], layer: str, unit: Unit
) -> dict[str, float]:
    """What the gates of a recurrent unit start from and lead to; empty for other units."""
    cell = network.layers[layer]
    if not isinstance(cell, Cell):
        return {}
    row, number = unit
    found = {
        "state_before": float(values[layer][row - 1, number]) if row else 0.0,
        "state": float(values[layer][unit]),
    }
    if isinstance(cell, LSTMCell):
        kept = memories(cell, values["pixels"][0], values[layer], number)
        found |= {"memory_before": float(kept[row]), "memory": float(kept[row + 1])}
    return found


def _sum_json(
    one: UnitSum, links: Sequence[Links], readers: Sequence[Links], state: Mapping[str, float]
) -> str:
    fields: dict[str, object] = {
        "layer": one.layer,
        "unit": list(one.unit),
        "source": one.source,
        "inputs": one.inputs,
        "weights": one.weights,
        "bias": one.bias,
        "sum": one.sum,
        "activation": one.activation,
        "reads": [_units_json(each) for each in links],
        "read_by": [_reader_json(each) for each in readers],
    }
    if one.gate:
        fields |= {"gate": one.gate, **state}
    return json_line(fields)


def _pixel_json(unit: Unit, value: float, readers: Sequence[Links]) -> str:
    return json_line(
        {
            "layer": "pixels",
            "unit": list(unit),
            "activation": value,
            "reads": [],
            "read_by": [_reader_json(each) for each in readers],
        }
    )


def _units_json(links: Links) -> dict[str, object]:
    """Units of some links, in their order; null where an input has none."""
    return {
        "layer": links.layer,
        "units": [None if -1 in unit else unit for unit in links.units.tolist()],
    }


def _reader_json(links: Links) -> dict[str, object]:
    gate = {"gate": links.gate} if links.gate else {}
    return _units_json(links) | {"weights": links.weights} | gate


def _sum(one: UnitSum, links: Sequence[Links]) -> Iterator[str]:
    gate = f", {one.gate}" if one.gate else ""
    yield f"{one.layer} {_numbers(one.unit)}{gate}: {len(one.inputs):,} inputs from {one.source}"
    sources = [
        (each.layer, each.unit(number)) for each in links for number in range(len(each.units))
    ]
    products = np.concatenate([each.products for each in links])
    largest = strongest(links, _PRODUCTS_SHOWN)
    for index in largest.tolist():
        layer, unit = sources[index]
        nowhere = "before the first row" if layer == one.layer else "outside the image"
        whose = nowhere if unit is None else f"{layer} {_numbers(unit)}"
        yield (
            f"  input {index:5} {one.inputs[index]:10.5f} x {one.weights[index]:10.5f}"
            f" = {products[index]:10.5f}   {whose}"
        )
    rest = len(products) - len(largest)
    if rest:
        others = float(products.sum() - products[largest].sum())
        yield f"  {f'{rest:,} more products':23}{others:24.5f}"
    yield f"  bias {one.bias:42.5f}"
    yield f"  sum {one.sum:43.5f}"
    yield f"  activation {one.activation:36.5f}"


def _readers(layer: str, unit: Unit, readers: Sequence[Links]) -> Iterator[str]:
    name = f"{layer} {_numbers(unit)}"
    if not readers:
        reason = "it is a result" if layer == "logits" else "pooling prefers a larger neighbour"
        yield f"{name} is read by no unit: {reason}"
        return
    yield f"{name} hands on {readers[0].inputs[0]:.5f} to {len(readers[0].units):,} units"
    links = [(each, number) for each in readers for number in range(len(each.units))]
    products = np.concatenate([each.products for each in readers])
    largest = strongest(readers, _PRODUCTS_SHOWN)
    for index in largest.tolist():
        each, number = links[index]
        gate = f", {each.gate}" if each.gate else ""
        whose = f"{each.layer} {_numbers(each.units[number].tolist())}{gate}"
        yield f"  x {each.weights[number]:31.5f} = {products[index]:10.5f}   {whose}"
    rest = len(products) - len(largest)
    if rest:
        yield f"  {rest:,} more products"


def _numbers(unit: Sequence[int]) -> str:
    """A unit's index as the options take it."""
    return ",".join(map(str, unit))
