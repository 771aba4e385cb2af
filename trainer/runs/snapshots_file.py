"""Read and write the snapshots that a run keeps: one safetensors file. Free of torch and Qt.

Each parameter and buffer is one array, with the snapshots along its first axis, packed as
`trainer.network.packed_weights` describes. Each float16 array ``NAME`` has its exponents in
``NAME.exponent``; ``step``, ``epoch`` and ``temperature`` belong to all. Recipe, run and data are
in the metadata. The weights at the end of the run are not among them: ``weights.safetensors`` has
them unrounded.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import numpy as np
import safetensors.numpy

from trainer.errors import RecipeError, WeightsError
from trainer.files.values import LARGEST_COUNT, parse_json
from trainer.files.writing import write_atomically
from trainer.network.calibration import MAX_TEMPERATURE, MIN_TEMPERATURE
from trainer.network.packed_weights import LARGEST, PackedWeights, unpack
from trainer.network.parameters import check_fit
from trainer.network.weights import read_arrays
from trainer.recipe.recipes import Recipe

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from trainer.files.tensors import TensorHeader

FORMAT = "mnist-draw snapshots 1"

# Far above `trainer.training.kept_steps.MOST_BYTES`.
_MAX_FILE_SIZE = 100_000_000
_EXPONENT = ".exponent"
_TAUGHT = "taught"
# float32 reaches from 2**-149 to 2**128, and packed weights from 2**-24 to 2**15.
_EXPONENTS = (-164, 113)


def save(kept: Sequence[PackedWeights], path: Path) -> None:
    """Write the snapshots of one run.

    Args:
        kept: At least one, in order of their steps.
        path: An existing file is replaced only by a complete one.

    Raises:
        StorageError: The file could not be written; an existing file is unchanged.
    """
    first = kept[0]
    arrays = {name: np.stack([each.arrays[name] for each in kept]) for name in first.arrays}
    for name in first.exponents:
        arrays[name + _EXPONENT] = np.array([each.exponents[name] for each in kept], np.int64)
    arrays["step"] = np.array([each.step for each in kept], np.int64)
    arrays["epoch"] = np.array([each.epoch for each in kept], np.float64)
    arrays["temperature"] = np.array([each.temperature for each in kept], np.float64)
    metadata = {
        "format": FORMAT,
        "recipe": json.dumps(first.recipe.to_dict()),
        "run": first.run,
        "data": first.data,
    }
    if first.taught:
        metadata[_TAUGHT] = " ".join(first.taught)
    write_atomically(path, safetensors.numpy.save(arrays, metadata))


def load(path: Path) -> tuple[PackedWeights, ...]:
    """Read a file written by `save`, in order of the steps. Never executes code from the file.

    Raises:
        WeightsError: Missing, unreadable, damaged, another program's, or too large.
    """

    def check(header: TensorHeader) -> None:
        if header.metadata.get("format") != FORMAT:
            raise WeightsError(path, "it holds no snapshots of a run.", "foreign")

    arrays, header = read_arrays(path, check, _MAX_FILE_SIZE)
    metadata = header.metadata
    try:
        recipe = Recipe.from_dict(parse_json(metadata["recipe"]))
        steps, epochs = arrays.pop("step"), arrays.pop("epoch")
        _check_positions(steps, epochs)
        temperatures = arrays.pop("temperature")
        _check_temperatures(temperatures, len(steps))
        exponents = {
            name.removesuffix(_EXPONENT): arrays.pop(name)
            for name in list(arrays)
            if name.endswith(_EXPONENT)
        }
        _check_packing(arrays, exponents, len(steps))
        kept = tuple(
            PackedWeights(
                recipe,
                # With the dots, what has no dimension stays an array.
                {name: array[index, ...] for name, array in arrays.items()},
                {name: int(each[index]) for name, each in exponents.items()},
                metadata.get("run", ""),
                metadata.get("data", ""),
                int(step),
                float(epoch),
                float(temperature),
                tuple(metadata.get(_TAUGHT, "").split()),
            )
            for index, (step, epoch, temperature) in enumerate(
                zip(steps, epochs, temperatures, strict=True)
            )
        )
        # The others have the same shapes and dtypes.
        check_fit(recipe, unpack(kept[0]).arrays)
    except (RecipeError, KeyError, ValueError) as error:
        raise WeightsError(path, f"its snapshots are damaged ({error}).", "damaged") from error
    return kept


def _check_positions(steps: NDArray[Any], epochs: NDArray[Any]) -> None:
    """Raises ValueError unless steps rise, epochs do not fall, and there are as many of each."""
    if steps.dtype != np.int64 or epochs.dtype != np.float64:
        raise ValueError(f"steps are {steps.dtype}, epochs {epochs.dtype}")
    if steps.ndim != 1 or not len(steps) or epochs.shape != steps.shape:
        raise ValueError(f"{steps.shape} steps and {epochs.shape} epochs")
    if not (steps[0] >= 0 and steps[-1] <= LARGEST_COUNT and (np.diff(steps) > 0).all()):
        raise ValueError("the steps do not rise")
    if not (np.isfinite(epochs).all() and epochs[0] >= 0 and (np.diff(epochs) >= 0).all()):
        raise ValueError("the epochs fall")


def _check_temperatures(temperatures: NDArray[Any], count: int) -> None:
    """Raises ValueError unless there is a valid temperature for each of the snapshots."""
    if temperatures.dtype != np.float64 or temperatures.shape != (count,):
        raise ValueError(f"temperatures are {temperatures.dtype} {temperatures.shape}")
    # False for NaN too.
    if not ((temperatures >= MIN_TEMPERATURE) & (temperatures <= MAX_TEMPERATURE)).all():
        raise ValueError("a temperature is out of range")


def _check_packing(
    arrays: Mapping[str, NDArray[Any]], exponents: Mapping[str, NDArray[Any]], count: int
) -> None:
    """Raises ValueError unless `unpack` gives finite weights for each of the snapshots."""
    for name in exponents:
        if name not in arrays:
            raise ValueError(f"{name} is missing")
    for name, array in arrays.items():
        if array.ndim < 1 or len(array) != count:
            raise ValueError(f"{name} has the shape {array.shape} for {count} snapshots")
        packed = array.dtype == np.float16
        if packed != (name in exponents):
            raise ValueError(f"{name} is {array.dtype}")
        # False for NaN too.
        if packed and not (np.abs(array) <= LARGEST).all():
            raise ValueError(f"{name} holds what is no packed weight")
    lowest, highest = _EXPONENTS
    for name, each in exponents.items():
        if each.dtype != np.int64 or each.shape != (count,):
            raise ValueError(f"the exponents of {name} are {each.dtype} {each.shape}")
        if not ((lowest <= each) & (each <= highest)).all():
            raise ValueError(f"an exponent of {name} is out of range")
