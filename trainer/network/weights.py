"""Weight snapshots: immutable weights with their recipe, in memory and as safetensors files."""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import safetensors.numpy

from trainer.errors import RecipeError, WeightsError
from trainer.files.tensors import read_header, read_tensors
from trainer.files.values import (
    LARGEST_COUNT,
    FormatError,
    number,
    parse_json,
    table,
    typed_number,
    typed_whole,
)
from trainer.files.writing import write_atomically
from trainer.network.calibration import MAX_TEMPERATURE, MIN_TEMPERATURE
from trainer.network.forward import NumpyNetwork
from trainer.network.parameters import parameter_shapes
from trainer.recipe.recipes import Recipe

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

    from trainer.errors import WeightsProblem
    from trainer.files.tensors import TensorHeader

FORMAT = "mnist-draw weights 1"
MAX_FILE_SIZE = 1_000_000_000
"""Bytes, far above the largest network that a recipe can describe."""
# Not "temperature", by which the bundled weights name what was folded into their last layer.
_TEMPERATURE = "softmax_temperature"
_TAUGHT = "taught"
MOST_TAUGHT = 200_000
"""Drawings that weights may have learnt from: each is named in their file."""
_LONGEST_IDENTITY = 36
# A recipe may name 1,000 writers, whose characters JSON writes as six or twelve.
_LONG_TEXTS = {_TAUGHT: MOST_TAUGHT * (_LONGEST_IDENTITY + 1), "recipe": 2_000_000}


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
        taught: Identities (`trainer.drawings.record.uid_of`) of the drawings that they learnt from,
            in trainings and lessons, sorted: these are no test of them.
    """

    recipe: Recipe
    arrays: Mapping[str, NDArray[Any]]
    run: str
    data: str
    step: int
    epoch: float
    test_accuracy: float | None = None
    temperature: float = 1.0
    taught: tuple[str, ...] = ()

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
    if snapshot.taught:
        metadata[_TAUGHT] = " ".join(snapshot.taught)
    arrays = {name: np.asarray(array, order="C") for name, array in snapshot.arrays.items()}
    write_atomically(path, safetensors.numpy.save(arrays, metadata))


def load(path: Path) -> WeightSnapshot:
    """Reads a file written by `save`. Never executes code from the file.

    Raises:
        WeightsError: Missing, damaged, written by another program, not fitting its recipe, or
            overflowing in a prediction.
    """
    described: list[_Description] = []

    def check(header: TensorHeader) -> None:
        if header.metadata.get("format") != FORMAT:
            raise WeightsError(
                path, "it was not saved by MNIST Draw. Choose a file that it saved.", "foreign"
            )
        try:
            described.append(_description(header.metadata))
        except (RecipeError, ValueError) as error:
            raise WeightsError(path, f"its description is damaged ({error}).", "damaged") from error
        fit = dict(header.shapes) == parameter_shapes(described[0].recipe)
        if not fit or not set(header.dtypes.values()) <= {"F32", "I64"}:
            raise _unfitting(path)

    arrays, header = read_arrays(path, check)
    (description,) = described
    try:
        network = NumpyNetwork(description.recipe, arrays)
    except ValueError as error:
        raise _unfitting(path) from error
    snapshot = WeightSnapshot(
        description.recipe,
        arrays,
        header.metadata.get("run", ""),
        header.metadata.get("data", ""),
        description.step,
        description.epoch,
        _test_accuracy(header.metadata),
        description.temperature,
        tuple(header.metadata.get(_TAUGHT, "").split()),
    )
    if not snapshot.finite:
        raise WeightsError(path, "some of its weights are not numbers.", "damaged")
    if not np.isfinite(network.logits(_probe_images())).all():
        raise WeightsError(
            path, "its weights are so large that its predictions are not numbers.", "damaged"
        )
    return snapshot


@dataclass(frozen=True, slots=True)
class _Description:
    """What the metadata say of the weights."""

    recipe: Recipe
    step: int
    epoch: float
    temperature: float


def _description(metadata: Mapping[str, str]) -> _Description:
    """Parse metadata; raises RecipeError or FormatError."""
    for name in ("recipe", "step", "epoch"):
        if name not in metadata:
            raise FormatError(f"{name} is missing")
    temperature = metadata.get(_TEMPERATURE, "1")
    return _Description(
        Recipe.from_dict(parse_json(metadata["recipe"])),
        typed_whole("step", metadata["step"], 0, LARGEST_COUNT),
        typed_number("epoch", metadata["epoch"], 0, LARGEST_COUNT),
        typed_number("temperature", temperature, MIN_TEMPERATURE, MAX_TEMPERATURE),
    )


def provenance_figures(metadata: Mapping[str, str]) -> dict[str, Any]:
    """The figures among a file's metadata; empty without sound ones."""
    try:
        return table("figures", parse_json(metadata.get("figures", "{}")))
    except FormatError:
        return {}


def _test_accuracy(metadata: Mapping[str, str]) -> float | None:
    """The test accuracy among a file's figures, [0, 1]; None without a valid one."""
    try:
        return number("test_accuracy", provenance_figures(metadata).get("test_accuracy"), 0, 1)
    except FormatError:
        return None


def _unfitting(path: Path) -> WeightsError:
    return WeightsError(path, "its numbers do not fit the network that it describes.", "damaged")


def _probe_images() -> NDArray[np.uint8]:
    """Images that weights have to answer with numbers: blank, a bar of ink, and full of it."""
    images = np.zeros((3, 28, 28), np.uint8)
    images[1, 4:24, 12:16] = 255
    images[2] = 255
    return images


def read_arrays(
    path: Path, check: Callable[[TensorHeader], object], max_size: int = MAX_FILE_SIZE
) -> tuple[dict[str, NDArray[Any]], TensorHeader]:
    """Reads arrays and header of a safetensors file.

    Args:
        path: The file.
        check: Called with the header before the arrays are read; its exceptions end the read.
        max_size: Bytes of the largest file that is read at all.

    Raises:
        WeightsError: Missing, unreadable, damaged or too large.
    """
    with _weights_errors(path):
        return read_tensors(path, max_size, check, long_texts=_LONG_TEXTS)


def read_metadata(path: Path) -> Mapping[str, str]:
    """Reads the metadata of a weights file, provenance included, and none of its arrays.

    Raises:
        WeightsError: Missing or damaged.
    """
    with _weights_errors(path):
        return read_header(path, MAX_FILE_SIZE, long_texts=_LONG_TEXTS).metadata


def read_test_accuracy(path: Path) -> float | None:
    """Reads what a weights file says about its test accuracy, [0, 1]; None if it says nothing.

    Raises:
        WeightsError: Missing or damaged.
    """
    return _test_accuracy(read_metadata(path))


@contextlib.contextmanager
def _weights_errors(path: Path) -> Iterator[None]:
    """Turn the errors of reading a file into a `WeightsError`."""
    try:
        yield
    except OSError as error:
        problem: WeightsProblem = (
            "missing" if isinstance(error, FileNotFoundError) else "unreadable"
        )
        raise WeightsError(
            path, f"it cannot be read ({error.strerror or error}).", problem
        ) from error
    except FormatError as error:
        raise WeightsError(
            path,
            f"it is damaged or no weights file ({error}). Choose a file saved by MNIST Draw.",
            "foreign",
        ) from error
