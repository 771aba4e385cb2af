"""Queue window: add recipes and seeds, train them one after the other, compare them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout

from mnist_draw.queue.tables import EntriesTable, SummaryTable
from mnist_draw.recipe.run_titles import run_title
from mnist_draw.shared import theme
from mnist_draw.shared.side_window import SideWindow
from mnist_draw.shared.widgets.message_bar import MessageBar
from trainer.errors import RecipeError
from trainer.queue.seeds import MOST_SEEDS, read_seeds

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from mnist_draw.queue.entries import QueueEntries
    from mnist_draw.shared.widgets.message_bar import Kind
    from trainer.recipe.recipes import Recipe

_SIZE: Final = QSize(860, 640)
_SEEDS_LETTERS: Final = 12


class QueueWindow(SideWindow):
    """What to add, the trainings, and each recipe over its seeds.

    Attributes:
        add_wanted: Add the present choice with these seeds; emits a tuple.
        remove_wanted: Remove entries; emits their indices.
        start_wanted: Train what waits.
        stop_wanted: End the queue.
    """

    add_wanted = Signal(object)
    remove_wanted = Signal(object)
    start_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, recipe: Recipe, parent: QWidget | None = None) -> None:
        """Args: recipe: The chosen one, which can be added."""
        super().__init__("queueView", parent)
        self._recipe = recipe
        self._waiting, self._running, self._blocked = 0, False, False
        self._refusal: Callable[[], str] | None = None
        self._about = _label("queueAbout", "muted")
        self._recipe_label = _label("queueRecipe")
        self._seeds_label = QLabel()
        self._seeds = QLineEdit("0-4")
        self._seeds.setMaxLength(60)
        self._seeds.setObjectName("queueSeeds")
        self._seeds.setMaximumWidth(_SEEDS_LETTERS * self.fontMetrics().averageCharWidth() * 2)
        self._seeds_label.setBuddy(self._seeds)
        self._seeds.returnPressed.connect(self._add)
        self._add_button = _button("addToQueueButton")
        self._add_button.clicked.connect(self._add)
        self._start = _button("startQueueButton")
        self._start.setProperty("primary", True)
        self._start.setIcon(theme.icon("train", "on_accent"))
        self._start.clicked.connect(self.start_wanted)
        self._stop = _button("stopQueueButton")
        self._stop.clicked.connect(self.stop_wanted)
        self._remove = _button("removeFromQueueButton")
        self._remove.clicked.connect(self._emit_remove)
        self._hint = _label("queueHint", "muted")
        self._messages = MessageBar()
        self._table, self._summary = EntriesTable(), SummaryTable()
        self._table.itemSelectionChanged.connect(self._show_state)
        self._summary_title = QLabel()
        self._summary_title.setProperty("step", "title")
        self._lay_out()
        QShortcut(QKeySequence("Escape"), self, self.close)
        self._retranslate()
        self.resize(self.sizeHint().boundedTo(self.screen().availableSize() * 0.95))

    def sizeHint(self) -> QSize:
        return _SIZE * theme.scale()

    def minimumSizeHint(self) -> QSize:
        return QSize(360, 300)

    def set_recipe(self, recipe: Recipe) -> None:
        """Set the chosen recipe."""
        self._recipe = recipe
        self._name_recipe()

    def show_entries(self, entries: QueueEntries, progress: str = "") -> None:
        """Show all entries; see `EntriesTable.show_entries`."""
        self._waiting = entries.waiting
        self._table.show_entries(entries.all, progress)
        self._summary.show_summaries(entries.summaries)
        self._show_state()

    def set_running(self, *, running: bool, blocked: bool) -> None:
        """Set whether the queue trains, and whether another training keeps it from starting."""
        self._running, self._blocked = running, blocked
        self._show_state()

    def set_refusal(self, refusal: Callable[[], str] | None) -> None:
        """Set what says why the chosen recipe cannot be added; None if it can."""
        self._refusal = refusal
        self._show_state()

    def show_message(self, text: Callable[[], str], kind: Kind) -> None:
        """Show a message in the window; see `MessageBar.show_message`."""
        self._messages.show_message(text, kind)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        adding = QGridLayout()
        adding.setHorizontalSpacing(8)
        adding.addWidget(self._recipe_label, 0, 0)
        adding.addWidget(self._seeds_label, 0, 1)
        adding.addWidget(self._seeds, 0, 2)
        adding.addWidget(self._add_button, 0, 3)
        adding.setColumnStretch(0, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._start)
        buttons.addWidget(self._stop)
        buttons.addWidget(self._hint, 1)
        buttons.addWidget(self._remove)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self._about)
        layout.addLayout(adding)
        layout.addWidget(self._messages)
        layout.addWidget(self._table, 3)
        layout.addLayout(buttons)
        layout.addWidget(self._summary_title)
        layout.addWidget(self._summary, 2)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Queue"))
        self._about.setText(
            self.tr(
                "Recipes and seeds are trained one after the other. The seed alone moves the "
                "result: only several tell whether a recipe is better."
            )
        )
        self._seeds_label.setText(self.tr("&Seeds"))
        self._seeds.setAccessibleName(self.tr("Seeds"))
        self._seeds.setToolTip(self.tr("Numbers and ranges, as in 0-4, 7"))
        for button, text in (
            (self._add_button, self.tr("Add to queue")),
            (self._start, self.tr("Start")),
            (self._stop, self.tr("Stop")),
            (self._remove, self.tr("Remove")),
        ):
            button.setText(text)
            button.setAccessibleName(text)
        self._start.setToolTip(self.tr("Train what waits (Ctrl+Return)"))
        self._stop.setToolTip(self.tr("Stop the present training and the queue; what waits stays"))
        self._start.setShortcut("Ctrl+Return")
        self._remove.setShortcut("Delete")
        self._summary_title.setText(self.tr("Comparison"))
        self._name_recipe()
        self._show_state()

    def _name_recipe(self) -> None:
        self._recipe_label.setText(
            self.tr("Chosen: {recipe}").format(recipe=run_title(self._recipe))
        )

    @Slot()
    def _add(self) -> None:
        if self._refusal is not None:
            self.show_message(self._refusal, "warning")
            return
        typed = self._seeds.text()
        try:
            seeds = read_seeds(typed)
        except RecipeError:
            self.show_message(
                lambda: self.tr(
                    "“{text}” is no list of seeds. Type numbers and ranges, as in 0-4, 7; at most "
                    "{most}."
                ).format(text=typed, most=MOST_SEEDS),
                "warning",
            )
            return
        self._messages.dismiss()
        self.add_wanted.emit(seeds)

    @Slot()
    def _emit_remove(self) -> None:
        self.remove_wanted.emit(self._table.selected)

    @Slot()
    def _show_state(self) -> None:
        hint = ""
        if self._blocked:
            hint = self.tr("A training runs: stop it or wait for its end")
        elif not self._waiting and not self._running:
            hint = self.tr("Nothing waits: add a recipe")
        self._hint.setText(hint)
        self._start.setVisible(not self._running)
        self._stop.setVisible(self._running)
        self._start.setEnabled(bool(self._waiting) and not self._blocked)
        self._add_button.setEnabled(self._refusal is None)
        self._add_button.setToolTip(
            self.tr("Add the recipe chosen in the main window, once for each seed")
            if self._refusal is None
            else self._refusal()
        )
        self._remove.setEnabled(bool(self._table.selected) and not self._running)
        self._remove.setToolTip(
            self.tr("While the queue trains, nothing can be removed: stop it first")
            if self._running
            else self.tr("Remove the selected trainings (Delete)")
        )
        seen = self._summary.rowCount() > 0
        self._summary.setVisible(seen)
        self._summary_title.setVisible(seen)


def _label(name: str, tone: str = "text") -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setProperty("tone", tone)
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def _button(name: str) -> QPushButton:
    button = QPushButton()
    button.setObjectName(name)
    return button
