"""Networks to compare, and where their weights come from; no widgets."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import resources
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from trainer.network import weights
from trainer.recipe.summary import summarise

if TYPE_CHECKING:
    from pathlib import Path

    from mnist_draw.runs.library import RunLibrary
    from trainer.network.forward import NumpyNetwork
    from trainer.network.weights import WeightSnapshot

Kind: TypeAlias = Literal["linear", "mlp", "cnn", "rnn", "lstm"]

KINDS: Final[tuple[Kind, ...]] = ("linear", "mlp", "cnn", "rnn", "lstm")
"""Kinds of the bundled small networks, in the order of the columns."""


@dataclass(frozen=True, slots=True)
class Bundled:
    """One of the small networks that come with the application."""

    kind: Kind


@dataclass(frozen=True, slots=True)
class WeightsFile:
    """A weights file, of a run or chosen by the user.

    Attributes:
        path: The file.
        title: Title of the run, or name of the file.
        test_accuracy: [0, 1]; None for the figure in the file, if there is one.
    """

    path: Path
    title: str
    test_accuracy: float | None = None


Source: TypeAlias = Bundled | WeightsFile


@dataclass(frozen=True, slots=True, eq=False)
class ComparedNetwork:
    """A network of one column, ready to read.

    Attributes:
        source: Where its weights come from.
        snapshot: Its weights.
        network: Computes its logits.
        test_accuracy: On the test images of its data, [0, 1]; None if unknown.
    """

    source: Source
    snapshot: WeightSnapshot
    network: NumpyNetwork
    test_accuracy: float | None

    @property
    def parameters(self) -> int:
        """Number of trainable values."""
        return summarise(self.snapshot.recipe).parameters


def load(source: Source) -> ComparedNetwork:
    """Load a network.

    Raises:
        WeightsError: The file is missing, damaged or no weights file.
    """
    if isinstance(source, WeightsFile):
        return _load(source, source.path, source.test_accuracy)
    installed = resources.files("mnist_draw.resources") / "weights" / "compared"
    with resources.as_file(installed / f"{source.kind}.safetensors") as path:
        return _load(source, path, None)


def _load(source: Source, path: Path, test_accuracy: float | None) -> ComparedNetwork:
    snapshot = weights.load(path)
    if test_accuracy is None:
        test_accuracy = snapshot.test_accuracy
    return ComparedNetwork(source, snapshot, snapshot.network, test_accuracy)


def runs(library: RunLibrary) -> tuple[WeightsFile, ...]:
    """All kept runs, newest first."""
    names = library.names()
    return tuple(
        WeightsFile(entry.summary.weights_path, names[entry.folder], entry.test_accuracy)
        for entry in reversed(library.entries)
    )
