"""The words, and the widgets that they belong to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from mnist_draw.help.glossary import Glossary
from mnist_draw.help.words import words
from mnist_draw.help.words_page import WordsPage
from mnist_draw.shared import language
from mnist_draw.shared.widgets.steady_label import SteadyLabel
from tests import accessible
from tests.mnist_draw.recorder import Recorder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from mnist_draw.shared.language import Language


@pytest.fixture(autouse=True)
def _english_again(qapp: QApplication) -> Iterator[None]:
    yield
    language.install(qapp, "en")


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """A label of a word, an unnamed label in a named widget, and a strip of the Inside view."""
    result = QWidget()
    qtbot.addWidget(result)
    layout = QVBoxLayout(result)
    label, bars, inner = QLabel("Epochs"), QWidget(), QLabel("90 %")
    label.setObjectName("epochsTitle")
    bars.setObjectName("probabilityBars")
    inner.setParent(bars)
    strip = QWidget()
    strip.setObjectName("strip-relu1")
    title = SteadyLabel("stripTitle-relu1", parent=strip)
    title.set_text("Convolution 1: feature maps")
    for widget in (label, bars, strip, QPushButton("Other")):
        layout.addWidget(widget)
    return result


def named(window: QWidget, name: str) -> QWidget:
    found = window.findChild(QWidget, name)
    assert isinstance(found, QWidget)
    return found


@pytest.mark.parametrize("code", [*language.NAMES])
def test_words_are_complete_and_different_in_every_language(
    qapp: QApplication, code: Language
) -> None:
    language.install(qapp, code)
    every = words()
    assert len({word.key for word in every}) == len(every)
    assert len({word.title for word in every}) == len(every)
    assert all(len(word.meaning) > len(word.title) for word in every)
    claimed = [name for word in every for name in (*word.labels, *word.controls)]
    assert len(set(claimed)) == len(claimed)


def test_words_are_in_alphabetical_order() -> None:
    titles = [word.title.casefold() for word in words()]
    assert titles == sorted(titles)


def test_widget_has_the_word_of_its_name_or_of_what_is_around_it(window: QWidget) -> None:
    glossary = Glossary()

    def key(widget: QWidget | None) -> str | None:
        word = glossary.word_at(widget)
        return None if word is None else word.key

    assert key(named(window, "epochsTitle")) == "epoch"
    assert key(named(window, "probabilityBars").findChild(QLabel)) == "probability"
    assert key(window.findChild(QPushButton)) is None
    assert key(None) is None


def test_strip_has_the_last_word_of_its_title(window: QWidget) -> None:
    glossary = Glossary()
    for name in ("stripTitle-relu1", "strip-relu1"):
        word = glossary.word_at(named(window, name))
        assert word is not None
        assert word.key == "feature map"


def test_attached_widgets_explain_themselves(window: QWidget) -> None:
    for _ in Glossary().attach(window):
        pass
    assert "One pass over all training images" in named(window, "epochsTitle").whatsThis()
    assert named(window, "stripTitle-relu1").whatsThis()


def test_widgets_of_a_word_are_found_in_a_window(window: QWidget) -> None:
    glossary = Glossary()
    epoch, map_ = glossary.find("epoch"), glossary.find("feature map")
    assert epoch is not None
    assert map_ is not None
    assert glossary.widgets(epoch, window) == [named(window, "epochsTitle")]
    assert glossary.widgets(map_, window) == [named(window, "stripTitle-relu1")]


@pytest.fixture
def page(qtbot: QtBot) -> WordsPage:
    result = WordsPage(Glossary())
    qtbot.addWidget(result)
    return result


def test_page_shows_the_chosen_word(page: WordsPage) -> None:
    page.show_word("loss")
    assert page.word is not None
    assert page.findChild(QLabel, "wordTitle").text() == "Loss"  # type: ignore[union-attr]
    assert page.findChild(QLabel, "wordMeaning").text() == page.word.meaning  # type: ignore[union-attr]


def test_search_reads_words_and_meanings(page: WordsPage) -> None:
    page.findChild(QWidget, "wordSearch").setText("every image")  # type: ignore[union-attr]
    assert page.shown_words() == ["Epoch"]
    assert page.word is not None
    assert page.word.key == "epoch"
    page.show_word("loss")
    assert len(page.shown_words()) == len(words())


def test_search_without_a_result_shows_no_word(page: WordsPage) -> None:
    page.findChild(QWidget, "wordSearch").setText("zebra")  # type: ignore[union-attr]
    assert page.shown_words() == []
    assert page.word is None
    assert page.findChild(QLabel, "wordTitle").text() == ""  # type: ignore[union-attr]


def test_page_keeps_its_word_in_another_language(page: WordsPage, qapp: QApplication) -> None:
    page.show_word("loss")
    language.install(qapp, "ja")
    page.set_glossary(Glossary())
    assert page.word is not None
    assert (page.word.key, page.word.title) == ("loss", "損失")


def test_place_is_asked_for_where_it_is_known(page: WordsPage) -> None:
    wanted = Recorder(page.place_wanted)
    button = accessible.button(page, "Show it on the screen")
    page.set_place_known(known=False)
    button.click()
    page.set_place_known(known=True)
    button.click()
    assert wanted.values == [page.word]
