"""The ready-made networks, and built-in handwriting that they read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from trainer.data.synthetic import builtin_strokes
from trainer.network import weights

if TYPE_CHECKING:
    from trainer.network.forward import NumpyNetwork

KINDS = ("linear", "mlp", "cnn", "rnn", "lstm")
DIGITS = builtin_strokes.generate(0, 40, seed=5).test

_WEIGHTS = Path(__file__).parents[3] / "resources" / "weights"


def path_of(kind: str) -> Path:
    return _WEIGHTS / "compared" / f"{kind}.safetensors"


def network_of(kind: str) -> NumpyNetwork:
    return weights.load(path_of(kind)).network


def network_in_use() -> NumpyNetwork:
    """The network that the window starts with."""
    return weights.load(_WEIGHTS / "bundled.safetensors").network
