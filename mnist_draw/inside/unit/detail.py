"""Everything about one unit for the drawing on the canvas: an observer of predictions.

Shape legend: N inputs, M shown ones, C maps, H rows, W columns.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import numpy as np

from trainer.network.numpy_layers import (
    ActivationFunction,
    AverageMaps,
    Cell,
    Convolution,
    Linear,
    LSTMCell,
    Pixels,
    RNNCell,
)
from trainer.network.unit_links import Links, appearances, origin, read_by, reads, strongest
from trainer.network.unit_sums import UnitError, UnitSum, memories, unit_sums
from trainer.recipe.classes import DIGITS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from mnist_draw.predict.observation import Observation
    from trainer.network.forward import NumpyNetwork
    from trainer.network.numpy_layers import Array
    from trainer.network.unit_sums import Unit
    from trainer.recipe.classes import Classes

SHOWN: Final = 100
"""Links that are listed, strongest first; the others are added up."""

_NO_IMAGE: Final = np.zeros((28, 28), np.uint8)


@dataclass(frozen=True, slots=True, eq=False)
class Connections:
    """Links in the order in which they are listed.

    Attributes:
        links: All of them.
        strongest: intp, shape (M,): positions of the listed ones, counted through `links`.
    """

    links: tuple[Links, ...]
    strongest: NDArray[np.intp]

    def __len__(self) -> int:
        return sum(len(each.units) for each in self.links)

    @classmethod
    def of(cls, links: Sequence[Links]) -> Connections:
        """The strongest links first."""
        return cls(tuple(links), strongest(links, SHOWN))

    def at(self, position: int) -> tuple[Links, int]:
        """The links that a position is in, and the position there."""
        for links in self.links:
            if position < len(links.units):
                return links, position
            position -= len(links.units)
        raise IndexError(position)


@dataclass(frozen=True, slots=True, eq=False)
class Calculation:
    """One sum and what it reads.

    Attributes:
        sum: The sum; inputs, sum and activation are NaN for a blank canvas.
        reads: Units behind the inputs.
        shape: (C, H, W) of the inputs where they are pictures: the drawing, maps or patches of
            maps; empty where they are units.
        shares: float32, shape (C,): what each map adds to the sum; NaN for a blank canvas.
    """

    sum: UnitSum
    reads: Connections
    shape: tuple[int, ...]
    shares: Array

    @property
    def maps(self) -> NDArray[np.intp]:
        """Positions of the maps, those that contribute most first; undefined ones before them."""
        sizes = np.abs(self.shares)
        return np.argsort(-np.nan_to_num(sizes, nan=np.inf), kind="stable")

    @property
    def is_picture(self) -> bool:
        """Whether the inputs are pictures."""
        return bool(self.shape)

    @property
    def total(self) -> float:
        """Sum of all products."""
        return self.sum.sum - self.sum.bias

    def pictures(self, position: int) -> tuple[Array, Array, NDArray[np.bool_]]:
        """Inputs and weights of a map, float32, and where there is an input, bool: (H, W) each."""
        (links,) = self.reads.links
        there = links.units[:, 0].reshape(self.shape)[position] >= 0
        inputs, weights = self.sum.inputs, self.sum.weights
        return (
            inputs.reshape(self.shape)[position],
            weights.reshape(self.shape)[position],
            there,
        )

    def source(self, position: int, row: int, column: int) -> tuple[str, Unit] | None:
        """Layer and index of the unit behind an input of a map; None outside the image."""
        (links,) = self.reads.links
        number = int(np.ravel_multi_index((position, row, column), self.shape))
        unit = links.unit(number)
        return None if unit is None else (links.layer, unit)


@dataclass(frozen=True, slots=True, eq=False)
class UnitDetail:
    """One unit and its calculation.

    Attributes:
        layer: Layer of the unit, one with sums or ``"pixels"``.
        unit: Its index.
        kind: Kind of the layer.
        asked: Layer and index that were asked for: of a layer that hands on this unit's value.
        asked_kind: Kind of that layer.
        calculations: One; one for each gate of a recurrent cell; none for a pixel.
        function: Name of the activation function; empty for none and for gates.
        value: What the unit hands on; NaN for a blank canvas.
        readers: Units that read it.
        passed_over: Whether pooling hands on a neighbour instead.
        appearances: Index of the unit's value in the output of each layer that has it, by name.
        past: Hidden state of a recurrent unit before its row; 0 before the first.
        memory: Cell memory of an LSTM unit before and after its row; empty for others.
        probability: Of a digit; NaN for others and for a blank canvas.
        scale: Mean and deviation by which a pixel's grey level is normalised.
        blank: Whether the canvas is blank: there are weights, but no inputs.
        classes: Names of the network's classes.
    """

    layer: str
    unit: Unit
    kind: str
    asked: tuple[str, Unit]
    asked_kind: str
    calculations: tuple[Calculation, ...]
    function: str
    value: float
    readers: Connections
    passed_over: bool
    appearances: Mapping[str, Unit] = field(default_factory=dict)
    past: float = np.nan
    memory: tuple[float, ...] = ()
    probability: float = np.nan
    scale: tuple[float, float] = (0.0, 1.0)
    blank: bool = False
    classes: Classes = DIGITS


def observe(observation: Observation, asked: tuple[str, Unit]) -> Iterator[UnitDetail | None]:
    """Yields the unit once; None if the network has no such unit.

    Args:
        observation: The prediction.
        asked: Layer and index of a unit.
    """
    network, values = observation.network, observation.values()
    blank = not values
    if blank:
        # Which units are connected does not depend on the drawing, except through pooling.
        values = network.values(_NO_IMAGE)
    try:
        found = _detail(network, values, asked)
        found = dataclasses.replace(found, classes=observation.classes)
    except UnitError:
        yield None
        return
    probabilities = observation.prediction.probabilities
    if blank:
        found = _without_inputs(found)
    elif found.layer == "logits" and probabilities is not None:
        found = dataclasses.replace(found, probability=float(probabilities[found.unit[0]]))
    yield found


def _detail(
    network: NumpyNetwork, values: Mapping[str, Array], asked: tuple[str, Unit]
) -> UnitDetail:
    if asked[0] in values and values[asked[0]].ndim != len(asked[1]):
        # The same layer of another network, such as a unit of an MLP after training a CNN.
        raise UnitError(f"{asked[0]} has no unit {asked[1]}")
    layer, unit = origin(network, values, *asked)
    readers = read_by(network, values, layer, unit)
    seen = appearances(network, values, layer, unit)
    last = next(reversed(seen))
    pixels = network.layers["pixels"]
    assert isinstance(pixels, Pixels)
    cell = network.layers[layer]
    memory: tuple[float, ...] = ()
    if isinstance(cell, LSTMCell):
        kept = memories(cell, values["pixels"][0], values[layer], unit[1])
        memory = (float(kept[unit[0]]), float(kept[unit[0] + 1]))
    return UnitDetail(
        layer=layer,
        unit=unit,
        kind=cell.kind,
        asked=asked,
        asked_kind=network.layers[asked[0]].kind,
        calculations=tuple(_calculations(network, values, layer, unit)),
        function=_function(network, layer),
        value=float(values[last][seen[last]]),
        readers=Connections.of(readers),
        passed_over=not readers and layer != "logits",
        appearances=seen,
        past=float(values[layer][unit[0] - 1, unit[1]])
        if isinstance(cell, Cell) and unit[0]
        else 0,
        memory=memory,
        scale=(pixels.mean, pixels.deviation),
    )


def _function(network: NumpyNetwork, layer: str) -> str:
    """Name of the activation function of a layer's sums; empty for none and for gates."""
    if isinstance(network.layers[layer], RNNCell):
        return "tanh"
    if not isinstance(network.layers[layer], Linear | Convolution):
        return ""
    names = list(network.layers)
    after = (network.layers[name] for name in names[names.index(layer) + 1 :])
    return next((one.name for one in after if isinstance(one, ActivationFunction)), "")


