"""Forward pass of every kind of network in plain numpy, with all intermediate values.

It computes what `trainer.network.models.build` computes in torch's evaluation mode, to 1e-5, for
one image or a few, without importing torch. The formulas are those of a textbook.

Shape legend: B images, C channels, O output channels or units, I inputs, K side of a kernel,
H rows, W columns, T rows read one after the other, D hidden units, G units of all gates of a cell.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, TypeAlias

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from trainer.recipe.recipes import RECURRENT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from trainer.recipe.recipes import Activation, Recipe

Array: TypeAlias = NDArray[np.float32]

# Mean and standard deviation of MNIST's training pixels in [0, 1] (measured over all 60,000).
PIXEL_SCALES = {"unit": (0.0, 1.0), "symmetric": (0.5, 0.5), "standard": (0.1307, 0.3081)}


class Layer(Protocol):
    """One step of the forward pass.

    Attributes:
        kind: What it computes, such as ``"convolution"``.
    """

    kind: ClassVar[str]

    def __call__(self, values: Array, /) -> Array:
        """The layer's output for the output of the layer before; the first axis counts images."""


@dataclass(frozen=True, slots=True, eq=False)
class Pixels:
    """Grey levels in [0, 1], shifted and scaled: ``(x - mean) / deviation``."""

    kind: ClassVar = "pixels"
    mean: float
    deviation: float

    def __call__(self, images_BCHW: Array) -> Array:
        return (images_BCHW - np.float32(self.mean)) / np.float32(self.deviation)


@dataclass(frozen=True, slots=True, eq=False)
class Flatten:
    """All values of an image in one row."""

    kind: ClassVar = "flatten"

    def __call__(self, values: Array) -> Array:
        return values.reshape(len(values), -1)


@dataclass(frozen=True, slots=True, eq=False)
class Linear:
    """Fully connected layer: ``y = W x + b``.

    Attributes:
        weight: float32, shape (O, I).
        bias: float32, shape (O,).
    """

    kind: ClassVar = "linear"
    weight: Array
    bias: Array

    def __call__(self, values_BI: Array) -> Array:
        return values_BI @ self.weight.T + self.bias


@dataclass(frozen=True, slots=True, eq=False)
class Convolution:
    """Convolution with zero padding of half a kernel: ``y = W * x + b`` at every position.

    Attributes:
        weight: float32, shape (O, C, K, K).
        bias: float32, shape (O,); zeros where batch normalisation follows.
        stride: Step of the kernel, in pixels.
    """

    kind: ClassVar = "convolution"
    weight: Array
    bias: Array
    stride: int

    def patches(self, values_BCHW: Array) -> Array:
        """What the kernel sees at every position: a view of shape (B, C, H, W, K, K)."""
        side = self.weight.shape[-1]
        margin = side // 2
        padded = np.pad(values_BCHW, ((0, 0), (0, 0), (margin, margin), (margin, margin)))
        windows = sliding_window_view(padded, (side, side), axis=(2, 3))
        return windows[:, :, :: self.stride, :: self.stride]

    def __call__(self, values_BCHW: Array) -> Array:
        patches = self.patches(values_BCHW)
        images, channels, height, width, side, _ = patches.shape
        columns = patches.transpose(0, 1, 4, 5, 2, 3).reshape(
            images, channels * side * side, height * width
        )
        sums = self.weight.reshape(len(self.weight), -1) @ columns
        return (sums + self.bias[:, None]).reshape(images, -1, height, width)


@dataclass(frozen=True, slots=True, eq=False)
class BatchNorm:
    """Batch normalisation by running statistics: ``y = (x - mean) / deviation * scale + shift``.

    Attributes:
        mean: float32, shape (C,), as are the others.
        variance: The square of the deviation, without `epsilon`.
        scale: Learnt.
        shift: Learnt.
    """

    kind: ClassVar = "batch norm"
    epsilon: ClassVar = 1e-5
    mean: Array
    variance: Array
    scale: Array
    shift: Array

    @property
    def factor(self) -> Array:
        """What one unit of the input adds to the output."""
        factor: Array = self.scale / np.sqrt(self.variance + np.float32(self.epsilon))
        return factor

    def __call__(self, values_BCHW: Array) -> Array:
        centred = values_BCHW - self.mean[:, None, None]
        return centred * self.factor[:, None, None] + self.shift[:, None, None]

    def folded_into(self, convolution: Convolution) -> Convolution:
        """One convolution that computes both layers."""
        return Convolution(
            convolution.weight * self.factor[:, None, None, None],
            (convolution.bias - self.mean) * self.factor + self.shift,
            convolution.stride,
        )


