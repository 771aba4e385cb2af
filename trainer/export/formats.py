"""Write a recipe or weights in a format of other programs. Free of torch."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Literal, TypeAlias

import numpy as np

from trainer.export.notebook import notebook
from trainer.export.onnx_file import onnx_model
from trainer.export.python_code import program
from trainer.files import write_atomically
from trainer.network.forward import NumpyNetwork

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from trainer.network.weights import WeightSnapshot
    from trainer.recipe.recipes import Recipe

CodeFormat: TypeAlias = Literal["pytorch", "notebook"]

_GOLDEN_PAIRS = 20


def write_code(recipe: Recipe, kind: CodeFormat, path: Path) -> None:
    """Write the recipe as a program or a notebook.

    Raises:
        StorageError: The file could not be written; an old one is unchanged.
        ExportError: The recipe reads other classes than the ten digits.
    """
    text = program(recipe) if kind == "pytorch" else notebook(recipe)
    write_atomically(path, text.encode())


def write_onnx(snapshot: WeightSnapshot, path: Path) -> Path:
    """Write trained weights as ONNX, and beside them golden pairs to test another program with.

    Returns:
        The file of golden pairs, numpy's ``.npz``: ``images``, uint8 (20, 28, 28), ink 255 on 0,
        and the ``logits`` and ``probabilities`` that the window has for them, float32 (20, K).

    Raises:
        StorageError: A file could not be written; an old one is unchanged.
        ExportError: The package onnx is not installed.
    """
    content = onnx_model(snapshot)
    network = NumpyNetwork(snapshot.recipe, snapshot.arrays, snapshot.temperature)
    images = _test_images()
    logits = network.logits(images)
    pairs = io.BytesIO()
    probabilities = network.probabilities(logits)
    np.savez(pairs, images=images, logits=logits, probabilities=probabilities)
    beside = path.with_name(f"{path.stem}.golden.npz")
    write_atomically(beside, pairs.getvalue())
    write_atomically(path, content)
    return beside


def _test_images() -> NDArray[np.uint8]:
    """Twenty built-in digits."""
    # Only here: it takes a moment, and code needs no images.
    from trainer.data.synthetic import builtin_strokes  # noqa: PLC0415

    drawn = builtin_strokes.generate(
        _GOLDEN_PAIRS, _GOLDEN_PAIRS, report=lambda _: None, cancelled=lambda: False
    )
    return drawn.test.images
