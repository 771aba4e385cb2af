"""Drawings for the demo: of a stroke file, or the built-in digits; import it late.

Its imports take a few hundredths of a second that the first frame need not wait for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mnist_draw.demo import built_in_digits
from trainer.data import drawing_files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from trainer.data.recorded_drawing import RecordedDrawing, StrokeFileError


def drawings(
    path: Path | None, *, repeat: bool, skip: Callable[[StrokeFileError], object]
) -> Iterator[RecordedDrawing]:
    """Yield the drawings of a file, or built-in digits without end.

    Args:
        path: A stroke file; None for the built-in digits.
        repeat: Whether the file starts again at its end; one without ink is read once.
        skip: Called with the error of each invalid line, which is then skipped.

    Raises:
        DataError: The file cannot be read.
    """
    if path is None:
        yield from built_in_digits.endless()
        return
    while True:
        inked = False
        for drawing in drawing_files.read_drawings(path, skip):
            inked = inked or bool(drawing.strokes)
            yield drawing
        if not (repeat and inked):
            return
