"""Sizes of networks to try: an MLP by its hidden units, a CNN by its channels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from trainer.recipe.convolutions import Convolution
from trainer.recipe.presets import FAST_CNN, PLAIN_MLP

if TYPE_CHECKING:
    from trainer.recipe.recipes import Recipe

SizedKind: TypeAlias = Literal["mlp", "cnn"]


@dataclass(frozen=True, slots=True)
class Size:
    """A network to try.

    Attributes:
        kind: Kind of network.
        width: Hidden units of an MLP, channels of a CNN's first layer; from 1.
    """

    kind: SizedKind
    width: int

    @property
    def notation(self) -> str:
        """The layers as the field writes them, the same in every language: ``MLP 784–16–10``."""
        if self.kind == "mlp":
            return f"MLP 784–{self.width}–10"
        return "CNN " + "–".join(str(layer.channels) for layer in _convolutions(self.width))

    def recipe(self, seed: int) -> Recipe:
        """The recipe of an attempt; another seed gives it other weights to start from."""
        named = {"name": f"size-{self.kind}-{self.width}", "title": self.notation, "source": ""}
        if self.kind == "mlp":
            return _MLP.with_changes(**named, hidden_units=(self.width,), seed=seed)
        return _CNN.with_changes(**named, convolutions=_convolutions(self.width), seed=seed)


def _convolutions(channels: int) -> tuple[Convolution, ...]:
    return (
        Convolution(channels, 5, stride=2, pool=2),
        Convolution(2 * channels, 3),
        Convolution(2 * channels, 3, pool=2),
    )


_MLP: Final = PLAIN_MLP.with_changes(epochs=2, validation_images=1_000, evaluations_per_epoch=4)
# No image is distorted: a small network has no strength left for what MNIST does not hold.
_CNN: Final = FAST_CNN.with_changes(
    validation_images=1_000,
    evaluations_per_epoch=8,
    written_forms=0.0,
    shift=0.0,
    rotation=0.0,
    scaling=0.0,
    shear=0.0,
    thickness=0.0,
)

SIZES: Final = (
    *(Size("mlp", units) for units in (1, 2, 4, 8, 16, 32, 64, 128)),
    *(Size("cnn", channels) for channels in (1, 2, 4, 8, 16)),
)
"""What the knob offers."""
