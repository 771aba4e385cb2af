"""Requests to write a recipe or weights in a format of other programs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path

    from trainer.network.weights import WeightSnapshot
    from trainer.recipe.recipes import Recipe

Format: TypeAlias = Literal["pytorch", "notebook", "onnx"]


@dataclass(frozen=True, slots=True, eq=False)
class ExportRequest:
    """What to write where.

    Attributes:
        kind: The format.
        source: Weights for ONNX, else a recipe.
        path: The file; replaced as a whole if it exists.
    """

    kind: Format
    source: Recipe | WeightSnapshot
    path: Path
