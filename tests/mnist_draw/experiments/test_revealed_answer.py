"""A page that is higher than its window shows its answer at the end of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QScrollArea, QWidget

from mnist_draw.experiments.card_page import CardPage
from mnist_draw.experiments.card_texts import CardTexts

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def shown(qtbot: QtBot, height: int) -> tuple[QScrollArea, CardPage]:
    """A page in a window of a height."""
    page = CardPage("any")
    page.set_texts(CardTexts(title="Title", about="About", button="Run"))
    body = QWidget()
    body.setMinimumHeight(200)
    page.set_body(body)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(page)
    qtbot.addWidget(area)
    area.resize(500, height)
    with qtbot.waitExposed(area):
        area.show()
    return area, page


def test_the_answer_comes_to_the_top_of_a_low_window(qtbot: QtBot) -> None:
    area, page = shown(qtbot, 240)
    page.show_answer("Yes", None)
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 0)
    answer = page.findChild(QWidget, "answerBox")
    assert isinstance(answer, QWidget)
    assert area.viewport().rect().contains(answer.mapTo(area.viewport(), answer.rect().topLeft()))


def test_a_page_that_fits_stays(qtbot: QtBot) -> None:
    area, page = shown(qtbot, 800)
    page.show_answer("Yes", None)
    qtbot.waitUntil(lambda: not page._reveal.isActive())
    assert area.verticalScrollBar().value() == 0


def test_an_answer_is_announced_once(qtbot: QtBot, announcements: list[str]) -> None:
    _, page = shown(qtbot, 800)
    page.show_answer("Yes, by 2 %.", None, "The last one of 5")
    page.show_answer("Yes, by 2 %.", None, "The last one of 5")
    assert announcements == ["Yes, by 2 %.\nThe last one of 5"]

    page.clear_answer()
    page.show_answer("No.", None)
    assert announcements[1:] == ["No."]
