"""Controller of the Experiments window: its cards, and which page is on screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QAction, QKeySequence

from mnist_draw.experiments.window import ExperimentsWindow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from mnist_draw.draw.draw_area import DrawArea
    from mnist_draw.experiments.card import Card
    from mnist_draw.experiments.card_page import CardPage
    from mnist_draw.settings import Settings
    from mnist_draw.shared.threads import WorkerThread


class ExperimentsController(QObject):
    """Owns the window and its cards; lives in the GUI thread.

    Attributes:
        action: Shows the window; for menus.
    """

    def __init__(self, main_window: QWidget, draw_area: DrawArea, settings: Settings) -> None:
        super().__init__(main_window)
        self._main_window, self._draw_area, self._settings = main_window, draw_area, settings
        self._window: ExperimentsWindow | None = None
        self._cards: dict[str, Card] = {}
        self._pages: dict[str, CardPage] = {}
        self._current = ""
        self.action = QAction(main_window)
        self.action.setObjectName("experimentsAction")
        self.action.setShortcut(QKeySequence("Ctrl+L"))
        self.action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        self.action.triggered.connect(self.show)
        self.action.setVisible(False)
        self.retranslate()

    @property
    def threads(self) -> tuple[WorkerThread, ...]:
        """The threads of the cards' workers."""
        return tuple(thread for card in self._cards.values() for thread in card.threads)

    def add(self, *cards: Card) -> None:
        """Add cards at the end of the grid; before the window is first shown."""
        for card in cards:
            self._cards[card.key] = card
        self.action.setVisible(bool(self._cards))

    @Slot()
    def show(self) -> None:
        """Show the window."""
        window = self._window or self._build()
        window.show()
        window.raise_()
        window.activateWindow()

    @Slot()
    def retranslate(self) -> None:
        """Set all texts in the present language."""
        self.action.setText(self.tr("E&xperiments…"))
        tip = self.tr("Change one thing, and see what it does")
        self.action.setToolTip(tip)
        self.action.setStatusTip(tip)
        for key in self._cards:
            self._set_texts(key)
            if key in self._pages:
                self._cards[key].retranslate()

    def shut_down(self) -> None:
        """Save the window's geometry, close it, and shut the cards down."""
        if self._window is not None:
            self._settings.set_side_geometry("experiments", self._window.saveGeometry())
            self._window.close()
        for card in self._cards.values():
            card.shut_down()

    def _build(self) -> ExperimentsWindow:
        window = self._window = ExperimentsWindow(self._main_window)
        for key, card in self._cards.items():
            window.add_card(key, card.texts(card.default))
        window.set_asking(asking=self._settings.asks_first)
        window.asking_changed.connect(self._change_asking)
        window.chosen.connect(self._choose)
        window.visibility_changed.connect(self._show_seen)
        window.restore(self._settings.side_geometry("experiments"), self._draw_area.canvas)
        return window

    @Slot(str)
    def _choose(self, key: str) -> None:
        self._current = key
        if key and self._window is not None:
            if key not in self._pages:
                self._add_page(key)
            self._window.show_page(key, self._pages[key])
        self._show_seen()

    def _add_page(self, key: str) -> None:
        card = self._cards[key]
        page = self._pages[key] = card.build_page()
        page.set_texts(card.texts(card.default))
        page.value = card.default
        page.set_asking(asking=self._settings.asks_first)
        page.knob_changed.connect(self._follow_knob)

    @Slot()
    def _show_seen(self) -> None:
        visible = self._window is not None and self._window.isVisible()
        for key in self._pages:
            self._cards[key].set_seen(seen=visible and key == self._current)

    @Slot(bool)
    def _change_asking(self, asking: bool) -> None:
        self._settings.asks_first = asking
        for page in self._pages.values():
            page.set_asking(asking=asking)

    @Slot()
    def _follow_knob(self) -> None:
        if self._current:
            self._set_texts(self._current)

    def _set_texts(self, key: str) -> None:
        card, page = self._cards[key], self._pages.get(key)
        texts = card.texts(card.default if page is None else page.value)
        if page is not None:
            page.set_texts(texts)
        if self._window is not None:
            self._window.set_card_texts(key, texts)
