"""Window "My drawings": the stored drawings by label and writer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from mnist_draw.own.drawing_grid import DrawingGrid
from mnist_draw.own.filter_bar import FilterBar
from mnist_draw.own.label_field import LabelField
from mnist_draw.own.window_actions import WindowActions
from mnist_draw.shared.numbers import whole
from mnist_draw.shared.side_window import SideWindow
from mnist_draw.shared.widgets.message_bar import MessageBar
from mnist_draw.shared.widgets.progress_bar import ProgressBar

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QAction, QShowEvent

    from mnist_draw.own.requests import Listing, Query
    from mnist_draw.shared.widgets.message_bar import Kind

_SIZE: Final = QSize(1000, 640)


class OwnWindow(SideWindow):
    """Shows drawings and emits what shall be done with them.

    Attributes:
        actions_: What can be done; connect to their signals.
        listing_wanted: Another filter or order was chosen, or the window was shown.
        label_wanted: Label the selected drawings; emits the label.
        canvas_wanted: Put a drawing on the canvas; emits its uid.
        cancel_wanted: Cancel the import or export.
    """

    listing_wanted = Signal()
    label_wanted = Signal(str)
    canvas_wanted = Signal(str)
    cancel_wanted = Signal()

    def __init__(self, footer: QWidget, parent: QWidget | None = None) -> None:
        """Builds an empty window.

        Args:
            footer: Shown below the drawings.
            parent: The main window.
        """
        super().__init__("ownDrawings", parent)
        self._writer = ""
        self._classes: tuple[str, ...] = ()
        self._listing: Listing | None = None
        self._busy = False
        self._filters = FilterBar()
        self._filters.changed.connect(self.listing_wanted)
        self._grid = DrawingGrid("ownGrid")
        self._grid.label_typed.connect(self.label_wanted)
        self._grid.drawing_activated.connect(self.canvas_wanted)
        self._grid.selection_changed.connect(self._update)
        self._grid.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._grid.customContextMenuRequested.connect(self._show_menu)
        self.actions_ = WindowActions(self)
        self.actions_.put.triggered.connect(self._put)
        self.actions_.label.triggered.connect(self._type_label)
        self._field = LabelField()
        self._field.label_typed.connect(self.label_wanted)
        self._field.closed.connect(self._end_typing)
        self._empty = _label("noDrawings", "title")
        self._all = QPushButton()
        self._all.setObjectName("showAllDrawingsButton")
        self._all.clicked.connect(self._filters.clear)
        self._status = QLabel()
        self._status.setObjectName("ownStatus")
        self._status.setProperty("tone", "muted")
        self._messages = MessageBar()
        self._bar = ProgressBar("ownProgress")
        self._cancel = QPushButton()
        self._cancel.setObjectName("cancelTransferButton")
        self._cancel.clicked.connect(self.cancel_wanted)
        self._lay_out(footer)
        self._retranslate()
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * 0.95))

    def sizeHint(self) -> QSize:
        return _SIZE

    @property
    def query(self) -> Query:
        """Which drawings to list."""
        return self._filters.query

    @property
    def chosen(self) -> tuple[str, ...]:
        """The selected drawings."""
        return self._grid.chosen

    @property
    def exported(self) -> tuple[str, ...]:
        """The drawings to export: those selected if there are several, else all in the list."""
        chosen = self._grid.chosen
        return chosen if len(chosen) > 1 else tuple(entry.uid for entry in self._grid.entries)

    @Slot(object)
    def show_listing(self, listing: Listing) -> None:
        """Show drawings, unless others are wanted by now."""
        self._filters.show_counts(listing.counts, self._classes)
        if listing.query != self.query:
            return
        self._listing = listing
        self._grid.show_entries(listing.entries)
        self._update()

    def set_classes(self, classes: tuple[str, ...]) -> None:
        """Set the labels that keys stand for: the classes of the network in use."""
        self._classes = classes
        self._grid.set_classes(classes)
        if self._listing is not None:
            self._filters.show_counts(self._listing.counts, classes)
        self._retranslate()

    def set_writer(self, writer: str) -> None:
        """Set who draws now."""
        self._writer = writer
        self.actions_.retranslate(writer)
        self._update()

    def show_message(
        self, text: Callable[[], str], kind: Kind, action: QAction | None = None
    ) -> None:
        """Show a message in the window; see `MessageBar.show_message`."""
        self._messages.show_message(text, kind, action)

    def dismiss_message(self) -> None:
        """Hide the message."""
        self._messages.dismiss()

    def set_busy(self, *, busy: bool) -> None:
        """Show or hide the progress of an import or export."""
        self._busy = busy
        self._progress.setVisible(busy)
        self._bar.show_share(0)
        self._update()

    @Slot(float)
    def show_progress(self, share: float) -> None:
        """Show which share of the import or export is done, in [0, 1]."""
        self._bar.show_share(share)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.listing_wanted.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        elif event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            # Another window of the application may have changed the store.
            self.listing_wanted.emit()
        super().changeEvent(event)

    def _lay_out(self, footer: QWidget) -> None:
        actions = self.actions_
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self._filters)
        top.addStretch()
        top.addWidget(actions.button(actions.import_file, "importDrawingsButton"))
        top.addWidget(actions.export_button)
        chosen = QHBoxLayout()
        chosen.setSpacing(6)
        chosen.addWidget(self._status, 1)
        chosen.addWidget(self._field, 1)
        for action, name in (
            (actions.label, "labelDrawingsButton"),
            (actions.put, "putDrawingButton"),
            (actions.assign, "assignWriterButton"),
            (actions.delete, "deleteDrawingsButton"),
            (actions.undo, "undoDrawingsButton"),
        ):
            chosen.addWidget(actions.button(action, name))
        nothing = QWidget()
        centre = QVBoxLayout(nothing)
        centre.addStretch()
        centre.addWidget(self._empty)
        centre.addSpacing(12)
        centre.addWidget(self._all, 0, Qt.AlignmentFlag.AlignHCenter)
        centre.addStretch()
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(nothing)
        self._pages.addWidget(self._grid)
        self._progress = QWidget()
        progress = QHBoxLayout(self._progress)
        progress.setContentsMargins(0, 0, 0, 0)
        progress.addWidget(self._bar, 1)
        progress.addWidget(self._cancel)
        self._progress.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self._messages)
        layout.addWidget(pages, 1)
        layout.addLayout(chosen)
        layout.addWidget(self._progress)
        layout.addWidget(footer)
        QShortcut(QKeySequence("Escape"), self, self.close)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("My drawings"))
        self.actions_.retranslate(self._writer)
        self._grid.setAccessibleName(self.tr("Drawings"))
        self._grid.retranslate()
        self._all.setText(self.tr("Show all drawings"))
        self._all.setToolTip(self.tr("Show the drawings of all labels and writers"))
        self._bar.setAccessibleName(self.tr("Progress"))
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.setToolTip(self.tr("Stop; what is done so far stays"))
        self._update()

    @Slot()
    def _update(self) -> None:
        listing, selected = self._listing, len(self._grid.chosen)
        listed = len(self._grid.entries)
        total = 0 if listing is None else listing.counts.total
        self.actions_.update(selected=selected, listed=listed, total=total, busy=self._busy)
        page = 1 if listed else 0
        if page != self._pages.currentIndex():
            self._pages.setCurrentIndex(page)
            # The keys label drawings as soon as there are any.
            self._grid.setFocus()
        self._all.setVisible(self._filters.filters)
        if listing is None:
            self._empty.setText(self.tr("Loading…"))
        elif total:
            self._empty.setText(self.tr("No drawing has this label and this writer"))
        else:
            self._empty.setText(
                self.tr(
                    "No drawings yet.\nDraw something in the main window and press the key of what "
                    "it is: it is kept here.\nOr import a file."
                )
            )
        self._status.setText(self._status_text(selected, listed))

    def _status_text(self, selected: int, listed: int) -> str:
        if not listed:
            return ""
        if not selected:
            one, text = self.tr("1 drawing"), self.tr("{count} drawings")
            return one if listed == 1 else text.format(count=whole(listed))
        return self.tr("{selected} of {count} selected: a key labels them").format(
            selected=whole(selected), count=whole(listed)
        )

    @Slot()
    def _put(self) -> None:
        self.canvas_wanted.emit(self._grid.chosen[0])

    @Slot()
    def _type_label(self) -> None:
        """Ask for a label in the line of the status; the present one is offered."""
        chosen = set(self._grid.chosen)
        present = {entry.label for entry in self._grid.entries if entry.uid in chosen}
        label = present.pop() if len(present) == 1 else None
        self._status.hide()
        self._field.open(label or "")

    @Slot(bool)
    def _end_typing(self, by_key: bool) -> None:
        self._status.show()
        if by_key:
            self._grid.setFocus()

    @Slot(object)
    def _show_menu(self, position: QPoint) -> None:
        if self._grid.chosen:
            self.actions_.menu(self).popup(self._grid.viewport().mapToGlobal(position))


def _label(name: str, step: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("step", step)
    label.setProperty("tone", "muted")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    return label
