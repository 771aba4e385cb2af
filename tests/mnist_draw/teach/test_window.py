from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QListWidget,
    QPushButton,
    QTableWidget,
    QToolButton,
    QWidget,
)

from mnist_draw.shared import language
from mnist_draw.teach.choice import TeachChoice
from mnist_draw.teach.window import TeachWindow
from tests.foreign_texts import EVIL, taken_for_html
from trainer.drawings.stored_drawing import Counts
from trainer.network.compared_readings import ReadBoth, TeachingComparison
from trainer.recipe.classes import DIGITS

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

COMPARISON = TeachingComparison(
    classes=DIGITS,
    learnt=ReadBoth((7, 7, 3), (1, 7, 3), (7, 7, 8)),
    held_out=ReadBoth((7,), (1,), (1,)),
    known=ReadBoth((1, 2), (1, 2), (1, 2)),
    data="MNIST",
    left_out={},
    start_run="a-run",
    uids=("a", "b", "c", "d"),
)


@pytest.fixture
def window(qtbot: QtBot) -> TeachWindow:
    result = TeachWindow()
    qtbot.addWidget(result)
    result.set_network(DIGITS)
    result.set_counts(Counts({("Ann", "7"): 12, ("Ann", None): 2, ("Ben", "3"): 3}))
    result.show()
    return result


def text(window: TeachWindow, name: str) -> str:
    label = window.findChild(QLabel, name)
    assert label is not None
    return label.text() if label.isVisible() else ""


def teach_button(window: TeachWindow) -> QPushButton:
    button = window.findChild(QPushButton, "teachButton")
    assert button is not None
    return button


def choose_writer(window: TeachWindow, index: int) -> None:
    box = window.findChild(QComboBox, "teachWriterBox")
    assert box is not None
    box.setCurrentIndex(index)


def test_everybody_is_chosen_at_first(qtbot: QtBot, window: TeachWindow) -> None:
    assert "15 drawings" in text(window, "teachChosen")
    assert "2 without a label" in text(window, "teachChosen")
    with qtbot.waitSignal(window.teach_wanted) as wanted:
        teach_button(window).click()
    assert wanted.args == [TeachChoice(None, frozenset(DIGITS))]


def test_labels_can_be_left_out(window: TeachWindow) -> None:
    button = window.findChild(QToolButton, "teachLabel-7")
    assert button is not None
    button.click()
    assert "3 drawings" in text(window, "teachChosen")
    assert "at least 5" in text(window, "teachHint")
    assert not teach_button(window).isEnabled()


def test_too_few_of_a_writer_are_said_with_what_is_missing(window: TeachWindow) -> None:
    choose_writer(window, 2)
    assert "at least 5" in text(window, "teachHint")
    choose_writer(window, 1)
    assert "0, 1, 2, 3, 4, 5, 6, 8, 9" in text(window, "teachHint")
    assert teach_button(window).isEnabled()


def test_an_empty_store_says_what_to_do(window: TeachWindow) -> None:
    window.set_counts(Counts())
    assert "no drawings yet" in text(window, "teachHint")
    assert not teach_button(window).isEnabled()


def test_steps_stand_in_place_of_a_result(window: TeachWindow) -> None:
    steps = window.findChild(QWidget, "teachSteps")
    assert steps is not None
    assert not steps.isHidden()
    assert text(window, "teachSteps1") == "Draw, and keep each drawing as what it is"
    window.set_teaching(teaching=True)
    assert steps.isHidden()
    window.set_teaching(teaching=False)
    assert not steps.isHidden()
    window.show_comparison(COMPARISON)
    window.set_teaching(teaching=False)
    assert steps.isHidden()


def test_nothing_is_taught_during_a_training(window: TeachWindow) -> None:
    window.set_idle(idle=False)
    assert not teach_button(window).isEnabled()
    assert "training runs" in text(window, "teachHint")


def test_the_chosen_writer_survives_new_drawings(window: TeachWindow) -> None:
    choose_writer(window, 2)
    window.set_counts(Counts({("Ann", "7"): 12, ("", "1"): 1, ("Ben", "3"): 4}))
    box = window.findChild(QComboBox, "teachWriterBox")
    assert box is not None
    assert box.currentText() == "Ben: 4"


def test_a_result_counts_both_parts_and_forgetting(window: TeachWindow) -> None:
    window.show_comparison(COMPARISON)
    assert text(window, "teachingResult") == "It reads 2 of these 4 drawings correctly (before: 2)"
    assert "forgotten nothing: 100.00 % of MNIST" in text(window, "teachingForgetting")
    table = window.findChild(QTableWidget, "teachingTable")
    assert table is not None
    model = table.model()
    cells = [[model.index(row, column).data() for column in range(2)] for row in range(12)]
    assert cells[:2] == [["All", "2 → 2 of 4"], ["Held out", "0 → 0 of 1"]]
    assert cells[2 + 7] == ["7", "1 → 2 of 3"]


def test_changed_drawings_are_shown_and_go_to_the_canvas(qtbot: QtBot, window: TeachWindow) -> None:
    image = np.full((28, 28), 9, np.uint8)
    window.show_comparison(COMPARISON)
    window.result.show_pictures({"a": image, "c": image})
    pictures = window.findChild(QListWidget, "changedDrawings")
    assert pictures is not None
    assert [pictures.item(row).text() for row in range(pictures.count())] == [
        "3: 3 → 8",
        "7: 1 → 7",
    ]
    with qtbot.waitSignal(window.result.image_activated) as activated:
        pictures.itemActivated.emit(pictures.item(0))
    assert (activated.args or [None])[0] is image


def test_one_button_leads_back_and_forth(qtbot: QtBot, window: TeachWindow) -> None:
    window.show_comparison(COMPARISON)
    button = window.findChild(QPushButton, "backButton")
    assert button is not None
    with qtbot.waitSignal(window.result.back_wanted):
        button.click()
    window.result.set_taught_in_use(in_use=False)
    with qtbot.waitSignal(window.result.taught_wanted):
        button.click()


def test_a_result_is_announced(window: TeachWindow, announcements: list[str]) -> None:
    window.show_comparison(COMPARISON)

    (announced,) = announcements
    assert announced == (
        "It reads 2 of these 4 drawings correctly (before: 2). "
        "It has forgotten nothing: 100.00 % of MNIST, as before"
    )


def test_names_of_classes_and_of_the_data_are_not_taken_for_html(window: TeachWindow) -> None:
    window.set_network((EVIL, "Q&A"))
    window.set_counts(Counts({("Ann", "Q&A"): 12}))
    assert EVIL in text(window, "teachHint")
    button = window.findChild(QToolButton, "teachLabel-Q&A")
    assert button is not None
    assert button.text() == "Q&&A × 12"
    window.show_progress(lambda: f"Reading {EVIL}", None)
    classes = (*DIGITS[:7], EVIL, *DIGITS[8:])
    window.show_comparison(dataclasses.replace(COMPARISON, classes=classes, data=EVIL))
    blank = np.zeros((28, 28), np.uint8)
    window.result.show_pictures(dict.fromkeys(COMPARISON.uids, blank))
    assert EVIL in text(window, "teachingForgetting")
    assert taken_for_html(window) == set()


@pytest.mark.usefixtures("english_afterwards")
def test_what_the_lesson_does_follows_the_language(window: TeachWindow, qapp: QApplication) -> None:
    window.set_teaching(teaching=True)
    assert text(window, "teachStatus") == "Getting ready…"
    language.install(qapp, "ja")
    QCoreApplication.sendPostedEvents()
    assert text(window, "teachStatus") == "準備中…"