@dataclass(frozen=True, slots=True, eq=False)
class MaxPool:
    """The largest value of each square of `side` x `side` pixels; an incomplete edge is dropped."""

    kind: ClassVar = "max pooling"
    side: int

    def __call__(self, values_BCHW: Array) -> Array:
        height, width = (length // self.side * self.side for length in values_BCHW.shape[2:])
        cut = values_BCHW[:, :, :height, :width]
        corners = [
            cut[:, :, row :: self.side, column :: self.side]
            for row in range(self.side)
            for column in range(self.side)
        ]
        largest: Array = np.maximum.reduce(corners)
        return largest


@dataclass(frozen=True, slots=True, eq=False)
class Bend:
    """Activation function, applied to every value."""

    kind: ClassVar = "activation"
    name: Activation

    def __call__(self, values: Array) -> Array:
        match self.name:
            case "relu":
                return np.maximum(values, np.float32(0))
            case "sigmoid":
                return sigmoid(values)
            case "tanh":
                return np.tanh(values)
            case "gelu":
                return gelu(values)


@dataclass(frozen=True, slots=True, eq=False)
class AverageMaps:
    """The mean of each feature map."""

    kind: ClassVar = "average"

    def __call__(self, values_BCHW: Array) -> Array:
        means: Array = values_BCHW.mean(axis=(2, 3))
        return means


@dataclass(frozen=True, slots=True, eq=False)
class Cell(ABC):
    """Recurrent layer: reads the image's rows one after the other and keeps every hidden state.

    Attributes:
        weight: float32, shape (G, I): from a row of pixels to the gates.
        state_weight: float32, shape (G, D): from the hidden state before to the gates.
        bias: float32, shape (G,): of the row.
        state_bias: float32, shape (G,): of the hidden state.
    """

    kind: ClassVar[str]
    weight: Array
    state_weight: Array
    bias: Array
    state_bias: Array

    def __call__(self, images_BCHW: Array) -> Array:
        """Hidden states after each row: float32, shape (B, T, D)."""
        from_rows_BTG = images_BCHW[:, 0] @ self.weight.T + self.bias
        state_BD = np.zeros((len(images_BCHW), self.state_weight.shape[1]), np.float32)
        memory_BD = state_BD
        states = []
        for row in range(from_rows_BTG.shape[1]):
            state_BD, memory_BD = self.step(from_rows_BTG[:, row], state_BD, memory_BD)
            states.append(state_BD)
        return np.stack(states, axis=1)

    def from_state(self, state_BD: Array) -> Array:
        """What the hidden state contributes to the gates: float32, shape (B, G)."""
        return state_BD @ self.state_weight.T + self.state_bias

    @abstractmethod
    def step(self, from_row_BG: Array, state_BD: Array, memory_BD: Array) -> tuple[Array, Array]:
        """The next hidden state, and the next cell memory where there is one (LSTM)."""


class RNNCell(Cell):
    """Elman's cell: ``h = tanh(W x + b + W' h + b')``."""

    kind = "rnn"

    def step(self, from_row_BG: Array, state_BD: Array, memory_BD: Array) -> tuple[Array, Array]:
        return np.tanh(from_row_BG + self.from_state(state_BD)), memory_BD


class LSTMCell(Cell):
    """Long short-term memory: ``c = f c + i g`` and ``h = o tanh(c)``.

    Source: Hochreiter and Schmidhuber, 1997, with the forget gate of Gers et al., 2000.
    """

    kind = "lstm"

    def step(self, from_row_BG: Array, state_BD: Array, memory_BD: Array) -> tuple[Array, Array]:
        write, forget, candidate, output = _gates(from_row_BG + self.from_state(state_BD), 4)
        memory_BD = sigmoid(forget) * memory_BD + sigmoid(write) * np.tanh(candidate)
        return sigmoid(output) * np.tanh(memory_BD), memory_BD


class GRUCell(Cell):
    """Gated recurrent unit: ``h = (1 - z) n + z h``.

    Source: Cho et al., 2014; the reset gate acts behind the matrix, as in torch.
    """

    kind = "gru"

    def step(self, from_row_BG: Array, state_BD: Array, memory_BD: Array) -> tuple[Array, Array]:
        reset_x, update_x, candidate_x = _gates(from_row_BG, 3)
        reset_h, update_h, candidate_h = _gates(self.from_state(state_BD), 3)
        reset, update = sigmoid(reset_x + reset_h), sigmoid(update_x + update_h)
        candidate = np.tanh(candidate_x + reset * candidate_h)
        return (1 - update) * candidate + update * state_BD, memory_BD


def _gates(gates_BG: Array, count: int) -> Array:
    """The gates' units apart: float32, shape (count, B, D)."""
    return gates_BG.reshape(len(gates_BG), count, -1).transpose(1, 0, 2)


@dataclass(frozen=True, slots=True, eq=False)
class LastState:
    """The hidden state after the last row."""

    kind: ClassVar = "last state"

    def __call__(self, states_BTD: Array) -> Array:
        return states_BTD[:, -1]


_CELLS: dict[str, type[Cell]] = {"rnn": RNNCell, "lstm": LSTMCell, "gru": GRUCell}


class NumpyNetwork:
    """A recipe's network around given weights.

    Attributes:
        layers: The steps of the forward pass by name, in order; the last is ``"logits"``.
    """

    def __init__(self, recipe: Recipe, tensors: Mapping[str, NDArray[Any]]) -> None:
        """Shares the memory of the weights; they must not change afterwards.

        Args:
            recipe: Says which network.
            tensors: Its parameters and buffers by the names of torch's ``state_dict``.
        """
        self.layers: dict[str, Layer] = dict(_layers(recipe, _modules(tensors)))

    def logits(self, digit_images: NDArray[np.uint8]) -> Array:
        """The ten outputs for each image.

        Args:
            digit_images: uint8, shape (B, 28, 28), ink 255 on 0.

        Returns:
            float32, shape (B, 10).
        """
        values = _scaled(digit_images)
        for layer in self._fast_layers:
            values = layer(values)
        return values

    def values(self, digit_image: NDArray[np.uint8]) -> dict[str, Array]:
        """Every layer's output for one image: float32, by the layer's name.

        Args:
            digit_image: uint8, shape (28, 28), ink 255 on 0.
        """
        values = _scaled(digit_image[None])
        found = {}
        for name, layer in self.layers.items():
            values = layer(values)
            found[name] = values[0]
        return found

    @cached_property
    def _fast_layers(self) -> tuple[Layer, ...]:
        """The layers with batch normalisation folded into the convolutions."""
        folded: list[Layer] = []
        for layer in self.layers.values():
            if isinstance(layer, BatchNorm) and isinstance(folded[-1], Convolution):
                folded[-1] = layer.folded_into(folded[-1])
            else:
                folded.append(layer)
        return tuple(folded)


def softmax(logits: Array) -> Array:
    """Probabilities along the last axis."""
    powers: Array = np.exp(logits - logits.max(axis=-1, keepdims=True))
    probabilities: Array = powers / powers.sum(axis=-1, keepdims=True)
    return probabilities


def sigmoid(values: Array) -> Array:
    """``1 / (1 + exp(-x))``, written so that no exponential overflows."""
    share: Array = np.float32(0.5) * (np.float32(1) + np.tanh(np.float32(0.5) * values))
    return share


def gelu(values: Array) -> Array:
    """Gaussian error linear unit: ``x / 2 * (1 + erf(x / sqrt(2)))``.

    Source: Hendrycks and Gimpel, 2016, arXiv:1606.08415.
    """
    bent: Array = (
        np.float32(0.5) * values * (np.float32(1) + _erf(values / np.float32(math.sqrt(2))))
    )
    return bent


def _erf(values: Array) -> Array:
    """Error function to 1.5e-7, which numpy lacks.

    Source: Abramowitz and Stegun, 1964, formula 7.1.26.
    """
    size = np.abs(values)
    t: Array = np.reciprocal(1 + np.float32(0.3275911) * size)
    series: Array = np.zeros_like(values)
    for coefficient in (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592):
        series = np.multiply(series + np.float32(coefficient), t)
    error: Array = np.copysign(1 - series * np.exp(-size * size), values)
    return error


def _scaled(digit_images: NDArray[np.uint8]) -> Array:
    return digit_images[:, None].astype(np.float32) / np.float32(255)


def _modules(tensors: Mapping[str, NDArray[Any]]) -> Iterator[dict[str, NDArray[Any]]]:
    """The tensors of one torch module after the other, in the order of the network."""
    modules: dict[int, dict[str, NDArray[Any]]] = {}
    for name, tensor in tensors.items():
        position, _, rest = name.partition(".")
        modules.setdefault(int(position), {})[rest] = tensor
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
        yield f"{recipe.activation}{number}", Bend(recipe.activation)
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
        bend = f"{recipe.activation}{number}", Bend(recipe.activation)
        pool = f"pool{number}", MaxPool(layer.pool)
        if layer.pool == 1:
            yield bend
        # GELU falls before it rises: there pooling comes second, as in the torch network.
        elif recipe.activation == "gelu":
            yield from (bend, pool)
        else:
            yield from (pool, bend)
    if recipe.head == "average":
        yield "logits", AverageMaps()
    else:
        yield "flat", Flatten()
        yield "logits", _linear(next(modules))


def _linear(module: Mapping[str, NDArray[Any]]) -> Linear:
    return Linear(module["weight"], module["bias"])
