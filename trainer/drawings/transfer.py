"""Import and export of drawings: stroke files, and pictures in one folder a label."""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from trainer.data import drawing_files, stroke_file
from trainer.drawings import pictures
from trainer.drawings.stored_drawing import GUEST, LONGEST_WRITER, Added, NewDrawing
from trainer.errors import CancelledError
from trainer.files import write_atomically
from trainer.ink.stroke_image import digit_image

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from trainer.data.recorded_drawing import RecordedDrawing, StrokeFileError
    from trainer.drawings.store import DrawingStore
    from trainer.drawings.stored_drawing import StoredDrawing

PictureKind: TypeAlias = Literal["digit", "canvas"]
"""Pictures as the network receives them, 28 x 28, white on black as in MNIST; or as drawn,
280 x 280, black on white."""

_BATCH = 50  # Drawings of one transaction, which others wait for.
_MOST_PROBLEMS = 100  # Of an import that are described.
_UNLABELLED = "not labelled"
# Names of devices on Windows.
_RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in range(10)),
}


@dataclass(frozen=True, slots=True)
class Imported:
    """Result of an import.

    Attributes:
        path: The file.
        added: What became of its drawings.
        empty: Number of drawings without strokes, which are left out.
        skipped: Number of lines that could not be read.
        problems: Errors of the first 100 of them.
    """

    path: Path
    added: Added
    empty: int
    skipped: int
    problems: tuple[StrokeFileError, ...]


def import_file(
    store: DrawingStore,
    path: Path,
    progress: Callable[[float], object] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> Imported:
    """Import a file of any kind that `trainer.data.drawing_files` reads; none comes twice.

    What was imported before an error or a cancellation stays; importing the file again adds the
    rest.

    Args:
        store: Gets the drawings, some at a time.
        path: The file.
        progress: Called with the share of the file that was read, in [0, 1].
        cancelled: Whether to stop.

    Raises:
        DataError: The file cannot be read.
        StorageError: The store cannot be changed.
        CancelledError: It was cancelled.
    """
    added, empty, skipped = Added(), 0, 0
    problems: list[StrokeFileError] = []

    def skip(problem: StrokeFileError) -> None:
        nonlocal skipped
        skipped += 1
        if len(problems) < _MOST_PROBLEMS:
            problems.append(problem)

    source = drawing_files.read_drawings(path, skip, progress)
    for batch in _batches(source):
        if cancelled():
            raise CancelledError
        inked = [drawing for drawing in batch if drawing.strokes]
        empty += len(batch) - len(inked)
        added += store.add_all(map(_new, inked))
    return Imported(path, added, empty, skipped, tuple(problems))


def export_strokes(path: Path, drawings: Iterable[StoredDrawing]) -> int:
    """Write a stroke file; return its number of drawings.

    Raises:
        StorageError: It could not be written; an existing file is unchanged.
    """
    recorded = [drawing.recorded for drawing in drawings]
    stroke_file.write_drawings(path, recorded)
    return len(recorded)


def export_pictures(
    folder: Path,
    drawings: Sequence[StoredDrawing],
    kind: PictureKind,
    progress: Callable[[float], object] | None = None,
    cancelled: Callable[[], bool] = lambda: False,
) -> int:
    """Write PNG pictures into one folder a label; return their number.

    A picture's name begins with the drawing's uid: exporting again replaces it.

    Raises:
        StorageError: One could not be written; the earlier ones stay.
        CancelledError: It was cancelled; the pictures so far stay.
    """
    names = _folder_names({drawing.label for drawing in drawings})
    for index, drawing in enumerate(drawings):
        if cancelled():
            raise CancelledError
        target = folder / names[drawing.label] / f"{drawing.uid}.png"
        write_atomically(target, pictures.encode_png(_picture(drawing, kind)))
        if progress is not None:
            progress((index + 1) / len(drawings))
    return len(drawings)


def _picture(drawing: StoredDrawing, kind: PictureKind) -> NDArray[np.uint8]:
    if kind == "canvas":
        return 255 - pictures.canvas_image(drawing.strokes)
    image = digit_image(drawing.strokes)
    return pictures.blank_image() if image is None else image


def _folder_names(labels: Iterable[str | None]) -> dict[str | None, str]:
    """A folder for each label, whose names every system takes and tells apart."""
    names: dict[str | None, str] = {None: _UNLABELLED}
    texts = [label for label in labels if label is not None]
    # Some systems take "a" and "A" for the same folder.
    folded = Counter(label.casefold() for label in texts)
    for label in texts:
        plain = label.isascii() and label.isalnum() and label.casefold() not in _RESERVED
        points = "-".join(f"U+{ord(character):04X}" for character in label)
        names[label] = label if plain and folded[label.casefold()] == 1 else points
    return names


def _batches(source: Iterator[RecordedDrawing]) -> Iterator[list[RecordedDrawing]]:
    while batch := list(itertools.islice(source, _BATCH)):
        yield batch


def _new(drawing: RecordedDrawing) -> NewDrawing:
    writer = " ".join((drawing.writer or GUEST).split())
    printable = "".join(character for character in writer if character.isprintable())
    return NewDrawing(drawing.strokes, drawing.label, printable[:LONGEST_WRITER].strip())
