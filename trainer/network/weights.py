"""Weight snapshots: immutable weights with their recipe, in memory and as safetensors files."""

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
MAX_FILE_SIZE = 1_000_000_000
"""Bytes, far above the largest network that a recipe can describe."""


@dataclass(frozen=True, slots=True, eq=False)
class WeightSnapshot:
    """Weights of one network at one step, with its recipe; never changed.

    Attributes:
        recipe: Recipe of the network and its training.
        tensors: Parameters and buffers by name, on the CPU; never written to.
        run: Identifier of the run that trained them.
        data: Name of the training data set.
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
        """Whether every weight is finite."""
        return all(
            bool(torch.isfinite(tensor).all())
            for tensor in self.tensors.values()
            if tensor.is_floating_point()
        )

    def __reduce__(self) -> tuple[Any, ...]:
        # As numpy arrays: torch would send each tensor to another process in a shared file.
        arrays = {name: tensor.numpy() for name, tensor in self.tensors.items()}
        return _from_arrays, (self.recipe, arrays, self.run, self.data, self.step, self.epoch)


def _from_arrays(
    recipe: Recipe, arrays: dict[str, NDArray[Any]], run: str, data: str, step: int, epoch: float
) -> WeightSnapshot:
    tensors = {name: torch.from_numpy(array) for name, array in arrays.items()}
    return WeightSnapshot(recipe, tensors, run, data, step, epoch)


def save(
    snapshot: WeightSnapshot, path: Path, *, provenance: Mapping[str, str] | None = None
) -> None:
    """Writes a safetensors file with the recipe in its metadata.

    Args:
        snapshot: Weights and recipe.
        path: An existing file is replaced only by a complete one.
        provenance: Further metadata: figures, command, licences.

    Raises:
        StorageError: The file could not be written; an existing file is unchanged.
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
    """Reads a file written by `save`. Never executes code from the file.

    Raises:
        WeightsError: Missing, damaged, written by another program, or not fitting its recipe.
    """
    tensors, metadata = _read(path)
    if metadata.get("format") != FORMAT:
        raise WeightsError(
            path, "it was not saved by MNIST Draw. Choose a file that it saved.", "foreign"
        )
    try:
        recipe = Recipe.from_dict(json.loads(metadata["recipe"]))
        step, epoch = int(metadata["step"]), float(metadata["epoch"])
    # Deeply nested JSON raises RecursionError.
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
        if size > MAX_FILE_SIZE:
            raise WeightsError(
                path, f"at {size:,} bytes it is far larger than any weights file.", "foreign"
            )
        with safetensors.safe_open(path, framework="pt") as file:
            # Cloned, because safetensors maps the file into memory: overwriting the file would
            # change the weights, truncating it would crash the process.
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
    """Reads the metadata of a weights file, provenance included.

    Raises:
        WeightsError: Missing or damaged.
    """
    return _read(path)[1]
