"""Which drawings the window lists: by label and writer, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from mnist_draw.own.requests import Query
from mnist_draw.shared.numbers import whole
from trainer.drawings.stored_drawing import ALL, GUEST, Counts, Filter

if TYPE_CHECKING:
    from trainer.drawings.stored_drawing import Order

_EVERYTHING: Final = "*"
_UNLABELLED: Final = "?"
_ORDERS: Final[tuple[Order, ...]] = ("newest", "oldest", "label", "writer")


class FilterBar(QWidget):
    """Three boxes: label, writer, order.

    Attributes:
        changed: Another `Query` was chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = Counts()
        self._classes: tuple[str, ...] = ()
        self._labels = _box("ownLabelBox")
        self._writers = _box("ownWriterBox")
        self._orders = _box("ownOrderBox")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for box in (self._labels, self._writers, self._orders):
            layout.addWidget(box)
            box.currentIndexChanged.connect(self.changed)
        self._retranslate()

    @property
    def query(self) -> Query:
        """What is chosen."""
        label, writer = self._labels.currentData(), self._writers.currentData()
        return Query(
            Filter(
                label=label[1:] if isinstance(label, str) and label[0] == "=" else None,
                writer=writer[1:] if isinstance(writer, str) and writer[0] == "=" else None,
                unlabelled=label == _UNLABELLED,
            ),
            self._orders.currentData(),
        )

    @property
    def filters(self) -> bool:
        """Whether some drawings may be left out."""
        return self.query.chosen != ALL

    def show_counts(self, counts: Counts, classes: tuple[str, ...]) -> None:
        """Offer the labels of the store and of the network in use, and the writers."""
        before = self.query
        self._counts, self._classes = counts, classes
        self._fill_boxes()
        # The chosen label or writer may have gone.
        if self.query != before:
            self.changed.emit()

    @Slot()
    def clear(self) -> None:
        """List all drawings."""
        with QSignalBlocker(self._labels), QSignalBlocker(self._writers):
            self._labels.setCurrentIndex(0)
            self._writers.setCurrentIndex(0)
        self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        for box, name, tip in (
            (self._labels, self.tr("Label"), self.tr("Show all drawings or those of one label")),
            (self._writers, self.tr("Writer"), self.tr("Show all drawings or those of one writer")),
            (self._orders, self.tr("Order"), self.tr("In which order the drawings are shown")),
        ):
            box.setAccessibleName(name)
            box.setToolTip(tip)
        texts = (
            self.tr("Newest first"),
            self.tr("Oldest first"),
            self.tr("By label"),
            self.tr("By writer"),
        )
        _fill(self._orders, list(zip(texts, _ORDERS, strict=True)))
        self._fill_boxes()

    def _fill_boxes(self) -> None:
        by_label, by_writer = self._counts.by_label, self._counts.by_writer
        labels = [
            *self._classes,
            *sorted(label for label in by_label if label and label not in self._classes),
        ]
        entry = self.tr("{name}: {count}")
        _fill(
            self._labels,
            [
                (self._with_count(self.tr("All labels"), self._counts.total), _EVERYTHING),
                *(
                    (entry.format(name=label, count=whole(by_label.get(label, 0))), f"={label}")
                    for label in labels
                ),
                (self._with_count(self.tr("Not labelled"), by_label.get(None, 0)), _UNLABELLED),
            ],
        )
        writers = sorted(by_writer, key=lambda name: (name == GUEST, name.casefold()))
        _fill(
            self._writers,
            [
                (self.tr("All writers"), _EVERYTHING),
                *(
                    (self._with_count(name or self.tr("Guests"), by_writer[name]), f"={name}")
                    for name in writers
                ),
            ],
        )

    def _with_count(self, name: str, count: int) -> str:
        return self.tr("{name}: {count}").format(name=name, count=whole(count))


def _box(name: str) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
    return box


def _fill(box: QComboBox, entries: list[tuple[str, Any]]) -> None:
    """Replace the entries of a box; keeps the chosen one if it is still there, and is silent."""
    with QSignalBlocker(box):
        chosen = box.currentData()
        box.clear()
        for text, data in entries:
            box.addItem(text, data)
        box.setCurrentIndex(max(0, box.findData(chosen)))
