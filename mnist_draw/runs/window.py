"""The Runs window: every kept run, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from mnist_draw.runs.table_model import Column, RunEntry, RunsTableModel
from mnist_draw.runs.table_view import RunsTableView
from mnist_draw.shared import theme
from mnist_draw.shared.message_bar import MessageBar

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QShowEvent

    from mnist_draw.runs.table_model import RunLibrary
    from mnist_draw.shared.message_bar import Kind
    from trainer.recipe.recipes import Recipe

_SIZE: Final = QSize(1290, 520)


class RunsWindow(QWidget):
    """Lists the runs and turns what the user does with them into requests.

    Attributes:
        weights_wanted: The `RunEntry` whose weights are to predict.
        curves_wanted: A `RunEntry` whose curves are to be shown.
        curves_unwanted: A `RunEntry` whose curves are to go away.
        repeat_wanted: The `RunEntry` to be trained again.
        rename_wanted: A run folder and its new name.
        delete_wanted: A tuple of run folders and the tuple of their names.
        undo_wanted: The last deletion is to be taken back.
    """

    weights_wanted = Signal(object)
    curves_wanted = Signal(object)
    curves_unwanted = Signal(object)
    repeat_wanted = Signal(object)
    rename_wanted = Signal(object, str)
    delete_wanted = Signal(object, object)
    undo_wanted = Signal()

    def __init__(self, present: Recipe, parent: QWidget | None = None) -> None:
        """Starts empty.

        Args:
            present: The settings that the runs are compared with.
            parent: The main window.
        """
        super().__init__(parent, Qt.WindowType.Window)
        self.setObjectName("runsTable")
        self._training = False
        self._runs = RunsTableModel(present)
        self._runs.rename_requested.connect(self.rename_wanted)
        self._runs.curves_requested.connect(self._toggle_curves_of)
        self._list = RunsTableView(self._runs)
        self._list.customContextMenuRequested.connect(self._show_menu)
        self._list.selectionModel().selectionChanged.connect(self._enable)
        self._list.doubleClicked.connect(self._use_if_not_name)

        self._count = QLabel()
        self._count.setObjectName("runsCount")
        self._count.setProperty("tone", "muted")
        self._damaged = QLabel()
        self._damaged.setObjectName("damagedRuns")
        self._damaged.setProperty("tone", "warning")
        self._damaged_runs: tuple[Path, ...] = ()
        self._messages = MessageBar()
        self._nothing = QLabel()
        self._nothing.setObjectName("noRuns")
        self._nothing.setProperty("step", "title")
        self._nothing.setProperty("tone", "muted")
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setWordWrap(True)
        self._add_actions()
        self._lay_out()
        self._name()
        self._enable()
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * 0.95))

    def sizeHint(self) -> QSize:
        return _SIZE

    @property
    def chosen(self) -> list[RunEntry]:
        """The selected runs, from top to bottom."""
        return self._list.chosen

    @Slot(object)
    def show_library(self, library: RunLibrary) -> None:
        """Shows the runs as they are now."""
        first = not self._runs.entries
        self._runs.set_entries(library.entries)
        if first and library.entries:
            self._list.fit_columns()
        if library.entries and not self.chosen:
            self._list.choose_one()
        self._damaged_runs = library.damaged
        self._say_counts()
        self._pages.setCurrentIndex(1 if library.entries else 0)
        self._enable()

    def set_present(self, recipe: Recipe) -> None:
        """Compares the runs with other settings."""
        self._runs.set_present(recipe)

    def set_shown(self, folders: set[Path]) -> None:
        """Marks the runs whose curves are shown."""
        self._runs.set_shown(folders)
        self._enable()

    def set_training(self, *, training: bool) -> None:
        """Tells whether something is being trained: nothing can be repeated then."""
        self._training = training
        self._enable()

    def set_can_undo(self, *, possible: bool) -> None:
        """Tells whether a deletion can be taken back."""
        self._undo_action.setEnabled(possible)

    def show_deleted(self, titles: tuple[str, ...]) -> None:
        """Tells what was deleted, and offers it back."""
        if len(titles) == 1:
            text = self.tr("Deleted “{name}”").format(name=titles[0])
        else:
            text = self.tr("Deleted {count} runs").format(count=len(titles))
        self._messages.show_message(text, "info", self._undo_action)

    def show_message(self, text: str, kind: Kind) -> None:
        """Shows a message in the window."""
        self._messages.show_message(text, kind)

    def dismiss_message(self) -> None:
        """Takes the message away."""
        self._messages.dismiss()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        # A window that belongs to the main one would always lie over the curves.
        window = self.windowHandle()
        window.setTransientParent(None)  # type: ignore[arg-type] # Qt allows it, the stubs do not

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._runs.translate_again()
            self._name()
            self._enable()
        super().changeEvent(event)

    @Slot(object)
    def _show_menu(self, place: QPoint) -> None:
        if self.chosen:
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.setObjectName("runMenu")
            menu.addActions([self._use_action, self._curves_action, self._repeat_action])
            menu.addSeparator()
            menu.addActions([self._rename_action, self._copy_action, self._folder_action])
            menu.addSeparator()
            menu.addActions([self._delete_action, self._undo_action])
            menu.popup(self._list.viewport().mapToGlobal(place))

    def _add_actions(self) -> None:
        keys = QKeySequence.StandardKey
        self._use_action = self._action("useRun", "use", "Return", self._use)
        # Enter of the number block is another key.
        self._use_action.setShortcuts([QKeySequence("Return"), QKeySequence("Enter")])
        self._curves_action = self._action("runCurves", "curves", "Ctrl+L", self._toggle_curves)
        self._repeat_action = self._action("repeatRun", "train", "Ctrl+T", self._repeat)
        self._rename_action = self._action("renameRun", "pen", "F2", self._rename)
        self._copy_action = self._action("copyRuns", "copy", keys.Copy, self._copy)
        self._folder_action = self._action("openRunFolder", "folder", "Ctrl+O", self._open_folder)
        self._delete_action = self._action("deleteRun", "clear", keys.Delete, self._delete)
        self._undo_action = self._action("undoDelete", "undo", keys.Undo, self._undo)
        self._undo_action.setEnabled(False)
        QShortcut(QKeySequence("Escape"), self, self.close)
        # While a name is typed, these keys belong to its editor.
        for action in (self._use_action, self._delete_action, self._copy_action):
            self.removeAction(action)
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            self._list.addAction(action)

    def _action(
        self, name: str, icon: str, key: str | QKeySequence.StandardKey, slot: object
    ) -> QAction:
        action = QAction(theme.icon(icon), "", self)
        action.setObjectName(f"{name}Action")
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(6)
        for action, name in (
            (self._use_action, "useRunButton"),
            (self._curves_action, "runCurvesButton"),
            (self._repeat_action, "repeatRunButton"),
            (self._rename_action, "renameRunButton"),
            (self._copy_action, "copyRunsButton"),
            (self._folder_action, "openRunFolderButton"),
            (self._delete_action, "deleteRunButton"),
        ):
            button = QToolButton()
            button.setObjectName(name)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setDefaultAction(action)
            bar.addWidget(button)
        bar.addStretch()
        below = QHBoxLayout()
        below.addWidget(self._count)
        below.addStretch()
        below.addWidget(self._damaged)
        pages = QWidget()
        self._pages = QStackedLayout(pages)
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self._list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(bar)
        layout.addWidget(self._messages)
        layout.addWidget(pages, 1)
        layout.addLayout(below)

    def _name(self) -> None:
        self.setWindowTitle(self.tr("Runs"))
        self._nothing.setText(self.tr("No runs yet: press Train, and each run is kept here"))
        self._list.setAccessibleName(self.tr("Kept runs"))
        for action, text, hint in (
            (self._use_action, self.tr("Use weights"), self.tr("Predict with this run's weights")),
            (
                self._repeat_action,
                self.tr("Repeat"),
                self.tr("Train again with this run's recipe, settings and seed"),
            ),
            (self._rename_action, self.tr("Rename"), self.tr("Give this run a name")),
            (self._copy_action, self.tr("Copy"), self.tr("Copy the rows as text for a table")),
            (
                self._folder_action,
                self.tr("Open folder"),
                self.tr("Show this run's files in the file manager"),
            ),
            (self._delete_action, self.tr("Delete"), self.tr("Delete: can be taken back")),
            (self._undo_action, self.tr("Undo"), self.tr("Take the last deletion back")),
        ):
            _describe(action, text, hint)
        self._say_counts()
        # Words of another language have other widths.
        self._list.fit_columns()

    def _say_counts(self) -> None:
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
        self._damaged.setToolTip("\n".join(str(folder) for folder in self._damaged_runs))

    @Slot()
    def _enable(self) -> None:
        chosen = self.chosen
        one = len(chosen) == 1
        self._use_action.setEnabled(one)
        self._repeat_action.setEnabled(one and not self._training)
        self._rename_action.setEnabled(one)
        self._folder_action.setEnabled(one)
        self._curves_action.setEnabled(bool(chosen))
        self._copy_action.setEnabled(bool(chosen))
        self._delete_action.setEnabled(bool(chosen))
        if self._all_shown(chosen):
            hint = self.tr("Remove these runs' curves from the plots")
            _describe(self._curves_action, self.tr("Hide curves"), hint)
        else:
            hint = self.tr("Show these runs' curves beside the present ones")
            _describe(self._curves_action, self.tr("Show curves"), hint)

    def _all_shown(self, chosen: list[RunEntry]) -> bool:
        return bool(chosen) and all(self._runs.shown(entry.folder) for entry in chosen)

    @Slot()
    def _use(self) -> None:
        self.weights_wanted.emit(self.chosen[0])

    @Slot(QModelIndex)
    def _use_if_not_name(self, index: QModelIndex) -> None:
        if index.column() not in {Column.NAME, Column.CURVES}:
            self._use_action.trigger()

    @Slot()
    def _toggle_curves(self) -> None:
        chosen = self.chosen
        signal = self.curves_unwanted if self._all_shown(chosen) else self.curves_wanted
        for entry in chosen:
            signal.emit(entry)

    @Slot(object, bool)
    def _toggle_curves_of(self, folder: Path, shown: bool) -> None:
        for entry in self._runs.entries:
            if entry.folder == folder:
                (self.curves_wanted if shown else self.curves_unwanted).emit(entry)

    @Slot()
    def _repeat(self) -> None:
        self.repeat_wanted.emit(self.chosen[0])

    @Slot()
    def _rename(self) -> None:
        self._list.rename_chosen()

    @Slot()
    def _copy(self) -> None:
        text = self._runs.as_text(entry.folder for entry in self.chosen)
        QGuiApplication.clipboard().setText(text)

    @Slot()
    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.chosen[0].folder)))

    @Slot()
    def _delete(self) -> None:
        chosen = self.chosen
        self.delete_wanted.emit(
            tuple(entry.folder for entry in chosen), tuple(entry.title for entry in chosen)
        )

    @Slot()
    def _undo(self) -> None:
        self.undo_wanted.emit()


def _describe(action: QAction, text: str, hint: str) -> None:
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setText(text)
    action.setToolTip(f"{hint} ({keys})")
