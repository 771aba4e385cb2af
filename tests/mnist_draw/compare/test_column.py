"""A column's answer: certain, in doubt, or no number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtWidgets import QApplication, QWidget

from mnist_draw.compare.column import AnswerColumn
from mnist_draw.compare.comparison import Answer
from mnist_draw.predict.bars.probability_bars import ProbabilityBars
from mnist_draw.predict.huge_digit import HugeDigit
from mnist_draw.shared import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QColor
    from pytestqt.qtbot import QtBot


@pytest.fixture
def column(qtbot: QtBot) -> AnswerColumn:
    theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]
    column = AnswerColumn("column", QWidget())
    qtbot.addWidget(column)
    column.resize(200, 600)
    column.show()
    return column


def _colours(column: AnswerColumn) -> set[str]:
    digit = column.findChild(HugeDigit)
    assert digit is not None
    image = digit.grab().toImage()
    return {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 2)
        for y in range(0, image.height(), 2)
    }


@pytest.mark.parametrize(
    ("first", "second", "colour"),
    [
        (0.9, 0.05, theme.LIGHT.accent),
        (0.48, 0.4, theme.LIGHT.muted),
        (0.45, 0.1, theme.LIGHT.muted),
    ],
)
def test_a_digit_in_doubt_is_grey(
    column: AnswerColumn, first: float, second: float, colour: QColor
) -> None:
    rest = (1 - first - second) / 8
    probabilities = np.array([first, second, *[rest] * 8], np.float32)
    column.show_answer(Answer(probabilities, 0), 0, 0)
    shown = _colours(column)
    assert colour.name() in shown
    assert ({theme.LIGHT.accent.name(), theme.LIGHT.muted.name()} & shown) == {colour.name()}
    bars = column.findChild(ProbabilityBars)
    assert bars is not None
    assert bars.winner == (0 if colour == theme.LIGHT.accent else None)


def test_an_answer_that_is_no_number_is_grey(column: AnswerColumn) -> None:
    column.show_answer(Answer(np.full(10, np.nan, np.float32), None), None, None)
    assert theme.LIGHT.muted.name() in _colours(column)
