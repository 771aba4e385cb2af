from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextDocument

from mnist_draw.dataset.confusion_matrix import ConfusionMatrix
from mnist_draw.dataset.digit_list import DigitList
from mnist_draw.own.drawing_model import DrawingModel
from mnist_draw.plain_text import path_text, plain_tip
from mnist_draw.recipe.chooser import about
from tests.mnist_draw.networks import TINY
from trainer.data.digits import Digits
from trainer.drawings.stored_drawing import Entry

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

EVIL = "<img src=file:evil.png> & <b>bold</b>"


@pytest.mark.parametrize("text", ["", "plain", "two\nlines", "5 < 6 & 7 > 6"])
def test_a_text_that_is_no_html_stays(text: str) -> None:
    assert plain_tip(text) == text


def test_html_is_shown_and_not_rendered() -> None:
    document = QTextDocument()
    document.setHtml(plain_tip(f"{EVIL}\ntwo"))
    assert document.toPlainText() == f"{EVIL}\ntwo"


def test_bytes_of_a_name_that_are_no_text_are_escaped() -> None:
    assert path_text(Path(os.fsdecode(b"caf\xe9\n"))) == "caf\\xe9\\n"


def test_the_texts_of_a_recipe_are_no_html() -> None:
    described = about(TINY.with_changes(title=EVIL, source=EVIL))
    assert described.count("<b>") == 1
    assert "<img" not in described


@pytest.mark.usefixtures("qapp")
def test_the_writer_of_a_drawing_is_no_html() -> None:
    model = DrawingModel()
    model.set_entries([Entry("1", "A", EVIL, datetime.now(UTC), np.zeros((28, 28), np.uint8))])
    assert "<img" not in model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert EVIL in model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)


def test_the_classes_of_a_data_set_are_no_html(qtbot: QtBot) -> None:
    evil = "<img src=file:a.png>"
    names = (evil, "<b>B</b>")
    images = DigitList()
    two = Digits(np.zeros((2, 28, 28), np.uint8), np.array([0, 1], np.uint8), names)
    images.show_digits(two, np.arange(2))
    matrix = ConfusionMatrix()
    qtbot.addWidget(matrix)
    matrix.show_counts(np.ones((2, 2), np.int64), names)
    tip, said = Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole
    counts = matrix.model()
    across, down = Qt.Orientation.Horizontal, Qt.Orientation.Vertical
    tips = [
        images.index(0).data(tip),
        counts.index(0, 0).data(tip),
        counts.headerData(0, across, tip),
        counts.headerData(0, down, tip),
    ]
    assert all("&lt;img" in each for each in tips)
    assert evil in images.index(0).data(said)
    assert evil in counts.index(0, 0).data(said)
