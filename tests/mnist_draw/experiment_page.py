"""A card on its page, as a class sees and uses it."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from tests import accessible
from tests.mnist_draw.compare.parts import find
from trainer.errors import CancelledError

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from mnist_draw.experiments.card import Card
    from mnist_draw.experiments.card_page import CardPage

TIMEOUT_MS = 30_000


class HeldSearch:
    """A worker's search: done for the first network, held and then cancelled for the next one.

    Attributes:
        holds: Set once the first network is done.
        goes_on: A test sets it.
    """

    def __init__(self, search: Callable[..., object]) -> None:
        self._search = search
        self._first = True
        self.holds, self.goes_on = threading.Event(), threading.Event()

    def __call__(self, *arguments: object, **keywords: object) -> object:
        if self._first:
            self._first = False
            return self._search(*arguments, **keywords)
        self.holds.set()
        self.goes_on.wait(TIMEOUT_MS / 1000)
        raise CancelledError


class ExperimentPage:
    """Shows a card as the Experiments window does, without the question."""

    def __init__(self, qtbot: QtBot, card: Card) -> None:
        self._qtbot, self._card = qtbot, card
        self.page: CardPage = card.build_page()
        qtbot.addWidget(self.page)
        self.choose(card.default)
        self.page.set_asking(asking=False)
        card.set_seen(seen=True)
        with qtbot.waitExposed(self.page):
            self.page.show()

    def choose(self, value: int) -> None:
        """Choose a value of the knob."""
        self.page.set_texts(self._card.texts(value))
        self.page.value = value
        self.page.knob_changed.emit(value)

    def wait_until(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition, timeout=TIMEOUT_MS)

    def press(self, name: str) -> None:
        accessible.button(self.page, name).click()

    def run_to_the_end(self, name: str) -> None:
        """Press the button, and wait for an answer or a message."""
        self.press(name)
        self.wait_until(lambda: bool(self.answer or self.message))

    def shut_down(self) -> None:
        self._card.shut_down()
        assert all(thread.wait(TIMEOUT_MS) for thread in self._card.threads)

    @property
    def answer(self) -> str:
        return self._text("experimentAnswer")

    @property
    def detail(self) -> str:
        return self._text("experimentDetail")

    @property
    def message(self) -> str:
        return self._text("messageText")

    @property
    def hint(self) -> str:
        """Why it cannot run."""
        return self._text("runHint")

    def _text(self, name: str) -> str:
        label = find(self.page, QLabel, name)
        return label.text() if label.isVisible() else ""
