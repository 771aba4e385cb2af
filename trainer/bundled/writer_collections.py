"""Collections of recorded drawings by many writers, and their splits by writer.

A collection is one or more stroke files in which the same number is the same writer, such as
UNIPEN's digits and letters. The drawings of collection ``unipen`` by its writer ``12`` are by
writer ``unipen:12``, so that writers of different collections stay different people.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.data.drawing_files import read_drawings
from trainer.files import expand_user
from trainer.recipe.classes import DIGITS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from trainer.data.recorded_drawing import RecordedDrawing

PROLIFIC = 250
"""Number of drawings of a prolific writer, as in pendigits."""

_NAMED_FILE = re.compile(r"([\w-]+)=(.+)")


@dataclass(frozen=True, slots=True)
class StrokeFile:
    """A stroke file of a collection.

    Attributes:
        path: The file, in any format of `trainer.data.drawing_files`.
        collection: Name of its collection.
    """

    path: Path
    collection: str

    @classmethod
    def parse(cls, text: str) -> StrokeFile:
        """The file of a text ``NAME=FILE``, or ``FILE`` for a collection of its own.

        The collection of a file without a name is the file's name up to its first dot.
        """
        named = _NAMED_FILE.fullmatch(text)
        if named is not None:
            return cls(expand_user(Path(named[2])), named[1])
        path = expand_user(Path(text))
        return cls(path, path.name.split(".")[0])

    def __str__(self) -> str:
        """The text for `parse`, without the file's folder."""
        return f"{self.collection}={self.path.name}"


def load_drawings(path: Path) -> list[RecordedDrawing]:
    """All drawings of one file; its writers keep their names.

    Raises:
        DataError: The file cannot be read or has no drawing.
    """
    return list(read_drawings(path))


def load_collections(files: Iterable[StrokeFile]) -> list[RecordedDrawing]:
    """All drawings of the files, in order; the writers are named as in ``unipen:12``.

    Raises:
        DataError: A file cannot be read or has no drawing.
    """
    return [
        drawing
        if drawing.writer is None
        else dataclasses.replace(drawing, writer=f"{file.collection}:{drawing.writer}")
        for file in files
        for drawing in read_drawings(file.path)
    ]


def parse_writers(texts: Iterable[str], files: Sequence[StrokeFile]) -> frozenset[str]:
    """Writers of texts such as ``unipen:3,8``, or ``3,8`` if all files are of one collection.

    Raises:
        ValueError: A text names an unknown collection, or none of several.
    """
    collections = {file.collection for file in files}
    writers = set()
    for text in texts:
        collection, colon, numbers = text.rpartition(":")
        if not colon and len(collections) == 1:
            (collection,) = collections
        if collection not in collections:
            known = ", ".join(f"{name}:{numbers}" for name in sorted(collections))
            raise ValueError(f"{text} names no collection of --strokes; write one of {known}")
        writers |= {f"{collection}:{number}" for number in numbers.replace(",", " ").split()}
    return frozenset(writers)


def split_by_writer(
    drawings: Sequence[RecordedDrawing], held_out: Collection[str]
) -> tuple[list[RecordedDrawing], list[RecordedDrawing]]:
    """Drawings to train on and drawings of the held-out writers.

    Raises:
        ValueError: No writer is left to train on, or a held-out writer has no drawing.
    """
    unknown = set(held_out) - {drawing.writer for drawing in drawings}
    if unknown:
        raise ValueError(f"no drawing is by writer {', '.join(sorted(unknown))}")
    train = [drawing for drawing in drawings if drawing.writer not in held_out]
    if not train:
        raise ValueError("with all writers held out there is none to train on")
    return train, [drawing for drawing in drawings if drawing.writer in held_out]


def split_by_kind(
    drawings: Iterable[RecordedDrawing],
) -> tuple[list[RecordedDrawing], list[RecordedDrawing]]:
    """Drawings of digits, and labelled drawings of anything else."""
    digits: list[RecordedDrawing] = []
    others: list[RecordedDrawing] = []
    for drawing in drawings:
        if drawing.label is not None and drawing.strokes:
            (digits if drawing.label in DIGITS else others).append(drawing)
    return digits, others


def copies_by_writer(
    drawings: Iterable[RecordedDrawing], copies: int
) -> list[tuple[list[RecordedDrawing], int]]:
    """Drawings of each writer, and how many augmented copies to make of each of them.

    A network has to read new hands, not those that wrote most: the copies of a writer's drawing
    fall with the root of the number of that writer's drawings.

    Args:
        drawings: Drawings, in any order.
        copies: Copies of a drawing of a writer with `PROLIFIC` drawings, 1 or more. Up to twice as
            many are made of others.
    """
    of_writer: dict[str | None, list[RecordedDrawing]] = {}
    for drawing in drawings:
        of_writer.setdefault(drawing.writer, []).append(drawing)
    return [
        (each, max(1, min(2 * copies, round(copies * (PROLIFIC / len(each)) ** 0.5))))
        for each in of_writer.values()
    ]


def count_writers(drawings: Iterable[RecordedDrawing]) -> int:
    """Number of different writers."""
    return len({drawing.writer for drawing in drawings})
