"""Probability bars: order, the winner's marks, repainted rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QContextMenuEvent, QFontMetricsF, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication

from mnist_draw.predict.bars.probability_bars import ProbabilityBars
from mnist_draw.shared import theme
from mnist_draw.shared.numbers import percent
from tests.mnist_draw.recorder import Recorder

if TYPE_CHECKING:
    from PySide6.QtGui import QImage
    from pytestqt.qtbot import QtBot

_ROW = 30


class _RecordingBars(ProbabilityBars):
    """Records the painted region."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = QRegion()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted += event.region()
        super().paintEvent(event)


@pytest.fixture
def bars(qtbot: QtBot) -> _RecordingBars:
    theme.apply(QApplication.instance(), "light")  # type: ignore[arg-type]
    bars = _RecordingBars()
    qtbot.addWidget(bars)
    bars.resize(280, 10 * _ROW)
    bars.show()
    return bars


def _probabilities(**shares: float) -> np.ndarray:
    """Probabilities by digit, such as ``d3=0.9``; the others are 0."""
    result = np.zeros(10, np.float32)
    for name, share in shares.items():
        result[int(name[1:])] = share
    return result


def _row(image: QImage, digit: int) -> QImage:
    return image.copy(QRect(0, digit * _ROW, image.width(), _ROW))


def _count(image: QImage, colour: QColor) -> int:
    return sum(
        image.pixelColor(x, y) == colour
        for x in range(image.width())
        for y in range(image.height())
    )


def test_the_longest_bar_is_the_most_probable(bars: _RecordingBars) -> None:
    bars.set_probabilities(_probabilities(d2=0.5, d5=0.3, d8=0.2))
    image = bars.grab().toImage()
    accent = [_count(_row(image, digit), theme.LIGHT.accent) for digit in range(10)]
    muted = [_count(_row(image, digit), theme.LIGHT.muted) for digit in range(10)]
    assert [digit for digit in range(10) if accent[digit]] == [2]
    assert [digit for digit in range(10) if muted[digit] > 50] == [5, 8]
    assert muted[5] > muted[8]
    assert accent[2] > muted[5]


