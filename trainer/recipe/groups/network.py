"""Recipe fields of the network: kind, layers and initial weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from trainer.recipe.combinations import RECURRENT
from trainer.recipe.convolutions import Convolution, Convolutions
from trainer.recipe.fields import Choice, Real, Switch, Wholes, setting

Model: TypeAlias = Literal["linear", "mlp", "cnn", "rnn", "lstm", "gru"]
Activation: TypeAlias = Literal["relu", "sigmoid", "tanh", "gelu"]


@dataclass(frozen=True, kw_only=True)
class NetworkFields:
    """The network: its kind, layers and initial weights."""

    __slots__ = ()

    model: Model = setting(
        "mlp",
        Choice(("linear", "mlp", "cnn", *RECURRENT)),
        "The kind of network: how its layers look at the pixels.",
    )
    """Kind of network."""
    hidden_units: tuple[int, ...] = setting(
        (128,),
        Wholes(1, 4096, 8),
        "Units of each hidden layer: more units can learn more, and take longer.",
        used_by=("mlp", *RECURRENT),
    )
    """Units of each hidden layer, input side first; one number for a recurrent network. Ignored
    by ``linear`` and ``cnn``."""
    convolutions: tuple[Convolution, ...] = setting(
        (),
        Convolutions(),
        "The convolutional layers: each looks at small patches of what the one before it found.",
        used_by=("cnn",),
    )
    """Convolutional layers, input side first; ``cnn`` only."""
    batch_norm: bool = setting(
        False,
        Switch(),
        "Keeps the values of each layer in one range, so that training is faster. A GPU "
        "measures that range over each batch; a CPU, where there is much to compute, over each "
        "half of one.",
        used_by=("cnn",),
    )
    """Batch normalisation after each convolution; ``cnn`` only.

    A GPU computes the statistics over the whole batch. A CPU splits the batches of recipes with
    enough work, ``fast-cnn`` and ``accurate-cnn`` among them, into two halves for two threads
    (`trainer.training.steppers.replica`) and computes them over each half (ghost batch norm): 64
    images of a batch of 128. It does so with any number of cores, so that losses do not depend on
    that number; between CPU and GPU they differ slightly. Statistics of the whole batch would make
    the two threads wait for each other at each batch norm, forwards and backwards; halves on a GPU
    would take twice the kernels.

    The accuracy does not show it: ``fast-cnn`` on a CPU reached a mean validation accuracy of
    99.25 % (standard deviation 0.09 over seeds 0 to 9) with halves and of 99.25 % (0.07) with whole
    batches (``python -m tests.benchmarks.accuracy.batch_statistics``).
    """
    head: Literal["linear", "average"] = setting(
        "linear",
        Choice(("linear", "average")),
        "How the last feature maps become one number a class: a linear layer, or the mean of each "
        "map.",
        used_by=("cnn",),
    )
    """Output layer of a ``cnn``: fully connected, or global average pooling of one channel a
    class."""
    activation: Activation = setting(
        "relu",
        Choice(("relu", "sigmoid", "tanh", "gelu")),
        "The function after each layer. Without it, many layers could do no more than one.",
        used_by=("mlp", "cnn"),
    )
    """Activation function after each hidden layer; ``mlp`` and ``cnn``."""
    dropout: float = setting(
        0.0,
        Real(0.0, 0.95),
        "Share of units switched off at random in each step, against overfitting.",
        used_by=("mlp", "cnn"),
    )
    """Dropout probability, [0, 0.95]: after each hidden layer of an ``mlp``, once before the head
    of a ``cnn``."""
    initialisation: Literal["default", "glorot-uniform", "normal-fan-in"] = setting(
        "default",
        Choice(("default", "glorot-uniform", "normal-fan-in")),
        "How the random weights of a new network are drawn.",
    )
    """Initial weights: torch's default; Glorot uniform; or N(0, 1/fan-in). Biases are 0 for the
    latter two."""
