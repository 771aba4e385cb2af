"""Runs window: the table of kept runs, its actions and messages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mnist_draw.plain_text import path_text, plain_tip
from mnist_draw.runs.actions import RunActions
from mnist_draw.runs.columns import Column
from mnist_draw.runs.table_model import RunsTableModel
from mnist_draw.runs.table_view import RunsTableView
from mnist_draw.shared.side_window import SideWindow
from mnist_draw.shared.widgets.flow_layout import FlowLayout
from mnist_draw.shared.widgets.message_bar import MessageBar
from trainer.recipe.taught import is_taught

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from PySide6.QtCore import QPoint

    from mnist_draw.runs.library import RunEntry, RunLibrary
    from mnist_draw.runs.own_scores import OwnScore
    from mnist_draw.shared.widgets.message_bar import Kind
    from trainer.recipe.recipes import Recipe

_SIZE: Final = QSize(1290, 520)


class RunsWindow(SideWindow):
    """Shows the kept runs and emits requests for the selected ones.

    Attributes:
        weights_wanted: Predict with the weights of a `RunEntry`.
        curves_wanted: Show the curves of a list of `RunEntry`.
        curves_unwanted: Hide the curves of a list of `RunEntry`.
        repeat_wanted: Train a `RunEntry` again.
        rename_wanted: Give a run folder a title.
        delete_wanted: Delete a tuple of run folders with a tuple of titles.
        undo_wanted: Restore what was deleted last.
    """

    weights_wanted = Signal(object)
    curves_wanted = Signal(object)
    curves_unwanted = Signal(object)
    repeat_wanted = Signal(object)
    rename_wanted = Signal(object, str)
    delete_wanted = Signal(object, object)
    undo_wanted = Signal()

    def __init__(self, present: Recipe, parent: QWidget | None = None) -> None:
        """Builds an empty window.

        Args:
            present: The present settings, with which the runs are compared.
            parent: The main window.
        """
        super().__init__("runsTable", parent)
        self._training, self._listing = False, False
        self._runs = RunsTableModel(present)
        self._runs.rename_requested.connect(self.rename_wanted)
        self._runs.curves_requested.connect(self._toggle_curves_of)
        self._table = RunsTableView(self._runs)
        self._table.setColumnHidden(Column.OWN, True)
        self._table.customContextMenuRequested.connect(self._show_menu)
        self._table.selectionModel().selectionChanged.connect(self._update_actions)
        self._table.doubleClicked.connect(self._use_if_not_edited)
        self._actions = RunActions(self, self._table)
        self._connect_actions()

        self._count = QLabel()
        self._count.setObjectName("runsCount")
        self._count.setProperty("tone", "muted")
        self._damaged = QLabel()
        self._damaged.setTextFormat(Qt.TextFormat.PlainText)
        self._damaged.setObjectName("damagedRuns")
        self._damaged.setProperty("tone", "warning")
        self._damaged_runs: tuple[Path, ...] = ()
        self._messages = MessageBar()
        self._confirmation: Callable[[], str] | None = None
        self._empty = QLabel()
        self._empty.setObjectName("noRuns")
        self._empty.setProperty("step", "title")
        self._empty.setProperty("tone", "muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._lay_out()
        self._retranslate()
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * 0.95))

    def sizeHint(self) -> QSize:
        return _SIZE

    @property
    def chosen(self) -> list[RunEntry]:
        """The selected runs, from top to bottom."""
        return self._table.chosen

    @Slot(object)
    def show_library(self, library: RunLibrary) -> None:
        """Show the runs of a library."""
        was_empty = not self._runs.entries
        self._listing = True
        self._runs.set_entries(library.entries)
        self._listing = False
        if was_empty and library.entries:
            self._table.fit_columns()
        if library.entries and not self.chosen:
            self._table.choose_one()
        self._damaged_runs = library.damaged
        self._update_counts()
        self._pages.setCurrentIndex(1 if library.entries else 0)
        if was_empty and library.entries:
            # Its keys act at once: Ctrl+A, F2, Delete. Otherwise the first button would have them.
            self._table.setFocus()
        self._update_actions()

    def set_present(self, recipe: Recipe) -> None:
        """Compare the runs with other settings."""
        self._runs.set_present(recipe)

    def set_own(self, scores: Mapping[Path, OwnScore]) -> None:
        """Show how runs read the class's own drawings; without scores the column is hidden."""
        self._runs.set_own(scores)
        hidden = not scores
        if hidden != self._table.isColumnHidden(Column.OWN):
            self._table.setColumnHidden(Column.OWN, hidden)
            self._table.resizeColumnToContents(Column.OWN)

    def set_shown(self, folders: set[Path]) -> None:
        """Mark the runs whose curves are shown."""
        self._runs.set_shown(folders)
        self._update_actions()

    def set_in_use(self, run: str) -> None:
        """Mark the run whose weights predict now, by its identifier."""
        self._runs.set_in_use(run)

    def name(self, entry: RunEntry) -> str:
        """The name of a run in the table."""
        return self._runs.name(entry)

    def set_training(self, *, training: bool) -> None:
        """Set whether a training runs; nothing can be repeated then."""
        self._training = training
        self._update_actions()

    def set_can_undo(self, *, possible: bool) -> None:
        """Set whether there is a deletion to undo."""
        self._actions.undo.setEnabled(possible)

    def show_deleted(self, titles: tuple[str, ...]) -> None:
        """Report a deletion, with a button that undoes it."""
        self._messages.show_message(
            lambda: (
                self.tr("Deleted “{name}”").format(name=titles[0])
                if len(titles) == 1
                else self.tr("Deleted {count} runs").format(count=len(titles))
            ),
            "info",
            self._actions.undo,
        )

    def show_unrestored(self, text: Callable[[], str]) -> None:
        """Say why a deletion was not undone, with a button that tries it again."""
        self._messages.show_message(text, "error", self._actions.undo)

    def show_message(self, text: Callable[[], str], kind: Kind) -> None:
        """Show a message in the window; see `MessageBar.show_message`."""
        self._messages.show_message(text, kind)

    def show_confirmation(self, text: Callable[[], str]) -> None:
        """Confirm which weights predict, until others do."""
        self._messages.show_message(text, "info")
        self._confirmation = text

    def dismiss_confirmation(self) -> None:
        """Hide the confirmation; another message stays."""
        if self._messages.shows(self._confirmation):
            self._messages.dismiss()

    def dismiss_message(self) -> None:
        """Hide the message."""
        self._messages.dismiss()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._runs.retranslate()
            self._retranslate()
        super().changeEvent(event)

    @Slot(object)
    def _show_menu(self, position: QPoint) -> None:
        if self.chosen:
            menu = self._actions.menu(self)
            menu.popup(self._table.viewport().mapToGlobal(position))

    def _connect_actions(self) -> None:
        actions = self._actions
        actions.use.triggered.connect(self._use)
        actions.curves.triggered.connect(self._toggle_curves)
        actions.repeat.triggered.connect(self._repeat)
        actions.rename.triggered.connect(self._table.rename_chosen)
        actions.copy.triggered.connect(self._copy)
        actions.open_folder.triggered.connect(self._open_folder)
        actions.delete.triggered.connect(self._delete)
        actions.undo.triggered.connect(self.undo_wanted)
        QShortcut(QKeySequence("Escape"), self, self.close)

    def _lay_out(self) -> None:
        buttons = QWidget()
        bar = FlowLayout(buttons, x_spacing=6, y_spacing=6)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        buttons.setSizePolicy(policy)
        for action, name in self._actions.buttons:
            button = QToolButton()
            button.setObjectName(name)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setDefaultAction(action)
            bar.addWidget(button)
        footer = QHBoxLayout()
        footer.addWidget(self._count)
        footer.addStretch()
        footer.addWidget(self._damaged)
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self._table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(buttons)
        layout.addWidget(self._messages)
        layout.addWidget(pages, 1)
        layout.addLayout(footer)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Runs"))
        self._empty.setText(self.tr("No runs yet: press Train, and each run is kept here"))
        self._table.setAccessibleName(self.tr("Kept runs"))
        self._actions.retranslate()
        self._update_actions()
        self._update_counts()
        # Texts of another language have other widths.
        self._table.fit_columns()

    def _update_counts(self) -> None:
        count = len(self._runs.entries)
        self._count.setText(
            self.tr("1 run") if count == 1 else self.tr("{count} runs").format(count=count)
        )
        damaged = len(self._damaged_runs)
        self._damaged.setVisible(bool(damaged))
        self._damaged.setText(
            self.tr("1 run folder could not be read")
            if damaged == 1
            else self.tr("{count} run folders could not be read").format(count=damaged)
        )
        self._damaged.setToolTip(plain_tip("\n".join(map(path_text, self._damaged_runs))))

    @Slot()
    def _update_actions(self) -> None:
        if self._listing:
            # A change of the table in the middle of another one would show rows twice.
            return
        chosen = self.chosen
        self._runs.set_selected(chosen[0] if chosen else None)
        self._actions.update(
            selected=len(chosen),
            all_shown=self._all_shown(chosen),
            training=self._training,
            taught=len(chosen) == 1 and is_taught(chosen[0].summary.recipe),
        )

    def _all_shown(self, chosen: list[RunEntry]) -> bool:
        return bool(chosen) and all(self._runs.shown(entry.folder) for entry in chosen)

    @Slot()
    def _use(self) -> None:
        self.weights_wanted.emit(self.chosen[0])

    @Slot(QModelIndex)
    def _use_if_not_edited(self, index: QModelIndex) -> None:
        if index.column() not in {Column.NAME, Column.CURVES}:
            self._actions.use.trigger()

    @Slot()
    def _toggle_curves(self) -> None:
        chosen = self.chosen
        (self.curves_unwanted if self._all_shown(chosen) else self.curves_wanted).emit(chosen)

    @Slot(object, bool)
    def _toggle_curves_of(self, folder: Path, shown: bool) -> None:
        for entry in self._runs.entries:
            if entry.folder == folder:
                (self.curves_wanted if shown else self.curves_unwanted).emit([entry])

    @Slot()
    def _repeat(self) -> None:
        self.repeat_wanted.emit(self.chosen[0])

    @Slot()
    def _copy(self) -> None:
        text = self._runs.as_text(entry.folder for entry in self.chosen)
        QGuiApplication.clipboard().setText(text)

    @Slot()
    def _open_folder(self) -> None:
        # Resolved: Python of the Microsoft Store writes to other folders than it names.
        folder = self.chosen[0].folder.resolve()
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    @Slot()
    def _delete(self) -> None:
        chosen = self.chosen
        self.delete_wanted.emit(
            tuple(entry.folder for entry in chosen),
            tuple(self._runs.name(entry) for entry in chosen),
        )
