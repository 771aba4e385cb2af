"""Qt list model of stored drawings; no widgets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import (
    QAbstractListModel,
    QDateTime,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from mnist_draw.dataset.captioned_picture import PICTURE_ROLE, CaptionedPicture
from mnist_draw.plain_text import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.drawings.stored_drawing import Entry

_Index: TypeAlias = QModelIndex | QPersistentModelIndex


class DrawingModel(QAbstractListModel):
    """Lists drawings with label and writer."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: tuple[Entry, ...] = ()
        self._rows: dict[str, int] = {}

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The drawings, in the order of the rows."""
        return self._entries

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """List other drawings."""
        self.beginResetModel()
        self._entries = tuple(entries)
        self._rows = {entry.uid: row for row, entry in enumerate(entries)}
        self.endResetModel()

    def row_of(self, uid: str) -> int | None:
        """The row of a drawing; None if it is not listed."""
        return self._rows.get(uid)

    def retranslate(self) -> None:
        """Make all texts again."""
        if self._entries:
            self.dataChanged.emit(self.index(0), self.index(len(self._entries) - 1))

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: N802, B008 - Qt's
        return 0 if parent.isValid() else len(self._entries)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        entry = self._entries[index.row()]
        match role:
            case _ if role == PICTURE_ROLE:
                return CaptionedPicture(
                    entry.digit_image,
                    _caption(entry),
                    "warning" if entry.label is None else "muted",
                )
            case Qt.ItemDataRole.DisplayRole:
                return _caption(entry)
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tip(self._description(entry))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._description(entry)
        return None

    def _description(self, entry: Entry) -> str:
        when = QDateTime.fromSecsSinceEpoch(int(entry.created.timestamp()))
        return self.tr("{label}, by {writer}, {time}").format(
            label=self.tr("Not labelled") if entry.label is None else entry.label,
            writer=entry.writer or self.tr("a guest"),
            time=QLocale().toString(when, QLocale.FormatType.ShortFormat),
        )


def _caption(entry: Entry) -> str:
    label = "?" if entry.label is None else entry.label
    return f"{label} · {entry.writer}" if entry.writer else label
