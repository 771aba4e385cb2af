"""Help menu: opens the help window, and explains the label under pointer or keyboard."""

from __future__ import annotations

from functools import partial
from importlib import metadata
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer, Signal, Slot, qVersion
from PySide6.QtGui import QAction, QContextMenuEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox, QScrollArea, QWhatsThis, QWidget

from mnist_draw.help.glossary import Glossary, rich_text
from mnist_draw.help.shortcuts import shortcut_groups
from mnist_draw.help.spotlight import Spotlight
from mnist_draw.help.widget_keys import widget_key_groups
from mnist_draw.help.window import HelpWindow
from mnist_draw.shared import theme
from mnist_draw.shared.platforms import keys
from mnist_draw.shared.turns import Turns

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from PySide6.QtWidgets import QMainWindow

    from mnist_draw.help.window import Page
    from mnist_draw.help.word import Home, Word

# Object names of the actions that open parts of the application.
_OPENERS: Final[Mapping[Home, str]] = {
    "settings": "settingsAction",
    "inside": "insideAction",
    "mistakes": "mistakesAction",
    "runs": "runsAction",
}
_OPENED_MS: Final = 200

# Names of people and collections stand in every language as in their licences.
_SOURCES = (
    "<ul>"
    "<li>MNIST: Y. LeCun, C. Cortes, C. Burges.</li>"
    "<li>Pen-Based Recognition of Handwritten Digits: E. Alpaydin, F. Alimoglu, UCI Machine "
    "Learning Repository, 1996. CC BY 4.0.</li>"
    "<li>UNIPEN train_r01_v07: I. Guyon, L. Schomaker, R. Plamondon, M. Liberman, S. Janet, 1994, "
    "International Unipen Foundation, doi:10.5281/zenodo.1195803. CC BY 4.0.</li>"
    "</ul>"
)


