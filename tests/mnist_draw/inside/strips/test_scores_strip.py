"""Strip of the ten scores."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from mnist_draw.inside.scene import Scores
from mnist_draw.inside.strips.scores_strip import ScoresStrip
from mnist_draw.inside.strips.signed_bars import SignedBars
from tests.mnist_draw.recorder import Recorder

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

GAINS = (1.0,) * 7 + (4.0, 1.0, 1.0)
LOSSES = (-2.0,) * 7 + (-0.5, -2.0, -2.0)


def scores(gains: tuple[float, ...] = GAINS, losses: tuple[float, ...] = LOSSES) -> Scores:
    totals = tuple(gain + loss for gain, loss in zip(gains, losses, strict=True))
    winner = None if any(map(math.isnan, totals)) or not totals else totals.index(max(totals))
    return Scores("logits", "logits", gains, losses, totals, winner)


@pytest.fixture
def strip(qtbot: QtBot) -> ScoresStrip:
    widget = ScoresStrip(scores())
    qtbot.addWidget(widget)
    widget.resize(500, 300)
    widget.show()
    return widget


def bars(strip: ScoresStrip) -> SignedBars:
    found = strip.findChild(SignedBars)
    assert found is not None
    return found


def row_y(strip: ScoresStrip, digit: int) -> int:
    return round((digit + 0.5) * bars(strip).height() / 10)


def coloured(image: QImage, y: int) -> tuple[int, int]:
    """Orange and blue pixels of a line, without the frame of the focus."""
    colours = [image.pixelColor(x, y) for x in range(2, image.width() - 2)]
    orange = sum(colour.red() > colour.blue() + 80 for colour in colours)
    return orange, sum(colour.blue() > colour.red() + 80 for colour in colours)


def test_a_bar_to_each_side_shows_what_speaks_for_and_against(strip: ScoresStrip) -> None:
    image = bars(strip).grab().toImage()
    orange, blue = coloured(image, row_y(strip, 7))
    assert blue == pytest.approx(8 * orange, rel=0.2)
    orange, blue = coloured(image, row_y(strip, 3))
    assert orange == pytest.approx(2 * blue, rel=0.2)


def test_a_click_opens_the_sum_of_the_digit(strip: ScoresStrip) -> None:
    chosen = Recorder(strip.unit_chosen)
    QTest.mouseClick(bars(strip), Qt.MouseButton.LeftButton, pos=QPoint(100, row_y(strip, 4)))
    assert chosen.values == [("logits", (4,))]


def test_the_keyboard_reads_and_opens_digits(strip: ScoresStrip) -> None:
    described, chosen = Recorder(strip.described), Recorder(strip.unit_chosen)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(bars(strip), key)
    assert described.values[0] == "Digit 0: 1 for, −2 against, together −1"
    assert chosen.values == [("logits", (0,))]


def test_a_blank_canvas_has_no_bars(strip: ScoresStrip) -> None:
    strip.show_strip(scores((), ()))
    image = bars(strip).grab().toImage()
    assert [coloured(image, row_y(strip, digit)) for digit in range(10)] == [(0, 0)] * 10


def test_scores_that_are_no_numbers_have_no_bars(strip: ScoresStrip) -> None:
    strip.show_strip(scores((math.nan, *GAINS[1:]), (math.nan, *LOSSES[1:])))
    image = bars(strip).grab().toImage()
    assert coloured(image, row_y(strip, 0)) == (0, 0)
    assert coloured(image, row_y(strip, 7)) != (0, 0)


def test_infinite_scores_fill_the_track(strip: ScoresStrip) -> None:
    strip.show_strip(scores((math.inf, *GAINS[1:])))
    image = bars(strip).grab().toImage()
    _, blue = coloured(image, row_y(strip, 0))
    assert blue > coloured(image, row_y(strip, 7))[1]


def test_a_row_that_another_network_lacks_is_not_chosen(strip: ScoresStrip) -> None:
    for _ in range(10):
        QTest.keyClick(bars(strip), Qt.Key.Key_Down)
    chosen, pointed = Recorder(strip.unit_chosen), Recorder(strip.unit_pointed)

    strip.show_strip(replace(scores(GAINS[:3], LOSSES[:3]), classes=("A", "B", "C")))
    QTest.keyClick(bars(strip), Qt.Key.Key_Return)

    assert chosen.values == []
    assert pointed.values == [None]
