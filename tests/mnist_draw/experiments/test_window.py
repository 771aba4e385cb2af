"""The Experiments window: the grid of cards, a card's page, the way back, and the question."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QCheckBox, QScrollArea, QWidget

from mnist_draw.draw.draw_area import DrawArea
from mnist_draw.experiments.card import Card
from mnist_draw.experiments.card_button import CardButton, CardGrid
from mnist_draw.experiments.card_page import CardPage
from mnist_draw.experiments.card_texts import CardTexts
from mnist_draw.experiments.controller import ExperimentsController
from mnist_draw.settings import Settings
from mnist_draw.shared import theme
from tests import accessible

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


class StubCard(Card):
    """A card with two values, which records whether its page is seen."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key, self.default = key, 1
        self.seen: list[bool] = []

    def texts(self, value: int) -> CardTexts:
        return CardTexts(
            title=f"{self.key} {value}",
            about="About",
            question="Which?",
            expectations=("this", "that"),
            knob="&Knob",
            values=("zero", "one"),
            button="Run",
        )

    def build_page(self) -> CardPage:
        return CardPage(self.key)

    def set_seen(self, *, seen: bool) -> None:
        if not self.seen or self.seen[-1] != seen:
            self.seen.append(seen)


class Parts:
    """The controller with two cards, and its window."""

    def __init__(self, qtbot: QtBot, file: Path) -> None:
        self.main, area = QWidget(), DrawArea()
        qtbot.addWidget(self.main)
        qtbot.addWidget(area)
        self.settings = Settings(QSettings(str(file), QSettings.Format.IniFormat))
        self.controller = ExperimentsController(self.main, area, self.settings)
        self.cards = StubCard("first"), StubCard("second")
        self.controller.add(*self.cards)
        self.controller.action.trigger()
        window = self.main.findChild(QWidget, "experimentsView")
        assert window is not None
        self.window = window

    def press(self, name: str) -> None:
        accessible.button(self.window, name).click()

    def visible(self, name: str) -> bool:
        return accessible.button(self.window, name).isVisible()

    @property
    def ask(self) -> QCheckBox:
        box = self.window.findChild(QCheckBox, "askFirstBox")
        assert box is not None
        return box


@pytest.fixture
def parts(qtbot: QtBot, tmp_path: Path) -> Parts:
    return Parts(qtbot, tmp_path / "settings.ini")


def test_a_card_leads_to_its_page_and_back(parts: Parts) -> None:
    parts.press("second 1")
    assert parts.visible("Run")
    assert not parts.visible("second 1")
    parts.press("All experiments")
    assert parts.visible("second 1")


def test_only_the_page_on_screen_is_seen(parts: Parts) -> None:
    first, second = parts.cards
    parts.press("first 1")
    parts.press("All experiments")
    parts.press("second 1")
    parts.window.close()
    assert first.seen == [True, False]
    assert second.seen == [True, False]
    parts.controller.action.trigger()
    assert second.seen == [True, False, True]


def test_the_question_can_be_switched_off_and_that_is_remembered(
    parts: Parts, qtbot: QtBot, tmp_path: Path
) -> None:
    parts.press("first 1")
    assert not accessible.button(parts.window, "Run").isEnabled()
    parts.ask.click()
    assert accessible.button(parts.window, "Run").isEnabled()
    parts.settings.sync()
    again = Parts(qtbot, tmp_path / "settings.ini")
    assert not again.ask.isChecked()


def test_no_card_no_action(qtbot: QtBot, tmp_path: Path) -> None:
    main, area = QWidget(), DrawArea()
    qtbot.addWidget(main)
    qtbot.addWidget(area)
    store = QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)
    assert not ExperimentsController(main, area, Settings(store)).action.isVisible()


def test_cards_stand_in_fewer_columns_when_letters_grow(qtbot: QtBot, qapp: QApplication) -> None:
    grid = CardGrid()
    qtbot.addWidget(grid)
    for key in "abc":
        button = CardButton(key)
        button.set_texts("Title", "Question?")
        grid.add(button)
    grid.resize(48 * grid.fontMetrics().height(), 400)
    grid.show()

    def columns() -> int:
        QApplication.processEvents()
        return len({button.x() for button in grid.findChildren(CardButton)})

    assert columns() == 3
    theme.apply(qapp, "light", projector=True)
    assert columns() < 3


def test_a_page_that_opens_is_named_and_described_by_its_card(parts: Parts) -> None:
    parts.press("first 1")

    (page,) = (area for area in parts.window.findChildren(QScrollArea) if area.isVisible())
    interface = QAccessible.queryAccessibleInterface(page)
    assert interface is not None
    assert interface.text(QAccessible.Text.Name) == "first 1"
    assert interface.text(QAccessible.Text.Description) == "About"