class HelpController(QObject):
    """Owns the actions of the Help menu; lives in the GUI thread.

    Every window of the application gets its texts when it becomes active; labels that appear
    later are found where they are asked about.

    Attributes:
        actions: For the Help menu; one without text separates.
        demo_wanted: The user wants to see the demo.
    """

    demo_wanted = Signal()

    def __init__(self, window: QMainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._main_window = window
        self._glossary = Glossary()
        self._window: HelpWindow | None = None
        # Windows without their texts, in the order of their turns.
        self._unattached: dict[QWidget, None] = {}
        self._turns = Turns(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        self._application = application
        self.first_steps_action = self._action("firstStepsAction", keys.function_key(1))
        self.words_action = self._action("wordsAction")
        self.what_action = self._action("whatIsThisAction", [QKeySequence("Shift+F1")])
        self.shortcuts_action = self._action("shortcutsAction")
        self.about_action = self._action("aboutAction")
        self.about_action.setIcon(theme.icon("info"))
        self.about_action.setMenuRole(QAction.MenuRole.AboutRole)
        self.first_steps_action.triggered.connect(self.show_first_steps)
        self.words_action.triggered.connect(self.show_words)
        self.what_action.triggered.connect(self.explain)
        self.shortcuts_action.triggered.connect(self.show_shortcuts)
        self.about_action.triggered.connect(self._show_about)
        separator = QAction(self)
        separator.setSeparator(True)
        self.actions = [
            self.first_steps_action,
            self.words_action,
            self.what_action,
            self.shortcuts_action,
            separator,
            self.about_action,
        ]
        self.retranslate()
        application.focusWindowChanged.connect(self._attach_to_active)

    @property
    def window(self) -> HelpWindow | None:
        """The help window, once it was opened."""
        return self._window

    @property
    def glossary(self) -> Glossary:
        """The words in the present language."""
        return self._glossary

    @Slot()
    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self._glossary = Glossary()
        for action, text, tip in (
            (
                self.first_steps_action,
                self.tr("&First steps"),
                self.tr("What to do first, in five lines"),
            ),
            (
                self.words_action,
                self.tr("&Glossary"),
                self.tr("What the words on the screen mean"),
            ),
            (
                self.what_action,
                self.tr("What's &this?"),
                self.tr("Explain the control in focus, or what you click next"),
            ),
            (
                self.shortcuts_action,
                self.tr("&Keyboard shortcuts"),
                self.tr("All keys of the window"),
            ),
            (
                self.about_action,
                self.tr("&About MNIST Draw"),
                self.tr("Version, license and data"),
            ),
        ):
            action.setText(text)
            action.setToolTip(tip)
            action.setStatusTip(tip)
        # From the beginning: windows may have got texts of the other language in part.
        self._turns.stop()
        self._attach_to(self._application.topLevelWidgets())
        if self._window is not None:
            self._window.words.set_glossary(self._glossary)
            self._fill_shortcuts(self._window)

    @Slot()
    def show_first_steps(self) -> None:
        """Open the help window at the first steps."""
        self._open("first steps")

    @Slot()
    def show_words(self) -> None:
        """Open the help window at the words."""
        self._open("words")

    @Slot()
    def show_shortcuts(self) -> None:
        """Open the help window at the keyboard shortcuts."""
        self._open("shortcuts")

    @Slot()
    def explain(self) -> None:
        """Explain the widget with the keyboard focus, or let the user click what to explain.

        The focus counts only for the key: who opens the menu has a pointer.
        """
        focus = self._application.focusWidget()
        word = self._glossary.word_at(focus)
        by_key = self._application.keyboardModifiers() & Qt.KeyboardModifier.ShiftModifier
        if by_key and word is not None and focus is not None:
            self._explain_word(word, focus, focus.mapToGlobal(focus.rect().bottomLeft()))
            return
        self._attach_to(self._application.topLevelWidgets())
        self._turns.finish()
        QWhatsThis.enterWhatsThisMode()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Offer an explanation where nothing in a window has a context menu of its own."""
        if isinstance(event, QContextMenuEvent) and isinstance(watched, QWidget):
            by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
            position = event.globalPos()
            widget = (
                self._application.focusWidget() if by_key else self._application.widgetAt(position)
            )
            word = self._glossary.word_at(widget)
            if widget is not None and word is not None:
                self._offer(word, widget, position)
                return True
        return False

    def _action(self, name: str, shortcuts: list[QKeySequence] | None = None) -> QAction:
        action = QAction(self)
        action.setObjectName(name)
        if shortcuts:
            action.setShortcuts(shortcuts)
            # In side windows too.
            action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        return action

    @Slot()
    def _attach_to_active(self) -> None:
        window = self._application.activeWindow()
        if window is not None:
            self._attach_to([window])

    def _attach_to(self, windows: Sequence[QWidget]) -> None:
        """Give windows their texts in later turns: a thousand widgets would stop the pen."""
        for window in windows:
            if not isinstance(window, QMenu) and window.windowType() != Qt.WindowType.Popup:
                # Once, however often it is called.
                window.installEventFilter(self)
                self._unattached[window] = None
        if not self._turns.active:
            self._turns.start(self._attach())

    def _attach(self) -> Iterator[None]:
        while self._unattached:
            window = next(iter(self._unattached))
            yield from self._glossary.attach(window)
            del self._unattached[window]

    def _offer(self, word: Word, widget: QWidget, position: QPoint) -> None:
        menu = QMenu(widget.window())
        menu.setObjectName("wordMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        explain = menu.addAction(self.tr("What is “{word}”?").format(word=word.title))
        explain.triggered.connect(partial(self._explain_word, word, widget, position))
        every = menu.addAction(self.tr("All words"))
        every.triggered.connect(partial(self._open_word, word))
        menu.popup(position)

    def _explain_word(self, word: Word, widget: QWidget, position: QPoint) -> None:
        QWhatsThis.showText(position, rich_text(word), widget)

    def _open_word(self, word: Word) -> None:
        self._open("words").words.show_word(word.key)

    def shut_down(self) -> None:
        """Close the help window, so that the application can end."""
        if self._window is not None:
            self._window.close()

    def _open(self, page: Page) -> HelpWindow:
        if self._window is None:
            self._window = HelpWindow(self._glossary, self._main_window)
            self._window.place_over(self._main_window)
            self._window.first_steps.demo_wanted.connect(self._show_demo)
            self._window.words.word_changed.connect(self._look_for_word)
            self._window.words.place_wanted.connect(self._point_out)
        self._fill_shortcuts(self._window)
        self._window.open(page)
        self._look_for_word()
        return self._window

    def _fill_shortcuts(self, window: HelpWindow) -> None:
        side_windows = [
            each
            for each in self._application.topLevelWidgets()
            if each is not self._main_window and each.isWindow() and each.isVisible()
        ]
        window.shortcuts.show_groups(
            [
                *shortcut_groups(self._main_window, side_windows, self.tr("Without a menu")),
                *widget_key_groups(),
            ]
        )

    @Slot()
    def _show_demo(self) -> None:
        if self._window is not None:
            self._window.close()
        self._main_window.raise_()
        self._main_window.activateWindow()
        self.demo_wanted.emit()

    @Slot()
    def _look_for_word(self) -> None:
        if self._window is not None:
            page, word = self._window.words, self._window.words.word
            known = word is not None and self._place(word) is not None
            page.set_place_known(known=known, opens=self._opener(word) is not None)

    @Slot(object)
    def _point_out(self, word: Word) -> None:
        place, opener = self._place(word), self._opener(word)
        if place is None and opener is not None:
            opener.trigger()
            # Its layout comes with the next events.
            QTimer.singleShot(_OPENED_MS, self, partial(self._show_place, word))
        else:
            self._show_place(word)

    def _show_place(self, word: Word) -> None:
        place = self._place(word) or self._place(word, scroll=True)
        if place is not None:
            place.window().raise_()
            place.window().activateWindow()
            Spotlight(place)

    def _opener(self, word: Word | None) -> QAction | None:
        """The action that opens the part of the application that shows a word."""
        name = "" if word is None else _OPENERS.get(word.home, "")
        return self._main_window.findChild(QAction, name) if name else None

    def _place(self, word: Word, *, scroll: bool = False) -> QWidget | None:
        """A widget of the word that is on the screen now, or was scrolled out of sight."""
        for window in self._application.topLevelWidgets():
            if window.isVisible() and window is not self._window:
                for widget in self._glossary.widgets(word, window):
                    if widget.isVisible():
                        if scroll:
                            _scroll_to(widget)
                        if not widget.visibleRegion().isEmpty():
                            return widget
        return None

    @Slot()
    def _show_about(self) -> None:
        QMessageBox.about(
            self._main_window,
            self.tr("About MNIST Draw"),
            self.tr(
                "<h3>MNIST Draw {version}</h3>"
                "<p>Draw a digit and watch a neural network learn to read it.</p>"
                "<p>Everything happens on this computer: no drawing leaves it.</p>"
                "<p>MIT License. Qt {qt}.</p>"
                "<p>The networks that come with the app have learned from these collections:</p>"
            ).format(version=_version(), qt=qVersion())
            + _SOURCES,
        )


def _version() -> str:
    """The installed version; empty if the program runs from a folder without installation."""
    try:
        return metadata.version("mnist-draw")
    except metadata.PackageNotFoundError:
        return ""


def _scroll_to(widget: QWidget) -> None:
    """Scroll all that a widget lies in, until it is seen."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()
