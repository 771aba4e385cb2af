"""Values that the store of drawings takes and returns."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

from trainer.data.recorded_drawing import LONGEST_LABEL, RecordedDrawing, is_label

if TYPE_CHECKING:
    from datetime import datetime

    import numpy as np
    from numpy.typing import NDArray

    from trainer.ink.pen import Stroke

LONGEST_WRITER = 100
"""Characters of a writer's name, as in a stroke file."""
GUEST = ""
"""Name of a writer who gave none."""

Order: TypeAlias = Literal["newest", "oldest", "label", "writer"]
"""Orders of a list: by time of drawing, or by label or writer and then from the oldest."""


@dataclass(frozen=True, slots=True)
class StoredDrawing:
    """A drawing in the store.

    Attributes:
        uid: Identifies the drawing on every computer: a UUID made from its strokes, so that the
            same drawing from two files is one.
        label: What it shows, 1 to 20 characters; None if it is not labelled yet.
        writer: Name of the writer; empty for a guest.
        created: When it was drawn or imported, in UTC.
        origin: Installation that stored it first.
        strokes: In canvas units (`trainer.ink.pen`), in drawing order, with times in seconds.
    """

    uid: str
    label: str | None
    writer: str
    created: datetime
    origin: str
    strokes: tuple[Stroke, ...]

    @property
    def recorded(self) -> RecordedDrawing:
        """The drawing as a stroke file has it."""
        return RecordedDrawing(self.label, self.strokes, self.writer or None)


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """A drawing as a list shows it.

    Attributes:
        uid: Of the drawing.
        label: None if it is not labelled yet.
        writer: Empty for a guest.
        created: In UTC.
        digit_image: uint8, shape (28, 28), ink = 255 on 0, read-only.
    """

    uid: str
    label: str | None
    writer: str
    created: datetime
    digit_image: NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Filter:
    """Which drawings to list.

    Attributes:
        label: Only with this label; None for any.
        writer: Only by this writer, ``GUEST`` for guests; None for any.
        unlabelled: Only those without a label.
    """

    label: str | None = None
    writer: str | None = None
    unlabelled: bool = False


ALL = Filter()
"""Lets all drawings pass."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Numbers of drawings.

    Attributes:
        cells: By writer and label; label None for those not labelled yet.
    """

    cells: dict[tuple[str, str | None], int] = field(default_factory=dict)

    @property
    def total(self) -> int:
        """All drawings."""
        return sum(self.cells.values())

    @property
    def by_label(self) -> dict[str | None, int]:
        """Counts by label."""
        counts: Counter[str | None] = Counter()
        for (_, label), count in self.cells.items():
            counts[label] += count
        return dict(counts)

    @property
    def by_writer(self) -> dict[str, int]:
        """Counts by writer."""
        counts: Counter[str] = Counter()
        for (writer, _), count in self.cells.items():
            counts[writer] += count
        return dict(counts)

    @property
    def learnt_writers(self) -> tuple[str, ...]:
        """Names of the writers of labelled drawings, sorted, without guests."""
        labelled = {writer for writer, label in self.cells if label is not None}
        return tuple(sorted(labelled - {GUEST}))


@dataclass(frozen=True, slots=True)
class NewDrawing:
    """A drawing to be stored.

    Attributes:
        strokes: At least one.
        label: None if it is not labelled yet.
        writer: Empty for a guest.
    """

    strokes: tuple[Stroke, ...]
    label: str | None = None
    writer: str = GUEST


@dataclass(frozen=True, slots=True)
class Added:
    """What became of drawings to be stored.

    Attributes:
        uids: Of all of them, in their order.
        new: Those that the store did not have.
        restored: Those that had been deleted.
        labelled: Those that the store had without the label.
        known: Those that the store had already.
    """

    uids: tuple[str, ...] = ()
    new: int = 0
    restored: int = 0
    labelled: int = 0
    known: int = 0

    def __add__(self, other: Added) -> Added:
        return Added(
            self.uids + other.uids,
            self.new + other.new,
            self.restored + other.restored,
            self.labelled + other.labelled,
            self.known + other.known,
        )


@dataclass(frozen=True, slots=True)
class Merged:
    """What a merge changed: numbers of drawings."""

    new: int = 0
    changed: int = 0

    def __add__(self, other: Merged) -> Merged:
        return Merged(self.new + other.new, self.changed + other.changed)


def check_label(label: str | None) -> None:
    """Check a label.

    Raises:
        ValueError: It is empty, too long, has spaces around it or characters that do not print.
    """
    if label is not None and not is_label(label):
        raise ValueError(f"a label has 1 to {LONGEST_LABEL} printable characters, not {label!r}")


def check_writer(writer: str) -> None:
    """Check a writer's name; it may be empty.

    Raises:
        ValueError: It is too long, has spaces around it or characters that do not print.
    """
    fits = len(writer) <= LONGEST_WRITER and writer == writer.strip()
    if not (fits and (not writer or writer.isprintable())):
        raise ValueError(f"a name has at most {LONGEST_WRITER} printable characters: {writer!r}")
