"""Weight snapshots: all that a prediction needs, immutable, in memory and as safetensors files."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import safetensors
import safetensors.torch
import torch

from trainer.errors import RecipeError, WeightsError
from trainer.files import write_atomically
from trainer.network import models
from trainer.recipe.recipes import Recipe

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from trainer.errors import WeightsProblem

FORMAT = "mnist-draw weights 1"
# The largest network that a recipe can describe stays far below; a larger file is not ours.
LARGEST_FILE = 1_000_000_000


@dataclass(frozen=True, slots=True, eq=False)
class WeightSnapshot:
    """The weights of one network at one step; nobody changes them after they were taken.

    Attributes:
        recipe: The network that they belong to, and how it was trained.
        tensors: Parameters and buffers by name, on the CPU, never written again.
        run: Identifier of the run that made them.
        data: Name of the data set that they were trained on.
        step: Optimiser steps so far.
        epoch: Epochs so far, fractional within one.
    """

    recipe: Recipe
    tensors: Mapping[str, torch.Tensor]
    run: str
    data: str
    step: int
    epoch: float

    @property
    def finite(self) -> bool:
        """Whether every weight is a number."""
        return all(
            bool(torch.isfinite(tensor).all())
            for tensor in self.tensors.values()
            if tensor.is_floating_point()
        )

    def __reduce__(self) -> tuple[Any, ...]:
        # Torch would send each tensor to another process through a shared file of its own.
        arrays = {name: tensor.numpy() for name, tensor in self.tensors.items()}
        return _received, (self.recipe, arrays, self.run, self.data, self.step, self.epoch)


def _received(
    recipe: Recipe, arrays: dict[str, NDArray[Any]], run: str, data: str, step: int, epoch: float
) -> WeightSnapshot:
    tensors = {name: torch.from_numpy(array) for name, array in arrays.items()}
    return WeightSnapshot(recipe, tensors, run, data, step, epoch)


def save(
    snapshot: WeightSnapshot, path: Path, *, provenance: Mapping[str, str] | None = None
) -> None:
    """Writes a safetensors file with the recipe in its metadata.

    Args:
        snapshot: What to write.
        path: Where; an existing file is replaced only by a complete one.
        provenance: More lines for the metadata: figures, command, licences.

    Raises:
        StorageError: The file could not be written; what was there before is untouched.
    """
    metadata = {
        **(provenance or {}),
        "format": FORMAT,
        "recipe": json.dumps(snapshot.recipe.to_dict()),
        "run": snapshot.run,
        "data": snapshot.data,
        "step": str(snapshot.step),
        "epoch": repr(snapshot.epoch),
    }
    tensors = {name: tensor.contiguous() for name, tensor in snapshot.tensors.items()}
    write_atomically(path, safetensors.torch.save(tensors, metadata))


def load(path: Path) -> WeightSnapshot:
    """Reads a file that `save` wrote. Nothing in the file is ever executed.

    Raises:
        WeightsError: Not there, damaged, not made by this program, or not fitting its recipe.
    """
    tensors, metadata = _read(path)
    if metadata.get("format") != FORMAT:
        raise WeightsError(
            path, "it was not saved by MNIST Draw. Choose a file that it saved.", "foreign"
        )
    try:
        recipe = Recipe.from_dict(json.loads(metadata["recipe"]))
        step, epoch = int(metadata["step"]), float(metadata["epoch"])
    # Text nested a thousand deep exhausts the parser's stack.
    except (RecipeError, KeyError, ValueError, RecursionError) as error:
        raise WeightsError(path, f"its description is damaged ({error}).", "damaged") from error
    if step < 0 or not 0 <= epoch < math.inf:
        raise WeightsError(
            path, f"its description is damaged (step {step}, epoch {epoch}).", "damaged"
        )
    try:
        models.build_with(recipe, tensors)
    except RuntimeError as error:
        raise WeightsError(
            path, "its numbers do not fit the network that it describes.", "damaged"
        ) from error
    snapshot = WeightSnapshot(
        recipe, tensors, metadata.get("run", ""), metadata.get("data", ""), step, epoch
    )
    if not snapshot.finite:
        raise WeightsError(path, "some of its weights are not numbers.", "damaged")
    return snapshot


def _read(path: Path) -> tuple[dict[str, torch.Tensor], dict[str, str]]:
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise WeightsError(
                path, f"at {size:,} bytes it is far larger than any weights file.", "foreign"
            )
        with safetensors.safe_open(path, framework="pt") as file:
            # Cloned, because safetensors maps the file into memory: who overwrites it would change
            # the weights in use, who shortens it would crash the process.
            tensors = {name: file.get_tensor(name).clone() for name in file.keys()}  # noqa: SIM118 - no mapping
            return tensors, file.metadata() or {}
    except OSError as error:
        problem: WeightsProblem = (
            "missing" if isinstance(error, FileNotFoundError) else "unreadable"
        )
        raise WeightsError(
            path, f"it cannot be read ({error.strerror or error}).", problem
        ) from error
    except safetensors.SafetensorError as error:
        raise WeightsError(
            path,
            "it is damaged or no safetensors file. Choose a file saved by MNIST Draw.",
            "foreign",
        ) from error


def read_metadata(path: Path) -> dict[str, str]:
    """The description that stands in a weights file: what `save` wrote, provenance included.

    Raises:
        WeightsError: Not there or damaged.
    """
    return _read(path)[1]
