"""Records: a drawing's state with the time of each change, as computers exchange it.

Label, writer and deletion each have a stamp. Of two records of a drawing the later stamp wins,
field by field, so that records may arrive in any order and any number of times.
"""

from __future__ import annotations

import hashlib
import json
import time
import uuid
import zlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from trainer.data.recorded_drawing import LONGEST_LABEL
from trainer.drawings.stored_drawing import (
    LONGEST_WRITER,
    StoredDrawing,
    check_label,
    check_writer,
)
from trainer.files.values import FormatError, items, number, parse_json, table, text, whole
from trainer.ink.pen import CANVAS_SIZE, DEFAULT_PRESSURE, Point, Stroke

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LAST_TIME = 253_402_300_799_999_999
"""Largest time in microseconds since 1970: the end of the year 9999."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_NAMESPACE = uuid.UUID("6f1d4f0e-2f0b-4d3e-9a53-9a2f3c6a7b10")
_LONGEST_ID = 100
# The stamp of each field that can be changed.
_STAMPS = {"label": "labelled", "writer": "written", "deleted": "removed"}
# A pen leaves the canvas while it draws, but the window keeps its points within one canvas size.
_FARTHEST = 10.0 * CANVAS_SIZE
_LONGEST_SECONDS = 1e10  # Allows clocks that count from 1970.
_MOST = 1_000_000  # Strokes, or points of a stroke.


@dataclass(frozen=True, slots=True, order=True)
class Stamp:
    """When and where a field was changed.

    Attributes:
        time: Microseconds since 1970, UTC.
        by: Installation; decides between changes at the same time.
    """

    time: int
    by: str


@dataclass(frozen=True, slots=True)
class Record:
    """State of a drawing.

    Attributes:
        uid: Of the drawing.
        created: Microseconds since 1970, UTC.
        origin: Installation that stored it first.
        ink: Strokes as `pack` makes them; empty if they were removed after the deletion.
        label, labelled: Label and its stamp.
        writer, written: Writer and its stamp.
        deleted, removed: Whether it is deleted, and the stamp of that.
    """

    uid: str
    created: int
    origin: str
    ink: bytes
    label: str | None
    labelled: Stamp
    writer: str
    written: Stamp
    deleted: bool
    removed: Stamp

    def merge(self, other: Record) -> Record:
        """The state after both records' changes: of each field the later one."""
        label = max(self, other, key=lambda record: (record.labelled, record.label or ""))
        writer = max(self, other, key=lambda record: (record.written, record.writer))
        removal = max(self, other, key=lambda record: (record.removed, record.deleted))
        first = min(self, other, key=lambda record: (record.created, record.origin))
        return replace(
            self,
            created=first.created,
            origin=first.origin,
            ink=self.ink or other.ink,
            label=label.label,
            labelled=label.labelled,
            writer=writer.writer,
            written=writer.written,
            deleted=removal.deleted,
            removed=removal.removed,
        )

    def changed(self, by: str, **fields: object) -> Record:
        """The record after changes here: each field that differs has a stamp later than its last.

        Args:
            by: This installation.
            fields: Label, writer, or whether it is deleted.

        Returns:
            This record if nothing differs.
        """
        changes: dict[str, object] = {}
        for name, value in fields.items():
            if value != getattr(self, name):
                # Another computer's clock may be ahead; this change is the later one even then.
                last: Stamp = getattr(self, _STAMPS[name])
                now = max(time.time_ns() // 1000, last.time + 1)
                changes |= {name: value, _STAMPS[name]: Stamp(now, by)}
        changed: Record = replace(self, **changes) if changes else self  # type: ignore[arg-type]
        return changed

    @property
    def strokes(self) -> tuple[Stroke, ...]:
        """What was drawn; empty if it was removed.

        Raises:
            FormatError: `ink` is damaged.
        """
        return unpack(self.ink) if self.ink else ()

    @property
    def drawing(self) -> StoredDrawing:
        """The drawing as the store returns it."""
        created = utc_time(self.created)
        return StoredDrawing(self.uid, self.label, self.writer, created, self.origin, self.strokes)

    def to_json(self) -> str:
        """One line without its newline: a line of a stroke file with further keys."""
        return json.dumps(
            {
                "uid": self.uid,
                "created": self.created,
                "origin": self.origin,
                "label": self.label,
                "writer": self.writer or None,
                "deleted": self.deleted,
                "changed": {
                    "label": [self.labelled.time, self.labelled.by],
                    "writer": [self.written.time, self.written.by],
                    "deleted": [self.removed.time, self.removed.by],
                },
                **strokes_to_json(self.strokes),
            },
            allow_nan=False,
            separators=(",", ":"),
        )


def parse_record(line: bytes) -> Record:
    """Parse a line that `Record.to_json` made.

    Raises:
        FormatError: It is damaged.
    """
    value = table("a record", parse_json(line))
    label, writer = value.get("label"), value.get("writer")
    changed = table("changed", value.get("changed"))
    record = Record(
        _identifier("uid", value.get("uid")),
        whole("created", value.get("created"), 0, LAST_TIME),
        _identifier("origin", value.get("origin")),
        pack(strokes_from_json(value)),
        None if label is None else text("label", label, LONGEST_LABEL),
        _stamp("label", changed.get("label")),
        "" if writer is None else text("writer", writer, LONGEST_WRITER),
        _stamp("writer", changed.get("writer")),
        value.get("deleted") is True,
        _stamp("deleted", changed.get("deleted")),
    )
    try:
        check_label(record.label)
        check_writer(record.writer)
    except ValueError as error:
        raise FormatError(str(error)) from error
    if not isinstance(value.get("deleted"), bool):
        raise FormatError("deleted is true or false")
    if not (record.ink or record.deleted):
        raise FormatError("a drawing has strokes")
    return record


def strokes_to_json(strokes: Sequence[Stroke]) -> dict[str, Any]:
    """The keys of a stroke file that say what was drawn; `strokes_from_json` reverses it."""
    return {
        "width": CANVAS_SIZE,
        "height": CANVAS_SIZE,
        "strokes": [[_numbers(point) for point in stroke.points] for stroke in strokes],
        "brushes": [{"width": stroke.width, "eraser": stroke.eraser} for stroke in strokes],
    }


def strokes_from_json(value: dict[str, Any]) -> tuple[Stroke, ...]:
    """Strokes from `strokes_to_json`.

    Raises:
        FormatError: The value is damaged.
    """
    if value.get("width") != CANVAS_SIZE or value.get("height") != CANVAS_SIZE:
        raise FormatError(f"the canvas is {CANVAS_SIZE} units wide and high")
    strokes = items("strokes", value.get("strokes"), _MOST)
    brushes = items("brushes", value.get("brushes"), _MOST)
    if len(strokes) != len(brushes):
        raise FormatError("brushes is a list with one brush for each stroke")
    return tuple(map(_stroke, strokes, brushes))


def pack(strokes: Sequence[Stroke]) -> bytes:
    """Strokes as compressed JSON, none as nothing; `unpack` reverses it exactly."""
    if not strokes:
        return b""
    return zlib.compress(json.dumps(strokes_to_json(strokes), separators=(",", ":")).encode())


def unpack(ink: bytes) -> tuple[Stroke, ...]:
    """Strokes from `pack`.

    Raises:
        FormatError: They are damaged.
    """
    try:
        content = zlib.decompress(ink)
    except zlib.error as error:
        raise FormatError(f"the strokes are damaged ({error})") from error
    return strokes_from_json(table("a drawing", parse_json(content)))


def utc_time(microseconds: int) -> datetime:
    """A time of a record, in microseconds since 1970.

    `datetime.fromtimestamp` rounds the last one up, out of its range, and has none after the year
    3000 on Windows.
    """
    return _EPOCH + timedelta(microseconds=microseconds)


def uid_of(strokes: Iterable[Stroke]) -> str:
    """Identity of a drawing: depends on the lines and brushes, not on times and pressure."""
    digest = hashlib.sha256()
    for stroke in strokes:
        digest.update(f"{stroke.width:.2f} {stroke.eraser:d}\n".encode())
        for point in stroke.points:
            # Adding zero turns -0.0 into 0.0.
            digest.update(f"{round(point.x, 2) + 0:.2f},{round(point.y, 2) + 0:.2f};".encode())
    return str(uuid.uuid5(_NAMESPACE, digest.hexdigest()))


def _numbers(point: Point) -> list[float]:
    numbers = [point.x, point.y, point.t]
    return numbers if point.pressure == DEFAULT_PRESSURE else [*numbers, point.pressure]


def _points(values: object) -> tuple[Point, ...]:
    points = tuple(_point(items("a point", value, 4)) for value in items("points", values, _MOST))
    if not points:
        raise FormatError("a stroke has points")
    return points


def _point(values: list[Any]) -> Point:
    if len(values) < 3:
        raise FormatError("a point is [x, y, t] or [x, y, t, pressure]")
    return Point(
        number("x", values[0], -_FARTHEST, _FARTHEST),
        number("y", values[1], -_FARTHEST, _FARTHEST),
        number("t", values[2], -_LONGEST_SECONDS, _LONGEST_SECONDS),
        number("pressure", values[3], 0, 1) if len(values) > 3 else DEFAULT_PRESSURE,
    )


def _stroke(points: object, brush: object) -> Stroke:
    values = table("a brush", brush)
    width = number("a brush's width", values.get("width"), 1e-3, CANVAS_SIZE)
    return Stroke(_points(points), width, values.get("eraser") is True)


def _identifier(name: str, value: object) -> str:
    found = text(name, value, _LONGEST_ID)
    if not found:
        raise FormatError(f"{name} is not empty")
    return found


def _stamp(name: str, value: object) -> Stamp:
    values = items(name, value, 2)
    if len(values) < 2:
        raise FormatError(f"{name} is a time and an installation")
    return Stamp(whole(name, values[0], 0, LAST_TIME), _identifier(name, values[1]))
