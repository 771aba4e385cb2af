"""Layers of the numpy forward pass, written like the formulas of a textbook.

Each computes what its torch counterpart computes in evaluation mode, to 1e-5.

Shape legend: B images, C channels, O output channels or units, I inputs, K side of a kernel,
H rows, W columns, T rows in sequence, D hidden units, G units of all gates of a cell.
"""

from __future__ import annotations

import math
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeAlias

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

if TYPE_CHECKING:
    from trainer.recipe.groups.network import Activation

Array: TypeAlias = NDArray[np.float32]

# Mean and standard deviation of MNIST's training pixels in [0, 1] (measured over all 60,000).
PIXEL_SCALES = {"unit": (0.0, 1.0), "symmetric": (0.5, 0.5), "standard": (0.1307, 0.3081)}

_HALF = np.float32(0.5)


class Layer(Protocol):
    """One layer of the forward pass.

    Attributes:
        kind: Kind of layer, such as ``"convolution"``.
    """

    kind: ClassVar[str]

    def __call__(self, values: Array, /) -> Array:
        """Output for the output of the previous layer; the first axis is the image."""


@dataclass(frozen=True, slots=True, eq=False)
class Pixels:
    """Normalisation of grey levels in [0, 1]: ``(x - mean) / deviation``."""

    kind: ClassVar = "pixels"
    mean: float
    deviation: float

    def __call__(self, images_BCHW: Array) -> Array:
        return (images_BCHW - np.float32(self.mean)) / np.float32(self.deviation)


@dataclass(frozen=True, slots=True, eq=False)
class Flatten:
    """All values of an image as one vector."""

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
        """Input patch of every output position: a view of shape (B, C, H, W, K, K)."""
        side = self.weight.shape[-1]
        margin = side // 2
        padded = np.pad(values_BCHW, ((0, 0), (0, 0), (margin, margin), (margin, margin)))
        windows = sliding_window_view(padded, (side, side), axis=(2, 3))
        return windows[:, :, :: self.stride, :: self.stride]

    def __call__(self, values_BCHW: Array) -> Array:
        patches = self.patches(values_BCHW)
        images, _, height, width, _, _ = patches.shape
        kernels = self.weight.reshape(len(self.weight), -1)
        sums = np.empty((images, len(kernels), height * width), np.float32)
        # One image at a time: copies of all patches at once leave the processor's caches.
        for seen, out in zip(patches, sums, strict=True):
            columns = seen.transpose(0, 3, 4, 1, 2).reshape(kernels.shape[1], -1)
            np.matmul(kernels, columns, out=out)
        sums += self.bias[:, None]
        return sums.reshape(images, -1, height, width)


@dataclass(frozen=True, slots=True, eq=False)
class BatchNorm:
    """Batch normalisation with running statistics: ``y = (x - mean) / deviation * scale + shift``.

    Attributes:
        mean: float32, shape (C,), as are the others.
        variance: Squared deviation, without `epsilon`.
        scale: Trained.
        shift: Trained.
    """

    kind: ClassVar = "batch norm"
    epsilon: ClassVar = 1e-5
    mean: Array
    variance: Array
    scale: Array
    shift: Array

    @property
    def factor(self) -> Array:
        """Slope: change of the output for a change of 1 in the input."""
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
class ActivationFunction:
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
    """Recurrent layer over the rows of an image; returns the hidden state after each row.

    Attributes:
        weight: float32, shape (G, I): weights of a row of pixels.
        state_weight: float32, shape (G, D): weights of the previous hidden state.
        bias: float32, shape (G,): bias added with the row.
        state_bias: float32, shape (G,): bias added with the hidden state.
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
        """Contribution of the hidden state to the gates: float32, shape (B, G)."""
        return state_BD @ self.state_weight.T + self.state_bias

    @abstractmethod
    def step(self, from_row_BG: Array, state_BD: Array, memory_BD: Array) -> tuple[Array, Array]:
        """Next hidden state and, for an LSTM, next cell memory."""


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
        sums = _gates(from_row_BG + self.from_state(state_BD), 4)
        # One call for all gates, the candidate's included: calls cost more than numbers here.
        write, forget, _, output = sigmoid(sums)
        candidate = np.tanh(sums[2])
        memory_BD = forget * memory_BD + write * candidate
        return output * np.tanh(memory_BD), memory_BD


class GRUCell(Cell):
    """Gated recurrent unit: ``h = (1 - z) n + z h``.

    Source: Cho et al., 2014; the reset gate acts after the matrix product, as in torch.
    """

    kind = "gru"

    def step(self, from_row_BG: Array, state_BD: Array, memory_BD: Array) -> tuple[Array, Array]:
        from_row, from_state = _gates(from_row_BG, 3), _gates(self.from_state(state_BD), 3)
        reset, update = sigmoid(from_row[:2] + from_state[:2])
        candidate = np.tanh(from_row[2] + reset * from_state[2])
        return (1 - update) * candidate + update * state_BD, memory_BD


def _gates(gates_BG: Array, count: int) -> Array:
    """Splits the units by gate: float32, shape (count, B, D)."""
    return gates_BG.reshape(len(gates_BG), count, -1).transpose(1, 0, 2)


@dataclass(frozen=True, slots=True, eq=False)
class LastState:
    """The hidden state after the last row."""

    kind: ClassVar = "last state"

    def __call__(self, states_BTD: Array) -> Array:
        return states_BTD[:, -1]


def softmax(logits: Array) -> Array:
    """Probabilities along the last axis."""
    probabilities: Array = np.exp(log_softmax(logits))
    return probabilities


def log_softmax(logits: Array) -> Array:
    """Log-probabilities along the last axis; finite where a probability underflows.

    Infinite logits, of weights that overflow, give undefined values, as they do in torch.
    """
    with np.errstate(over="ignore", invalid="ignore"):
        below = logits - logits.max(axis=-1, keepdims=True)
        logarithms: Array = below - np.log(np.exp(below).sum(axis=-1, keepdims=True))
    return logarithms


def sigmoid(values: Array) -> Array:
    """``1 / (1 + exp(-x))``, written so that no exponential overflows."""
    share: Array = _HALF + _HALF * np.tanh(_HALF * values)
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
