"""Weight snapshots: immutable weights with their recipe, in memory and as safetensors files."""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import safetensors
import safetensors.numpy

from trainer.errors import RecipeError, WeightsError
from trainer.files import write_atomically
from trainer.network.calibration import MAX_TEMPERATURE, MIN_TEMPERATURE
from trainer.network.forward import NumpyNetwork
from trainer.recipe.recipes import Recipe

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from trainer.errors import WeightsProblem

FORMAT = "mnist-draw weights 1"
MAX_FILE_SIZE = 1_000_000_000
"""Bytes, far above the largest network that a recipe can describe."""
# Above 2**53 a count is no longer exact as a float, in which curves are computed.
_MOST_STEPS = 2**53
# Not "temperature", by which the bundled weights name what was folded into their last layer.
_TEMPERATURE = "softmax_temperature"


@dataclass(frozen=True, slots=True, eq=False)
class WeightSnapshot:
    """Weights of one network at one step, with its recipe; never changed.

    Attributes:
        recipe: Recipe of the network and its training.
        arrays: Parameters and buffers by name; never written to.
        run: Identifier of the run that trained them.
        data: Name of the training data set.
        step: Optimiser steps so far.
        epoch: Epochs so far, fractional within one.
        test_accuracy: Share of the test images that these weights read correctly, [0, 1], as their
            file says; None if it does not, as for weights in training.
        temperature: Divisor of the logits in the softmax, fitted on validation images, so that
            probabilities are calibrated (`trainer.network.calibration`); 1 if nothing was fitted.
    """

    recipe: Recipe
    arrays: Mapping[str, NDArray[Any]]
    run: str
    data: str
    step: int
    epoch: float
    test_accuracy: float | None = None
    temperature: float = 1.0

    @property
    def network(self) -> NumpyNetwork:
        """A network with these weights.

        Raises:
            ValueError: They do not fit the recipe.
        """
        return NumpyNetwork(self.recipe, self.arrays, self.temperature)

    @property
    def finite(self) -> bool:
        """Whether every weight is finite."""
        return all(
            bool(np.isfinite(array).all())
            for array in self.arrays.values()
            if np.issubdtype(array.dtype, np.floating)
        )


def save(
    snapshot: WeightSnapshot, path: Path, *, provenance: Mapping[str, str] | None = None
) -> None:
    """Writes a safetensors file with the recipe in its metadata.

    Args:
        snapshot: Weights and recipe.
        path: An existing file is replaced only by a complete one.
        provenance: Further metadata: figures, command, licences; None for the snapshot's own
            test accuracy.

    Raises:
        StorageError: The file could not be written; an existing file is unchanged.
    """
    if provenance is None and snapshot.test_accuracy is not None:
        provenance = {"figures": json.dumps({"test_accuracy": snapshot.test_accuracy})}
    metadata = {
        **(provenance or {}),
        "format": FORMAT,
        "recipe": json.dumps(snapshot.recipe.to_dict()),
        "run": snapshot.run,
        "data": snapshot.data,
        "step": str(snapshot.step),
        "epoch": repr(snapshot.epoch),
        _TEMPERATURE: repr(snapshot.temperature),
    }
    arrays = {name: np.asarray(array, order="C") for name, array in snapshot.arrays.items()}
    write_atomically(path, safetensors.numpy.save(arrays, metadata))


def load(path: Path) -> WeightSnapshot:
    """Reads a file written by `save`. Never executes code from the file.

    Raises:
        WeightsError: Missing, damaged, written by another program, not fitting its recipe, or
            overflowing in a prediction.
    """
    arrays, metadata = read_arrays(path)
    if metadata.get("format") != FORMAT:
        raise WeightsError(
            path, "it was not saved by MNIST Draw. Choose a file that it saved.", "foreign"
        )
    try:
        recipe = Recipe.from_dict(json.loads(metadata["recipe"]))
        step, epoch = int(metadata["step"]), float(metadata["epoch"])
        temperature = float(metadata.get(_TEMPERATURE, "1"))
    # Deeply nested JSON raises RecursionError.
    except (RecipeError, KeyError, ValueError, RecursionError) as error:
        raise WeightsError(path, f"its description is damaged ({error}).", "damaged") from error
    if not MIN_TEMPERATURE <= temperature <= MAX_TEMPERATURE:
        raise WeightsError(
            path, f"its description is damaged (temperature {temperature:.6g}).", "damaged"
        )
    if not 0 <= step <= _MOST_STEPS or not 0 <= epoch < math.inf:
        raise WeightsError(
            path, f"its description is damaged (step {step:.6g}, epoch {epoch:.6g}).", "damaged"
        )
    try:
        network = NumpyNetwork(recipe, arrays)
    except ValueError as error:
        raise WeightsError(
            path, "its numbers do not fit the network that it describes.", "damaged"
        ) from error
    snapshot = WeightSnapshot(
        recipe,
        arrays,
        metadata.get("run", ""),
        metadata.get("data", ""),
        step,
        epoch,
        _test_accuracy(metadata.get("figures", "{}")),
        temperature,
    )
    if not snapshot.finite:
        raise WeightsError(path, "some of its weights are not numbers.", "damaged")
    if not np.isfinite(network.logits(_probe_images())).all():
        raise WeightsError(
            path, "its weights are so large that its predictions are not numbers.", "damaged"
        )
    return snapshot


def _test_accuracy(figures: str) -> float | None:
    """The test accuracy among a file's figures; None without a valid one."""
    try:
        value = json.loads(figures)["test_accuracy"]
    # Deeply nested JSON raises RecursionError.
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if isinstance(value, int | float) and 0 <= value <= 1:
        return float(value)
    return None


def _probe_images() -> NDArray[np.uint8]:
    """Images that weights have to answer with numbers: blank, a bar of ink, and full of it."""
    images = np.zeros((3, 28, 28), np.uint8)
    images[1, 4:24, 12:16] = 255
    images[2] = 255
    return images


def read_arrays(
    path: Path, max_size: int = MAX_FILE_SIZE
) -> tuple[dict[str, NDArray[Any]], dict[str, str]]:
    """Reads arrays and metadata of any safetensors file, unchecked.

    Args:
        path: The file.
        max_size: Bytes of the largest file that is read at all.

    Raises:
        WeightsError: Missing, unreadable, damaged or too large.
    """
    try:
        size = path.stat().st_size
        if size > max_size:
            raise WeightsError(
                path, f"at {size:,} bytes it is far larger than any weights file.", "foreign"
            )
        with safetensors.safe_open(path, framework="np") as file:
            # Copied, because safetensors maps the file into memory: overwriting the file would
            # change the weights, truncating it would crash the process.
            arrays = {name: np.array(file.get_tensor(name)) for name in file.keys()}  # noqa: SIM118 - no mapping
            return arrays, file.metadata() or {}
    except OSError as error:
        problem: WeightsProblem = (
            "missing" if isinstance(error, FileNotFoundError) else "unreadable"
        )
        raise WeightsError(
            path, f"it cannot be read ({error.strerror or error}).", problem
        ) from error
    except TypeError as error:
        # A dtype that numpy lacks, such as bfloat16.
        raise WeightsError(
            path, "its numbers do not fit the network that it describes.", "damaged"
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
    return read_arrays(path)[1]


def read_test_accuracy(path: Path) -> float | None:
    """Reads what a weights file says about its test accuracy, [0, 1]; None if it says nothing.

    Raises:
        WeightsError: Missing or damaged.
    """
    return _test_accuracy(read_metadata(path).get("figures", "{}"))
