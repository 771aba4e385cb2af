"""Readings of the same images before and after a teaching, and their file in the run folder."""

from __future__ import annotations

import dataclasses
import json
import operator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from trainer.errors import DataError
from trainer.files.reading import read_file
from trainer.files.values import FormatError, items, parse_json, table, text, whole
from trainer.recipe.classes import MOST_CLASSES

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from trainer.recipe.classes import Classes

COMPARISON_FILE: Final = "teaching.json"
"""Name of the file in the run folder."""
_FORMAT: Final = "mnist-draw teaching 1"
_MOST_BYTES: Final = 50_000_000
_MOST_IMAGES: Final = 1_000_000
_LONGEST_NAME: Final = 500


@dataclass(frozen=True, slots=True)
class ReadBoth:
    """Some images, read by the weights before and after a teaching.

    Attributes:
        labels: Index of each image's class.
        before: Index of the class that the earlier weights predict.
        after: Index of the class that the taught weights predict.
    """

    labels: tuple[int, ...]
    before: tuple[int, ...]
    after: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.labels)

    @property
    def right_before(self) -> int:
        """Number of images read correctly before."""
        return sum(map(operator.eq, self.labels, self.before))

    @property
    def right_after(self) -> int:
        """Number of images read correctly after."""
        return sum(map(operator.eq, self.labels, self.after))

    @property
    def now_right(self) -> tuple[int, ...]:
        """Indices of images that were read wrongly before and are read correctly after."""
        return self._indices(right_before=False, right_after=True)

    @property
    def now_wrong(self) -> tuple[int, ...]:
        """Indices of images that were read correctly before and are read wrongly after."""
        return self._indices(right_before=True, right_after=False)

    @property
    def still_wrong(self) -> tuple[int, ...]:
        """Indices of images that are read wrongly before and after."""
        return self._indices(right_before=False, right_after=False)

    def joined(self, other: ReadBoth) -> ReadBoth:
        """These images, then the others."""
        return ReadBoth(
            self.labels + other.labels, self.before + other.before, self.after + other.after
        )

    def of_label(self, label: int) -> ReadBoth:
        """The images of one class."""
        return self.part([index for index, each in enumerate(self.labels) if each == label])

    def part(self, indices: list[int]) -> ReadBoth:
        """Some of the images."""
        return ReadBoth(
            tuple(self.labels[index] for index in indices),
            tuple(self.before[index] for index in indices),
            tuple(self.after[index] for index in indices),
        )

    def _indices(self, *, right_before: bool, right_after: bool) -> tuple[int, ...]:
        return tuple(
            index
            for index, (label, before, after) in enumerate(
                zip(self.labels, self.before, self.after, strict=True)
            )
            if (before == label, after == label) == (right_before, right_after)
        )


@dataclass(frozen=True, slots=True)
class TeachingComparison:
    """Readings before and after a teaching.

    Attributes:
        classes: Names of the classes.
        learnt: The drawings that were learnt.
        held_out: Drawings of the lesson that were not learnt; may be none.
        known: Images of the data set `data`, held back from both trainings.
        data: Name of that data set.
        left_out: Numbers of drawings left out, by the fields of `trainer.teaching.lesson.LeftOut`.
        start_run: Identifier of the run whose weights were taught; empty for none.
        uids: Identities of the drawings learnt, in their order, then of those held out.
    """

    classes: Classes
    learnt: ReadBoth
    held_out: ReadBoth
    known: ReadBoth
    data: str
    left_out: dict[str, int]
    start_run: str
    uids: tuple[str, ...]


def read_both(
    labels: NDArray[np.uint8], before: NDArray[np.intp], after: NDArray[np.intp]
) -> ReadBoth:
    """`ReadBoth` of arrays of indices, shape (N,)."""
    return ReadBoth(tuple(labels.tolist()), tuple(before.tolist()), tuple(after.tolist()))


def to_json(comparison: TeachingComparison) -> str:
    """The comparison as text of its file."""
    return json.dumps({"format": _FORMAT, **dataclasses.asdict(comparison)})


def load(run: Path) -> TeachingComparison:
    """Read the comparison of a run folder.

    Raises:
        DataError: The run taught no drawings, or the file is damaged.
    """
    path = run / COMPARISON_FILE
    try:
        return _comparison(table("a comparison", parse_json(read_file(path, _MOST_BYTES))))
    except FileNotFoundError as error:
        raise DataError(path, "the run has taught no drawings.", "nothing taught") from error
    except OSError as error:
        raise DataError(
            path, f"it cannot be read: {error.strerror or error}", "unreadable"
        ) from error
    except FormatError as error:
        raise DataError(path, f"it is damaged: {error}", "damaged run") from error


def _comparison(content: dict[str, Any]) -> TeachingComparison:
    if content.get("format") != _FORMAT:
        raise FormatError(f"it is of another format than {_FORMAT!r}")
    names = items("classes", content.get("classes"), MOST_CLASSES)
    classes = tuple(text("a class", name, _LONGEST_NAME) for name in names)
    learnt, held_out, known = (
        _readings(table(part, content.get(part)), len(classes))
        for part in ("learnt", "held_out", "known")
    )
    uids = items("uids", content.get("uids"), 2 * _MOST_IMAGES)
    if len(uids) != len(learnt) + len(held_out):
        raise FormatError("there is an identity for each drawing")
    left_out = table("left_out", content.get("left_out"))
    return TeachingComparison(
        classes=classes,
        learnt=learnt,
        held_out=held_out,
        known=known,
        data=text("data", content.get("data"), _LONGEST_NAME),
        left_out={name: whole(name, count, 0, _MOST_IMAGES) for name, count in left_out.items()},
        start_run=text("start_run", content.get("start_run"), _LONGEST_NAME),
        uids=tuple(text("an identity", each, _LONGEST_NAME) for each in uids),
    )


def _readings(content: dict[str, Any], classes: int) -> ReadBoth:
    labels, before, after = (
        tuple(
            whole(part, index, 0, classes - 1)
            for index in items(part, content.get(part), _MOST_IMAGES)
        )
        for part in ("labels", "before", "after")
    )
    if not len(labels) == len(before) == len(after):
        raise FormatError("there are as many labels as predictions")
    return ReadBoth(labels, before, after)
