"""Data sets of recorded drawings: what a class has drawn and labelled."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from trainer.data.digits import DataSet, Digits, writer_names
from trainer.data.drawing_files import read_drawings
from trainer.data.progress import Progress
from trainer.data.sets.problems import DataSetError
from trainer.data.stroke_augmentation import digit_images
from trainer.errors import CancelledError, DataError
from trainer.ink.stroke_image import digit_image
from trainer.recipe.classes import DIGITS, MOST_CLASSES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from trainer.data.progress import ProgressCallback
    from trainer.data.recorded_drawing import RecordedDrawing, StrokeFileError
    from trainer.ink.pen import Stroke

TEST_SHARE = 5
"""Every fifth writer, or else every fifth drawing of a label, is held out for the test."""
FEWEST = 2
"""Drawings that a label needs: one to learn from, one to test."""
_BLOCK = 200
# With fewer writers one of them would be too large a part of the test.
_FEWEST_WRITERS = 5


def read_drawn_set(path: Path, report: ProgressCallback, cancelled: Callable[[], bool]) -> DataSet:
    """Read the labelled drawings of a file as a data set; see `drawn_set`.

    Raises:
        DataError: The file cannot be read, is none of drawings, or has too few labelled drawings.
        CancelledError: `cancelled` returned True.
    """
    drawings: list[RecordedDrawing] = []
    unread = first = 0

    def skip(problem: StrokeFileError) -> None:
        nonlocal unread, first
        unread += 1
        first = first or problem.line

    try:
        for drawing in read_drawings(path, skip):
            if cancelled():
                raise CancelledError
            drawings.append(drawing)
    except DataError as error:
        if error.problem != "no drawings file":
            raise
        reason = "it holds neither IDX files nor NumPy arrays (.npz) nor labelled drawings."
        raise DataError(path, reason, "data set") from error
    name = path.name.removesuffix(".gz").rpartition(".")[0] or path.name
    found = drawn_set(drawings, name, path, report=report, cancelled=cancelled)
    return replace(found, unread_lines=(unread, first) if unread else None)


def drawn_set(
    drawings: Iterable[RecordedDrawing],
    name: str,
    source: Path,
    *,
    identify: Callable[[Sequence[Stroke]], str] | None = None,
    report: ProgressCallback = lambda _: None,
    cancelled: Callable[[], bool] = lambda: False,
) -> DataSet:
    """Frame labelled drawings as the canvas does; the classes are their labels, sorted.

    Where at least five writers are known, every fifth is held out for the test, so that it shows
    how well people are read who were not learnt from. Otherwise every fifth drawing of each label
    is. Drawings without a label, dots, drawings without ink, and labels with a single drawing are
    left out.

    Args:
        drawings: In any order; the data set depends on it.
        name: Name of the data set.
        source: Where they come from, for its origin and for errors.
        identify: Gives the identity of a drawing for `DataSet.drawings`, which is empty without.
        report: Called with the number of framed drawings.
        cancelled: Checked before each block of drawings.

    Raises:
        DataSetError: There are fewer than two labels with two drawings, or too many labels.
        CancelledError: `cancelled` returned True.
    """
    labelled = [each for each in drawings if each.label is not None and each.strokes]
    names = _usable_labels(labelled, source)
    framed = _framed([each for each in labelled if each.label in names], name, report, cancelled)
    # Dots cannot be framed: without them a label may have too few drawings.
    names = _usable_labels([drawing for drawing, _ in framed], source)
    framed = [each for each in framed if each[0].label in names]
    # All digits, so that the weights of a few digits still tell ten apart.
    classes = DIGITS if names <= set(DIGITS) else tuple(sorted(names))
    indices = {label: index for index, label in enumerate(classes)}
    test_numbers = _held_out([drawing for drawing, _ in framed])
    images = np.stack([image for _, image in framed])
    labels = np.array([indices[str(drawing.label)] for drawing, _ in framed], np.uint8)
    writers = writer_names(drawing.writer for drawing, _ in framed)
    digits = Digits(images, labels, classes, writers)
    tested = np.isin(np.arange(len(framed)), list(test_numbers))
    train, test = digits[np.flatnonzero(~tested)], digits[np.flatnonzero(tested)]
    # The last images of a set validate: they are of all writers and labels.
    order = np.random.default_rng(0).permutation(len(train))
    learnt: tuple[str, ...] = ()
    if identify is not None:
        numbers = np.flatnonzero(~tested)[order]
        learnt = tuple(identify(framed[number][0].strokes) for number in numbers)
    return DataSet(name, str(source), train[order], test, drawings=learnt)


def _usable_labels(labelled: Sequence[RecordedDrawing], source: Path) -> set[str]:
    """The labels that have enough drawings.

    Raises:
        DataSetError: There are fewer than two, or too many.
    """
    counts = Counter(each.label for each in labelled)
    names = {label for label, count in counts.items() if label and count >= FEWEST}
    if len(names) < 2:
        if len(counts) == 1 and len(labelled) >= FEWEST:
            raise DataSetError(source, "one label")
        raise DataSetError(source, "few labelled", count=f"{len(labelled):,}", fewest=FEWEST)
    if len(names) > MOST_CLASSES:
        raise DataSetError(source, "many labels", count=len(names), most=MOST_CLASSES)
    return names


def _framed(
    drawings: Sequence[RecordedDrawing],
    name: str,
    report: ProgressCallback,
    cancelled: Callable[[], bool],
) -> list[tuple[RecordedDrawing, NDArray[np.uint8]]]:
    """The drawings that can be framed, with their digit images (28, 28)."""
    framed = []
    for number, drawing in enumerate(drawings):
        if number % _BLOCK == 0:
            if cancelled():
                raise CancelledError
            report(Progress("generate", name, number, len(drawings), "images"))
        if (image := _image(drawing)) is not None:
            framed.append((drawing, image))
    report(Progress("generate", name, len(drawings), len(drawings), "images"))
    return framed


def _image(drawing: RecordedDrawing) -> NDArray[np.uint8] | None:
    """The digit image (28, 28) of a drawing; None of a dot, and where no ink is left."""
    if any(stroke.eraser for stroke in drawing.strokes):
        # Not all that erasers leave are strokes.
        return digit_image(drawing.strokes)
    # The label counts later; without variation no random number matters.
    found = digit_images([replace(drawing, label="0")], random=np.random.default_rng(0))
    return found.images[0] if len(found) else None


def _held_out(drawings: Sequence[RecordedDrawing]) -> set[int]:
    """Numbers of the drawings to test with."""
    writers = sorted({each.writer for each in drawings if each.writer is not None})
    if len(writers) >= _FEWEST_WRITERS:
        chosen = set(writers[::TEST_SHARE])
        held_out = {number for number, each in enumerate(drawings) if each.writer in chosen}
        left = {each.label for number, each in enumerate(drawings) if number not in held_out}
        # Every label must be learnt.
        if held_out and left == {each.label for each in drawings}:
            return held_out
    of_label: defaultdict[str | None, list[int]] = defaultdict(list)
    for number, each in enumerate(drawings):
        of_label[each.label].append(number)
    return {number for numbers in of_label.values() for number in numbers[1::TEST_SHARE]}
