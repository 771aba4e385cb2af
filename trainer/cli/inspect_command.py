"""The command ``inspect``: every layer's output for an image, and units written out as sums."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from trainer.cli.command_inputs import chosen_weights, described
from trainer.cli.predict_command import digit_images
from trainer.cli.reports import json_line
from trainer.errors import TrainerError
from trainer.network.forward import NumpyNetwork
from trainer.network.numpy_layers import softmax
from trainer.network.unit_sums import UnitError, unit_sums

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from trainer.network.numpy_layers import Array
    from trainer.network.unit_sums import UnitSum

# Few enough for a reader to add up; JSON has all of them.
_PRODUCTS_SHOWN = 12


def inspect(options: argparse.Namespace) -> int:
    """Print the values of all layers, or the sums of one unit, for one image."""
    snapshot = chosen_weights(options.weights)
    network = NumpyNetwork(snapshot.recipe, snapshot.arrays)
    ((name, _, digit_image),) = digit_images(options, snapshot.recipe)
    if not options.json:
        print(f"{described(snapshot)}\n{name}")
    if options.layer is None:
        values = network.values(digit_image)
        for layer, value in values.items():
            kind = network.layers[layer].kind
            print(_layer_json(layer, kind, value) if options.json else _layer(layer, kind, value))
        if not options.json:
            print(_outcome(values["logits"]))
        return 0
    try:
        sums = unit_sums(network, digit_image, options.layer, options.unit)
    except UnitError as error:
        raise TrainerError(f"{error}.") from error
    for one in sums:
        print(_sum_json(one) if options.json else "\n".join(_sum(one)))
    return 0


def _layer_json(layer: str, kind: str, value: Array) -> str:
    return json_line({"layer": layer, "kind": kind, "shape": list(value.shape), "values": value})


def _layer(layer: str, kind: str, value: Array) -> str:
    shape = " x ".join(map(str, value.shape))
    lowest, mean, highest = value.min(), value.mean(), value.max()
    return (
        f"{layer:10}  {kind:12}  {shape:>14}   "
        f"from {lowest:9.4f} to {highest:9.4f}, mean {mean:9.4f}"
    )


def _outcome(logits: Array) -> str:
    probabilities = softmax(logits)
    best = np.argsort(-probabilities)[:3]
    shown = ", ".join(f"{digit}: {100 * probabilities[digit]:.2f} %" for digit in best.tolist())
    return f"softmax of the logits: {shown}"


def _sum_json(one: UnitSum) -> str:
    fields: dict[str, object] = {
        "layer": one.layer,
        "unit": list(one.unit),
        "source": one.source,
        "inputs": one.inputs,
        "weights": one.weights,
        "bias": one.bias,
        "sum": one.sum,
        "activation": one.activation,
    }
    if one.gate:
        fields["gate"] = one.gate
    return json_line(fields)


def _sum(one: UnitSum) -> Iterator[str]:
    unit = ",".join(map(str, one.unit))
    gate = f", {one.gate}" if one.gate else ""
    yield f"{one.layer} {unit}{gate}: {len(one.inputs)} inputs from {one.source}"
    products = one.inputs * one.weights
    largest = np.argsort(-np.abs(products), kind="stable")[:_PRODUCTS_SHOWN]
    for index in largest.tolist():
        yield (
            f"  input {index:5} {one.inputs[index]:10.5f} x {one.weights[index]:10.5f}"
            f" = {products[index]:10.5f}"
        )
    rest = len(products) - len(largest)
    if rest:
        others = float(products.sum() - products[largest].sum())
        yield f"  {rest:,} more products {others:34.5f}"
    yield f"  bias {one.bias:45.5f}"
    yield f"  sum {one.sum:46.5f}"
    yield f"  activation {one.activation:39.5f}"