def _calculations(
    network: NumpyNetwork, values: Mapping[str, Array], layer: str, unit: Unit
) -> Iterator[Calculation]:
    if isinstance(network.layers[layer], Pixels):
        return
    links = reads(network, values, layer, unit)
    for one in unit_sums(network, values, layer, unit):
        shape = _picture_shape(network, values, one)
        with np.errstate(over="ignore", invalid="ignore"):
            products = (one.inputs * one.weights).reshape(shape or (1, -1))
            shares = products.sum(axis=tuple(range(1, products.ndim)))
        of_gate = [each for each in links if each.gate == one.gate]
        yield Calculation(one, Connections.of(of_gate), shape, shares)


def _picture_shape(
    network: NumpyNetwork, values: Mapping[str, Array], one: UnitSum
) -> tuple[int, ...]:
    """(C, H, W) of inputs that are pictures; empty for units."""
    match network.layers[one.layer]:
        case Convolution() as convolution:
            shape = convolution.weight.shape[1:]
        case AverageMaps():
            shape = (1, *values[one.source].shape[1:])
        case Linear() if one.source == "flat":
            names = list(network.layers)
            shape = values[names[names.index("flat") - 1]].shape
        case _:
            return ()
    return tuple(shape) if shape[1] * shape[2] > 1 else ()


def _without_inputs(detail: UnitDetail) -> UnitDetail:
    """The unit with undefined inputs, sums and values."""
    return dataclasses.replace(
        detail,
        calculations=tuple(
            Calculation(
                dataclasses.replace(
                    one.sum,
                    inputs=np.full_like(one.sum.inputs, np.nan),
                    sum=np.nan,
                    activation=np.nan,
                ),
                Connections.of([_weights_alone(links) for links in one.reads.links]),
                one.shape,
                np.full_like(one.shares, np.nan),
            )
            for one in detail.calculations
        ),
        value=np.nan,
        past=np.nan,
        memory=tuple(np.nan for _ in detail.memory),
        readers=Connections.of([_weights_alone(links) for links in detail.readers.links]),
        blank=True,
    )


def _weights_alone(links: Links) -> Links:
    return dataclasses.replace(links, inputs=np.full_like(links.inputs, np.nan))
