"""The lines of Python that build a recipe's network with `torch.nn`. Free of torch.

They build the same layers in the same order as `trainer.network.models`, so that the same seed
draws the same first weights.
"""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from trainer.recipe.combinations import RECURRENT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trainer.recipe.convolutions import Convolution
    from trainer.recipe.recipes import Recipe

_ACTIVATIONS = {"relu": "ReLU", "sigmoid": "Sigmoid", "tanh": "Tanh", "gelu": "GELU"}
_CELLS = {"rnn": "RNN", "lstm": "LSTM", "gru": "GRU"}
WIDTH = 100
"""Characters in a line of exported code."""


def classes_code(recipe: Recipe) -> str:
    """The classes of layers that `torch.nn` lacks; empty if the network needs none."""
    if recipe.model in RECURRENT:
        return f"""class Rows(nn.Module):
    def __init__(self):
        super().__init__()
        self.cell = nn.{_CELLS[recipe.model]}(28, {recipe.hidden_units[0]}, batch_first=True)

    def forward(self, images):  # row by row; what it remembers after the last one
        return self.cell(images.squeeze(1))[0][:, -1]

"""
    if has_dropout(recipe):
        keep = 1 - recipe.dropout
        return f"""class Dropout(nn.Module):
    def forward(self, x):  # switches units off at random while the network learns
        if not self.training:
            return x
        return x * torch.empty_like(x).bernoulli_({keep}, generator=self.random).div_({keep})

"""
    return ""


def network_code(recipe: Recipe) -> str:
    """The lines that build the network and draw its first weights."""
    lines = "".join(
        textwrap.fill(f"{line},", WIDTH, initial_indent=" " * 4, subsequent_indent=" " * 8) + "\n"
        for line in _layers(recipe)
    )
    code = f"torch.manual_seed(SEED)\nnetwork = nn.Sequential(\n{lines})"
    layout = ".to(memory_format=torch.channels_last)" if recipe.model == "cnn" else ""
    if recipe.initialisation == "default":
        return f"{code}{layout}\n"
    # Afterwards: random numbers fill weights in the order of their layout.
    layout = f"network = network{layout}\n" if layout else ""
    return f"{code}\n{_initialisation(recipe)}{layout}"


def has_dropout(recipe: Recipe) -> bool:
    """Whether the network has a dropout layer."""
    return bool(recipe.dropout) and recipe.model in {"mlp", "cnn"}


def _layers(recipe: Recipe) -> Iterator[str]:
    outputs = len(recipe.classes)
    if recipe.model in RECURRENT:
        yield "Rows()"
        yield f"nn.Linear({recipe.hidden_units[0]}, {outputs})"
    elif recipe.model == "cnn":
        yield from _convolutions(recipe, outputs)
    else:
        yield "nn.Flatten()"
        inputs = 28 * 28
        for units in recipe.hidden_units if recipe.model == "mlp" else ():
            dropout = ", Dropout()" if recipe.dropout else ""
            yield f"nn.Linear({inputs}, {units}), nn.{_ACTIVATIONS[recipe.activation]}(){dropout}"
            inputs = units
        yield f"nn.Linear({inputs}, {outputs})"


def _convolutions(recipe: Recipe, outputs: int) -> Iterator[str]:
    channels, side = 1, 28
    for layer in recipe.convolutions:
        yield ", ".join(_convolution(recipe, layer, channels))
        channels = layer.channels
        side = -(-side // layer.stride) // layer.pool
    dropout = "Dropout(), " if recipe.dropout else ""
    if recipe.head == "average":
        yield f"{dropout}nn.AdaptiveAvgPool2d(1), nn.Flatten()"
    else:
        yield f"{dropout}nn.Flatten(), nn.Linear({channels * side * side}, {outputs})"


def _convolution(recipe: Recipe, layer: Convolution, channels: int) -> Iterator[str]:
    """A convolution with what follows it."""
    stride = f", {layer.stride}" if layer.stride > 1 else ""
    bias = ", bias=False" if recipe.batch_norm else ""
    sizes = f"{channels}, {layer.channels}, {layer.kernel}"
    yield f"nn.Conv2d({sizes}{stride}, padding={layer.kernel // 2}{bias})"
    if recipe.batch_norm:
        yield f"nn.BatchNorm2d({layer.channels})"
    activation = f"nn.{_ACTIVATIONS[recipe.activation]}()"
    pooling = [f"nn.MaxPool2d({layer.pool})"] if layer.pool > 1 else []
    # The other activations are monotonic: pooling first gives the same for less work.
    yield from [activation, *pooling] if recipe.activation == "gelu" else [*pooling, activation]


def _initialisation(recipe: Recipe) -> str:
    first = {
        "glorot-uniform": "nn.init.xavier_uniform_(layer.weight)",
        "normal-fan-in": "nn.init.normal_(layer.weight, std=layer.weight[0].numel() ** -0.5)",
    }[recipe.initialisation]
    kind = "nn.Linear | nn.Conv2d" if recipe.model == "cnn" else "nn.Linear"
    bias = "        nn.init.zeros_(layer.bias)\n"
    if recipe.model == "cnn" and recipe.batch_norm:
        bias = f"        if layer.bias is not None:\n    {bias}"
    return f"for layer in network:\n    if isinstance(layer, {kind}):\n        {first}\n{bias}"