def test_the_winner_has_a_badge_besides_its_colour(bars: _RecordingBars) -> None:
    bars.set_probabilities(_probabilities(d7=0.9, d1=0.1))
    image = bars.grab().toImage()
    corner = QRect(2, 7 * _ROW + _ROW // 2 - 2, 3, 3)
    assert _count(image.copy(corner), theme.LIGHT.accent) == 9
    other = QRect(2, 1 * _ROW + _ROW // 2 - 2, 3, 3)
    assert _count(image.copy(other), theme.LIGHT.window) == 9


def test_a_bar_is_as_long_as_its_probability(bars: _RecordingBars) -> None:
    def length(share: float) -> int:
        bars.set_probabilities(_probabilities(d4=share))
        row = _row(bars.grab().toImage(), 4)
        return sum(row.pixelColor(x, _ROW // 2) == theme.LIGHT.accent for x in range(24, 280))

    assert length(0.5) == pytest.approx(length(1.0) / 2, abs=4)


def test_empty_bars_show_no_numbers_and_no_winner(bars: _RecordingBars) -> None:
    bars.set_probabilities(_probabilities(d3=1.0))
    bars.set_probabilities(None)
    assert bars.winner is None
    image = bars.grab().toImage()
    assert _count(image, theme.LIGHT.accent) == 0
    assert _count(image.copy(QRect(230, 0, 50, image.height())), theme.LIGHT.text) == 0


def test_only_rows_that_change_are_painted_again(bars: _RecordingBars, qtbot: QtBot) -> None:
    bars.set_probabilities(_probabilities(d3=0.6, d5=0.4))
    qtbot.waitUntil(lambda: not bars.painted.isEmpty(), timeout=2000)
    QApplication.processEvents()
    bars.painted = QRegion()
    bars.set_probabilities(_probabilities(d3=0.7, d5=0.3))
    qtbot.waitUntil(lambda: not bars.painted.isEmpty(), timeout=2000)
    expected = QRegion(0, 3 * _ROW, 280, _ROW) + QRegion(0, 5 * _ROW, 280, _ROW)
    assert bars.painted == expected


def test_the_same_probabilities_paint_nothing(bars: _RecordingBars) -> None:
    bars.set_probabilities(_probabilities(d3=0.6, d5=0.4))
    QApplication.processEvents()
    bars.painted = QRegion()
    bars.set_probabilities(_probabilities(d3=0.6, d5=0.4))
    QApplication.processEvents()
    assert bars.painted.isEmpty()


@pytest.mark.parametrize(
    ("probability", "text"), [(0.0, "0.0"), (0.12345, "12.3"), (0.9996, "100.0"), (1.0, "100.0")]
)
def test_percentages_have_one_decimal(probability: float, text: str) -> None:
    assert percent(probability) == f"{text}\u00a0%"


@pytest.mark.parametrize("height", range(150, 190, 4))
def test_the_badge_stays_in_the_row_of_the_winner(bars: _RecordingBars, height: int) -> None:
    bars.resize(280, height)
    images = []
    for digit in (5, 1):
        bars.set_probabilities(_probabilities(**{f"d{digit}": 1.0}))
        images.append(bars.grab().toImage())
    below = QRect(0, 6 * height // 10, 280, height // 10)
    above = QRect(0, 4 * height // 10, 280, 5 * height // 10 - 4 * height // 10)
    for row in (above, below):
        assert images[0].copy(row) == images[1].copy(row)


def test_the_figures_of_rivals_are_not_muted(bars: _RecordingBars) -> None:
    bars.set_probabilities(_probabilities(d7=0.48, d1=0.4, d2=0.12), sure=False, rivals=(7, 1))
    image = bars.grab().toImage()
    marked = [bool(_count(_row(image, digit), theme.LIGHT.text)) for digit in range(10)]
    assert [digit for digit in range(10) if marked[digit]] == [1, 7]
    assert not _count(image, theme.LIGHT.accent)


@pytest.mark.parametrize("count", [2, 26, 47, 64])
@pytest.mark.parametrize(("width", "height"), [(180, 260), (283, 290), (500, 600)])
def test_every_class_has_a_bar_inside_the_widget(
    bars: _RecordingBars, count: int, width: int, height: int
) -> None:
    """The winner's badge is painted whole, whichever class it is."""
    bars.set_classes(tuple(f"n{number}" for number in range(count)))
    bars.resize(width, height)
    painted = []
    for winner in (0, count // 2, count - 1):
        probabilities = np.zeros(count, np.float32)
        probabilities[winner] = 1
        bars.set_probabilities(probabilities)
        painted.append(_count(bars.grab().toImage(), theme.LIGHT.accent))
    assert min(painted) > 100
    assert max(painted) < 1.5 * min(painted)


def test_other_classes_empty_the_bars(bars: _RecordingBars) -> None:
    bars.set_probabilities(_probabilities(d3=1.0))
    bars.set_classes(("cat", "dog"))
    assert bars.winner is None
    assert bars.accessibleName() == "Probability of each class"


@pytest.mark.parametrize("digit", [0, 3, 9])
def test_the_right_button_asks_for_images_of_the_digit(bars: ProbabilityBars, digit: int) -> None:
    wanted = Recorder(bars.images_wanted)
    middle = QPoint(bars.width() // 2, round((digit + 0.5) * bars.height() / 10))
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, middle, bars.mapToGlobal(middle))
    QApplication.sendEvent(bars, event)
    assert wanted.values == [digit]


def test_a_narrow_row_gives_the_room_of_decimals_to_its_bar(bars: _RecordingBars) -> None:
    def track() -> int:
        image = _row(bars.grab().toImage(), 7)
        return max(_count(image.copy(0, y, image.width(), 1), theme.LIGHT.accent) for y in (15,))

    bars.set_probabilities(_probabilities(d7=1))
    bars.resize(190, 10 * _ROW)
    narrow = track()
    figure = QFontMetricsF(theme.font("body")).horizontalAdvance("100.0\u00a0%")
    assert narrow > 1.2 * figure
