"""Changes of the store as values: the worker applies them, and each gives what undoes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from trainer.data.recorded_drawing import RecordedDrawing
from trainer.drawings.record import uid_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trainer.drawings.store import DrawingStore
    from trainer.ink.pen import Stroke


class Command(Protocol):
    """A change of the store."""

    def apply(self, store: DrawingStore) -> Command | None:
        """Change the store.

        Returns:
            What undoes the change; None if nothing has changed.

        Raises:
            StorageError: The store could not be written; nothing has changed.
        """

    def concerns(self, uid: str) -> bool:
        """Whether it may change a drawing."""


@dataclass(frozen=True, slots=True)
class Keep:
    """Add the drawing on the canvas, or label it again.

    Attributes:
        strokes: At least one.
        label: None to label it later.
        writer: Empty for a guest.
    """

    strokes: tuple[Stroke, ...]
    label: str | None
    writer: str

    @property
    def uid(self) -> str:
        """Of the drawing."""
        return uid_of(self.strokes)

    @property
    def recorded(self) -> RecordedDrawing:
        """The drawing as a stroke file has it."""
        return RecordedDrawing(self.label, self.strokes, self.writer or None)

    def apply(self, store: DrawingStore) -> Command:
        before = store.drawing(self.uid)
        store.add(self.strokes, self.label, self.writer)
        if before is None:
            return Delete((self.uid,))
        return Describe(self.uid, before.label, before.writer)

    def concerns(self, uid: str) -> bool:
        return uid == self.uid


@dataclass(frozen=True, slots=True)
class Describe:
    """Give a drawing a label and a writer."""

    uid: str
    label: str | None
    writer: str

    def apply(self, store: DrawingStore) -> Command | None:
        before = store.drawing(self.uid)
        if before is None:
            return None
        # One transaction for both.
        store.add(before.strokes, self.label, self.writer)
        return Describe(self.uid, before.label, before.writer)

    def concerns(self, uid: str) -> bool:
        return uid == self.uid


@dataclass(frozen=True, slots=True)
class Relabel:
    """Change the labels of drawings, given by uid."""

    labels: Mapping[str, str | None]

    def apply(self, store: DrawingStore) -> Command | None:
        before = store.relabel(self.labels)
        return Relabel(before) if before else None

    def concerns(self, uid: str) -> bool:
        return uid in self.labels


@dataclass(frozen=True, slots=True)
class SetWriters:
    """Change the writers of drawings, given by uid."""

    writers: Mapping[str, str]

    def apply(self, store: DrawingStore) -> Command | None:
        before = store.set_writers(self.writers)
        return SetWriters(before) if before else None

    def concerns(self, uid: str) -> bool:
        return uid in self.writers


@dataclass(frozen=True, slots=True)
class RenameWriter:
    """Rename a writer in all drawings."""

    old: str
    new: str

    def apply(self, store: DrawingStore) -> Command | None:
        before = store.rename_writer(self.old, self.new)
        return SetWriters(before) if before else None

    def concerns(self, uid: str) -> bool:
        # Any drawing may be by this writer.
        del uid
        return True


@dataclass(frozen=True, slots=True)
class Delete:
    """Delete drawings."""

    uids: tuple[str, ...]

    def apply(self, store: DrawingStore) -> Command | None:
        deleted = store.delete(self.uids)
        return Restore(deleted) if deleted else None

    def concerns(self, uid: str) -> bool:
        return uid in self.uids


@dataclass(frozen=True, slots=True)
class Restore:
    """Restore deleted drawings."""

    uids: tuple[str, ...]

    def apply(self, store: DrawingStore) -> Command | None:
        restored = store.restore(self.uids)
        return Delete(restored) if restored else None

    def concerns(self, uid: str) -> bool:
        return uid in self.uids
